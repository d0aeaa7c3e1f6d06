import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { suggestTitle } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { MAX_BATCH_ROWS, MAX_DRAFTS } from '@/lib/domain/limits';
import { can } from '@/lib/domain/permissions';
import type { DraftPlan } from '@/lib/domain/plan';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { type AddedToDraft, AddToDraftInput, CreateDraftInput } from '@/lib/schemas/drafts';
import { addPerson } from '@/lib/server/db/queries/approvals';
import { insertBatchRows, readEventsToPlan, readPlacesOf } from '@/lib/server/db/queries/batch-rows';
import { type BatchRecord, insertBatch, lockBatchRecord, reviseDraft } from '@/lib/server/db/queries/batches';
import { countDraftsOf } from '@/lib/server/db/queries/batches-page';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { requireOwnPlan, requirePlanner, reviseRefusal } from '@/lib/server/services/batches/own-plan';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { resolveSelection } from '@/lib/server/services/events/selections';
import { parseInput } from '@/lib/server/services/parse-input';
import { isZone } from '@/lib/time/zones';

export type CreatedDraft = { draftId: string; rowCount: number };

/**
 * Makes a draft of the selected events, least time left first. Events that cannot be redeployed or are held by another
 * batch come along and are shown as blocked.
 * Throws DeskError `too_many_rows`, `conflict` `too_many_drafts`, `invalid_input` `unknown_event` when the mirror does not know some of them, and
 * `invalid_input` `no_rows` when nothing is left of the selection.
 */
export async function createDraft(
  ctx: ServiceContext,
  input: z.input<typeof CreateDraftInput>,
): Promise<CreatedDraft> {
  const actor = requirePermission(ctx, 'batches.plan');
  const { selection, zone } = parseInput(CreateDraftInput, input);
  return withTransaction(ctx, async (tx) => {
    const keys = [...new Set(await resolveSelection(ctx, tx, selection, MAX_BATCH_ROWS))];
    if (keys.length > MAX_BATCH_ROWS) {
      throw new DeskError('too_many_rows', 'batch_rows', { max: MAX_BATCH_ROWS });
    }
    return storeDraft(tx, ctx, { actor, keys, zone });
  });
}

/**
 * Stores a draft of these events, least time left first; part of the transaction of a verb that has checked the
 * permission. `title` unless given is made of the instances' names. Throws as `createDraft`.
 */
export async function storeDraft(
  tx: Tx,
  ctx: ServiceContext,
  wanted: {
    actor: { id: string; name: string };
    keys: readonly string[];
    zone?: string | undefined;
    title?: string;
    /** How it starts; without one, at a time that is still to choose. */
    plan?: DraftPlan;
    retryOf?: string;
  },
): Promise<CreatedDraft> {
  const { actor, keys, zone } = wanted;
  const events = await loadEvents(tx, keys, regionsOf(ctx));
  const { draftId } = await insertDraft(tx, {
    creator: actor,
    nowMs: ctx.now(),
    title: wanted.title ?? suggestTitle(events.map((event) => event.instanceName || event.resourceId)),
    note: '',
    retryOf: wanted.retryOf,
    plan: wanted.plan ?? emptyPlan(zone),
    events,
  });
  await recordAudit(tx, ctx, {
    action: 'draft.create',
    objectType: 'batch',
    objectId: draftId,
    after: { rows: events.length },
  });
  return { draftId, rowCount: events.length };
}

/** The mirror's rows of the keys, in the order of least time left. Throws when a key is not known, or beyond the limit. */
async function loadEvents(tx: Tx, keys: readonly string[], limit: RegionLimit) {
  if (keys.length === 0) throw new DeskError('invalid_input', 'no_rows');
  // No key of ours holds a NUL, and PostgreSQL would refuse the whole question.
  const events = await readEventsToPlan(
    tx,
    keys.filter((key) => !key.includes('\0')),
    limit,
  );
  const unknown = keys.length - events.length;
  if (unknown > 0) throw new DeskError('invalid_input', 'unknown_event', { count: unknown });
  return events.sort((a, b) => a.dueSortMs - b.dueSortMs || (a.key < b.key ? -1 : 1));
}

function emptyPlan(zone: string | undefined): DraftPlan {
  return { when: 'scheduled', planTimeMs: null, spread: null, zone: isZone(zone) ? zone : 'UTC' };
}

export type EventToPlan = Awaited<ReturnType<typeof readEventsToPlan>>[number];

export type NewDraft = {
  creator: { id: string; name: string };
  nowMs: number;
  title: string;
  note: string;
  /** The batch that it retries. */
  retryOf?: string | undefined;
  plan: DraftPlan;
  /** In the order that the draft will have; `overrideJson`: the row's own order. */
  events: readonly (EventToPlan & { overrideJson?: string | null })[];
};

/** Stores a draft with its rows and its creator; it gets its number when it is submitted. Throws DeskError `conflict` `too_many_drafts`. */
export async function insertDraft(tx: Tx, draft: NewDraft): Promise<{ draftId: string }> {
  const { creator, nowMs, plan, events } = draft;
  if ((await countDraftsOf(tx, creator.id)) >= MAX_DRAFTS) {
    throw new DeskError('conflict', 'too_many_drafts', { max: MAX_DRAFTS });
  }
  const draftId = randomUUID();
  await insertBatch(tx, {
    id: draftId,
    number: -(await raiseCounter(tx, 'draft')),
    state: 'draft',
    revision: 1,
    title: draft.title,
    note: draft.note,
    planJson: JSON.stringify(plan),
    zone: plan.zone,
    createdBy: creator.id,
    createdByName: creator.name,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    rowCount: events.length,
    retryOf: draft.retryOf ?? null,
  });
  await addPerson(tx, { batchId: draftId, userId: creator.id, part: 'created', atMs: nowMs });
  const rows = events.map(({ key, dueSortMs: _, ...copied }, position) => ({
    ...copied,
    id: randomUUID(),
    batchId: draftId,
    position,
    eventKey: key,
    notBeforeSendMs: 0,
    nextFollowMs: 0,
    updatedAtMs: nowMs,
  }));
  await insertBatchRows(tx, rows);
  return { draftId };
}

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
      throw await reviseRefusal(tx, draftId, actor.id);
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
    if (!revised) throw await reviseRefusal(tx, draftId, actor.id);
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
