import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import {
  MAX_BATCH_ROWS,
  MAX_KEPT_SELECTION_ROWS,
  MAX_SELECTIONS,
  MAX_SELECTIONS_AN_HOUR,
} from '@/lib/domain/limits';
import { EventFilter, type FrozenSelection, type SelectionInput } from '@/lib/schemas/events';
import {
  countSelections,
  endOlderSelections,
  findSelection,
  insertSelection,
  insertSelectionRows,
  readSelectable,
  readSelectionKeys,
  SELECTION_WRITING,
  type SelectableEvent,
  setSelectionCount,
} from '@/lib/server/db/queries/selections';
import type { Queryable } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { conditionsOf } from '@/lib/server/services/events/conditions';
import { parseInput } from '@/lib/server/services/parse-input';

const HOUR_MS = 3_600_000;

/**
 * Freezes the events that match now, can be redeployed and are in no live batch: whatever the mirror does later, the
 * selection stays these rows. It belongs to the actor and lives a day, or until they have made twenty newer ones. Its
 * rows are written in parts, since very many at once would keep everybody waiting; it counts when all are there.
 * Input: EventFilter. Throws DeskError `rate_limited` `selections_hour`.
 */
export async function freezeSelection(
  ctx: ServiceContext,
  input: z.input<typeof EventFilter>,
): Promise<FrozenSelection> {
  const actor = requirePermission(ctx, 'batches.plan');
  const filter = parseInput(EventFilter, input);
  const conditions = conditionsOf(filter, regionsOf(ctx));
  const { db, aside } = ctx.store;
  if ((await countSelections(db, actor.id, ctx.now() - HOUR_MS)) >= MAX_SELECTIONS_AN_HOUR) {
    throw new DeskError('rate_limited', 'selections_hour', { max: MAX_SELECTIONS_AN_HOUR });
  }
  const selectionId = randomUUID();
  await insertSelection(db, {
    id: selectionId,
    createdBy: actor.id,
    filterJson: JSON.stringify(filter),
    rowCount: SELECTION_WRITING,
    createdAtMs: ctx.now(),
  });
  const events = await readSelectable(aside, conditions);
  // No plan holds more, also after leaving out as many as one may.
  const kept = events.slice(0, MAX_KEPT_SELECTION_ROWS).map(({ key }) => key);
  await insertSelectionRows(db, selectionId, kept);
  const summary = summarise(events);
  return withTransaction(ctx, async (tx) => {
    await setSelectionCount(tx, selectionId, summary.count);
    await endOlderSelections(tx, actor.id, MAX_SELECTIONS);
    await recordAudit(tx, ctx, {
      action: 'selection.freeze',
      objectType: 'selection',
      objectId: selectionId,
      after: { filter, count: summary.count },
    });
    return { selectionId, ...summary };
  });
}

/** What a person must know of the rows before going on. */
function summarise(events: readonly SelectableEvent[]): Omit<FrozenSelection, 'selectionId'> {
  return {
    count: events.length,
    regions: new Set(events.map(({ regionId }) => regionId)).size,
    critical: events.filter(({ eventLevel }) => eventLevel === 'CRITICAL').length,
    localDisk: events.filter(({ localDisk }) => localDisk === 1).length,
  };
}

const SelectionIdInput = z.strictObject({ selectionId: z.string().min(1).max(64) });

/**
 * The members of one's own frozen selection, at most MAX_BATCH_ROWS, so that the screen can tick exactly those.
 * Input: `{selectionId}`. Throws DeskError not_found when it is another person's or a day old.
 */
export async function listSelectionKeys(ctx: ServiceContext, input: unknown): Promise<{ keys: string[] }> {
  requirePermission(ctx, 'batches.plan');
  const { selectionId } = parseInput(SelectionIdInput, input);
  const keys = await resolveSelection(
    ctx,
    ctx.store.db,
    { kind: 'frozen', selectionId, except: [] },
    MAX_BATCH_ROWS,
  );
  return { keys: keys.slice(0, MAX_BATCH_ROWS) };
}

/**
 * The event keys that a parsed selection means, without doubles; at most `limit + 1`, so that the caller sees when
 * there are too many. For services of batches: `db` may be their transaction.
 * Throws DeskError not_found `selection` when it is another person's, a day old or one of many.
 */
export async function resolveSelection(
  ctx: ServiceContext,
  db: Queryable,
  selection: SelectionInput,
  limit: number,
): Promise<string[]> {
  const actor = requirePermission(ctx, 'batches.plan');
  if (selection.kind === 'keys') return [...new Set(selection.keys)].slice(0, limit + 1);
  const frozen = await findSelection(db, selection.selectionId);
  const isWhole = frozen !== undefined && frozen.rowCount >= 0;
  if (!isWhole || frozen.createdBy !== actor.id) throw new DeskError('not_found', 'selection');
  const except = new Set(selection.except);
  const keys = await readSelectionKeys(db, frozen.id, {
    limit: regionsOf(ctx),
    count: limit + 1 + except.size,
  });
  return keys.filter((key) => !except.has(key)).slice(0, limit + 1);
}
