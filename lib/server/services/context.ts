import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { can, type Permission, type Role } from '@/lib/domain/permissions';
import type { PlanTarget } from '@/lib/domain/plan-hash';
import type { Store } from '@/lib/server/db/store';

/** Who acts: a person with a live session, or the server's own jobs. */
export type Actor =
  | {
      kind: 'user';
      id: string;
      name: string;
      role: Role;
      sessionId: string;
      /** Somebody else who acts in this person's name; such a session decides nothing. */
      impersonatedBy?: string;
    }
  | { kind: 'system'; id: 'system'; name: 'system' };

/** What every service verb gets beside its input. `now` is the wall clock (epoch ms), replaceable in tests. */
export type ServiceContext = {
  store: Store;
  actor: Actor;
  correlationId: string;
  now: () => number;
  /** Tests only: where orders go, instead of what this process is set up with. */
  target?: PlanTarget | undefined;
};

/**
 * First line of every verb. Returns the acting person.
 * Throws DeskError `forbidden` when the role lacks the permission; jobs never call verbs that need one.
 */
export function requirePermission(
  ctx: ServiceContext,
  permission: Permission,
): Extract<Actor, { kind: 'user' }> {
  if (ctx.actor.kind !== 'user') throw new DeskError('forbidden', 'person_needed');
  if (!can(ctx.actor.role, permission)) {
    throw new DeskError('forbidden', 'role', { role: ctx.actor.role, permission });
  }
  return ctx.actor;
}
