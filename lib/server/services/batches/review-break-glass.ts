import 'server-only';
import type { z } from 'zod';
import { type DecidedBatch, ReviewInput } from '@/lib/schemas/approvals';
import { lockBatchRecord } from '@/lib/server/db/queries/batches';
import { closeReview } from '@/lib/server/db/queries/glass-breaks';
import { requireMay } from '@/lib/server/services/approvals/batch-facts';
import { refusal, refuseImpersonated } from '@/lib/server/services/approvals/refuse';
import { recordAudit } from '@/lib/server/services/audit';
import { requireShown } from '@/lib/server/services/batches/load';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Closes the review of a batch that was sent without approval: by somebody who neither sent it nor had a part in it.
 * Late is possible, and stays visible as late.
 * Throws DeskError `not_found` `batch`, `forbidden` `approval_own_batch`, `conflict` `approval_no_review`,
 * `approval_review_closed`, `approval_state`.
 */
export async function reviewBreakGlass(
  ctx: ServiceContext,
  input: z.input<typeof ReviewInput>,
): Promise<DecidedBatch> {
  const actor = requirePermission(ctx, 'batches.approve');
  const { batchId, verdict, comment } = parseInput(ReviewInput, input);
  refuseImpersonated(actor);
  return withTransaction(ctx, async (tx) => {
    const batch = await requireShown(tx, await lockBatchRecord(tx, batchId, ctx.now()), actor);
    const { glassBreak } = await requireMay(tx, { ...ctx, actor }, 'review', batch);
    const reviewedAtMs = ctx.now();
    const closed = await closeReview(tx, batchId, {
      reviewedAtMs,
      reviewedBy: actor.id,
      reviewedByName: actor.name,
      verdict,
      reviewComment: comment,
    });
    if (!closed) throw refusal('review_closed');
    await recordAudit(tx, ctx, {
      action: 'batch.review',
      objectType: 'batch',
      objectId: batchId,
      before: { brokenBy: glassBreak?.userId, reviewDueMs: glassBreak?.reviewDueMs },
      after: { verdict, comment, late: reviewedAtMs > (glassBreak?.reviewDueMs ?? reviewedAtMs) },
    });
    return { batchId, number: batch.number, state: batch.state };
  });
}
