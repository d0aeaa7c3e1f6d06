import 'server-only';
import { EXPIRABLE_STATES, isExpired } from '@/lib/domain/batch-states';
import type { BatchState, RowReason } from '@/lib/domain/batches';
import { limitOf } from '@/lib/domain/region-limit';
import { requesterStands } from '@/lib/domain/release';
import { readRequestersIn, voidApprovals } from '@/lib/server/db/queries/approvals';
import { isAllSkipped, readLateBatches, skipLateRows } from '@/lib/server/db/queries/batch-rows-release';
import { skipQueuedRows } from '@/lib/server/db/queries/batch-rows-send';
import {
  type BatchRecord,
  findBatch,
  lockBatchRecord,
  moveBatch,
  setApprovalColumns,
} from '@/lib/server/db/queries/batches';
import { readRunOut } from '@/lib/server/db/queries/inbox';
import { hasRowBeyond } from '@/lib/server/db/queries/region-limit';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { doesRequesterStand } from '@/lib/server/services/batches/judge-release';
import { findPlanBreak, targetOf } from '@/lib/server/services/batches/seal-plan';
import { haltIn } from '@/lib/server/services/batches/stop';
import { requireSystem, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';

/** Ends a batch that will not be sent (any more): what was not sent is given up, and its events are free. */
export async function endUnsent(
  tx: Tx,
  ctx: ServiceContext,
  batch: BatchRecord,
  end: { to: Extract<BatchState, 'rejected' | 'withdrawn' | 'expired' | 'void'>; reason: RowReason },
): Promise<{ skipped: number; voided: number }> {
  const nowMs = ctx.now();
  const moved = await moveBatch(tx, { id: batch.id, from: batch.state, to: end.to, nowMs, endedAtMs: nowMs });
  if (!moved) throw new Error('a locked batch has changed its state');
  const skipped = await skipQueuedRows(tx, batch.id, end.reason, nowMs);
  const voided = end.to === 'rejected' ? 0 : await voidApprovals(tx, batch.id, nowMs);
  return { skipped, voided };
}

/** The server's own decision, whoever's request made it look. */
function bySystem(ctx: ServiceContext): ServiceContext {
  return { ...ctx, actor: { kind: 'system', id: 'system', name: 'system' } };
}

/** Ends a request whose time has run out; false when it has not. The batch must be locked. */
export async function expireIn(tx: Tx, ctx: ServiceContext, batch: BatchRecord): Promise<boolean> {
  if (!EXPIRABLE_STATES.includes(batch.state) || !isExpired(batch, ctx.now())) return false;
  const ended = await endUnsent(tx, ctx, batch, { to: 'expired', reason: 'request_expired' });
  await recordAudit(tx, bySystem(ctx), {
    action: 'batch.expire',
    objectType: 'batch',
    objectId: batch.id,
    before: { state: batch.state },
    after: { state: 'expired', revision: batch.revision, expiresAtMs: batch.expiresAtMs, ...ended },
    // The hours after which it ran out were the ones of the policy at the request.
    policyVersion: batch.policyVersion,
  });
  await recordBatchNotice(tx, ctx, { kind: 'approval.expired', batchId: batch.id });
  return true;
}

/**
 * Ends a batch that is not the plan that was sealed, or that would go elsewhere; false when it is. The batch must be
 * locked.
 */
export async function voidChangedInTx(tx: Tx, ctx: ServiceContext, batch: BatchRecord): Promise<boolean> {
  const broken = await findPlanBreak(tx, batch, targetOf(ctx));
  if (broken === null) return false;
  const reason = broken.kind === 'target' ? 'target_changed' : 'plan_void';
  const ended = await endUnsent(tx, ctx, batch, { to: 'void', reason });
  const { planHash } = batch;
  await recordAudit(tx, bySystem(ctx), {
    action: 'batch.void',
    objectType: 'batch',
    objectId: batch.id,
    before: {
      state: batch.state,
      planHash,
      ...(broken.kind === 'target' ? broken.sealed : {}),
    },
    after: {
      state: 'void',
      reason,
      revision: batch.revision,
      ...(broken.kind === 'target' ? { planHash, ...broken.inForce } : { planHash: broken.found }),
      ...ended,
    },
  });
  return true;
}

/**
 * Brings a waiting request up to date before somebody looks at it or decides about it: expired, asked for by somebody
 * who may order no more, or changed behind our back, it ends here, in a transaction of its own, so that a refusal afterwards does not undo that.
 */
export async function settleRequest(ctx: ServiceContext, batchId: string): Promise<void> {
  const seen = await findBatch(ctx.store.db, batchId);
  if (!seen || !EXPIRABLE_STATES.includes(seen.state)) return;
  await withTransaction(ctx, async (tx) => {
    const batch = await lockBatchRecord(tx, batchId, ctx.now());
    if (!batch || !EXPIRABLE_STATES.includes(batch.state)) return;
    if (await expireIn(tx, ctx, batch)) return;
    if (!(await doesRequesterStand(tx, batch))) return haltIn(tx, bySystem(ctx), batch, 'requester_lost');
    await voidChangedInTx(tx, ctx, batch);
  });
}

/**
 * Ends all requests that have run out, and those whose requester may order no more, and gives up the rows of batches on
 * their way that did not leave in time. Returns how many batches and rows there were. The job's alone:
 * nobody's look changes a request.
 */
export async function settleRunOut(ctx: ServiceContext): Promise<number> {
  const ids = await readRunOut(ctx.store.db, EXPIRABLE_STATES, ctx.now());
  for (const id of ids) await settleRequest(ctx, id);
  return ids.length + (await endLostRequests(bySystem(ctx))) + (await giveUpAllLateRows(bySystem(ctx)));
}

/**
 * Gives up the rows of a batch on its way that did not leave in time, and frees their events; one of which nothing has
 * left at all is `expired`. The batch must be locked and `sending`. Returns how many rows there were.
 */
export async function skipOverdueRows(tx: Tx, ctx: ServiceContext, batch: BatchRecord): Promise<number> {
  const nowMs = ctx.now();
  const skipped = await skipLateRows(tx, batch.id, 'request_expired', nowMs);
  if (skipped === 0) return 0;
  await setApprovalColumns(tx, batch.id, { stopCause: 'too_late' });
  const expires = await isAllSkipped(tx, batch.id);
  if (expires) {
    await moveBatch(tx, { id: batch.id, from: batch.state, to: 'expired', nowMs, endedAtMs: nowMs });
  }
  await recordAudit(tx, ctx, {
    action: expires ? 'batch.expire' : 'rows.skip',
    objectType: 'batch',
    objectId: batch.id,
    before: { state: batch.state },
    after: { state: expires ? 'expired' : batch.state, reason: 'request_expired', skipped },
    // The hours were those of the policy at the request.
    policyVersion: batch.policyVersion,
  });
  await advanceBatch(tx, ctx, batch.id);
  return skipped;
}

/** The same for every batch on its way, also while nothing is sent at all; returns how many rows there were. */
async function giveUpAllLateRows(ctx: ServiceContext): Promise<number> {
  requireSystem(ctx);
  let skipped = 0;
  for (const batchId of await readLateBatches(ctx.store.db, ctx.now())) {
    skipped += await withTransaction(ctx, async (tx) => {
      const batch = await lockBatchRecord(tx, batchId, ctx.now());
      return batch?.state === 'sending' ? skipOverdueRows(tx, ctx, batch) : 0;
    });
  }
  return skipped;
}

/** The states in which rows of a batch may still leave, now or after an approval. */
const LEAVING: readonly BatchState[] = ['awaiting_approval', 'approved', 'sending'];

/**
 * Ends what somebody asked for who may order no more, waiting or on its way; part of the transaction that took their
 * right. That it is given back later revives nothing. Returns how many batches it ended.
 */
export async function endRequestsOf(tx: Tx, ctx: ServiceContext, userId: string): Promise<number> {
  const lost = (await readLost(tx)).filter(({ requesterId }) => requesterId === userId);
  let ended = 0;
  // In one order, so that two who end the same batches do not wait for each other.
  for (const { id } of lost) if (await endIn(tx, ctx, id)) ended += 1;
  return ended;
}

/** The same for everybody, whatever took their right; each batch in a transaction of its own. */
async function endLostRequests(ctx: ServiceContext): Promise<number> {
  requireSystem(ctx);
  let ended = 0;
  for (const { id } of await readLost(ctx.store.db)) {
    if (await withTransaction(ctx, (tx) => endIn(tx, ctx, id))) ended += 1;
  }
  return ended;
}

async function readLost(db: Queryable) {
  const lost = [];
  for (const one of await readRequestersIn(db, LEAVING)) {
    const coversRows = !(await hasRowBeyond(db, one.id, limitOf(one.role, one.regionsJson)));
    if (!requesterStands(one, { isRetry: one.retryOf !== null, coversRows })) lost.push(one);
  }
  return lost;
}

async function endIn(tx: Tx, ctx: ServiceContext, batchId: string): Promise<boolean> {
  const batch = await lockBatchRecord(tx, batchId, ctx.now());
  if (!batch || !LEAVING.includes(batch.state) || (await doesRequesterStand(tx, batch))) return false;
  await haltIn(tx, ctx, batch, 'requester_lost');
  return true;
}
