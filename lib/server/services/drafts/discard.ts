import 'server-only';
import type { z } from 'zod';
import { shownNumber } from '@/lib/domain/batches';
import { DraftIdInput } from '@/lib/schemas/batches';
import { deleteDraft } from '@/lib/server/db/queries/batches';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { loadOwnDraft, whyNotRevised } from '@/lib/server/services/drafts/load';
import { requireOwnPlan, requirePlanner } from '@/lib/server/services/drafts/own-plan';
import { parseInput } from '@/lib/server/services/parse-input';

/** Only one that was taken back from a request has a number. */
function numberOf({ number: stored }: { number: number }): { number?: number } {
  const number = shownNumber(stored);
  return number === null ? {} : { number };
}

/** Removes the actor's own draft. Throws DeskError `not_found` `draft`, `conflict` `already_submitted`. */
export async function discardDraft(
  ctx: ServiceContext,
  input: z.input<typeof DraftIdInput>,
): Promise<{ draftId: string }> {
  const actor = requirePlanner(ctx, 'batches.plan');
  const { draftId } = parseInput(DraftIdInput, input);
  await requireOwnPlan(ctx, actor, 'batches.plan', draftId);
  return withTransaction(ctx, async (tx) => {
    const draft = await loadOwnDraft(tx, draftId, actor.id);
    const removed = await deleteDraft(tx, { id: draftId, createdBy: actor.id });
    // Submitted or discarded in another tab between the two statements.
    if (!removed) throw await whyNotRevised(tx, draftId, actor.id);
    await recordAudit(tx, ctx, {
      action: 'draft.discard',
      objectType: 'batch',
      objectId: draftId,
      before: { ...numberOf(draft), title: draft.title, rows: draft.rowCount },
    });
    return { draftId };
  });
}
