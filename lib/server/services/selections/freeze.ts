import 'server-only';
import { randomUUID } from 'node:crypto';
import { EventFilter, type FrozenSelection } from '@/lib/schemas/events';
import {
  insertSelection,
  insertSelectionRows,
  setSelectionCount,
  summariseSelection,
} from '@/lib/server/db/queries/selections';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { conditionsOf } from '@/lib/server/services/events/conditions';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Freezes the events that match now, can be redeployed and are in no live batch: whatever the mirror does later, the
 * selection stays these rows. It belongs to the actor and lives a day. Input: EventFilter.
 */
export async function freezeSelection(ctx: ServiceContext, input: unknown): Promise<FrozenSelection> {
  const actor = requirePermission(ctx, 'batches.plan');
  const filter = parseInput(EventFilter, input);
  const conditions = conditionsOf(filter);
  const selectionId = randomUUID();
  return ctx.store.db.transaction().execute(async (tx) => {
    await insertSelection(tx, {
      id: selectionId,
      createdBy: actor.id,
      filterJson: JSON.stringify(filter),
      rowCount: 0,
      createdAtMs: ctx.now(),
    });
    await insertSelectionRows(tx, selectionId, conditions);
    const summary = await summariseSelection(tx, selectionId);
    await setSelectionCount(tx, selectionId, summary.count);
    await recordAudit(tx, ctx, {
      action: 'selection.freeze',
      objectType: 'selection',
      objectId: selectionId,
      after: { filter, count: summary.count },
    });
    return { selectionId, ...summary };
  });
}
