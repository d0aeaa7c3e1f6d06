import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { shownNumber } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { RequestApprovalInput, SubmitBatchInput } from '@/lib/schemas/batch-inputs';
import type { DecidedBatch } from '@/lib/schemas/batches';
import { addPerson, lockRequester } from '@/lib/server/db/queries/approvals';
import { hasUnsentRows } from '@/lib/server/db/queries/batch-rows-send';
import {
  type BatchRecord,
  findBatchByRequestKey,
  reviseDraft,
  setNumber,
  setTitle,
  setVerdict,
} from '@/lib/server/db/queries/batches';
import { regionsOfPerson } from '@/lib/server/db/queries/region-limit';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import { isUniqueViolation } from '@/lib/server/db/retry-transaction';
import type { Database, Queryable, Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { refuseImpersonated } from '@/lib/server/services/batches/batch-facts';
import { wakeDispatcher } from '@/lib/server/services/batches/dispatch-wake';
import { heldError } from '@/lib/server/services/batches/held-error';
import { sendUntilNow } from '@/lib/server/services/batches/judge-release';
import { type JudgedRequest, judgeRequest, personOf } from '@/lib/server/services/batches/judge-request';
import type { JudgedPlan } from '@/lib/server/services/batches/judge-schedule';
import { requireWhole } from '@/lib/server/services/batches/load';
import { requireOwnPlan, requirePlanner, reviseRefusal } from '@/lib/server/services/batches/own-plan';
import { queueDraftRows } from '@/lib/server/services/batches/queue-rows';
import { sealPlan } from '@/lib/server/services/batches/seal-plan';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';
import { parseInput } from '@/lib/server/services/parse-input';
import { checkStepUp, type StepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireStepUpForRows } from '@/lib/server/services/step-up/free-rows';
import { monotonicMs } from '@/lib/time/clock';

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
 * `stale` `draft_stale` · `not_found` `draft` · `invalid_input` `batch_title`, `rows_blocked` (count by blocker) · `conflict`
 * `rows_frozen`, `rows_off_schedule` (a freeze, or a window or budget without an exception, keeps rows from their times).
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
  const isHeard = wakeDispatcher();
  const settled = await untilSettled(ctx.store.db, batch.id, isHeard ? WAIT_MS : 0);
  return { batchId: batch.id, number: batch.number, settled };
}

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

/**
 * `send`: at once, for the policy asks for no approval. `request`: it waits for approval. `emergency`: `release` lets it go
 * in the same transaction, under every policy and past the schedule.
 */
export type SubmitWay =
  | { to: 'send'; proof: StepUpProof }
  | { to: 'request' }
  | { to: 'emergency'; release: (tx: Tx, batch: BatchRecord) => Promise<void> };

export type Submit = { actorId: string; request: SubmitBatchInput; way: SubmitWay };

const TITLE = /^\P{Cc}+$/u;

/**
 * Takes a draft out of its creator's hands: its rows are live, its exact plan is sealed by a hash, and it is sent or
 * waits for approval. All in one transaction; the same request again gives the same batch back.
 * Throws what `submitBatch` and `requestApproval` say.
 */
export async function storeSubmit(ctx: ServiceContext, submit: Submit): Promise<BatchRecord> {
  const { db } = ctx.store;
  try {
    return await withTransaction(ctx, (tx) => submitInTx(tx, ctx, submit));
  } catch (error) {
    // Another batch took an event, or the key, while this transaction ran.
    if (isUniqueViolation(error, 'batchRows', 'liveKey')) {
      throw await heldError(db, submit.request.draftId, error);
    }
    if (!isUniqueViolation(error, 'batches', 'requestKey')) throw error;
    throw new DeskError('conflict', 'request_key_reused', {}, error);
  }
}

