import 'server-only';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { RowOutcome } from '@/lib/domain/batches';
import { type BoxScore, isScore, noScores, type Score } from '@/lib/domain/box-score';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { openRowIds } from '@/lib/server/db/queries/batches';
import { type Judging, phaseColumns } from '@/lib/server/db/queries/outcomes-phase';
import { inLimit, shownMessage } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

/** What the page of one batch shows, asked by page or as numbers: no answer here is as long as the batch. */

export type RowsFilter = {
  batchId: string;
  outcomes: readonly RowOutcome[];
  /** None: no condition. */
  scores: readonly Score[];
  regionIds: readonly string[];
  /** Only rows that need a person; `decide`: only those that wait for a decision. */
  attention: 'all' | 'open' | 'decide';
  /** The regions of whoever reads. */
  limit: RegionLimit;
  judging: Judging;
};

/** `position`: as planned. `risk`: what hurts most first. */
export type RowsOrder = 'position' | 'risk';

/**
 * How much a planned row asks to be looked at: a local disk may lose data (8), the cloud acts first (4), a critical event
 * (2), it starts at once (1). Ours: [inferred].
 */
const RISK = sql<number>`(case when coalesce("row"."localDisk", 1) = 1 then 8 else 0 end
  + case when "row"."dueAtMs" < coalesce("row"."planTimeMs", 0) then 4 else 0 end
  + case when "row"."eventLevel" = 'CRITICAL' then 2 else 0 end
  + case when "row"."opsType" = 'immediate' then 1 else 0 end)`;

function selectRows(db: Queryable, filter: RowsFilter) {
  let query = db
    .selectFrom('batchRows as row')
    .leftJoin('events as event', 'event.key', 'row.eventKey')
    .where('row.batchId', '=', filter.batchId)
    .where('row.outcome', 'is not', null)
    .where(inLimit(filter.limit, 'row.regionId'));
  if (filter.outcomes.length > 0) query = query.where('row.outcome', 'in', filter.outcomes);
  if (filter.scores.length > 0) {
    const scores = sql.join(filter.scores.map((score) => sql.lit(score)));
    query = query.where(sql<SqlBool>`${scoreColumn(filter.judging)} in (${scores})`);
  }
  if (filter.regionIds.length > 0) query = query.where('row.regionId', 'in', filter.regionIds);
  if (filter.attention === 'decide') query = query.where('row.needsDecisionAtMs', 'is not', null);
  if (filter.attention === 'open') {
    query = query.where('row.id', 'in', openRowIds(db, filter.judging, filter.batchId, filter.limit));
  }
  return query;
}

/** One page of rows, each with what the mirror knows of its event now now. */
export async function readRowsPage(
  db: Queryable,
  filter: RowsFilter,
  page: { order: RowsOrder; offset: number; limit: number },
) {
  let query = selectRows(db, filter)
    .leftJoin('instances as instance', 'instance.instanceId', 'row.resourceId')
    .selectAll('row')
    .select([
      shownMessage(filter.limit, 'row').as('message'),
      'event.goneAtMs',
      'event.reason as eventReason',
      'event.eventStatus as eventStatusNow',
      'instance.disksJson',
    ]);
  if (page.order === 'risk') query = query.orderBy(RISK, 'desc').orderBy('row.dueAtMs');
  return query.orderBy('row.position').offset(page.offset).limit(page.limit).execute();
}

export async function countRowsOf(db: Queryable, filter: RowsFilter): Promise<number> {
  const { count } = await selectRows(db, filter)
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Rows of the batch by region, in those of the reader, most first. They do not change once it is submitted. */
export async function readBatchRegions(db: Queryable, batchId: string, limit: RegionLimit) {
  const rows = await db
    .selectFrom('batchRows')
    .select((eb) => [
      'regionId',
      eb.fn.max('regionName').as('regionName'),
      eb.fn.countAll<number | string>().as('count'),
    ])
    .where('batchId', '=', batchId)
    .where(inLimit(limit, 'batchRows.regionId'))
    .groupBy('regionId')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) })).sort((a, b) => b.count - a.count);
}

/** Numbers of a batch on its way beside its outcomes and its box score. */
export async function readFollowed(db: Queryable, batchId: string, limit: RegionLimit) {
  const isDone = sql`"cloudStatus" in ('Executed', 'Avoided')`;
  const isTooLate = sql`"outcome" = 'skipped' and "reason" = 'request_expired'`;
  const { doneInCloud, tooLate } = await db
    .selectFrom('batchRows')
    .select([
      sql<number | string>`count(case when ${isDone} then 1 end)`.as('doneInCloud'),
      sql<number | string>`count(case when ${isTooLate} then 1 end)`.as('tooLate'),
    ])
    .where('batchId', '=', batchId)
    .where(inLimit(limit, 'batchRows.regionId'))
    .executeTakeFirstOrThrow();
  return { doneInCloud: Number(doneInCloud), tooLate: Number(tooLate) };
}

