import 'server-only';
import type { z } from 'zod';
import { SubmitBatchInput } from '@/lib/schemas/batches';
import { refuseImpersonated } from '@/lib/server/services/approvals/refuse';
import { ringDispatchBell } from '@/lib/server/services/batches/dispatch-bell';
import { storeSubmit } from '@/lib/server/services/batches/submit-in';
import { untilSettled } from '@/lib/server/services/batches/until-settled';
import type { ServiceContext } from '@/lib/server/services/context';
import { requireOwnPlan, requirePlanner } from '@/lib/server/services/drafts/own-plan';
import { parseInput } from '@/lib/server/services/parse-input';
import { checkStepUp } from '@/lib/server/services/step-up/check-step-up';

export type SubmittedBatch = { batchId: string; number: number; settled: boolean };

/** The action waits this long for the cloud's answers, so that a small batch comes back finished (ms). */
const WAIT_MS = 2_000;

/**
 * Hands a draft over for sending, if the policy asks for no approval: from here on its rows are live, and no other
 * batch may hold their events.
 * The same `requestKey` with the same content gives the same batch back, however often it is asked.
 * Throws DeskError
 * `conflict` `approval_needed` (with `needed`; then `requestApproval` is the way), `request_key_reused` (the key came
 * with something else), `held` (number, title, creator of the batch that has an event), `already_submitted`,
 * `row_count` (the draft has another number of rows than was confirmed) · `forbidden` `regions` (some of its rows are in
 * regions that are the actor's no more), `step_up`, `password_wrong` ·
 * `stale` `draft_stale` · `not_found` `draft` · `invalid_input` `batch_title`, `rows_blocked` (count by blocker).
 */
export async function submitBatch(
  ctx: ServiceContext,
  input: z.input<typeof SubmitBatchInput>,
): Promise<SubmittedBatch> {
  const actor = requirePlanner(ctx, 'batches.submit');
  refuseImpersonated(actor);
  const { stepUp, ...request } = parseInput(SubmitBatchInput, input);
  await requireOwnPlan(ctx, actor, 'batches.submit', request.draftId);
  const proof = await checkStepUp(ctx, stepUp);
  const batch = await storeSubmit(ctx, { actorId: actor.id, request, way: { to: 'send', proof } });
  const isHeard = ringDispatchBell();
  const settled = await untilSettled(ctx.store.db, batch.id, isHeard ? WAIT_MS : 0);
  return { batchId: batch.id, number: batch.number, settled };
}
