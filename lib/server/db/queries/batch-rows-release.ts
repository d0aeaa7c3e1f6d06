import 'server-only';
import { sql } from 'kysely';
import type { BatchState, RowReason } from '@/lib/domain/batches';
import type { Queryable } from '@/lib/server/db/schema';

/** Batches that are being sent and have queued rows whose time to leave is over. */
export async function readLateBatches(db: Queryable, nowMs: number): Promise<string[]> {
  const rows = await db
    .selectFrom('batchRows')
    .innerJoin('batches', 'batches.id', 'batchRows.batchId')
    .select('batches.id')
    .distinct()
    // As the partial index says it: a parameter would not find it.
    .where(sql<boolean>`"batchRows"."outcome" = 'queued'`)
    .where('batchRows.sendUntilMs', '<=', nowMs)
    .where('batches.state', '=', 'sending')
    .orderBy('batches.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Gives up the queued rows of a batch whose time to leave is over, and frees their events; returns how many. */
export async function skipLateRows(
  db: Queryable,
  batchId: string,
  reason: RowReason,
  nowMs: number,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('batchRows')
    .set({ outcome: 'skipped', reason, liveKey: null, updatedAtMs: nowMs })
    .where('batchId', '=', batchId)
    .where('outcome', '=', 'queued')
    .where((eb) => eb.or([eb('sendUntilMs', '<=', nowMs), eb('sendUntilMs', 'is', null)]))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Whether every row of the batch was given up. */
export async function isAllSkipped(db: Queryable, batchId: string): Promise<boolean> {
  const row = await db
    .selectFrom('batchRows')
    .select('id')
    .where('batchId', '=', batchId)
    .where('outcome', '!=', 'skipped')
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

/**
 * When the first of a batch's queued rows is over that is not so yet (epoch ms): its time to leave, or its ordered time.
 * Null when all are over.
 */
export async function readNextEnd(
  db: Queryable,
  batchId: string,
  at: { nowMs: number; leadMs: number },
): Promise<number | null> {
  const row = await db
    .selectFrom('batchRows')
    .select([
      sql<number | null>`min(case when "sendUntilMs" > ${at.nowMs} then "sendUntilMs" end)`.as('untilMs'),
      sql<number | null>`min(case when "planTimeMs" > ${at.nowMs + at.leadMs} then "planTimeMs" end)`.as(
        'planMs',
      ),
    ])
    .where('batchId', '=', batchId)
    .where('outcome', '=', 'queued')
    .executeTakeFirst();
  const untilMs = row?.untilMs ?? null;
  const planMs = row?.planMs ?? null;
  if (untilMs === null) return null;
  return planMs === null ? Number(untilMs) : Math.min(Number(untilMs), Number(planMs) - at.leadMs);
}

/** Takes over what the mirror knows of queued rows' events where that is graver; returns how many rows became what. */
export async function raiseGravity(
  db: Queryable,
  batchId: string,
): Promise<{ critical: number; localDisk: number }> {
  const queued = (column: 'eventLevel' | 'localDisk', value: string | number) =>
    db
      .updateTable('batchRows')
      .set({ [column]: value })
      .where('batchId', '=', batchId)
      .where('outcome', '=', 'queued');
  const critical = await queued('eventLevel', 'CRITICAL')
    .where('eventLevel', '!=', 'CRITICAL')
    .where('eventKey', 'in', (eb) =>
      eb.selectFrom('events').select('events.key').where('events.eventLevel', '=', 'CRITICAL'),
    )
    .executeTakeFirst();
  const localDisk = await queued('localDisk', 1)
    .where('localDisk', '=', 0)
    .where('eventKey', 'in', (eb) =>
      eb.selectFrom('events').select('events.key').where('events.localDisk', '=', 1),
    )
    .executeTakeFirst();
  return { critical: Number(critical.numUpdatedRows), localDisk: Number(localDisk.numUpdatedRows) };
}

/** Those of the batches of which a call has left, or was about to. */
export async function readBegun(db: Queryable, batchIds: readonly string[]): Promise<Set<string>> {
  if (batchIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('calls')
    .select('batchId')
    .distinct()
    .where('batchId', 'in', batchIds)
    .execute();
  return new Set(rows.map(({ batchId }) => batchId));
}

/** States of a batch that was sent without an approval. */
const SENT: readonly BatchState[] = ['sending', 'sent', 'done', 'halted'];

/**
 * How many rows these accounts let go after `sinceMs` (epoch ms): sent without an approval, approved, or ordered again.
 * What an edit took the worth from went nowhere.
 */
export async function countReleasedRows(
  db: Queryable,
  { userIds, sinceMs }: { userIds: readonly string[]; sinceMs: number },
): Promise<number> {
  const counted = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('batches')
        .select(({ fn }) => fn.sum('batches.rowCount').as('rows'))
        .where('batches.requestedBy', 'in', userIds)
        .where('batches.requestedAtMs', '>', sinceMs)
        .where('batches.neededApprovals', '=', 0)
        .where('batches.state', 'in', SENT)
        .as('sent'),
      eb
        .selectFrom('approvals')
        .innerJoin('batches as approvedBatch', 'approvedBatch.id', 'approvals.batchId')
        .select(({ fn }) => fn.sum('approvedBatch.rowCount').as('rows'))
        .where('approvals.userId', 'in', userIds)
        .where('approvals.atMs', '>', sinceMs)
        .where('approvals.decision', '=', 'approve')
        .where('approvals.voidedAtMs', 'is', null)
        .as('approved'),
      eb
        .selectFrom('rowDecisions')
        .select(({ fn }) => fn.countAll().as('rows'))
        .where('rowDecisions.decidedBy', 'in', userIds)
        .where('rowDecisions.decidedAtMs', '>', sinceMs)
        .where('rowDecisions.decision', '=', 'resend')
        .as('resent'),
    ])
    .executeTakeFirstOrThrow();
  return Number(counted.sent ?? 0) + Number(counted.approved ?? 0) + Number(counted.resent ?? 0);
}
