import 'server-only';
import { EXPIRABLE_STATES, isExpired } from '@/lib/domain/batch-states';
import type { BatchState, RowReason } from '@/lib/domain/batches';
import { voidApprovals } from '@/lib/server/db/queries/approvals';
import { skipQueuedRows } from '@/lib/server/db/queries/batch-rows-send';
import { type BatchRecord, findBatch, lockBatchRecord, moveBatch } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { findPlanBreak } from '@/lib/server/services/approvals/exact-plan';
import { doesRequesterStand } from '@/lib/server/services/approvals/judge-release';
import { targetOf } from '@/lib/server/services/approvals/plan-target';
import { haltIn } from '@/lib/server/services/approvals/stop-sending';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
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
export function bySystem(ctx: ServiceContext): ServiceContext {
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
export async function voidChangedIn(tx: Tx, ctx: ServiceContext, batch: BatchRecord): Promise<boolean> {
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
    await voidChangedIn(tx, ctx, batch);
  });
}
