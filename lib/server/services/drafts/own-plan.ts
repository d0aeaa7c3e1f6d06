import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { can, type Permission } from '@/lib/domain/permissions';
import { findBatch } from '@/lib/server/db/queries/batches';
import { type Actor, requirePermission, type ServiceContext } from '@/lib/server/services/context';

type PlanPermission = Extract<Permission, 'batches.plan' | 'batches.submit'>;
type Person = Extract<Actor, { kind: 'user' }>;

/**
 * First line of the verbs about an own plan. On-call people plan nothing themselves, but plan again what the cloud has
 * refused: they get through here, and `requireOwnPlan` then lets them at such drafts of their own only.
 */
export function requirePlanner(ctx: ServiceContext, permission: PlanPermission): Person {
  const isRetrier = ctx.actor.kind === 'user' && can(ctx.actor.role, 'batches.retry');
  return requirePermission(ctx, isRetrier ? 'batches.retry' : permission);
}

/**
 * Throws DeskError `forbidden` `role` unless the person may plan, or the batch is a retry that they made. Neither of the
 * two facts ever changes, so it may be asked before the transaction.
 */
export async function requireOwnPlan(
  ctx: ServiceContext,
  { id, role }: Person,
  permission: PlanPermission,
  batchId: string,
): Promise<void> {
  if (can(role, permission)) return;
  const batch = await findBatch(ctx.store.db, batchId);
  if (batch?.createdBy === id && batch.retryOf !== null) return;
  throw new DeskError('forbidden', 'role', { role, permission });
}
