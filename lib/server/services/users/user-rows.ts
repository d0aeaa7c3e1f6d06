import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import type { StoreKind } from '@/lib/server/db/store-kind';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';

/** An admin, or the server itself (command line). Throws DeskError `forbidden`. */
export function requireUserManager(ctx: ServiceContext): void {
  if (ctx.actor.kind !== 'system') requirePermission(ctx, 'users.manage');
}

/** An instant in the format that better-auth's adapter keeps in this store. */
export function authDate(kind: StoreKind, atMs: number): string | Date {
  const date = new Date(atMs);
  return kind === 'libsql' ? date.toISOString() : date;
}

/** `false` in the format that better-auth's adapter keeps in this store. */
export function authFalse(kind: StoreKind): 0 | false {
  return kind === 'libsql' ? 0 : false;
}

/** The user, or DeskError `not_found`. Locks nothing; call it inside the transaction that writes. */
export async function loadUser(db: Queryable, email: string) {
  const user = await db
    .selectFrom('user')
    .select(['id', 'email', 'name', 'role', 'disabled'])
    .where('email', '=', email)
    .executeTakeFirst();
  if (!user) throw new DeskError('not_found', 'user', { email });
  return user;
}

/** Ends all sessions of a user; returns how many there were. */
export async function endAllSessions(tx: Tx, userId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
