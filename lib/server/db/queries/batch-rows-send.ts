import 'server-only';
import { type RawBuilder, sql } from 'kysely';
import type { BatchProgress } from '@/lib/domain/batch-progress';
import type { RowOutcome, RowReason } from '@/lib/domain/batches';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import type { Queryable } from '@/lib/server/db/schema';

/** Rows of a batch that waits for approval are queued too, but it is in neither of these. */
export const SENDABLE_STATES = ['approved', 'sending'] as const;

/** A queued row with what the mirror knows of its event now. */
export type SendableRow = Awaited<ReturnType<typeof readSendableRows>>[number];

/**
 * Rows whose time to go has come. The plus keeps SQLite from an index over the queued rows of all batches, of which it
 * would read and sort every one, for each call.
 */
function mayGoBy(nowMs: number): RawBuilder<boolean> {
  return sql<boolean>`+"batchRows"."notBeforeSendMs" <= ${nowMs}`;
}

/**
 * For rows that are named by their ids or their call: what they must be besides. The empty text keeps SQLite, which
 * thinks that few rows are queued at any time, from reading all of these instead.
 */
function beside(outcome: RowOutcome): RawBuilder<boolean> {
  return sql<boolean>`"outcome" || '' = ${outcome}`;
}

/**
 * The batch whose turn it is: of those with rows that may go now, the one that was served longest ago, so that a large
 * batch does not hold up a small one.
 */
export async function findSendableBatch(db: Queryable, nowMs: number): Promise<string | null> {
  const row = await db
    .selectFrom('batches')
    .select('batches.id')
    .where('batches.state', 'in', SENDABLE_STATES)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('batchRows')
          .select('batchRows.id')
          .whereRef('batchRows.batchId', '=', 'batches.id')
          .where('batchRows.outcome', '=', 'queued')
          .where(mayGoBy(nowMs)),
      ),
    )
    .orderBy(
      (eb) =>
        eb.fn.coalesce(
          eb
            .selectFrom('calls')
            .select((call) => call.fn.max('calls.startedAtMs').as('lastMs'))
            .whereRef('calls.batchId', '=', 'batches.id'),
          eb.lit(0),
        ),
      'asc',
    )
    .orderBy('batches.number')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** When the next queued row may go (epoch ms), or null when none waits. Reads no row of a batch that waits for approval. */
export async function nextSendMs(db: Queryable): Promise<number | null> {
  const rows = await db
    .selectFrom('batches')
    .select((eb) =>
      eb
        .selectFrom('batchRows')
        .select(({ fn }) => fn.min('batchRows.notBeforeSendMs').as('nextMs'))
        .whereRef('batchRows.batchId', '=', 'batches.id')
        .where('batchRows.outcome', '=', 'queued')
        .as('nextMs'),
    )
    .where('batches.state', 'in', SENDABLE_STATES)
    .execute();
  const times = rows.flatMap(({ nextMs }) => (nextMs === null ? [] : [Number(nextMs)]));
  return times.length === 0 ? null : Math.min(...times);
}

/** The first rows of the batch that may go now, in its order. */
export async function readSendableRows(db: Queryable, batchId: string, nowMs: number, limit: number) {
  return db
    .selectFrom('batchRows')
    .leftJoin('events', 'events.key', 'batchRows.eventKey')
    .select([
      'batchRows.id',
      'batchRows.eventKey',
      'batchRows.eventId',
      'batchRows.resourceId',
      'batchRows.eventType',
      'batchRows.opsType',
      'batchRows.planTimeMs',
      'batchRows.statusAtSubmit',
      'batchRows.maxCallRows',
      'batchRows.sendUntilMs',
      'batchRows.delivery',
      'batchRows.earliestMs',
      'batchRows.latestMs',
      'batchRows.waveNo',
      'batchRows.spanMs',
      'batchRows.regionId',
      'batchRows.waitJson',
      'events.dueAtMs',
      'events.dueIsEstimate',
      'batchRows.eventLevel',
      'batchRows.localDisk',
      'events.eventType as typeNow',
      'events.eventStatus as statusNow',
      'events.goneAtMs',
    ])
    .select((eb) => [
      eb.fn.coalesce('events.eventLevel', 'batchRows.eventLevel').as('levelNow'),
      eb.fn.coalesce('events.localDisk', 'batchRows.localDisk').as('localDiskNow'),
    ])
    .where('batchRows.batchId', '=', batchId)
    .where('batchRows.outcome', '=', 'queued')
    .where(mayGoBy(nowMs))
    .orderBy('batchRows.position')
    .limit(limit)
    .execute();
}

