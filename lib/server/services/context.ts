import 'server-only';
import { type CommandId, STRANGER_ID, type SYSTEM_ID } from '@/lib/domain/actors';
import { DeskError } from '@/lib/domain/errors';
import { can, type Permission, type Role } from '@/lib/domain/permissions';
import type { PlanTarget } from '@/lib/domain/plan-hash';
import type { RegionLimit } from '@/lib/domain/region-limit';
import type { Client } from '@/lib/server/auth/client';
import { retryTransaction } from '@/lib/server/db/retry-transaction';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';

/** Who acts: a person with a live session, the server's own jobs, a command at its shell, or nobody that we know. */
export type Actor =
  | {
      kind: 'user';
      id: string;
      name: string;
      role: Role;
      /** The regions that they are limited to; absent or null: no limit. */
      regions?: RegionLimit;
      sessionId: string;
      /** Somebody else who acts in this person's name; such a session decides nothing. */
      impersonatedBy?: string;
    }
  | { kind: 'system'; id: typeof SYSTEM_ID | CommandId; name: string }
  | { kind: 'stranger'; id: typeof STRANGER_ID; name: typeof STRANGER_ID };

/** Whoever is not signed in. Has no right to anything: only refusals are written in this name. */
export const STRANGER: Actor = { kind: 'stranger', id: STRANGER_ID, name: STRANGER_ID };

/** What every service verb gets beside its input. `now` is the wall clock (epoch ms), replaceable in tests. */
export type ServiceContext = {
  store: Store;
  actor: Actor;
  correlationId: string;
  now: () => number;
  /** Tests only: where orders go, instead of what this process is set up with. */
  target?: PlanTarget | undefined;
  /** From where the request came; absent for jobs and commands. */
  client?: Client | undefined;
};

/**
 * The only way for services, jobs and commands to write: everything in `work` is stored, or nothing. When the store gave
 * up only because of another transaction (deadlock, serialization failure, busy file), `work` runs again from its start,
 * at most three times: it must hold nothing but statements. No request leaves from inside, nothing outside is changed.
 */
export function withTransaction<T>(
  { store }: { store: Pick<Store, 'db'> },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return retryTransaction(store.db, work);
}

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

/** First line of what only the server itself does, by its jobs and commands. Throws DeskError `forbidden`. */
export function requireSystem({ actor }: ServiceContext): void {
  if (actor.kind !== 'system') throw new DeskError('forbidden');
}

/** The regions that whoever acts is limited to, null: none. The server's own jobs have no limit; strangers see nothing. */
export function regionsOf({ actor }: Pick<ServiceContext, 'actor'>): RegionLimit {
  if (actor.kind === 'stranger') return [];
  return actor.kind === 'user' ? (actor.regions ?? null) : null;
}
