import 'server-only';
import type { z } from 'zod';
import { type DecidedBatch, RequestApprovalInput } from '@/lib/schemas/approvals';
import { refuseImpersonated } from '@/lib/server/services/approvals/refuse';
import { storeSubmit } from '@/lib/server/services/batches/submit-in';
import type { ServiceContext } from '@/lib/server/services/context';
import { requireOwnPlan, requirePlanner } from '@/lib/server/services/drafts/own-plan';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Asks for approval of a draft: its rows hold their events, but nothing is sent before enough others have approved
 * exactly this plan. Repeats as `submitBatch` does.
 * Throws DeskError `conflict` `approval_not_needed` (then `submitBatch` is the way), and what `submitBatch` throws.
 */
export async function requestApproval(
  ctx: ServiceContext,
  input: z.input<typeof RequestApprovalInput>,
): Promise<DecidedBatch> {
  const actor = requirePlanner(ctx, 'batches.submit');
  refuseImpersonated(actor);
  const { stepUp: _, ...request } = parseInput(RequestApprovalInput, input);
  await requireOwnPlan(ctx, actor, 'batches.submit', request.draftId);
  const batch = await storeSubmit(ctx, { actorId: actor.id, request, way: { to: 'request' } });
  return { batchId: batch.id, number: batch.number, state: batch.state };
}
