import 'server-only';
import { followingState } from '@/lib/domain/batch-progress';
import { readProgress } from '@/lib/server/db/queries/batch-rows-send';
import { findBatch, moveBatch } from '@/lib/server/db/queries/batches';
import { readScore } from '@/lib/server/db/queries/notices';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import type { ServiceContext } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';

/** Moves a batch on when its rows say so; part of the transaction that changed the rows. For the jobs. */
export async function advanceBatch(tx: Tx, ctx: ServiceContext, batchId: string): Promise<void> {
  const batch = await findBatch(tx, batchId);
  if (!batch) return;
  const to = followingState(batch.state, await readProgress(tx, batchId));
  // Rows bring about no other state.
  if (to === batch.state || (to !== 'sent' && to !== 'done')) return;
  const nowMs = ctx.now();
  const endedAtMs = to === 'done' ? nowMs : null;
  const moved = await moveBatch(tx, { id: batchId, from: batch.state, to, nowMs, endedAtMs });
  if (!moved) return;
  await recordAudit(tx, ctx, {
    action: `batch.${to}`,
    objectType: 'batch',
    objectId: batchId,
    before: { state: batch.state },
    after: { state: to },
  });
  if (to === 'sent') await recordBatchNotice(tx, ctx, { kind: 'batch.sent', batchId });
  // A row that is ordered again begins another end, which is told again.
  if (to === 'done') {
    const content = { score: await readScore(tx, batchId) };
    await recordBatchNotice(tx, ctx, { kind: 'batch.done', batchId, content });
  }
}
