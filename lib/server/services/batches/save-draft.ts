import 'server-only';
import type { z } from 'zod';
import { type RowOrder, shownNumber } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { DraftIdInput, SaveDraftInput } from '@/lib/schemas/drafts';
import { addPerson } from '@/lib/server/db/queries/approvals';
import { countRows, deleteRows, deleteRowsBeyond, setOverrides } from '@/lib/server/db/queries/batch-rows';
import { deleteDraft, reviseDraft, setDraftRowCount } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { storeExceptions } from '@/lib/server/services/batches/exceptions';
import {
  loadOwnDraft,
  requireOwnPlan,
  requirePlanner,
  reviseRefusal,
} from '@/lib/server/services/batches/own-plan';
import { regionsOf, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { isZone } from '@/lib/time/zones';

/**
 * Stores what changed in a draft and raises its revision. Only its creator may, and only from the newest revision.
 * Throws DeskError `stale` `draft_stale` (with the newest `revision`), `not_found`, `conflict` `already_submitted`,
 * `invalid_input` `unknown_row` or `zone`.
 */
export async function saveDraft(
  ctx: ServiceContext,
  input: z.input<typeof SaveDraftInput>,
): Promise<{ revision: number; savedAtMs: number }> {
  const actor = requirePlanner(ctx, 'batches.plan');
  const { draftId, expectedRevision, ...change } = parseInput(SaveDraftInput, input);
  await requireOwnPlan(ctx, actor, 'batches.plan', draftId);
  const { title, note, plan, overrides, exceptions, removeRowIds, removeElsewhere } = change;
  if (plan && !isZone(plan.zone)) throw new DeskError('invalid_input', 'zone');
  return withTransaction(ctx, async (tx) => {
    const savedAtMs = ctx.now();
    const draft = await reviseDraft(
      tx,
      { id: draftId, createdBy: actor.id, revision: expectedRevision },
      {
        updatedAtMs: savedAtMs,
        ...(title === undefined ? {} : { title }),
        ...(note === undefined ? {} : { note }),
        ...(plan === undefined ? {} : { planJson: JSON.stringify(plan), zone: plan.zone }),
      },
    );
    if (!draft) throw await reviseRefusal(tx, draftId, actor.id);
    await addPerson(tx, { batchId: draftId, userId: actor.id, part: 'edited', atMs: savedAtMs });
    if (overrides) await storeOverrides(tx, draftId, overrides, savedAtMs);
    if (exceptions) await storeExceptions(tx, draftId, exceptions, { userId: actor.id, atMs: savedAtMs });
    if (removeRowIds) await deleteRows(tx, draftId, removeRowIds);
    const leftOut = removeElsewhere ? await deleteRowsBeyond(tx, draftId, regionsOf(ctx)) : 0;
    if (removeRowIds || removeElsewhere) {
      await setDraftRowCount(tx, draftId, await countRows(tx, draftId));
    }
    await recordAudit(tx, ctx, {
      action: 'draft.save',
      objectType: 'batch',
      objectId: draftId,
      after: {
        revision: draft.revision,
        changed: Object.keys(change),
        removedRows: (removeRowIds?.length ?? 0) + leftOut,
        ownTimes: Object.keys(overrides ?? {}).length,
        ...(exceptions ? { exceptions: Object.keys(exceptions).length } : {}),
      },
    });
    return { revision: draft.revision, savedAtMs };
  });
}

/** Rows with the same order are written together: "set for selected" is one statement, not thousands. */
async function storeOverrides(
  tx: Tx,
  batchId: string,
  overrides: Record<string, RowOrder | null>,
  nowMs: number,
): Promise<void> {
  const rowIdsByOrder = new Map<string | null, string[]>();
  for (const [rowId, order] of Object.entries(overrides)) {
    const overrideJson = order === null ? null : JSON.stringify(order);
    const rowIds = rowIdsByOrder.get(overrideJson);
    if (rowIds) rowIds.push(rowId);
    else rowIdsByOrder.set(overrideJson, [rowId]);
  }
  let found = 0;
  for (const [overrideJson, rowIds] of rowIdsByOrder) {
    found += await setOverrides(tx, { batchId, rowIds, overrideJson, nowMs });
  }
  const unknown = Object.keys(overrides).length - found;
  if (unknown > 0) throw new DeskError('invalid_input', 'unknown_row', { count: unknown });
}

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
    if (!removed) throw await reviseRefusal(tx, draftId, actor.id);
    await recordAudit(tx, ctx, {
      action: 'draft.discard',
      objectType: 'batch',
      objectId: draftId,
      before: { ...numberOf(draft), title: draft.title, rows: draft.rowCount },
    });
    return { draftId };
  });
}
