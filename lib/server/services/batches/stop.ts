import 'server-only';
import type { z } from 'zod';
import { BATCH_LIFE } from '@/lib/domain/batch-states';
import { DeskError } from '@/lib/domain/errors';
import { StopBatchInput } from '@/lib/schemas/batches';
import { skipQueuedRows } from '@/lib/server/db/queries/batch-rows-send';
import { lockBatch, moveBatch, setStopped } from '@/lib/server/db/queries/batches';
import { recordAudit } from '@/lib/server/services/audit';
import { loadBatch, requireWhole } from '@/lib/server/services/batches/load';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Sends nothing more of a batch: queued rows become `skipped` (`stopped`) and their events are free again. A call
 * under way is let finish; who stopped it, when and why stays on the batch; rows that the cloud has accepted cannot be recalled, for ENS has no such operation.
 * Throws DeskError `not_found` `batch`, `forbidden` `regions`, `conflict` `not_sending` (with the state it is in).
 */
export async function stopBatch(
  ctx: ServiceContext,
  input: z.input<typeof StopBatchInput>,
): Promise<{ batchId: string; skipped: number }> {
  const actor = requirePermission(ctx, 'batches.stop');
  const { batchId, reason } = parseInput(StopBatchInput, input);
  return withTransaction(ctx, async (tx) => {
    const nowMs = ctx.now();
    await lockBatch(tx, batchId, nowMs);
    const batch = await loadBatch(tx, batchId, actor);
    await requireWhole(tx, batch, actor);
    if (!BATCH_LIFE.stop.from.includes(batch.state)) {
      throw new DeskError('conflict', 'not_sending', { state: batch.state });
    }
    await moveBatch(tx, { id: batchId, from: batch.state, to: 'halted', nowMs, endedAtMs: nowMs });
    await setStopped(tx, { id: batchId, byName: actor.name, atMs: nowMs, reason });
    const skipped = await skipQueuedRows(tx, batchId, 'stopped', nowMs);
    await recordAudit(tx, ctx, {
      action: 'batch.stop',
      objectType: 'batch',
      objectId: batchId,
      before: { state: batch.state },
      after: { state: 'halted', skipped, ...(reason === '' ? {} : { reason }) },
    });
    const content = { byName: actor.name, ...(reason === '' ? {} : { comment: reason }) };
    await recordBatchNotice(tx, ctx, { kind: 'batch.halted', batchId, content });
    return { batchId, skipped };
  });
}
