import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import type { StepUpInput } from '@/lib/schemas/atoms';
import { ApproveInput, BulkApproveInput } from '@/lib/schemas/batch-inputs';
import type { DecidedBatch } from '@/lib/schemas/batches';
import { readChangedSinceLook } from '@/lib/server/db/queries/batch-plans';
import { moveBatch, setCorrelation } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { loadBatchWithApprovals, refuseImpersonated } from '@/lib/server/services/batches/batch-facts';
import { wakeDispatcher } from '@/lib/server/services/batches/dispatch-wake';
import { settleRequest } from '@/lib/server/services/batches/end-request';
import { requireApprovableTimes } from '@/lib/server/services/batches/judge-approval';
import { keepAsking, neededNow } from '@/lib/server/services/batches/judge-request';
import { loadBatch } from '@/lib/server/services/batches/load';
import {
  lockSeenPlan,
  type PersonContext,
  type SeenPlan,
  storeDecision,
} from '@/lib/server/services/batches/seen-plan';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';
import { parseInput } from '@/lib/server/services/parse-input';
import { currentPolicy } from '@/lib/server/services/policy/read';
import { checkStepUp } from '@/lib/server/services/step-up/check-step-up';
import { requireStepUpForRows } from '@/lib/server/services/step-up/free-rows';

/**
 * Approves exactly the plan that the person has looked at. With the last approval that is needed it is sent at once.
 * Throws DeskError `forbidden` `approval_own_batch`, `approval_role_gained_later`, `approval_impersonated`,
 * `approval_disabled`, `step_up`, `password_wrong` · `conflict` `approval_state`, `approval_expired`,
 * `approval_already_voted`, `plan_void`, `rows_frozen` (a freeze came since) · `forbidden` `approval_loosened` (the person
 * loosened a rule that holds rows of it back) · `stale` `plan_changed` · `not_found` `batch`.
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

/**
 * Approves several plans with one comment: all, or none when one of them cannot be approved.
 * One that has changed since the person looked at it is not among those: it is approved on its page.
 * Throws what `approve` throws (with the `number` of the batch), and `invalid_input` `field` for a batch named twice.
 */
export async function bulkApprove(
  ctx: ServiceContext,
  input: z.input<typeof BulkApproveInput>,
): Promise<{ batches: DecidedBatch[] }> {
  const actor = requirePermission(ctx, 'batches.approve');
  const { plans, comment, stepUp } = parseInput(BulkApproveInput, input);
  if (new Set(plans.map(({ batchId }) => batchId)).size !== plans.length) {
    throw new DeskError('invalid_input', 'field', { field: 'plans' });
  }
  const ids = plans.map(({ batchId }) => batchId);
  const [changed] = await readChangedSinceLook(ctx.store.db, actor.id, ids);
  const batch = changed === undefined ? undefined : await loadBatch(ctx.store.db, changed, actor);
  // Its difference is shown on its own page only, and must be seen before it is approved.
  if (batch) {
    throw new DeskError('stale', 'plan_changed', {
      batchId: batch.id,
      number: batch.number,
      revision: batch.revision,
    });
  }
  return { batches: await approveAll({ ...ctx, actor }, { plans, comment, stepUp }) };
}

/** Approves all of the plans or none; their rows, together with those of the day before, decide whether the password is asked for. */
async function approveAll(
  ctx: PersonContext,
  request: { plans: readonly SeenPlan[]; comment: string | undefined; stepUp: StepUpInput | undefined },
): Promise<DecidedBatch[]> {
  refuseImpersonated(ctx.actor);
  const proof = await checkStepUp(ctx, request.stepUp);
  // Always in one order, so that two people who approve the same batches do not wait for each other.
  const plans = [...request.plans].sort((a, b) => (a.batchId < b.batchId ? -1 : 1));
  for (const { batchId } of plans) await settleRequest(ctx, batchId);
  const decided = await withTransaction(ctx, async (tx) => {
    const done: Awaited<ReturnType<typeof approveInTx>>[] = [];
    for (const plan of plans) done.push(await approveInTx(tx, ctx, plan, request.comment));
    const rowCount = done.reduce((sum, batch) => sum + batch.rowCount, 0);
    const { policy } = await currentPolicy(tx);
    const release = { policy, purpose: 'batch.approve', proof, rows: rowCount, areStored: true } as const;
    await requireStepUpForRows(tx, ctx, release);
    return done;
  });
  if (decided.some(({ state }) => state === 'approved')) wakeDispatcher();
  return decided.map(({ batchId, number, state }) => ({ batchId, number, state }));
}

/** One approval of one plan, in a running transaction; with the last that is needed the batch may go. */
async function approveInTx(
  tx: Tx,
  ctx: PersonContext,
  seen: SeenPlan,
  comment: string | undefined,
): Promise<DecidedBatch & { rowCount: number }> {
  const { batch, actor } = await lockSeenPlan(tx, ctx, 'approve', seen);
  await requireApprovableTimes(tx, batch, { userId: ctx.actor.id, nowMs: ctx.now() });
  await storeDecision(tx, ctx, batch, { decision: 'approve', comment, personKey: actor.person ?? actor.id });
  const { approved } = await loadBatchWithApprovals(tx, batch, ctx.now());
  const { version, policy } = await currentPolicy(tx);
  const verdict = neededNow(batch, policy);
  await keepAsking(tx, batch, verdict);
  const { needed, reasons } = verdict;
  const state = approved >= needed ? 'approved' : batch.state;
  const nowMs = ctx.now();
  if (state !== batch.state) {
    await moveBatch(tx, { id: batch.id, from: batch.state, to: state, nowMs, endedAtMs: null });
    await setCorrelation(tx, batch.id, ctx.correlationId);
  }
  await recordAudit(tx, ctx, {
    action: 'batch.approve',
    objectType: 'batch',
    objectId: batch.id,
    before: { state: batch.state },
    after: {
      state,
      revision: batch.revision,
      planHash: batch.planHash,
      comment,
      approved,
      needed,
      reasons,
    },
    policyVersion: version,
  });
  await recordBatchNotice(tx, ctx, {
    kind: 'approval.decided',
    batchId: batch.id,
    content: { byName: ctx.actor.name, what: 'approve', ...(comment === undefined ? {} : { comment }) },
  });
  return { batchId: batch.id, number: batch.number, state, rowCount: batch.rowCount };
}
