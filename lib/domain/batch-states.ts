import type { BatchState } from '@/lib/domain/batches';
import { can, type Permission, type Role } from '@/lib/domain/permissions';

export const BATCH_ACTIONS = ['edit', 'discard', 'submit', 'stop'] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** Action → the states that allow it, the permission it needs, and whether only the creator may do it. */
const TABLE: Record<
  BatchAction,
  { from: readonly BatchState[]; permission: Permission; creatorOnly: boolean }
> = {
  edit: { from: ['draft'], permission: 'batches.plan', creatorOnly: true },
  discard: { from: ['draft'], permission: 'batches.plan', creatorOnly: true },
  submit: { from: ['draft'], permission: 'batches.submit', creatorOnly: true },
  stop: { from: ['sending'], permission: 'batches.stop', creatorOnly: false },
};

export type BatchRefusal = 'role' | 'state' | 'not_creator';

/** Why `actor` may not do `action` to `batch`, or null when they may. Screens ask it to explain; services enforce the same in their statements. */
export function whyNotBatch(
  action: BatchAction,
  batch: { state: BatchState; createdBy: string },
  actor: { id: string; role: Role },
): BatchRefusal | null {
  const rule = TABLE[action];
  if (!can(actor.role, rule.permission)) return 'role';
  if (rule.creatorOnly && batch.createdBy !== actor.id) return 'not_creator';
  if (!rule.from.some((state) => state === batch.state)) return 'state';
  return null;
}

/** What is left to do in a batch that was submitted. */
export type BatchProgress = {
  /** Rows `queued` or `sending`. */
  unsent: number;
  /** Rows `unknown`. */
  unknown: number;
  /** Rows `accepted` whose cloud status is not final. */
  running: number;
};

/**
 * The state that follows from the rows: `sending` → `sent` when nothing is left to send, → `done` when every row is
 * settled and every accepted one has a final cloud status. A halted batch stays halted.
 */
export function followingState(state: BatchState, { unsent, unknown, running }: BatchProgress): BatchState {
  if ((state !== 'sending' && state !== 'sent') || unsent > 0) return state;
  return unknown + running === 0 ? 'done' : 'sent';
}

/** The state of a batch of which a row is queued again, or null when nothing of it is sent any more. */
export function reopenedState(state: BatchState): BatchState | null {
  return state === 'sending' || state === 'sent' ? 'sending' : null;
}
