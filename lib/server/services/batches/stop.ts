import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { BatchIdInput } from '@/lib/schemas/batches';
import { skipQueuedRows } from '@/lib/server/db/queries/batch-rows-send';
import { moveBatch } from '@/lib/server/db/queries/batches';
import { recordAudit } from '@/lib/server/services/audit';
import { loadBatch } from '@/lib/server/services/batches/load';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/events/parse';

/**
 * Sends nothing more of a batch: queued rows become `skipped` (`stopped`) and their events are free again. A call
 * under way is let finish; rows that the cloud has accepted cannot be recalled, for ENS has no such operation.
 * Throws DeskError `not_found` `batch`, `conflict` `not_sending` (with the state it is in).
 */
export async function stopBatch(
  ctx: ServiceContext,
  input: unknown,
): Promise<{ batchId: string; skipped: number }> {
  const actor = requirePermission(ctx, 'batches.stop');
  const { batchId } = parseInput(BatchIdInput, input);
  return ctx.store.db.transaction().execute(async (tx) => {
    const nowMs = ctx.now();
    const moved = await moveBatch(tx, {
      id: batchId,
      from: 'sending',
      to: 'halted',
      nowMs,
      endedAtMs: nowMs,
    });
    const batch = await loadBatch(tx, batchId, actor.id);
    if (!moved) throw new DeskError('conflict', 'not_sending', { state: batch.state });
    const skipped = await skipQueuedRows(tx, batchId, 'stopped', nowMs);
    await recordAudit(tx, ctx, {
      action: 'batch.stop',
      objectType: 'batch',
      objectId: batchId,
      before: { state: 'sending' },
      after: { state: 'halted', skipped },
    });
    return { batchId, skipped };
  });
}
