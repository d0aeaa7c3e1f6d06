import 'server-only';
import type { z } from 'zod';
import { BreakGlassInput, type DecidedBatch } from '@/lib/schemas/approvals';
import { moveBatch, setApprovalColumns, setCorrelation } from '@/lib/server/db/queries/batches';
import { insertGlassBreak } from '@/lib/server/db/queries/glass-breaks';
import { lockSeenPlan } from '@/lib/server/services/approvals/decide';
import { settleRequest } from '@/lib/server/services/approvals/end-request';
import { neededNow } from '@/lib/server/services/approvals/judge-request';
import { refuseImpersonated } from '@/lib/server/services/approvals/refuse';
import { recordAudit } from '@/lib/server/services/audit';
import { ringDispatchBell } from '@/lib/server/services/batches/dispatch-bell';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';
import { parseInput } from '@/lib/server/services/parse-input';
import { currentPolicy } from '@/lib/server/services/policy/current';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';

/** Another person must have looked at it by then (ms). */
export const REVIEW_WITHIN_MS = 24 * 3_600_000;

/**
 * Sends a requested batch without the approvals it waits for: for those to whom an admin gave the right, with a reason,
 * the incident, and always the password. It marks the batch for ever and opens a review by another person.
 * Throws DeskError `forbidden` `approval_no_break_glass`, `step_up`, `password_wrong` and what `approve` throws.
 */
export async function breakGlass(
  ctx: ServiceContext,
  input: z.input<typeof BreakGlassInput>,
): Promise<DecidedBatch & { reviewDueMs: number }> {
  const actor = requirePermission(ctx, 'batches.submit');
  const { reason, incidentUrl, stepUp, ...seen } = parseInput(BreakGlassInput, input);
  refuseImpersonated(actor);
  const proof = await checkStepUp(ctx, stepUp);
  await settleRequest(ctx, seen.batchId);
  const broken = await withTransaction(ctx, async (tx) => {
    const { batch, actor: person } = await lockSeenPlan(tx, { ...ctx, actor }, 'break_glass', seen);
    await requireStepUpProof(tx, ctx, 'batch.submit', proof);
    const { policy, version } = await currentPolicy(tx);
    const atMs = ctx.now();
    const reviewDueMs = atMs + REVIEW_WITHIN_MS;
    await insertGlassBreak(tx, {
      batchId: batch.id,
      planHash: seen.planHash,
      userId: actor.id,
      personKey: person.person ?? actor.id,
      userName: actor.name,
      reason,
      incidentUrl,
      atMs,
      reviewDueMs,
      reviewedAtMs: null,
      reviewedBy: null,
      reviewedByName: null,
      verdict: null,
      reviewComment: null,
    });
    await setApprovalColumns(tx, batch.id, { glassBroken: 1 });
    await moveBatch(tx, { id: batch.id, from: batch.state, to: 'approved', nowMs: atMs, endedAtMs: null });
    await setCorrelation(tx, batch.id, ctx.correlationId);
    await recordAudit(tx, ctx, {
      action: 'batch.break_glass',
      objectType: 'batch',
      objectId: batch.id,
      before: { state: batch.state },
      after: {
        state: 'approved',
        revision: batch.revision,
        planHash: batch.planHash,
        needed: neededNow(batch, policy).needed,
        reason,
        incidentUrl,
        reviewDueMs,
      },
      policyVersion: version,
    });
    const content = { byName: actor.name, comment: reason, untilMs: reviewDueMs };
    await recordBatchNotice(tx, ctx, { kind: 'emergency.sent', batchId: batch.id, content });
    return { batchId: batch.id, number: batch.number, state: 'approved' as const, reviewDueMs };
  });
  ringDispatchBell();
  return broken;
}