/** Rows whose order was given up because this server sends elsewhere now. */
export async function hasLostTarget(db: Queryable, batchId: string): Promise<boolean> {
  const row = await db
    .selectFrom('batchRows')
    .select('id')
    .where('batchId', '=', batchId)
    .where('outcome', '=', 'skipped')
    .where('reason', '=', 'target_changed')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Parts of the time between the first and the last row, as the timeline draws them. */
const SLICES = 64;

/**
 * The queued rows of a batch by region and part of time: what an approval lets go. Rows that go immediately are a slice
 * of their own, without times.
 */
export async function readPlanSlices(db: Queryable, batchId: string, limit: RegionLimit) {
  const span = await db
    .selectFrom('batchRows')
    .select((eb) => [eb.fn.min('planTimeMs').as('firstMs'), eb.fn.max('planTimeMs').as('lastMs')])
    .where('batchId', '=', batchId)
    .where('outcome', '=', 'queued')
    .where(inLimit(limit, 'batchRows.regionId'))
    .executeTakeFirstOrThrow();
  const firstMs = Number(span.firstMs ?? 0);
  const stepMs = Math.max(1, Math.ceil((Number(span.lastMs ?? 0) - firstMs + 1) / SLICES));
  const slice = sql<number>`("planTimeMs" - ${sql.lit(firstMs)}) / ${sql.lit(stepMs)}`;
  const isAfterDue = sql`"dueAtMs" is not null and "planTimeMs" > "dueAtMs"`;
  const rows = await db
    .selectFrom('batchRows')
    .select((eb) => [
      'regionId',
      eb.fn.max('regionName').as('regionName'),
      eb.fn.countAll<number | string>().as('rows'),
      eb.fn.min('planTimeMs').as('firstMs'),
      eb.fn.max('planTimeMs').as('lastMs'),
      sql<number | string>`count(case when "localDisk" = 1 then 1 end)`.as('localDisk'),
      sql<number | string>`count(case when "localDisk" is null then 1 end)`.as('diskUnknown'),
      sql<number | string>`count(case when ${isAfterDue} then 1 end)`.as('cloudFirst'),
      sql<number | null>`min(case when ${isAfterDue} then "dueAtMs" end)`.as('cloudFirstMs'),
    ])
    .where('batchId', '=', batchId)
    .where('outcome', '=', 'queued')
    .where(inLimit(limit, 'batchRows.regionId'))
    .groupBy(['regionId', slice])
    .orderBy('regionId')
    .execute();
  return rows.map((row) => ({
    ...row,
    rows: Number(row.rows),
    localDisk: Number(row.localDisk),
    diskUnknown: Number(row.diskUnknown),
    cloudFirst: Number(row.cloudFirst),
  }));
}

/** Regions and hours (UTC, epoch ms / 3,600,000) of a batch's queued rows; hour null: they go immediately. */
export async function readPlanHours(db: Queryable, batchId: string, limit: RegionLimit) {
  const hour = sql<number | null>`"planTimeMs" / 3600000`;
  const rows = await db
    .selectFrom('batchRows')
    .select((eb) => [
      'regionId',
      eb.fn.max('regionName').as('regionName'),
      hour.as('hour'),
      eb.fn.countAll<number | string>().as('rows'),
    ])
    .where('batchId', '=', batchId)
    .where('outcome', '=', 'queued')
    .where(inLimit(limit, 'batchRows.regionId'))
    .groupBy(['regionId', hour])
    .execute();
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }));
}

/** Queued rows in the reader's regions that are ordered for later than `untilMs`, and the last time of them; null: none. */
export async function readRowsLaterThan(
  db: Queryable,
  batchId: string,
  { untilMs, limit }: { untilMs: number; limit: RegionLimit },
) {
  const { rows, lastMs } = await db
    .selectFrom('batchRows')
    .select((eb) => [eb.fn.countAll<number | string>().as('rows'), eb.fn.max('planTimeMs').as('lastMs')])
    .where('batchId', '=', batchId)
    .where('outcome', '=', 'queued')
    .where('planTimeMs', '>', untilMs)
    .where(inLimit(limit, 'batchRows.regionId'))
    .executeTakeFirstOrThrow();
  return lastMs === null ? null : { rows: Number(rows), lastMs };
}

/** Names of all rows in the reader's regions, in their order, for whoever chooses one of them. */
export async function readRowNames(db: Queryable, batchId: string, limit: RegionLimit) {
  return db
    .selectFrom('batchRows')
    .select(['id', 'instanceName', 'resourceId', 'regionId', 'regionName'])
    .where('batchId', '=', batchId)
    .where(inLimit(limit, 'batchRows.regionId'))
    .orderBy('position')
    .execute();
}

/** Instances of those of these rows that are in the reader's regions, by row id. */
export async function readNamesOf(
  db: Queryable,
  rowIds: readonly string[],
  limit: RegionLimit,
): Promise<Map<string, string>> {
  if (rowIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('batchRows')
    .select(['id', 'instanceName', 'resourceId'])
    .where('id', 'in', rowIds)
    .where(inLimit(limit, 'batchRows.regionId'))
    .execute();
  return new Map(rows.map(({ id, instanceName, resourceId }) => [id, instanceName || resourceId]));
}

/** `scoreOf` of `box-score.ts` as an expression over `row` (batchRows). */
function scoreColumn(judging: Judging): RawBuilder<Score | null> {
  return sql<Score | null>`case when "row"."outcome" in ('queued', 'sending') then "row"."outcome"
    when "row"."outcome" = 'unknown' and "row"."leftAtMs" is not null then 'left'
    else ${phaseColumns(judging).phase} end`;
}

/** The rows of a submitted batch, in the reader's regions, by score. */
export async function countScores(
  db: Queryable,
  judging: Judging,
  batchId: string,
  limit: RegionLimit,
): Promise<BoxScore> {
  const box = noScores();
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('batchRows as row')
        .select(scoreColumn(judging).as('score'))
        .where('row.batchId', '=', batchId)
        .where(inLimit(limit, 'row.regionId'))
        .as('scored'),
    )
    .select((eb) => ['scored.score', eb.fn.countAll<number | string>().as('count')])
    .groupBy('scored.score')
    .execute();
  for (const { score, count } of rows) if (isScore(score)) box[score] = Number(count);
  return box;
}