async function submitInTx(tx: Tx, ctx: ServiceContext, submit: Submit): Promise<BatchRecord> {
  const { actorId, request, way } = submit;
  const repeated = await findRepeated(tx, actorId, request);
  if (repeated) return repeated;
  const nowMs = ctx.now();
  const draft = { id: request.draftId, createdBy: actorId, revision: request.expectedRevision };
  const batch = await reviseDraft(tx, draft, {
    state: way.to === 'send' ? 'sending' : 'awaiting_approval',
    requestKey: request.requestKey,
    submittedAtMs: nowMs,
    updatedAtMs: nowMs,
    endedAtMs: null,
    correlationId: ctx.correlationId,
  });
  // The twin of a double click may have committed while this statement waited for it.
  if (!batch) {
    const twin = await findRepeated(tx, actorId, request);
    if (twin) return twin;
    throw await reviseRefusal(tx, request.draftId, actorId);
  }
  await requireWhole(tx, batch, { id: actorId, regions: await regionsOfPerson(tx, actorId) });
  const title = batch.title.trim();
  if (!TITLE.test(title)) throw new DeskError('invalid_input', 'batch_title');
  if (title !== batch.title) await setTitle(tx, batch.id, title);
  await lockRequester(tx, (await personOf(tx, actorId)).key);
  const { rows, schedule, excepted } = await queueDraftRows(tx, batch, request.rowCount, {
    nowMs,
    sendUntilMs: await sendUntilNow(tx, nowMs),
    mayBeOff: way.to === 'emergency',
  });
  if (schedule) await keepVerdict(tx, batch.id, schedule, nowMs);
  const judged = await judgeRequest(tx, { requesterId: actorId, batchId: batch.id, rows, excepted, nowMs });
  await requireRightWay(tx, ctx, { way, judged, rowCount: rows.length });
  const seal = await sealPlan(tx, ctx, batch, {
    rows,
    judged,
    requesterId: actorId,
    nowMs,
    asks: way.to !== 'send',
  });
  await addPerson(tx, { batchId: batch.id, userId: actorId, part: 'submitted', atMs: nowMs });
  const number = await numberIn(tx, batch);
  await recordAudit(tx, ctx, {
    action: way.to === 'send' ? 'batch.submit' : 'batch.request',
    objectType: 'batch',
    objectId: batch.id,
    before: { state: 'draft' },
    after: {
      state: batch.state,
      number,
      title,
      rows: rows.length,
      immediate: judged.facts.batch.immediate,
      scheduled: rows.length - judged.facts.batch.immediate,
      revision: batch.revision,
      ...seal,
      needed: judged.verdict.needed,
      reasons: judged.verdict.reasons,
      facts: judged.facts,
      ...(schedule ? { schedule: schedule.verdict, scheduleVersion: schedule.version } : {}),
      ...(excepted > 0 ? { excepted } : {}),
    },
    policyVersion: judged.version,
  });
  if (way.to === 'request') {
    const content = { byName: ctx.actor.name };
    await recordBatchNotice(tx, ctx, { kind: 'approval.requested', batchId: batch.id, content });
  }
  if (way.to === 'emergency') await way.release(tx, { ...batch, number });
  return { ...batch, number };
}

/** What the schedule said of the plan: approvers are told what has changed since. */
function keepVerdict(
  tx: Tx,
  batchId: string,
  { verdict, version }: JudgedPlan,
  nowMs: number,
): Promise<void> {
  const verdictJson = JSON.stringify(verdict);
  return setVerdict(tx, batchId, { verdictJson, verdictAtMs: nowMs, scheduleVersion: version });
}

/** Its number for ever: that of before, else the next one. Late in the transaction, since it makes other submits wait. */
async function numberIn(tx: Tx, batch: BatchRecord): Promise<number> {
  const known = shownNumber(batch.number);
  if (known !== null) return known;
  const number = await raiseCounter(tx, 'batch');
  await setNumber(tx, batch.id, number);
  return number;
}

/** The policy decides, not the button: a plan that needs approval is never sent at once, and the other way round. */
async function requireRightWay(
  tx: Tx,
  ctx: ServiceContext,
  { way, judged, rowCount }: { way: SubmitWay; judged: JudgedRequest; rowCount: number },
): Promise<void> {
  if (way.to === 'emergency') return;
  const { needed } = judged.verdict;
  if (way.to === 'request') {
    if (needed === 0) throw new DeskError('conflict', 'approval_not_needed');
    return;
  }
  if (needed > 0) throw new DeskError('conflict', 'approval_needed', { needed });
  const { policy } = judged;
  const release = {
    policy,
    purpose: 'batch.submit',
    proof: way.proof,
    rows: rowCount,
    areStored: false,
  } as const;
  await requireStepUpForRows(tx, ctx, release);
}

/** The batch that this very request has made before. Throws when the key came with other content. */
async function findRepeated(
  db: Queryable,
  actorId: string,
  request: SubmitBatchInput,
): Promise<BatchRecord | null> {
  const batch = await findBatchByRequestKey(db, request.requestKey);
  if (!batch) return null;
  // A batch that was taken back for a change has another revision: then this is not the same request any more.
  const isSame =
    batch.createdBy === actorId &&
    batch.id === request.draftId &&
    batch.rowCount === request.rowCount &&
    batch.revision === request.expectedRevision + 1;
  if (!isSame) throw new DeskError('conflict', 'request_key_reused');
  return batch;
}

const LOOK_EVERY_MS = 50;

/** Waits until no row of the batch is queued or sending, at most `timeoutMs`. Returns whether that came true. */
async function untilSettled(db: Database, batchId: string, timeoutMs: number): Promise<boolean> {
  const deadlineMs = monotonicMs() + timeoutMs;
  while (await hasUnsentRows(db, batchId)) {
    if (monotonicMs() + LOOK_EVERY_MS > deadlineMs) return false;
    await delay(LOOK_EVERY_MS);
  }
  return true;
}
