import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { ReviseInput } from '@/lib/schemas/approvals';
import { addPerson, voidApprovals } from '@/lib/server/db/queries/approvals';
import { unqueueRows } from '@/lib/server/db/queries/batch-plans';
import { lockBatchRecord, takeBack } from '@/lib/server/db/queries/batches';
import { requireMay } from '@/lib/server/services/approvals/batch-facts';
import { settleRequest } from '@/lib/server/services/approvals/end-request';
import { recordAudit } from '@/lib/server/services/audit';
import { requireShown } from '@/lib/server/services/batches/load';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { requireOwnPlan, requirePlanner } from '@/lib/server/services/drafts/own-plan';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Takes an own request, also a rejected one, back to a draft of the same number to change it: a new revision, every
 * approval loses its worth, and the events are free until it is requested again.
 * Throws DeskError `not_found` `batch`, `stale` `plan_changed`, `forbidden` `approval_not_creator`, `conflict`
 * `approval_state` (sent or over by now).
 */
export async function revise(
  ctx: ServiceContext,
  input: z.input<typeof ReviseInput>,
): Promise<{ draftId: string; revision: number }> {
  const actor = requirePlanner(ctx, 'batches.plan');
  const { batchId, expectedRevision } = parseInput(ReviseInput, input);
  await requireOwnPlan(ctx, actor, 'batches.plan', batchId);
  await settleRequest(ctx, batchId);
  return withTransaction(ctx, async (tx) => {
    const nowMs = ctx.now();
    const batch = await requireShown(tx, await lockBatchRecord(tx, batchId, nowMs), actor);
    await requireMay(tx, { ...ctx, actor }, 'revise', batch);
    if (batch.revision !== expectedRevision) {
      throw new DeskError('stale', 'plan_changed', {
        batchId: batch.id,
        number: batch.number,
        revision: batch.revision,
      });
    }
    const revision = await takeBack(tx, batchId, nowMs);
    const voided = await voidApprovals(tx, batchId, nowMs);
    await unqueueRows(tx, batchId, nowMs);
    await addPerson(tx, { batchId, userId: actor.id, part: 'edited', atMs: nowMs });
    await recordAudit(tx, ctx, {
      action: 'batch.revise',
      objectType: 'batch',
      objectId: batchId,
      before: { state: batch.state, revision: batch.revision, planHash: batch.planHash },
      after: { state: 'draft', revision, approvalsVoided: voided },
    });
    return { draftId: batchId, revision };
  });
}
