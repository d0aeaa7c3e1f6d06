import 'server-only';
import { type Draft, DraftIdInput } from '@/lib/schemas/batches';
import { regionsOf, type ServiceContext } from '@/lib/server/services/context';
import { loadOwnDraft } from '@/lib/server/services/drafts/load';
import { requireOwnPlan, requirePlanner } from '@/lib/server/services/drafts/own-plan';
import { loadDraftRows, readPlan } from '@/lib/server/services/drafts/planned-rows';
import { parseInput } from '@/lib/server/services/parse-input';

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
  };
}
