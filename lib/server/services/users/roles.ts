import 'server-only';
import type { Insertable } from 'kysely';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { decidesForOthers, givesRights, waitsUntil, whyNotSetRight } from '@/lib/domain/grants';
import { can, isRole, type Role } from '@/lib/domain/permissions';
import { setBreakGlassInput, setRoleInput } from '@/lib/schemas/users';
import { readPerson } from '@/lib/server/db/queries/approvals';
import { readPersonNames } from '@/lib/server/db/queries/people';
import type { Tx } from '@/lib/server/db/schema';
import type { UserTable } from '@/lib/server/db/schema-accounts';
import { recordAudit } from '@/lib/server/services/audit/record';
import { endRequestsOf } from '@/lib/server/services/batches/end-request';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import {
  checkGrantProof,
  requireActingAdmin,
  requireGrantProof,
} from '@/lib/server/services/users/acting-admin';
import { confirmIn } from '@/lib/server/services/users/confirm-grant';
import { type Grant, logGrant, rightFromNow, storeGrant } from '@/lib/server/services/users/grants';
import {
  authDate,
  endAllSessions,
  hasPassword,
  loadUser,
  lockAdmins,
  parseUserInput,
  requireOtherAdmin,
  requireUserManager,
} from '@/lib/server/services/users/user-rows';

/**
 * Gives a user another role and ends their sessions, so that they start again with it. A role that gives rights asks for
 * the password, and so does taking an admin's; one that decides for others counts later (`rightFromNow`).
 * Throws DeskError `not_found` `user`; `forbidden` `own_role`: nobody changes their own, `grant_waits`, `step_up`,
 * `password_wrong`; `conflict` `last_admin`, `admin_regions` (somebody who is limited cannot become one), or `role_from_groups` for those whose role the identity provider decides at
 * each sign-in.
 */
export async function setRole(
  ctx: ServiceContext,
  input: z.input<typeof setRoleInput>,
): Promise<{ email: string; role: Role }> {
  requireUserManager(ctx);
  const { email, role, stepUp } = parseUserInput(setRoleInput, input);
  const proof = await checkGrantProof(ctx, stepUp);
  const given = await withTransaction(ctx, async (tx): Promise<Grant | null> => {
    await lockAdmins(tx);
    await requireActingAdmin(tx, ctx);
    const user = await loadUser(tx, email);
    if (user.id === ctx.actor.id) throw new DeskError('forbidden', 'own_role');
    if (user.role === role) {
      // Whoever holds the server says it once more: then it counts.
      const isConfirmed = ctx.actor.kind === 'system' && waitsUntil(user.countsFromMs, ctx.now()) !== null;
      if (isConfirmed)
        await confirmIn(tx, ctx, { ...user, role }, { role: true, glass: false, regions: false });
      return null;
    }
    if (!(await hasPassword(tx, user.id))) throw new DeskError('conflict', 'role_from_groups');
    if (role === 'admin' && user.regionsJson !== null) throw new DeskError('conflict', 'admin_regions');
    if (user.role === 'admin') await requireOtherAdmin(tx, user.id, ctx.now());
    const before = isRole(user.role) ? user.role : 'viewer';
    const isGiven = givesRights(before, role);
    if (isGiven || before === 'admin') await requireGrantProof(tx, ctx, proof);
    const counts = isGiven ? await rightsOf(tx, ctx, { ...user, before, role }) : {};
    const sessionsEnded = await writeRole(tx, ctx, user.id, role, counts);
    const kind = isGiven ? 'role' : before === 'admin' ? 'lowered' : null;
    const grant: Grant | null = kind && { kind, userId: user.id, email, role };
    if (grant) await storeGrant(tx, ctx, grant);
    await recordAudit(tx, ctx, {
      action: 'user.set_role',
      objectType: 'user',
      objectId: user.id,
      before: { role: user.role },
      after: { role, sessionsEnded, ...counts },
    });
    return grant;
  });
  if (given) logGrant(ctx, given);
  return { email, role };
}

/** From when the new role counts, and a right to send without approval that it brings back to life. */
async function rightsOf(tx: Tx, ctx: ServiceContext, user: { before: Role; role: Role; breakGlass: number }) {
  const { fromMs, givenBy } = await rightFromNow(tx, ctx);
  const revives =
    user.breakGlass === 1 && !can(user.before, 'batches.submit') && can(user.role, 'batches.submit');
  return {
    ...(decidesForOthers(user.role) ? { countsFromMs: fromMs, countsGivenBy: givenBy } : {}),
    ...(revives ? { breakGlassFromMs: fromMs, breakGlassGivenBy: givenBy } : {}),
  };
}

