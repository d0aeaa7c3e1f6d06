import 'server-only';
import type { z } from 'zod';
import { DeskError, type ErrorReason } from '@/lib/domain/errors';
import type { Role } from '@/lib/domain/permissions';
import { type RegionLimit, tidyLimit } from '@/lib/domain/region-limit';
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
    .select(['id', 'email', 'name', 'role', 'disabled', 'breakGlass', 'countsFromMs', 'regionsJson'])
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

/**
 * Locks all admins until the transaction ends, so that two cannot remove each other at once. Call it first.
 * A write of nothing: the same lock in both stores.
 */
export async function lockAdmins(tx: Tx): Promise<void> {
  await tx
    .updateTable('user')
    .set((eb) => ({ role: eb.ref('role') }))
    .where('role', '=', 'admin')
    .execute();
}

/**
 * Throws DeskError `conflict` `last_admin` when nobody but `userId` could manage users at `nowMs` (epoch ms). Call after
 * `lockAdmins`.
 */
export async function requireOtherAdmin(tx: Tx, userId: string, nowMs: number): Promise<void> {
  const other = await tx
    .selectFrom('user')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled', '=', 0)
    .where('countsFromMs', '<=', nowMs)
    .where('id', '!=', userId)
    .executeTakeFirst();
  if (!other) throw new DeskError('conflict', 'last_admin');
}

/** Whether the person signs in with a password of this desk; others come through the identity provider. */
export async function hasPassword(db: Queryable, userId: string): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .where('password', 'is not', null)
    .executeTakeFirst();
  return account !== undefined;
}

/** The limit in its one form. Throws DeskError `conflict` `admin_regions`: admins are never limited. */
export function requireLimitFor(role: Role, regions: RegionLimit): RegionLimit {
  if (role === 'admin' && regions !== null) throw new DeskError('conflict', 'admin_regions');
  return tidyLimit(regions);
}

const REASONS: Record<string, ErrorReason> = {
  email: 'user_email',
  role: 'user_role',
  password: 'user_password',
  name: 'user_name',
  regions: 'user_regions',
};

/** Parses, or throws DeskError `invalid_input` whose reason names the first field that is wrong. */
export function parseUserInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? '');
  throw new DeskError('invalid_input', REASONS[field] ?? null, {}, parsed.error);
}
