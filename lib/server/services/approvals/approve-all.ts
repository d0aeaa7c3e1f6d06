import 'server-only';
import type { DecidedBatch, StepUpInput } from '@/lib/schemas/approvals';
import { approveIn } from '@/lib/server/services/approvals/approve-in';
import type { PersonContext, SeenPlan } from '@/lib/server/services/approvals/decide';
import { settleRequest } from '@/lib/server/services/approvals/end-request';
import { refuseImpersonated } from '@/lib/server/services/approvals/refuse';
import { ringDispatchBell } from '@/lib/server/services/batches/dispatch-bell';
import { withTransaction } from '@/lib/server/services/context';
import { currentPolicy } from '@/lib/server/services/policy/current';
import { checkStepUp } from '@/lib/server/services/step-up/check-step-up';
import { requireStepUpForRows } from '@/lib/server/services/step-up/free-rows';

/** Approves all of the plans or none; their rows, together with those of the day before, decide whether the password is asked for. */
export async function approveAll(
  ctx: PersonContext,
  request: { plans: readonly SeenPlan[]; comment: string | undefined; stepUp: StepUpInput | undefined },
): Promise<DecidedBatch[]> {
  refuseImpersonated(ctx.actor);
  const proof = await checkStepUp(ctx, request.stepUp);
  // Always in one order, so that two people who approve the same batches do not wait for each other.
  const plans = [...request.plans].sort((a, b) => (a.batchId < b.batchId ? -1 : 1));
  for (const { batchId } of plans) await settleRequest(ctx, batchId);
  const decided = await withTransaction(ctx, async (tx) => {
    const done: Awaited<ReturnType<typeof approveIn>>[] = [];
    for (const plan of plans) done.push(await approveIn(tx, ctx, plan, request.comment));
    const rowCount = done.reduce((sum, batch) => sum + batch.rowCount, 0);
    const { policy } = await currentPolicy(tx);
    const release = { policy, purpose: 'batch.approve', proof, rows: rowCount, areStored: true } as const;
    await requireStepUpForRows(tx, ctx, release);
    return done;
  });
  if (decided.some(({ state }) => state === 'approved')) ringDispatchBell();
  return decided.map(({ batchId, number, state }) => ({ batchId, number, state }));
}
