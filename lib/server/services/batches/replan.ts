import 'server-only';
import type { z } from 'zod';
import { orderOf } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { whyNotRedeployable } from '@/lib/domain/event-states';
import type { DraftPlan } from '@/lib/domain/plan';
import { judgeTime } from '@/lib/domain/row-gate';
import { ReplanInput } from '@/lib/schemas/approvals';
import { type BatchRowRecord, readBatchRows, readEventsToPlan } from '@/lib/server/db/queries/batch-rows';
import { readFreeKeys } from '@/lib/server/db/queries/batch-rows-plan';
import type { Tx } from '@/lib/server/db/schema';
import { requireMay } from '@/lib/server/services/approvals/batch-facts';
import { settleRequest } from '@/lib/server/services/approvals/end-request';
import { recordAudit } from '@/lib/server/services/audit';
import { loadBatch } from '@/lib/server/services/batches/load';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { type EventToPlan, insertDraft } from '@/lib/server/services/drafts/insert-draft';
import { readPlan } from '@/lib/server/services/drafts/planned-rows';
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
    if (!event || !now || whyNotRedeployable(now) !== null) return [];
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
