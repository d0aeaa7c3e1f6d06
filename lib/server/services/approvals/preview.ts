import 'server-only';
import { stepUpNeeded } from '@/lib/domain/approval-policy';
import { effectiveOrders } from '@/lib/domain/plan';
import type { ApprovalPreview } from '@/lib/schemas/approvals';
import { DraftIdInput } from '@/lib/schemas/batches';
import { judgeRequest } from '@/lib/server/services/approvals/judge-request';
import { regionsOf, type ServiceContext } from '@/lib/server/services/context';
import { loadOwnDraft } from '@/lib/server/services/drafts/load';
import { requireOwnPlan, requirePlanner } from '@/lib/server/services/drafts/own-plan';
import { loadDraftRows, readPlan } from '@/lib/server/services/drafts/planned-rows';
import { parseInput } from '@/lib/server/services/parse-input';
import { freeRowsOf } from '@/lib/server/services/step-up/free-rows';

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
  const judged = await judgeRequest(db, { requesterId: actor.id, batchId: draftId, rows: counted, nowMs });
  const { needed, reasons } = judged.verdict;
  const free = await freeRowsOf(db, { policy: judged.policy, userId: actor.id, nowMs });
  return {
    revision: draft.revision,
    needed,
    reasons,
    facts: judged.facts,
    policyVersion: judged.version,
    expiresAtMs: needed > 0 && orders.every((order) => order !== null) ? judged.expiresAtMs : null,
    stepUp: needed === 0 && stepUpNeeded(free, rows.length),
  };
}
