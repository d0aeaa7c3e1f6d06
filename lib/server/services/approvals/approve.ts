import 'server-only';
import type { z } from 'zod';
import { ApproveInput, type DecidedBatch } from '@/lib/schemas/approvals';
import { approveAll } from '@/lib/server/services/approvals/approve-all';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Approves exactly the plan that the person has looked at. With the last approval that is needed it is sent at once.
 * Throws DeskError `forbidden` `approval_own_batch`, `approval_role_gained_later`, `approval_impersonated`,
 * `approval_disabled`, `step_up`, `password_wrong` · `conflict` `approval_state`, `approval_expired`,
 * `approval_already_voted`, `plan_void` · `stale` `plan_changed` · `not_found` `batch`.
 */
export async function approve(
  ctx: ServiceContext,
  input: z.input<typeof ApproveInput>,
): Promise<DecidedBatch> {
  const actor = requirePermission(ctx, 'batches.approve');
  const { comment, stepUp, ...plan } = parseInput(ApproveInput, input);
  const [decided] = await approveAll({ ...ctx, actor }, { plans: [plan], comment, stepUp });
  if (!decided) throw new Error('an approval without a batch');
  return decided;
}
