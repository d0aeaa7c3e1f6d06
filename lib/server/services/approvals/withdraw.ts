import 'server-only';
import type { z } from 'zod';
import { type DecidedBatch, WithdrawInput } from '@/lib/schemas/approvals';
import { lockBatchRecord } from '@/lib/server/db/queries/batches';
import { requireMay } from '@/lib/server/services/approvals/batch-facts';
import { endUnsent, settleRequest } from '@/lib/server/services/approvals/end-request';
import { recordAudit } from '@/lib/server/services/audit';
import { requireShown } from '@/lib/server/services/batches/load';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { requireOwnPlan, requirePlanner } from '@/lib/server/services/drafts/own-plan';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Takes an own request back for good, as long as nothing of it was sent; its events are free.
 * Throws DeskError `not_found` `batch`, `forbidden` `approval_not_creator`, `conflict` `approval_state`.
 */
export async function withdraw(
  ctx: ServiceContext,
  input: z.input<typeof WithdrawInput>,
): Promise<DecidedBatch> {
  const actor = requirePlanner(ctx, 'batches.submit');
  const { batchId, comment } = parseInput(WithdrawInput, input);
  await requireOwnPlan(ctx, actor, 'batches.submit', batchId);
  await settleRequest(ctx, batchId);
  return withTransaction(ctx, async (tx) => {
    const batch = await requireShown(tx, await lockBatchRecord(tx, batchId, ctx.now()), actor);
    await requireMay(tx, { ...ctx, actor }, 'withdraw', batch);
    const ended = await endUnsent(tx, ctx, batch, { to: 'withdrawn', reason: 'withdrawn' });
    await recordAudit(tx, ctx, {
      action: 'batch.withdraw',
      objectType: 'batch',
      objectId: batch.id,
      before: { state: batch.state },
      after: { state: 'withdrawn', revision: batch.revision, comment, ...ended },
    });
    return { batchId, number: batch.number, state: 'withdrawn' };
  });
}
