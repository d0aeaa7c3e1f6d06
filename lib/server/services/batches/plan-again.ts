import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { whyNotRedeployable } from '@/lib/domain/event-states';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import type { Phase } from '@/lib/domain/outcomes';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { type PlannedAgain, RetryInput } from '@/lib/schemas/batches';
import { readEventsToPlan } from '@/lib/server/db/queries/batch-rows';
import { readFreeKeys } from '@/lib/server/db/queries/batch-rows-plan';
import { everyRow, readOutcomesPage } from '@/lib/server/db/queries/outcomes';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import { loadBatch } from '@/lib/server/services/batches/load';
import { withoutPast } from '@/lib/server/services/batches/replan';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { storeDraft } from '@/lib/server/services/drafts/create';
import { readPlan } from '@/lib/server/services/drafts/planned-rows';
import { judgingOf } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';

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
    return event !== undefined && known.has(key) && whyNotRedeployable(event) === null;
  });
  return { keys: open, held: held.length, closed: keys.length - open.length - held.length };
}
