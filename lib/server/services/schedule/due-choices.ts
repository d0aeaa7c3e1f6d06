import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { LeaveToCloudInput, ReopenDueInput } from '@/lib/schemas/due-choices';
import { deleteDueChoice, saveDueChoice } from '@/lib/server/db/queries/due-choices';
import { readEventsByKeys } from '@/lib/server/db/queries/events';
import type { Queryable } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { findDueInFreeze } from '@/lib/server/services/schedule/due-in-freeze';

/**
 * Records by name that the cloud may act on an event inside a freeze (E12). It holds while the due time stays what the
 * person saw. The same answer again changes nothing.
 * Throws DeskError `not_found` `event` (also beyond the actor's regions), `conflict` `due_moved`, `not_in_freeze`.
 */
export async function leaveToCloud(
  ctx: ServiceContext,
  input: z.input<typeof LeaveToCloudInput>,
): Promise<{ eventKey: string }> {
  const actor = requirePermission(ctx, 'batches.plan');
  const { eventKey, dueAtMs, reason } = parseInput(LeaveToCloudInput, input);
  return withTransaction(ctx, async (tx) => {
    const event = await loadEvent(tx, ctx, eventKey);
    if (event.dueAtMs !== dueAtMs) throw new DeskError('conflict', 'due_moved');
    const limit = regionsOf(ctx);
    const [found] = await findDueInFreeze(tx, { limit, nowMs: ctx.now(), onlyKey: eventKey });
    if (!found) throw new DeskError('conflict', 'not_in_freeze');
    if (found.left !== null && found.left.reason === reason) return { eventKey };
    await saveDueChoice(tx, {
      eventKey,
      choice: 'leave',
      by: actor.id,
      byName: actor.name,
      atMs: ctx.now(),
      dueAtMs,
      reason,
    });
    await recordAudit(tx, ctx, {
      action: 'due.leave',
      objectType: 'event',
      objectId: eventKey,
      after: { dueAtMs, freeze: found.freeze.name, ...(reason ? { reason } : {}) },
    });
    return { eventKey };
  });
}

/**
 * Takes the answer about an event back: it waits for one again. Without an answer nothing happens.
 * Throws DeskError `not_found` `event`.
 */
export async function reopenDue(
  ctx: ServiceContext,
  input: z.input<typeof ReopenDueInput>,
): Promise<{ eventKey: string }> {
  requirePermission(ctx, 'batches.plan');
  const { eventKey } = parseInput(ReopenDueInput, input);
  return withTransaction(ctx, async (tx) => {
    await loadEvent(tx, ctx, eventKey);
    const removed = await deleteDueChoice(tx, eventKey);
    if (!removed) return { eventKey };
    const { byName, dueAtMs, reason } = removed;
    await recordAudit(tx, ctx, {
      action: 'due.reopen',
      objectType: 'event',
      objectId: eventKey,
      before: { by: byName, dueAtMs, ...(reason ? { reason } : {}) },
    });
    return { eventKey };
  });
}

async function loadEvent(db: Queryable, ctx: ServiceContext, eventKey: string) {
  const [event] = await readEventsByKeys(db, [eventKey], regionsOf(ctx));
  if (!event) throw new DeskError('not_found', 'event');
  return event;
}
