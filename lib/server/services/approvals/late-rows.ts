import 'server-only';
import { isAllSkipped, readLateBatches, skipLateRows } from '@/lib/server/db/queries/batch-rows-release';
import {
  type BatchRecord,
  lockBatchRecord,
  moveBatch,
  setApprovalColumns,
} from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { requireSystem, type ServiceContext, withTransaction } from '@/lib/server/services/context';

/**
 * Gives up the rows of a batch on its way that did not leave in time, and frees their events; one of which nothing has
 * left at all is `expired`. The batch must be locked and `sending`. Returns how many rows there were.
 */
export async function giveUpLateRows(tx: Tx, ctx: ServiceContext, batch: BatchRecord): Promise<number> {
  const nowMs = ctx.now();
  const skipped = await skipLateRows(tx, batch.id, 'request_expired', nowMs);
  if (skipped === 0) return 0;
  await setApprovalColumns(tx, batch.id, { stopCause: 'too_late' });
  const expires = await isAllSkipped(tx, batch.id);
  if (expires) {
    await moveBatch(tx, { id: batch.id, from: batch.state, to: 'expired', nowMs, endedAtMs: nowMs });
  }
  await recordAudit(tx, ctx, {
    action: expires ? 'batch.expire' : 'rows.skip',
    objectType: 'batch',
    objectId: batch.id,
    before: { state: batch.state },
    after: { state: expires ? 'expired' : batch.state, reason: 'request_expired', skipped },
    // The hours were those of the policy at the request.
    policyVersion: batch.policyVersion,
  });
  await advanceBatch(tx, ctx, batch.id);
  return skipped;
}

/** The same for every batch on its way, also while nothing is sent at all; returns how many rows there were. */
export async function giveUpAllLateRows(ctx: ServiceContext): Promise<number> {
  requireSystem(ctx);
  let skipped = 0;
  for (const batchId of await readLateBatches(ctx.store.db, ctx.now())) {
    skipped += await withTransaction(ctx, async (tx) => {
      const batch = await lockBatchRecord(tx, batchId, ctx.now());
      return batch?.state === 'sending' ? giveUpLateRows(tx, ctx, batch) : 0;
    });
  }
  return skipped;
}
