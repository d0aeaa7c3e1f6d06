import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { decidesForOthers } from '@/lib/domain/grants';
import { isRole, type Role } from '@/lib/domain/permissions';
import { limitJson, type RegionLimit } from '@/lib/domain/region-limit';
import { addUserInput, enableUserInput, removeUserInput } from '@/lib/schemas/users';
import { hashPassword } from '@/lib/server/auth/password-hash';
import { isUniqueViolation } from '@/lib/server/db/retry-transaction';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { endRequestsOf } from '@/lib/server/services/batches/end-request';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import {
  checkGrantProof,
  requireActingAdmin,
  requireGrantProof,
} from '@/lib/server/services/users/acting-admin';
import {
  type GivenRight,
  type Grant,
  logGrant,
  rightFromNow,
  storeGrant,
} from '@/lib/server/services/users/grants';
import { type ClaimedName, claimName, nameOrEmail, uniqueName } from '@/lib/server/services/users/names';
import { requireGoodPassword } from '@/lib/server/services/users/passwords';
import {
  authDate,
  authFalse,
  endAllSessions,
  loadUser,
  lockAdmins,
  parseUserInput,
  requireLimitFor,
  requireOtherAdmin,
  requireUserManager,
} from '@/lib/server/services/users/user-rows';

export type AddedUser = { id: string; email: string; name: string; role: Role };

/**
 * A new user who signs in with e-mail and password. A removed (disabled) e-mail is enabled again by this.
 * Throws DeskError `conflict` `user_exists` when the e-mail is in use, `admin_regions` for an admin with regions, and what claimName and requireGoodPassword throw.
 */
export async function addUser(ctx: ServiceContext, input: unknown): Promise<AddedUser> {
  requireUserManager(ctx);
  const { email, role, password, name: wanted, regions: given } = parseUserInput(addUserInput, input);
  const regions = requireLimitFor(role, given);
  await requireGoodPassword(password, { email, name: wanted });
  const hash = await hashPassword(password);
  const { store } = ctx;
  const updatedAt = authDate(store.kind, ctx.now());
  return uniqueEmail(email, () =>
    withTransaction({ store }, async (tx) => {
      const existing = await tx
        .selectFrom('user')
        .select(['id', 'disabled'])
        .where('email', '=', email)
        .executeTakeFirst();
      if (existing?.disabled === 0) throw new DeskError('conflict', 'user_exists', { email });
      const { name, nameKey } = await nameFor(tx, { id: existing?.id, email, wanted });
      if (!existing) {
        const added = await insertUser(tx, ctx, { email, role, name, nameKey, hash, regions });
        await storeGrant(tx, ctx, { kind: 'role', userId: added.id, email, role });
        return added;
      }
      const { id } = existing;
      const counts = {
        countsFromMs: 0,
        countsGivenBy: null,
        breakGlass: 0,
        breakGlassFromMs: 0,
        regionsJson: limitJson(regions),
        regionsBeforeJson: limitJson(regions),
        regionsSinceMs: 0,
        regionsFromMs: 0,
        regionsGivenBy: null,
      };
      const values = { name, nameKey, role, roleSinceMs: ctx.now(), disabled: 0, ...counts, updatedAt };
      await tx.updateTable('user').set(values).where('id', '=', id).execute();
      await tx.deleteFrom('account').where('userId', '=', id).execute();
      await insertPassword(tx, ctx, id, hash);
      const after = { email, name, role, enabledAgain: true, ...(regions === null ? {} : { regions }) };
      await storeGrant(tx, ctx, { kind: 'role', userId: id, email, role });
      await recordAudit(tx, ctx, { action: 'user.add', objectType: 'user', objectId: id, after });
      return { id, email, name, role };
    }),
  );
}

type Wanted = { id: string | undefined; email: string; wanted: string | undefined };

/** Who is meant, when no name was given: the part before the @, where that is one. */
function nameFor(tx: Tx, { id, email, wanted }: Wanted): Promise<ClaimedName> {
  const known = id === undefined ? {} : { id };
  if (wanted !== undefined) return claimName(tx, { ...known, email, name: wanted });
  return nameOrEmail(tx, { ...known, email, name: email.slice(0, email.lastIndexOf('@')) });
}

type NewUser = ClaimedName & {
  email: string;
  role: Role;
  hash: string;
  /** From when the role counts; left out: at once. */
  counts?: GivenRight | undefined;
  /** The regions that they are limited to; left out: no limit. Admins have none. */
  regions?: RegionLimit;
};

/** A new user with a password, audited. The caller has checked who asks, and that e-mail and name are free. */
export async function insertUser(tx: Tx, ctx: ServiceContext, user: NewUser) {
  const { email, role, name, nameKey, hash, counts, regions = null } = user;
  const id = randomUUID();
  const date = authDate(ctx.store.kind, ctx.now());
  const emailVerified = authFalse(ctx.store.kind);
  await tx
    .insertInto('user')
    .values({
      id,
      email,
      name,
      nameKey,
      role,
      roleSinceMs: ctx.now(),
      emailVerified,
      image: null,
      disabled: 0,
      countsFromMs: counts?.fromMs ?? 0,
      countsGivenBy: counts?.givenBy ?? null,
      regionsJson: limitJson(regions),
      createdAt: date,
      updatedAt: date,
    })
    .execute();
  await insertPassword(tx, ctx, id, hash);
  const after = { email, name, role, enabledAgain: false, ...(regions === null ? {} : { regions }) };
  await recordAudit(tx, ctx, { action: 'user.add', objectType: 'user', objectId: id, after });
  return { id, email, name, role };
}

