import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { type Actor, requirePermission, type ServiceContext } from '@/lib/server/services/context';

/**
 * Whoever changes services, budgets and how they are made: with `schedule.manage`, and not in another person's name.
 * Throws DeskError `forbidden` `role`, `approval_impersonated`.
 */
export function requireScheduleManager(ctx: ServiceContext): Extract<Actor, { kind: 'user' }> {
  const actor = requirePermission(ctx, 'schedule.manage');
  if (actor.impersonatedBy) throw new DeskError('forbidden', 'approval_impersonated');
  return actor;
}
