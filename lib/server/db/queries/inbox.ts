import 'server-only';
import { sql } from 'kysely';
import type { BatchState } from '@/lib/domain/batches';
import type { RegionLimit } from '@/lib/domain/region-limit';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import { inLimit, isBatchInLimit, type Viewer } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

/** More than anybody reads; the rest comes when these are decided. */
const MAX_WAITING = 500;

/** Batches that wait for approval, soonest to expire first. */
export async function readAwaiting(db: Queryable): Promise<BatchRecord[]> {
  return db
    .selectFrom('batches')
    .selectAll()
    .where('state', '=', 'awaiting_approval')
    .orderBy('expiresAtMs')
    .orderBy('number')
    .limit(MAX_WAITING)
    .execute();
}

/** Ids of requests that have run out, whether they were approved or not. */
export async function readRunOut(
  db: Queryable,
  states: readonly BatchState[],
  nowMs: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('batches')
    .select('id')
    .where('state', 'in', states)
    .where('expiresAtMs', '<=', nowMs)
    .orderBy('expiresAtMs')
    .limit(MAX_WAITING)
    .execute();
  return rows.map(({ id }) => id);
}

export async function readBatchesById(db: Queryable, ids: readonly string[]): Promise<BatchRecord[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('batches').selectAll().where('id', 'in', ids).orderBy('number').execute();
}

type Page = { viewer: Viewer; beforeNumber: number | null; limit: number };

/** What a person asked approval for, newest first. */
export async function readRequestsOf(db: Queryable, page: Page): Promise<BatchRecord[]> {
  let query = db
    .selectFrom('batches')
    .selectAll()
    .where('createdBy', '=', page.viewer.id)
    .where('wasRequested', '=', 1)
    .where(isBatchInLimit(page.viewer));
  if (page.beforeNumber !== null) query = query.where('number', '<', page.beforeNumber);
  return query.orderBy('number', 'desc').limit(page.limit).execute();
}

/** States in which a request is over and its rows were not sent: its requester has something to do or to know. */
const ENDED_UNSENT: readonly BatchState[] = ['rejected', 'expired', 'void'];

/** Requests of a person that ended unsent since they last looked at them. */
export async function readUnseenEndings(db: Queryable, viewer: Viewer): Promise<Set<string>> {
  const found = await db
    .selectFrom('batches')
    .leftJoin('batchLooks as seen', (join) =>
      join.onRef('seen.batchId', '=', 'batches.id').on('seen.userId', '=', viewer.id),
    )
    .select('batches.id')
    .where('batches.createdBy', '=', viewer.id)
    .where('batches.wasRequested', '=', 1)
    .where(isBatchInLimit(viewer))
    .where('batches.state', 'in', ENDED_UNSENT)
    .where((eb) => eb.or([eb('seen.atMs', 'is', null), eb('seen.atMs', '<', eb.ref('batches.endedAtMs'))]))
    .orderBy('batches.number', 'desc')
    .limit(MAX_WAITING)
    .execute();
  return new Set(found.map(({ id }) => id));
}

/** What a person has decided about, newest batch first. */
export async function readDecidedBy(db: Queryable, page: Page): Promise<BatchRecord[]> {
  let query = db
    .selectFrom('batches')
    .selectAll()
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('approvals')
          .select('approvals.id')
          .whereRef('approvals.batchId', '=', 'batches.id')
          .where('approvals.userId', '=', page.viewer.id),
      ),
    )
    .where(isBatchInLimit(page.viewer));
  if (page.beforeNumber !== null) query = query.where('number', '<', page.beforeNumber);
  return query.orderBy('number', 'desc').limit(page.limit).execute();
}

/** Rows by region of each of the batches, in those of the reader, with their first and last ordered time. */
export async function readRegionsOf(db: Queryable, batchIds: readonly string[], limit: RegionLimit) {
  if (batchIds.length === 0) return [];
  const rows = await db
    .selectFrom('batchRows')
    .select((eb) => [
      'batchId',
      'regionId',
      eb.fn.max('regionName').as('regionName'),
      eb.fn.countAll<number | string>().as('rows'),
      eb.fn.min('planTimeMs').as('firstMs'),
      eb.fn.max('planTimeMs').as('lastMs'),
      sql<number | string>`count(case when "dueAtMs" is not null and "planTimeMs" > "dueAtMs" then 1 end)`.as(
        'cloudFirst',
      ),
    ])
    .where('batchId', 'in', batchIds)
    .where(inLimit(limit, 'batchRows.regionId'))
    .groupBy(['batchId', 'regionId'])
    .orderBy('regionId')
    .execute();
  return rows.map((row) => ({ ...row, rows: Number(row.rows), cloudFirst: Number(row.cloudFirst) }));
}

/** Live rows of other batches in these regions that are ordered for a time in the range, or go at once and wait. */
export async function readNeighbours(
  db: Queryable,
  range: { exceptBatchId: string; regionIds: readonly string[]; fromMs: number; toMs: number; limit: number },
) {
  if (range.regionIds.length === 0) return [];
  return db
    .selectFrom('batchRows as row')
    .innerJoin('batches', 'batches.id', 'row.batchId')
    .select([
      'row.regionId',
      'row.planTimeMs',
      'batches.id',
      'batches.number',
      'batches.title',
      'batches.state',
    ])
    .where('row.regionId', 'in', range.regionIds)
    .where('row.liveKey', 'is not', null)
    .where('row.batchId', '!=', range.exceptBatchId)
    .where((eb) =>
      eb.or([
        eb.and([eb('row.planTimeMs', '>=', range.fromMs), eb('row.planTimeMs', '<', range.toMs)]),
        eb.and([eb('row.opsType', '=', 'immediate'), eb('row.outcome', 'in', ['queued', 'sending'])]),
      ]),
    )
    .orderBy('batches.number')
    .limit(range.limit)
    .execute();
}
