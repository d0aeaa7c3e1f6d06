import 'server-only';
import type { Insertable, Selectable } from 'kysely';
import type { CallState, CallsTable, Queryable } from '@/lib/server/db/schema';

export type CallRecord = Selectable<CallsTable>;

export async function insertCall(db: Queryable, call: Insertable<CallsTable>): Promise<void> {
  await db.insertInto('calls').values(call).execute();
}

/** The calls of a batch, oldest first. */
export async function readCalls(db: Queryable, batchId: string): Promise<CallRecord[]> {
  return db
    .selectFrom('calls')
    .selectAll()
    .where('batchId', '=', batchId)
    .orderBy('startedAtMs')
    .orderBy('id')
    .execute();
}

/** Calls of a batch, newest first. */
export async function readCallsPage(
  db: Queryable,
  batchId: string,
  page: { offset: number; limit: number },
): Promise<CallRecord[]> {
  return db
    .selectFrom('calls')
    .selectAll()
    .where('batchId', '=', batchId)
    .orderBy('startedAtMs', 'desc')
    .orderBy('id', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
}

export async function countCalls(db: Queryable, batchId: string): Promise<number> {
  const { count } = await db
    .selectFrom('calls')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('batchId', '=', batchId)
    .executeTakeFirstOrThrow();
  return Number(count);
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
  leaseUntilMs: number,
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
export async function listAbandonedCalls(db: Queryable, nowMs: number): Promise<AbandonedCall[]> {
  return db
    .selectFrom('calls')
    .select(['id', 'batchId', 'correlationId'])
    .where('state', '=', 'sending')
    .where('leaseUntilMs', '<=', nowMs)
    .orderBy('startedAtMs')
    .execute();
}

/** Ends an abandoned call; false when its sender prolonged or ended it meanwhile. */
export async function abandonCall(db: Queryable, id: string, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('calls')
    .set({ state: 'unknown', endedAtMs: nowMs })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('leaseUntilMs', '<=', nowMs)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
