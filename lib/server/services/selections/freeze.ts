import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { MAX_KEPT_SELECTION_ROWS, MAX_SELECTIONS, MAX_SELECTIONS_AN_HOUR } from '@/lib/domain/limits';
import { EventFilter, type FrozenSelection } from '@/lib/schemas/events';
import {
  countSelections,
  endOlderSelections,
  insertSelection,
  insertSelectionRows,
  readSelectable,
  SELECTION_WRITING,
  type SelectableEvent,
  setSelectionCount,
} from '@/lib/server/db/queries/selections';
import { recordAudit } from '@/lib/server/services/audit';
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
