import 'server-only';
import { stepUpNeeded } from '@/lib/domain/approval-policy';
import { MAX_DRAFTS } from '@/lib/domain/limits';
import { can } from '@/lib/domain/permissions';
import { effectiveOrders } from '@/lib/domain/plan';
import { type ApprovalPreview, type Draft, DraftIdInput, type MyDrafts } from '@/lib/schemas/drafts';
import { readDraftsOf } from '@/lib/server/db/queries/batches-page';
import { loadActor } from '@/lib/server/services/batches/batch-facts';
import { readScheduleVersion } from '@/lib/server/services/batches/draft-schedule';
import { judgeRequest } from '@/lib/server/services/batches/judge-request';
import {
  loadDraftRows,
  loadOwnDraft,
  readPlan,
  requireOwnPlan,
  requirePlanner,
} from '@/lib/server/services/batches/own-plan';
import { regionsOf, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { hasSchedule } from '@/lib/server/services/schedule/load-world';
import { freeRowsOf } from '@/lib/server/services/step-up/free-rows';

/**
 * The actor's own draft with everything that is known of its rows now.
 * Throws DeskError `not_found` `draft` (also for another's), `conflict` `already_submitted`.
 */
export async function getDraft(ctx: ServiceContext, input: unknown): Promise<Draft> {
  const actor = requirePlanner(ctx, 'batches.plan');
  const { draftId } = parseInput(DraftIdInput, input);
  await requireOwnPlan(ctx, actor, 'batches.plan', draftId);
  const draft = await loadOwnDraft(ctx.store.db, draftId, actor.id);
  const rows = await loadDraftRows(ctx.store.db, draft.id, regionsOf(ctx));
  return {
    id: draft.id,
    revision: draft.revision,
    title: draft.title,
    note: draft.note,
    plan: readPlan(draft.planJson),
    savedAtMs: draft.updatedAtMs,
    rows,
    rowsElsewhere: draft.rowCount - rows.length,
    scheduleVersion: await readScheduleVersion(ctx.store.db),
  };
}

/** The actor's open drafts, last saved first: the first is the one to continue. No input. */
export async function listMyDrafts(ctx: ServiceContext): Promise<MyDrafts> {
  const actor = requirePlanner(ctx, 'batches.plan');
  return { rows: await readDraftsOf(ctx.store.db, actor.id, MAX_DRAFTS) };
}

/**
 * What the actor's own draft, as it is stored, would need if it were submitted now. Rows without a time count as rows
 * to be scheduled now. Only a forecast: the submit judges again.
 * Throws DeskError `not_found` `draft`, `conflict` `already_submitted`.
 */
export async function previewApproval(ctx: ServiceContext, input: unknown): Promise<ApprovalPreview> {
  const actor = requirePlanner(ctx, 'batches.plan');
  const { draftId } = parseInput(DraftIdInput, input);
  await requireOwnPlan(ctx, actor, 'batches.plan', draftId);
  const { db } = ctx.store;
  const draft = await loadOwnDraft(db, draftId, actor.id);
  const rows = await loadDraftRows(db, draftId, regionsOf(ctx));
  const orders = effectiveOrders(readPlan(draft.planJson), rows);
  const nowMs = ctx.now();
  const counted = rows.map(({ eventLevel, localDisk }, index) => {
    const order = orders[index] ?? { opsType: 'scheduled' as const, planTimeMs: nowMs };
    return { ...order, eventLevel, localDisk };
  });
  const excepted = (await hasSchedule(db)) ? rows.filter(({ exception }) => exception !== null).length : 0;
  const request = { requesterId: actor.id, batchId: draftId, rows: counted, excepted, nowMs };
  const judged = await judgeRequest(db, request);
  const { needed, reasons } = judged.verdict;
  const person = await loadActor(db, actor);
  const free = await freeRowsOf(db, { policy: judged.policy, userId: actor.id, nowMs });
  return {
    revision: draft.revision,
    needed,
    reasons,
    facts: judged.facts,
    policyVersion: judged.version,
    expiresAtMs: needed > 0 && orders.every((order) => order !== null) ? judged.expiresAtMs : null,
    stepUp: needed === 0 && stepUpNeeded(free, rows.length),
    emergencyFromMs:
      person.breakGlass && can(actor.role, 'batches.submit') ? (person.breakGlassFromMs ?? 0) : null,
  };
}
