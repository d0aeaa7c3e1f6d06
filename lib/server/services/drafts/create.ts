import 'server-only';
import type { z } from 'zod';
import { suggestTitle } from '@/lib/domain/batch-title';
import { DeskError } from '@/lib/domain/errors';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import type { DraftPlan } from '@/lib/domain/plan';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { CreateDraftInput } from '@/lib/schemas/batches';
import { readEventsToPlan } from '@/lib/server/db/queries/batch-rows';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { insertDraft } from '@/lib/server/services/drafts/insert-draft';
import { parseInput } from '@/lib/server/services/parse-input';
import { resolveSelection } from '@/lib/server/services/selections/resolve';
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
export async function loadEvents(tx: Tx, keys: readonly string[], limit: RegionLimit) {
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
