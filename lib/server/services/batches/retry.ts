import 'server-only';
import type { z } from 'zod';
import { outcomesToRetry } from '@/lib/domain/batch-progress';
import type { RowOutcome } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { redeployRefusal } from '@/lib/domain/event-states';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import type { Phase } from '@/lib/domain/outcomes';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { RetryInput } from '@/lib/schemas/batch-inputs';
import type { PlannedAgain } from '@/lib/schemas/drafts';
import { readFreeKeys } from '@/lib/server/db/queries/batch-plans';
import { readBatchRows, readEventsToPlan } from '@/lib/server/db/queries/batch-rows';
import { everyRow, readOutcomesPage } from '@/lib/server/db/queries/outcomes';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type CreatedDraft, storeDraft } from '@/lib/server/services/batches/create-draft';
import { loadBatch } from '@/lib/server/services/batches/load';
import { readPlan } from '@/lib/server/services/batches/own-plan';
import { withoutPast } from '@/lib/server/services/batches/replan';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { judgingOf } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * A new draft of the actor's own with the events of a batch, in their regions, that the cloud refused or, for people who may plan, that
 * were never sent. Rows without an answer never come along: they are settled where they are. It starts as the
 * batch was planned, immediately or at a time that has not passed yet; the policy decides about the draft as about any other: a retry is no way around an approval.
 * Throws DeskError `not_found` `batch`, `conflict` `nothing_refused`.
 */
export async function retryRefused(
  ctx: ServiceContext,
  input: z.input<typeof RetryInput>,
): Promise<CreatedDraft> {
  const actor = requirePermission(ctx, 'batches.retry');
  const { batchId, title } = parseInput(RetryInput, input);
  return withTransaction(ctx, async (tx) => {
    const batch = await loadBatch(tx, batchId, actor);
    const outcomes: readonly (RowOutcome | null)[] = outcomesToRetry(batch, actor.role);
    const rows = await readBatchRows(tx, batchId, regionsOf(ctx));
    const keys = rows.filter(({ outcome }) => outcomes.includes(outcome)).map(({ eventKey }) => eventKey);
    if (keys.length === 0) throw new DeskError('conflict', 'nothing_refused');
    const draft = await storeDraft(tx, ctx, {
      actor,
      keys,
      zone: batch.zone,
      title: title?.trim() || batch.title,
      plan: withoutPast(readPlan(batch.planJson), ctx.now()),
      retryOf: batchId,
    });
    await recordAudit(tx, ctx, {
      action: 'batch.retry',
      objectType: 'batch',
      objectId: batchId,
      after: { draftId: draft.draftId, rows: draft.rowCount },
    });
    return draft;
  });
}

/** What did not do what was ordered, and can be ordered again. */
const AGAIN: readonly Phase[] = ['failed', 'refused'];
/** Nobody knows yet whether the cloud has their order: they stay where they are until that is settled. */
const UNKNOWN: readonly Phase[] = ['settling', 'needs_decision'];

/**
 * A new draft, the actor's own and linked to the batch, of its failed and refused rows whose events can still be
 * redeployed and are in no other batch; and how many rows were left out, by why: also those that vanished, whose order the
 * cloud took and whose event it still holds. The policy decides about it as about any other draft. Input: RetryInput. Throws
 * DeskError `not_found` `batch`, `conflict` `nothing_to_plan_again` (with how many rows for each reason), `too_many_drafts`.
 */
export async function planFailedAgain(
  ctx: ServiceContext,
  input: z.input<typeof RetryInput>,
): Promise<PlannedAgain> {
  const actor = requirePermission(ctx, 'batches.plan');
  const { batchId, title } = parseInput(RetryInput, input);
  // Before the transaction, which holds the embedded store's one connection.
  const judging = await judgingOf(ctx);
  const limit = regionsOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const nowMs = ctx.now();
    const batch = await loadBatch(tx, batchId, actor);
    const conditions = { ...everyRow(limit), batchId, phases: [...AGAIN, ...UNKNOWN, 'vanished' as const] };
    const found = await readOutcomesPage(tx, { judging, conditions, after: null, limit: MAX_BATCH_ROWS });
    const rows = found.map(({ row }) => row);
    const inPhases = (phases: readonly Phase[]) =>
      rows.filter(({ phase }) => phase !== null && phases.includes(phase));
    const failed = inPhases(AGAIN);
    const fresh = failed.filter(({ isRetried }) => isRetried === 0).map(({ eventKey }) => eventKey);
    const { keys, closed, held } = await sortOut(tx, fresh, limit);
    const leftOut = {
      unknown: inPhases(UNKNOWN).length,
      vanished: inPhases(['vanished']).length,
      retried: failed.length - fresh.length,
      closed,
      held,
    };
    if (keys.length === 0) throw new DeskError('conflict', 'nothing_to_plan_again', leftOut);
    const draft = await storeDraft(tx, ctx, {
      actor,
      keys,
      zone: batch.zone,
      title: title?.trim() || batch.title,
      plan: withoutPast(readPlan(batch.planJson), nowMs),
      retryOf: batchId,
    });
    await recordAudit(tx, ctx, {
      action: 'batch.plan_again',
      objectType: 'batch',
      objectId: batchId,
      after: { draftId: draft.draftId, rows: draft.rowCount, leftOut },
    });
    return { ...draft, leftOut };
  });
}

/** Keys that can be planned; how many are over for the cloud, and how many a batch holds. */
async function sortOut(tx: Tx, keys: readonly string[], limit: RegionLimit) {
  const known = new Set((await readEventsToPlan(tx, keys, limit)).map(({ key }) => key));
  const free = new Map((await readFreeKeys(tx, keys)).map((event) => [event.key, event]));
  const held = keys.filter((key) => known.has(key) && !free.has(key));
  const open = keys.filter((key) => {
    const event = free.get(key);
    return event !== undefined && known.has(key) && redeployRefusal(event) === null;
  });
  return { keys: open, held: held.length, closed: keys.length - open.length - held.length };
}