/** better-auth's shape of an account with a password: its own id as accountId. */
async function insertPassword(tx: Tx, ctx: ServiceContext, userId: string, hash: string) {
  const date = authDate(ctx.store.kind, ctx.now());
  await tx
    .insertInto('account')
    .values({
      id: randomUUID(),
      userId,
      accountId: userId,
      providerId: 'credential',
      password: hash,
      createdAt: date,
      updatedAt: date,
    })
    .execute();
}

/** Runs `work`; a user who got the e-mail at the same moment becomes DeskError `conflict` `user_exists`. */
export async function uniqueEmail<T>(email: string, work: () => Promise<T>): Promise<T> {
  try {
    return await uniqueName(work);
  } catch (error) {
    if (!isUniqueViolation(error, 'user', 'email')) throw error;
    throw new DeskError('conflict', 'user_exists', { email });
  }
}

/**
 * Lets a disabled user sign in again, as before; what they may decide for others counts as if it were given anew.
 * Throws DeskError `not_found` `user`, `forbidden` `grant_waits`, `step_up`, `password_wrong`.
 */
export async function enableUser(
  ctx: ServiceContext,
  input: z.input<typeof enableUserInput>,
): Promise<{ email: string }> {
  requireUserManager(ctx);
  const { email, stepUp } = parseUserInput(enableUserInput, input);
  const proof = await checkGrantProof(ctx, stepUp);
  const given = await withTransaction(ctx, async (tx): Promise<Grant | null> => {
    await requireActingAdmin(tx, ctx);
    const user = await loadUser(tx, email);
    if (user.disabled === 0) return null;
    await requireGrantProof(tx, ctx, proof);
    const role = isRole(user.role) ? user.role : 'viewer';
    const { fromMs, givenBy } = await rightFromNow(tx, ctx);
    const asRole = decidesForOthers(role) ? { countsFromMs: fromMs, countsGivenBy: givenBy } : {};
    const asHolder = user.breakGlass === 1 ? { breakGlassFromMs: fromMs, breakGlassGivenBy: givenBy } : {};
    const updatedAt = authDate(ctx.store.kind, ctx.now());
    await tx
      .updateTable('user')
      .set({ disabled: 0, roleSinceMs: ctx.now(), updatedAt, ...asRole, ...asHolder })
      .where('id', '=', user.id)
      .execute();
    const grant: Grant = { kind: 'enabled', userId: user.id, email, role };
    await storeGrant(tx, ctx, grant);
    await recordAudit(tx, ctx, {
      action: 'user.enable',
      objectType: 'user',
      objectId: user.id,
      before: { disabled: true },
      after: { email, role: user.role, ...asRole, ...asHolder },
    });
    return grant;
  });
  if (given) logGrant(ctx, given);
  return { email };
}

/**
 * Switches a user off, ends their sessions and stops what they asked for and has not left. The row stays: batches and the
 * audit trail name it.
 * To switch an admin off asks for the password: a stolen session could do it to those who would end it.
 * Throws DeskError `not_found` `user`, `forbidden` `own_account`, `grant_waits`, `step_up`, `password_wrong`, or
 * `conflict` `last_admin`.
 */
export async function removeUser(
  ctx: ServiceContext,
  input: z.input<typeof removeUserInput>,
): Promise<{ email: string }> {
  requireUserManager(ctx);
  const { email, stepUp } = parseUserInput(removeUserInput, input);
  const proof = await checkGrantProof(ctx, stepUp);
  const taken = await withTransaction(ctx, async (tx): Promise<Grant | null> => {
    await lockAdmins(tx);
    await requireActingAdmin(tx, ctx);
    const user = await loadUser(tx, email);
    if (user.id === ctx.actor.id) throw new DeskError('forbidden', 'own_account');
    if (user.disabled !== 0) return null;
    const isAdmin = user.role === 'admin';
    if (isAdmin) {
      await requireOtherAdmin(tx, user.id, ctx.now());
      await requireGrantProof(tx, ctx, proof);
    }
    const updatedAt = authDate(ctx.store.kind, ctx.now());
    await tx.updateTable('user').set({ disabled: 1, updatedAt }).where('id', '=', user.id).execute();
    const sessionsEnded = await endAllSessions(tx, user.id);
    const batchesStopped = await endRequestsOf(tx, ctx, user.id);
    await recordAudit(tx, ctx, {
      action: 'user.remove',
      objectType: 'user',
      objectId: user.id,
      before: { email, role: user.role },
      after: { disabled: true, sessionsEnded, batchesStopped },
    });
    if (!isAdmin) return null;
    const grant: Grant = { kind: 'disabled', userId: user.id, email, role: 'admin' };
    await storeGrant(tx, ctx, grant);
    return grant;
  });
  if (taken) logGrant(ctx, taken);
  return { email };
}