/** Of a role that decides nothing for others. */
const NOTHING_WAITS = { countsFromMs: 0, countsGivenBy: null };

/**
 * Gives a user another role: remembers since when, so that it does not count for requests of before, ends their
 * sessions, and what they asked for when the new role may not ask for it. Writing the audit is the caller's. Returns how many sessions ended.
 * @param more what else changes with it: from when the role counts
 */
export async function writeRole(
  tx: Tx,
  ctx: ServiceContext,
  userId: string,
  role: Role,
  more: Partial<Insertable<UserTable>> = {},
): Promise<number> {
  const updatedAt = authDate(ctx.store.kind, ctx.now());
  await tx
    .updateTable('user')
    .set({
      ...(decidesForOthers(role) ? {} : NOTHING_WAITS),
      ...more,
      // Admins have no limit; one that comes back from there is as free as an admin was, until somebody limits them.
      ...(role === 'admin' ? { regionsJson: null, regionsFromMs: 0, regionsGivenBy: null } : {}),
      role,
      roleSinceMs: ctx.now(),
      updatedAt,
    })
    .where('id', '=', userId)
    .execute();
  await endRequestsOf(tx, ctx, userId);
  return endAllSessions(tx, userId);
}

/**
 * Gives a user the right to send without approval, or takes it away; nobody has it from the start. Taken,
 * it is gone with the next request; given, it counts later (`rightFromNow`). What changes nothing writes nothing.
 * Throws DeskError `not_found` `user`; `forbidden` `own_break_glass`: nobody decides about their own, also not through a
 * second account, `grant_waits`, and for giving it `step_up`, `password_wrong`; `conflict` `break_glass_role` or
 * `break_glass_disabled` for those who could not use it.
 */
export async function setBreakGlass(
  ctx: ServiceContext,
  input: z.input<typeof setBreakGlassInput>,
): Promise<{ email: string; allowed: boolean }> {
  requireUserManager(ctx);
  const { email, allowed, stepUp } = parseUserInput(setBreakGlassInput, input);
  const proof = await checkGrantProof(ctx, stepUp);
  const given = await withTransaction(ctx, async (tx): Promise<Grant | null> => {
    const admin = await requireActingAdmin(tx, ctx);
    const { id } = await loadUser(tx, email);
    const updatedAt = authDate(ctx.store.kind, ctx.now());
    // The row's lock first: what is judged below holds until the end.
    await tx.updateTable('user').set({ updatedAt }).where('id', '=', id).execute();
    const user = await readPerson(tx, id);
    if (!user || !isRole(user.role)) throw new DeskError('not_found', 'user', { email });
    const hurdle = whyNotSetRight(
      admin,
      { ...user, role: user.role, disabled: user.disabled !== 0 },
      allowed,
      await readPersonNames(tx),
    );
    if (hurdle === 'own') throw new DeskError('forbidden', 'own_break_glass');
    if (hurdle === 'role') throw new DeskError('conflict', 'break_glass_role');
    if (hurdle === 'disabled') throw new DeskError('conflict', 'break_glass_disabled');
    const before = user.breakGlass === 1;
    if (before === allowed) return null;
    if (allowed) await requireGrantProof(tx, ctx, proof);
    const { fromMs, givenBy } = allowed ? await rightFromNow(tx, ctx) : { fromMs: 0, givenBy: null };
    await tx
      .updateTable('user')
      .set({ breakGlass: allowed ? 1 : 0, breakGlassFromMs: fromMs, breakGlassGivenBy: givenBy })
      .where('id', '=', id)
      .execute();
    const grant: Grant | null = allowed ? { kind: 'glass', userId: id, email, role: user.role } : null;
    if (grant) await storeGrant(tx, ctx, grant);
    await recordAudit(tx, ctx, {
      action: 'user.set_break_glass',
      objectType: 'user',
      objectId: id,
      before: { allowed: before },
      after: allowed ? { allowed, countsFromMs: fromMs } : { allowed },
    });
    return grant;
  });
  if (given) logGrant(ctx, given);
  return { email, allowed };
}