/** Gives queued rows up, never to be sent; frees their events. */
export async function skipRows(
  db: Queryable,
  rowIds: readonly string[],
  reason: RowReason,
  nowMs: number,
): Promise<void> {
  for (const chunk of chunksOf(rowIds)) {
    await db
      .updateTable('batchRows')
      .set({ outcome: 'skipped', reason, liveKey: null, updatedAtMs: nowMs })
      .where('id', 'in', chunk)
      .where(beside('queued'))
      .execute();
  }
}

/** Gives all queued rows of a batch up; returns how many. */
export async function skipQueuedRows(
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
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Marks queued rows as sent with this call, and keeps what their events were like; returns how many were still queued. */
export async function claimRows(
  db: Queryable,
  callId: string,
  rowIds: readonly string[],
  nowMs: number,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('batchRows')
    .set((eb) => {
      const event = eb.selectFrom('events').whereRef('events.key', '=', 'batchRows.eventKey');
      return {
        outcome: 'sending' as const,
        callId,
        reason: null,
        waitJson: null,
        waitUntilMs: null,
        updatedAtMs: nowMs,
        notBeforeAtSendMs: event.select('events.notBeforeMs'),
        dueAtSendMs: event.select('events.dueAtMs'),
      };
    })
    .where('id', 'in', rowIds)
    .where(beside('queued'))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export type RowEnd = {
  outcome: Exclude<RowOutcome, 'sending'>;
  reason: RowReason | null;
  code: string | null;
  message: string | null;
  requestId: string | null;
  notBeforeSendMs: number;
  maxCallRows: number | null;
  nextFollowMs: number;
};

/** Ends the sending of rows of one call that still are `sending` with it; returns how many were. */
export async function endRows(
  db: Queryable,
  callId: string,
  rowIds: readonly string[],
  end: RowEnd,
  nowMs: number,
): Promise<number> {
  const staysLive = end.outcome === 'accepted' || end.outcome === 'unknown' || end.outcome === 'queued';
  const { numUpdatedRows } = await db
    .updateTable('batchRows')
    .set({
      ...end,
      updatedAtMs: nowMs,
      ...(staysLive ? {} : { liveKey: null }),
      ...(end.outcome === 'accepted' ? { acceptedAtMs: nowMs } : {}),
    })
    .where('id', 'in', rowIds)
    .where('callId', '=', callId)
    .where(beside('sending'))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Rows of a call whose sender is gone: nobody knows what the cloud did. Returns how many. */
export async function loseRows(db: Queryable, callId: string, nowMs: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('batchRows')
    .set({ outcome: 'unknown', reason: 'process_stopped', updatedAtMs: nowMs, nextFollowMs: nowMs })
    .where('callId', '=', callId)
    .where(beside('sending'))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What is left to do in a batch. Asked after every call: it looks for one row of each kind and counts none. */
export async function readProgress(db: Queryable, batchId: string): Promise<BatchProgress> {
  if (await hasUnsentRows(db, batchId)) return { unsent: true, open: true };
  // As the partial indexes say it: parameters would not find them.
  const open =
    (await hasRow(db, batchId, sql<boolean>`"outcome" = 'unknown' and "leftAtMs" is null`)) ||
    (await hasRow(db, batchId, sql<boolean>`"outcome" = 'accepted' and "finalAtMs" is null`));
  return { unsent: false, open };
}

async function hasRow(db: Queryable, batchId: string, condition: RawBuilder<boolean>): Promise<boolean> {
  const row = await db
    .selectFrom('batchRows')
    .select('id')
    .where('batchId', '=', batchId)
    .where(condition)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether rows of the batch still wait for their answers. */
export async function hasUnsentRows(db: Queryable, batchId: string): Promise<boolean> {
  const row = await db
    .selectFrom('batchRows')
    .select('id')
    .where('batchId', '=', batchId)
    .where('outcome', 'in', ['queued', 'sending'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
