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

/** Why `actor` may not do `action` to `batch`, or null when they may. Screens and services call this same function. */
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
