import { type BatchSaid, readBatch } from '@/e2e/faults/batch-said';
import type { Ordered } from '@/e2e/faults/big-batch';
import type { DeskClient } from '@/e2e/faults/desk-client';

/** For a small batch (ms). */
const SEND_LIMIT_MS = 60_000;
/** For 10,000 rows on a machine that is busy with something else, and the settle window (ms). */
const SETTLE_LIMIT_MS = 40 * 60_000;
/** Events run for up to 90 s; then their batch is done (ms). */
const DONE_LIMIT_MS = 4 * 60_000;
const LOOK_EVERY_MS = 1_000;
/** Rows of one decision, at most. */
const DECIDED_ROWS = 500;

/** The batches when nothing of them is left to send; as they are when that takes too long. */
export function untilSent(client: DeskClient, ordered: readonly Ordered[]): Promise<BatchSaid[]> {
  return until(client, ordered, SEND_LIMIT_MS, ({ rows }) =>
    rows.every(({ outcome }) => outcome !== 'queued' && outcome !== 'sending'),
  );
}

/** The batches when none of their rows waits for anything but a person; as they are when that takes too long. */
export function untilSettled(client: DeskClient, ordered: readonly Ordered[]): Promise<BatchSaid[]> {
  return until(client, ordered, SETTLE_LIMIT_MS, ({ rows }) =>
    rows.every(({ outcome, needsDecision, isLeft }) => {
      const waits = outcome === 'queued' || outcome === 'sending' || outcome === 'unknown';
      return !waits || needsDecision || isLeft;
    }),
  );
}

/** As somebody who may decide: what reading could not settle is left unknown for good. Returns how many rows. */
export async function leaveUndecided(client: DeskClient, batches: readonly BatchSaid[]): Promise<number> {
  const rowIds = batches.flatMap(({ rows }) =>
    rows.filter(({ needsDecision }) => needsDecision).map(({ id }) => id),
  );
  for (let from = 0; from < rowIds.length; from += DECIDED_ROWS) {
    const some = rowIds.slice(from, from + DECIDED_ROWS);
    await client.act('decideRows', { rowIds: some, decision: 'leave', reason: 'Run of faults' });
  }
  return rowIds.length;
}

/** The batches when all are done, which the running of their events takes; as they are when that takes too long. */
export function untilDone(client: DeskClient, ordered: readonly Ordered[]): Promise<BatchSaid[]> {
  return until(client, ordered, DONE_LIMIT_MS, ({ state }) => state === 'done');
}

async function until(
  client: DeskClient,
  ordered: readonly Ordered[],
  limitMs: number,
  isOver: (batch: BatchSaid) => boolean,
): Promise<BatchSaid[]> {
  const deadline = performance.now() + limitMs;
  const found: BatchSaid[] = [];
  for (const { batchId } of ordered) {
    let batch = await readBatch(client, batchId);
    while (!isOver(batch) && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      // One look that fails on a busy machine is no reason to give up a long run.
      batch = await readBatch(client, batchId).catch(() => batch);
    }
    found.push(batch);
  }
  return found;
}
