import 'server-only';
import { randomUUID } from 'node:crypto';
import { DeskError } from '@/lib/domain/errors';
import { insertApproval } from '@/lib/server/db/queries/approvals';
import { saveLook } from '@/lib/server/db/queries/batch-plans';
import { type BatchRecord, lockBatchRecord } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { requireMay } from '@/lib/server/services/approvals/batch-facts';
import { findPlanBreak } from '@/lib/server/services/approvals/exact-plan';
import { targetOf } from '@/lib/server/services/approvals/plan-target';
import { requireShown } from '@/lib/server/services/batches/load';
import type { Actor, ServiceContext } from '@/lib/server/services/context';

/** The plan that a person has looked at. */
export type SeenPlan = { batchId: string; revision: number; planHash: string };
export type PersonContext = ServiceContext & { actor: Extract<Actor, { kind: 'user' }> };

/**
 * Locks the batch and makes sure that the acting person may do `action` to exactly the plan they looked at.
 * Throws DeskError `not_found` `batch`, `forbidden` or `conflict` `approval_…`, `stale` `plan_changed`, `conflict`
 * `plan_void` (the rows are not what was requested).
 */
export async function lockSeenPlan(
  tx: Tx,
  ctx: PersonContext,
  action: 'approve' | 'reject' | 'break_glass',
  seen: SeenPlan,
) {
  const batch = await requireShown(tx, await lockBatchRecord(tx, seen.batchId, ctx.now()), ctx.actor);
  if (batch.revision !== seen.revision && batch.state === 'awaiting_approval') throw planChanged(batch);
  const known = await requireMay(tx, ctx, action, batch);
  if (batch.revision !== seen.revision || batch.planHash !== seen.planHash) throw planChanged(batch);
  if (await findPlanBreak(tx, batch, targetOf(ctx))) throw new DeskError('conflict', 'plan_void');
  return { batch, ...known };
}

function planChanged(batch: BatchRecord): DeskError {
  return new DeskError('stale', 'plan_changed', {
    batchId: batch.id,
    number: batch.number,
    revision: batch.revision,
  });
}

/** Stores a decision about the plan as it is, which the person has seen thereby. */
export async function storeDecision(
  tx: Tx,
  ctx: PersonContext,
  batch: BatchRecord,
  decision: { decision: 'approve' | 'reject'; comment: string | undefined; personKey: string },
): Promise<void> {
  await insertApproval(tx, {
    id: randomUUID(),
    batchId: batch.id,
    revision: batch.revision,
    planHash: batch.planHash ?? '',
    userId: ctx.actor.id,
    personKey: decision.personKey,
    userName: ctx.actor.name,
    decision: decision.decision,
    comment: decision.comment ?? null,
    atMs: ctx.now(),
    voidedAtMs: null,
  });
  const { id: batchId, revision } = batch;
  await saveLook(tx, { batchId, userId: ctx.actor.id, revision, atMs: ctx.now() });
}
