import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import { hasUnsentRows } from '@/lib/server/db/queries/batch-rows-send';
import type { Database } from '@/lib/server/db/schema';
import { monotonicMs } from '@/lib/time/clock';

const LOOK_EVERY_MS = 50;

/** Waits until no row of the batch is queued or sending, at most `timeoutMs`. Returns whether that came true. */
export async function untilSettled(db: Database, batchId: string, timeoutMs: number): Promise<boolean> {
  const deadlineMs = monotonicMs() + timeoutMs;
  while (await hasUnsentRows(db, batchId)) {
    if (monotonicMs() + LOOK_EVERY_MS > deadlineMs) return false;
    await delay(LOOK_EVERY_MS);
  }
  return true;
}
