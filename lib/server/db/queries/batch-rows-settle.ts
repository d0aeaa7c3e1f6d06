import 'server-only';
import type { DecisionCause } from '@/lib/domain/reconcile';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import { NEVER_MS, type Queryable } from '@/lib/server/db/schema';

/** An unknown row with everything that its settling goes by. */
export type LostRow = Awaited<ReturnType<typeof readLostRows>>[number];

function selectLost(db: Queryable) {
  return db
    .selectFrom('batchRows')
    .innerJoin('calls', 'calls.id', 'batchRows.callId')
    .where('batchRows.outcome', '=', 'unknown')
    .where('batchRows.leftAtMs', 'is', null);
}

const COLUMNS = [
  'batchRows.id',
  'batchRows.batchId',
  'batchRows.callId',
  'batchRows.attempt',
  'batchRows.eventKey',
  'batchRows.eventId',
  'batchRows.resourceId',
  'batchRows.eventType',
  'batchRows.opsType',
  'batchRows.planTimeMs',
  'batchRows.statusAtSubmit',
  'batchRows.notBeforeAtSendMs',
  'batchRows.dueAtSendMs',
  'batchRows.sightsJson',
  'batchRows.needsDecisionAtMs',
  'calls.endedAtMs as callEndedAtMs',
] as const;

/**
 * Unknown rows whose turn it is to be read, longest overdue first.
 * @param endedBeforeMs a row is left alone until its call was given up by then
 */
export async function readLostRows(
  db: Queryable,
  due: { nowMs: number; endedBeforeMs: number; limit: number },
) {
  return selectLost(db)
    .select(COLUMNS)
    .where('batchRows.nextReadMs', '<=', due.nowMs)
    .where('calls.endedAtMs', '<=', due.endedBeforeMs)
    .orderBy('batchRows.nextReadMs')
    .orderBy('batchRows.id')
    .limit(due.limit)
    .execute();
}

/** Of these rows, the ones in the actor's regions that wait for a person's decision. */
export async function readUndecidedRows(
  db: Queryable,
  rowIds: readonly string[],
  limit: RegionLimit,
): Promise<LostRow[]> {
  const found: LostRow[] = [];
  for (const chunk of chunksOf(rowIds)) {
    found.push(
      ...(await selectLost(db)
        .select(COLUMNS)
        .where('batchRows.id', 'in', chunk)
        .where('batchRows.needsDecisionAtMs', 'is not', null)
        .where(inLimit(limit, 'batchRows.regionId'))
        .orderBy('batchRows.position')
        .execute()),
    );
  }
  return found;
}

/** Guard of every change: the row must still be unknown by the same attempt. */
type Seen = Pick<LostRow, 'id' | 'attempt'>;

function updateLost(db: Queryable, row: Seen) {
  return db
    .updateTable('batchRows')
    .where('id', '=', row.id)
    .where('attempt', '=', row.attempt)
    .where('outcome', '=', 'unknown')
    .where('leftAtMs', 'is', null);
}

/** Keeps the evidence, and whether a person must decide by now. False when the row was settled meanwhile. */
export async function keepSights(
  db: Queryable,
  row: Seen,
  change: {
    sightsJson: string;
    nextReadMs: number | null;
    needsDecisionAtMs: number | null;
    decisionCause: DecisionCause | null;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await updateLost(db, row)
    .set({ ...change, nextReadMs: change.nextReadMs ?? NEVER_MS })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The cloud has the order, as reading has shown. False when the row was settled meanwhile. */
export async function acceptByReading(
  db: Queryable,
  row: Seen,
  change: { sightsJson: string; nowMs: number },
): Promise<boolean> {
  const { numUpdatedRows } = await updateLost(db, row)
    .set({
      outcome: 'accepted',
      reason: 'settled_by_reading',
      sightsJson: change.sightsJson,
      needsDecisionAtMs: null,
      decisionCause: null,
      updatedAtMs: change.nowMs,
      acceptedAtMs: change.nowMs,
      nextFollowMs: change.nowMs,
    })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Back into the queue as a new attempt; takes the event again. Fails on the unique index when another row has it.
 * @param change.sendUntilMs until when it may leave, counted from this decision
 */
export async function requeueRow(
  db: Queryable,
  row: Seen,
  change: { nowMs: number; sendUntilMs: number },
): Promise<boolean> {
  const { numUpdatedRows } = await updateLost(db, row)
    .where('needsDecisionAtMs', 'is not', null)
    .set((eb) => ({
      outcome: 'queued' as const,
      attempt: eb('attempt', '+', 1),
      liveKey: eb.ref('eventKey'),
      callId: null,
      reason: null,
      code: null,
      message: null,
      requestId: null,
      sightsJson: null,
      needsDecisionAtMs: null,
      decisionCause: null,
      nextReadMs: 0,
      notBeforeSendMs: 0,
      maxCallRows: null,
      executingSinceMs: null,
      absentReads: 0,
      absentSinceMs: null,
      seenUpToMs: null,
      sendUntilMs: change.sendUntilMs,
      updatedAtMs: change.nowMs,
    }))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Unknown for good; its event is free. */
export async function leaveRow(db: Queryable, row: Seen, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await updateLost(db, row)
    .where('needsDecisionAtMs', 'is not', null)
    .set({ leftAtMs: nowMs, liveKey: null, needsDecisionAtMs: null, updatedAtMs: nowMs })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
