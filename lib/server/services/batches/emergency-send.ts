import 'server-only';
import type { z } from 'zod';
import type { BatchActor } from '@/lib/domain/batch-states';
import { DeskError } from '@/lib/domain/errors';
import { BreakGlassInput, ReviewInput, SendEmergencyInput } from '@/lib/schemas/batch-inputs';
import type { DecidedBatch } from '@/lib/schemas/batches';
import { closeReview, insertGlassBreak, readGlassBreaks } from '@/lib/server/db/queries/approvals';
import {
  type BatchRecord,
  findBatch,
  lockBatchRecord,
  moveBatch,
  setApprovalColumns,
  setCorrelation,
} from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { refusal, refuseImpersonated, requireMay } from '@/lib/server/services/batches/batch-facts';
import { wakeDispatcher } from '@/lib/server/services/batches/dispatch-wake';
import { settleRequest } from '@/lib/server/services/batches/end-request';
import { neededNow } from '@/lib/server/services/batches/judge-request';
import { requireShown } from '@/lib/server/services/batches/load';
import { requireOwnPlan, requirePlanner } from '@/lib/server/services/batches/own-plan';
import { lockSeenPlan, type PersonContext } from '@/lib/server/services/batches/seen-plan';
import { storeSubmit } from '@/lib/server/services/batches/submit';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';
import { parseInput } from '@/lib/server/services/parse-input';
import { currentPolicy } from '@/lib/server/services/policy/read';
import { checkStepUp, requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';

export type EmergencySent = DecidedBatch & { reviewDueMs: number };

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
): Promise<EmergencySent> {
  const actor = requirePermission(ctx, 'batches.submit');
  const { reason, incidentUrl, stepUp, ...seen } = parseInput(BreakGlassInput, input);
  refuseImpersonated(actor);
  const proof = await checkStepUp(ctx, stepUp);
  await settleRequest(ctx, seen.batchId);
  const broken = await withTransaction(ctx, async (tx) => {
    const { batch, actor: person } = await lockSeenPlan(tx, { ...ctx, actor }, 'break_glass', seen);
    await requireStepUpProof(tx, ctx, 'batch.submit', proof);
    return releaseByGlass(tx, { ...ctx, actor }, { batch, person, reason, incidentUrl });
  });
  wakeDispatcher();
  return broken;
}

/**
 * Submits a draft and sends it at once, in one transaction: past windows, freezes and budgets, and without approval, under
 * every policy, also one that asks for none. For those to whom an admin gave the right, with a reason, the incident, and
 * always the password. It leaves the same mark and review as `breakGlass`; the same request again changes nothing.
 * Throws DeskError `forbidden` `approval_no_break_glass`, `step_up`, `password_wrong`, and what `requestApproval` throws but
 * for the schedule.
 */
export async function sendEmergency(
  ctx: ServiceContext,
  input: z.input<typeof SendEmergencyInput>,
): Promise<EmergencySent> {
  const actor = requirePlanner(ctx, 'batches.submit');
  refuseImpersonated(actor);
  const { stepUp, reason, incidentUrl, ...request } = parseInput(SendEmergencyInput, input);
  await requireOwnPlan(ctx, actor, 'batches.submit', request.draftId);
  const proof = await checkStepUp(ctx, stepUp);
  const { id: batchId, number } = await storeSubmit(ctx, {
    actorId: actor.id,
    request,
    way: {
      to: 'emergency',
      release: async (tx, submitted) => {
        const batch = await findBatch(tx, submitted.id);
        if (!batch) throw new Error('a submitted batch is gone');
        const { actor: person } = await requireMay(tx, { ...ctx, actor }, 'break_glass', batch);
        await requireStepUpProof(tx, ctx, 'batch.submit', proof);
        await releaseByGlass(tx, { ...ctx, actor }, { batch, person, reason, incidentUrl });
      },
    },
  });
  wakeDispatcher();
  const [broken] = await readGlassBreaks(ctx.store.db, [batchId]);
  const stored = await findBatch(ctx.store.db, batchId);
  if (!broken || !stored) throw new DeskError('conflict', 'request_key_reused');
  return { batchId, number, state: stored.state, reviewDueMs: broken.reviewDueMs };
}

/** Lets a requested, locked batch go without its approvals, and opens the review. The actor must hold the right. */
async function releaseByGlass(
  tx: Tx,
  ctx: PersonContext,
  {
    batch,
    person,
    reason,
    incidentUrl,
  }: { batch: BatchRecord; person: BatchActor; reason: string; incidentUrl: string },
): Promise<EmergencySent> {
  const { actor } = ctx;
  const { policy, version } = await currentPolicy(tx);
  const atMs = ctx.now();
  const reviewDueMs = atMs + REVIEW_WITHIN_MS;
  await insertGlassBreak(tx, {
    batchId: batch.id,
    planHash: batch.planHash ?? '',
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
  return { batchId: batch.id, number: batch.number, state: 'approved', reviewDueMs };
}

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
