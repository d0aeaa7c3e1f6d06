import 'server-only';
import type { z } from 'zod';
import { orderOf } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { redeployRefusal } from '@/lib/domain/event-states';
import type { DraftPlan } from '@/lib/domain/plan';
import { judgeTime } from '@/lib/domain/row-gate';
import { ReplanInput, ReviseInput } from '@/lib/schemas/batch-inputs';
import { addPerson, voidApprovals } from '@/lib/server/db/queries/approvals';
import { readFreeKeys, unqueueRows } from '@/lib/server/db/queries/batch-plans';
import { type BatchRowRecord, readBatchRows, readEventsToPlan } from '@/lib/server/db/queries/batch-rows';
import { lockBatchRecord, takeBack } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { requireMay } from '@/lib/server/services/batches/batch-facts';
import { type EventToPlan, insertDraft } from '@/lib/server/services/batches/create-draft';
import { settleRequest } from '@/lib/server/services/batches/end-request';
import { loadBatch, requireShown } from '@/lib/server/services/batches/load';
import { readPlan, requireOwnPlan, requirePlanner } from '@/lib/server/services/batches/own-plan';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

export type Replanned = { draftId: string; rowCount: number; leftOut: number };

/**
 * A new draft, the actor's own, of those rows of an expired, void, rejected or withdrawn batch that were not sent and
 * can still be planned, in the actor's regions. Times that have passed are left open, for a person to choose.
 * Throws DeskError `not_found` `batch`, `conflict` `approval_state`, `nothing_to_replan`, `too_many_drafts`.
 */
export async function replan(ctx: ServiceContext, input: z.input<typeof ReplanInput>): Promise<Replanned> {
  const actor = requirePermission(ctx, 'batches.plan');
  const { batchId } = parseInput(ReplanInput, input);
  await settleRequest(ctx, batchId);
  return withTransaction(ctx, async (tx) => {
    const nowMs = ctx.now();
    const batch = await loadBatch(tx, batchId, actor);
    await requireMay(tx, { ...ctx, actor }, 'replan', batch);
    const rows = (await readBatchRows(tx, batchId, regionsOf(ctx))).filter(
      ({ outcome }) => outcome === 'skipped',
    );
    const events = await plannable(tx, rows, nowMs);
    if (events.length === 0) throw new DeskError('conflict', 'nothing_to_replan');
    const { title, note } = batch;
    const plan = withoutPast(readPlan(batch.planJson), nowMs);
    const draft = await insertDraft(tx, { creator: actor, nowMs, title, note, plan, events });
    const leftOut = batch.rowCount - events.length;
    await recordAudit(tx, ctx, {
      action: 'draft.create',
      objectType: 'batch',
      objectId: draft.draftId,
      after: { rows: events.length, fromBatch: batch.number, leftOut },
    });
    return { ...draft, rowCount: events.length, leftOut };
  });
}

/** What the mirror knows of the rows' events, for those that nobody holds and the cloud still lets us redeploy. */
async function plannable(tx: Tx, rows: readonly BatchRowRecord[], nowMs: number) {
  const keys = rows.map(({ eventKey }) => eventKey);
  const known = new Map((await readEventsToPlan(tx, keys, null)).map((event) => [event.key, event]));
  const free = new Map((await readFreeKeys(tx, keys)).map((event) => [event.key, event]));
  return rows.flatMap((row): (EventToPlan & { overrideJson: string | null })[] => {
    const event = known.get(row.eventKey);
    const now = free.get(row.eventKey);
    if (!event || !now || redeployRefusal(now) !== null) return [];
    return [{ ...event, overrideJson: isPast(row, nowMs) ? null : row.overrideJson }];
  });
}

function isPast(row: BatchRowRecord, nowMs: number): boolean {
  const order = orderOf(row);
  return order !== null && judgeTime(order, nowMs) !== null;
}

/** The plan with the times left open that have passed by `nowMs`. */
export function withoutPast(plan: DraftPlan, nowMs: number): DraftPlan {
  const isOpen = (timeMs: number | null) =>
    timeMs !== null && judgeTime({ opsType: 'scheduled', planTimeMs: timeMs }, nowMs) === null;
  return {
    ...plan,
    planTimeMs: isOpen(plan.planTimeMs) ? plan.planTimeMs : null,
    spread: plan.spread && isOpen(plan.spread.fromMs) ? plan.spread : null,
  };
}

/**
 * Takes an own request, also a rejected one, back to a draft of the same number to change it: a new revision, every
 * approval loses its worth, and the events are free until it is requested again.
 * Throws DeskError `not_found` `batch`, `stale` `plan_changed`, `forbidden` `approval_not_creator`, `conflict`
 * `approval_state` (sent or over by now).
 */
export async function revise(
  ctx: ServiceContext,
  input: z.input<typeof ReviseInput>,
): Promise<{ draftId: string; revision: number }> {
  const actor = requirePlanner(ctx, 'batches.plan');
  const { batchId, expectedRevision } = parseInput(ReviseInput, input);
  await requireOwnPlan(ctx, actor, 'batches.plan', batchId);
  await settleRequest(ctx, batchId);
  return withTransaction(ctx, async (tx) => {
    const nowMs = ctx.now();
    const batch = await requireShown(tx, await lockBatchRecord(tx, batchId, nowMs), actor);
    await requireMay(tx, { ...ctx, actor }, 'revise', batch);
    if (batch.revision !== expectedRevision) {
      throw new DeskError('stale', 'plan_changed', {
        batchId: batch.id,
        number: batch.number,
        revision: batch.revision,
      });
    }
    const revision = await takeBack(tx, batchId, nowMs);
    const voided = await voidApprovals(tx, batchId, nowMs);
    await unqueueRows(tx, batchId, nowMs);
    await addPerson(tx, { batchId, userId: actor.id, part: 'edited', atMs: nowMs });
    await recordAudit(tx, ctx, {
      action: 'batch.revise',
      objectType: 'batch',
      objectId: batchId,
      before: { state: batch.state, revision: batch.revision, planHash: batch.planHash },
      after: { state: 'draft', revision, approvalsVoided: voided },
    });
    return { draftId: batchId, revision };
  });
}
