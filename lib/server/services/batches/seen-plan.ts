import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { LookInput } from '@/lib/schemas/batch-inputs';
import { insertApproval } from '@/lib/server/db/queries/approvals';
import { readPlanUpTo, saveFirstLook, saveLook } from '@/lib/server/db/queries/batch-plans';
import { type BatchRecord, lockBatchRecord } from '@/lib/server/db/queries/batches';
import type { Viewer } from '@/lib/server/db/queries/region-limit';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { requireMay } from '@/lib/server/services/batches/batch-facts';
import { loadBatch, requireShown } from '@/lib/server/services/batches/load';
import { findPlanBreak, targetOf } from '@/lib/server/services/batches/seal-plan';
import { type Actor, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

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

/**
 * Remembers which revision the acting person was shown first, so that they see the difference when it changes. A later
 * revision does not replace it by being shown: only a decision or `markSeen` does. It gives nobody any right, and is
 * no entry of the audit trail.
 * Throws DeskError `not_found` `batch`, `stale` `plan_changed` (there was no such plan).
 */
export async function look(
  ctx: ServiceContext,
  input: z.input<typeof LookInput>,
): Promise<{ revision: number }> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId, revision } = parseInput(LookInput, input);
  const { db } = ctx.store;
  await requireRevision(db, { batchId, revision, viewer: actor });
  await saveFirstLook(db, { batchId, userId: actor.id, revision, atMs: ctx.now() });
  return { revision };
}

/** Throws when the batch is not for this person's eyes, or was never requested at this revision. */
async function requireRevision(
  db: Queryable,
  { batchId, revision, viewer }: { batchId: string; revision: number; viewer: Viewer },
): Promise<void> {
  const batch = await loadBatch(db, batchId, viewer);
  const plan = await readPlanUpTo(db, batchId, revision);
  if (plan?.revision !== revision) {
    throw new DeskError('stale', 'plan_changed', {
      batchId: batch.id,
      number: batch.number,
      revision: batch.revision,
    });
  }
}

/**
 * "I have seen this": the acting person knows this revision, and is shown only what changes after it. It gives nobody
 * any right, and is no entry of the audit trail.
 * Throws DeskError `not_found` `batch`, `stale` `plan_changed` (there was no such plan).
 */
export async function markSeen(
  ctx: ServiceContext,
  input: z.input<typeof LookInput>,
): Promise<{ revision: number }> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId, revision } = parseInput(LookInput, input);
  const { db } = ctx.store;
  await requireRevision(db, { batchId, revision, viewer: actor });
  await saveLook(db, { batchId, userId: actor.id, revision, atMs: ctx.now() });
  return { revision };
}
