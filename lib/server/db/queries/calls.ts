import 'server-only';
import { type Insertable, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { CallState, CallsTable, Queryable } from '@/lib/server/db/schema';

export type CallRecord = Selectable<CallsTable>;

/** @param leaseUntilMs by the clock of the store, as all that is compared with it */
export async function insertCall(
  db: Queryable,
  call: Omit<Insertable<CallsTable>, 'leaseUntilMs'>,
  leaseUntilMs: RawBuilder<number>,
): Promise<void> {
  await db
    .insertInto('calls')
    .values({ ...call, leaseUntilMs })
    .execute();
}

/**
 * For a query of `calls`: whether it carried a row in the reader's regions. Rows that were ordered again are known by what
 * people decided about them.
 */
function carriedInside(limit: RegionLimit): RawBuilder<SqlBool> {
  if (limit === null) return inLimit(limit, '');
  return sql<SqlBool>`(exists (select 1 from "batchRows" as "carried" where "carried"."batchId" = "calls"."batchId"
      and "carried"."callId" = "calls"."id" and ${inLimit(limit, 'carried.regionId')})
    or exists (select 1 from "rowDecisions" as "decided" inner join "batchRows" as "carried"
      on "carried"."id" = "decided"."rowId" where "decided"."batchId" = "calls"."batchId"
      and "decided"."callId" = "calls"."id" and ${inLimit(limit, 'carried.regionId')}))`;
}

/** The calls of a batch that carried rows in the reader's regions, oldest first. */
export async function readCalls(db: Queryable, batchId: string, limit: RegionLimit): Promise<CallRecord[]> {
  return db
    .selectFrom('calls')
    .selectAll()
    .where('batchId', '=', batchId)
    .where(carriedInside(limit))
    .orderBy('startedAtMs')
    .orderBy('id')
    .execute();
}

/** The same, newest first. */
export async function readCallsPage(
  db: Queryable,
  batchId: string,
  page: { offset: number; limit: number; regions: RegionLimit },
): Promise<CallRecord[]> {
  return db
    .selectFrom('calls')
    .selectAll()
    .where('batchId', '=', batchId)
    .where(carriedInside(page.regions))
    .orderBy('startedAtMs', 'desc')
    .orderBy('id', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
}

export async function countCalls(db: Queryable, batchId: string, limit: RegionLimit): Promise<number> {
  const { count } = await db
    .selectFrom('calls')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('batchId', '=', batchId)
    .where(carriedInside(limit))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Of these calls, those that carried rows beyond the reader's regions, too. */
export async function readMixedCalls(
  db: Queryable,
  calls: readonly Pick<CallRecord, 'id' | 'rowCount'>[],
  limit: RegionLimit,
): Promise<Set<string>> {
  if (limit === null || calls.length === 0) return new Set();
  const ids = calls.map(({ id }) => id);
  const carried = await db
    .selectFrom('batchRows')
    .select((eb) => ['callId', eb.fn.countAll<number | string>().as('count')])
    .where('callId', 'in', ids)
    .where(inLimit(limit, 'batchRows.regionId'))
    .groupBy('callId')
    .execute();
  const inside = new Map(carried.map(({ callId, count }) => [callId, Number(count)]));
  return new Set(calls.flatMap(({ id, rowCount }) => ((inside.get(id) ?? 0) < rowCount ? [id] : [])));
}

/** Calls by id, in no order. */
export async function readCallsById(db: Queryable, ids: readonly string[]): Promise<CallRecord[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('calls').selectAll().where('id', 'in', ids).execute();
}

/** Prolongs the lease of a call that this holder has under way. */
export async function prolongCall(
  db: Queryable,
  id: string,
  holder: { owner: string; fence: number },
  leaseUntilMs: RawBuilder<number>,
): Promise<void> {
  await db
    .updateTable('calls')
    .set({ leaseUntilMs })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('owner', '=', holder.owner)
    .where('fence', '=', holder.fence)
    .execute();
}

export type CallEnd = {
  state: Exclude<CallState, 'sending'>;
  endedAtMs: number;
  httpStatus: number | null;
  requestId: string | null;
  vendorCode: string | null;
  vendorMessage: string | null;
};

/** Ends a call that `holder` has under way; false when somebody else has ended it already. */
export async function endCall(
  db: Queryable,
  id: string,
  holder: { owner: string; fence: number },
  end: CallEnd,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('calls')
    .set(end)
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('owner', '=', holder.owner)
    .where('fence', '=', holder.fence)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export type AbandonedCall = { id: string; batchId: string; correlationId: string | null };

/** Calls whose sender let the lease run out: it died, or hangs. */
export async function listAbandonedCalls(db: Queryable, now: RawBuilder<number>): Promise<AbandonedCall[]> {
  return db
    .selectFrom('calls')
    .select(['id', 'batchId', 'correlationId'])
    .where('state', '=', 'sending')
    .where('leaseUntilMs', '<=', now)
    .orderBy('startedAtMs')
    .execute();
}

/** Ends an abandoned call; false when its sender prolonged or ended it meanwhile. */
export async function abandonCall(
  db: Queryable,
  id: string,
  { endedAtMs, now }: { endedAtMs: number; now: RawBuilder<number> },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('calls')
    .set({ state: 'unknown', endedAtMs })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('leaseUntilMs', '<=', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
