import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import { can } from '@/lib/domain/permissions';
import { type AddedToDraft, AddToDraftInput } from '@/lib/schemas/batches';
import { addPerson } from '@/lib/server/db/queries/approvals';
import { insertBatchRows, readPlacesOf } from '@/lib/server/db/queries/batch-rows';
import { type BatchRecord, lockBatchRecord, reviseDraft } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import { regionsOf, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { loadEvents } from '@/lib/server/services/drafts/create';
import { whyNotRevised } from '@/lib/server/services/drafts/load';
import { requireOwnPlan, requirePlanner } from '@/lib/server/services/drafts/own-plan';
import { parseInput } from '@/lib/server/services/parse-input';
import { resolveSelection } from '@/lib/server/services/selections/resolve';

/**
 * Adds events to the actor's own draft, after its rows; those that it holds already are left out. Also undoes a removal:
 * `overrides` then gives rows their own orders back. Whoever may only retry adds nothing that the retried batch did not hold.
 * Throws DeskError `not_found` `draft`, `conflict` `already_submitted`, `too_many_rows`, `invalid_input` `unknown_event`
 * or `no_rows`, `forbidden` `role`.
 */
export async function addToDraft(
  ctx: ServiceContext,
  input: z.input<typeof AddToDraftInput>,
): Promise<AddedToDraft> {
  const actor = requirePlanner(ctx, 'batches.plan');
  const { draftId, selection, overrides = {} } = parseInput(AddToDraftInput, input);
  await requireOwnPlan(ctx, actor, 'batches.plan', draftId);
  return withTransaction(ctx, async (tx) => {
    const nowMs = ctx.now();
    const draft = await lockBatchRecord(tx, draftId, nowMs);
    if (draft?.createdBy !== actor.id || draft.state !== 'draft')
      throw await whyNotRevised(tx, draftId, actor.id);
    const keys = new Set(
      selection.kind === 'keys' ? selection.keys : await resolveSelection(ctx, tx, selection, MAX_BATCH_ROWS),
    );
    if (!can(actor.role, 'batches.plan')) await requirePartOf(tx, draft, keys, actor.role);
    const held = await readPlacesOf(tx, draftId);
    for (const key of held.keys()) keys.delete(key);
    if (keys.size === 0) return { draftId, title: draft.title, added: 0, rowCount: held.size };
    const rowCount = held.size + keys.size;
    if (rowCount > MAX_BATCH_ROWS)
      throw new DeskError('too_many_rows', 'batch_rows', { max: MAX_BATCH_ROWS });
    const events = await loadEvents(tx, [...keys], regionsOf(ctx));
    const next = Math.max(-1, ...held.values()) + 1;
    await insertBatchRows(
      tx,
      events.map(({ key, dueSortMs: _, ...copied }, index) => ({
        ...copied,
        id: randomUUID(),
        batchId: draftId,
        position: next + index,
        eventKey: key,
        overrideJson: overrides[key] ? JSON.stringify(overrides[key]) : null,
        notBeforeSendMs: 0,
        nextFollowMs: 0,
        updatedAtMs: nowMs,
      })),
    );
    const revised = await reviseDraft(
      tx,
      { id: draftId, createdBy: actor.id, revision: draft.revision },
      { updatedAtMs: nowMs, rowCount },
    );
    if (!revised) throw await whyNotRevised(tx, draftId, actor.id);
    await addPerson(tx, { batchId: draftId, userId: actor.id, part: 'edited', atMs: nowMs });
    await recordAudit(tx, ctx, {
      action: 'draft.save',
      objectType: 'batch',
      objectId: draftId,
      after: { revision: revised.revision, changed: ['addRows'], addedRows: events.length },
    });
    return { draftId, title: draft.title, added: events.length, rowCount };
  });
}

async function requirePartOf(
  tx: Tx,
  draft: BatchRecord,
  keys: ReadonlySet<string>,
  role: string,
): Promise<void> {
  const retried = draft.retryOf === null ? new Map() : await readPlacesOf(tx, draft.retryOf);
  for (const key of keys) {
    if (!retried.has(key)) throw new DeskError('forbidden', 'role', { role, permission: 'batches.plan' });
  }
}
