import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { decidesForOthers, givesRights, waitsUntil } from '@/lib/domain/grants';
import { can, isRole, type Role } from '@/lib/domain/permissions';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import {
  checkGrantProof,
  requireActingAdmin,
  requireGrantProof,
} from '@/lib/server/services/users/acting-admin';
import { confirmIn } from '@/lib/server/services/users/confirm-grant';
import { type Grant, logGrant, rightFromNow, storeGrant } from '@/lib/server/services/users/grants';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { setRoleInput } from '@/lib/server/services/users/schemas';
import {
  hasPassword,
  loadUser,
  lockAdmins,
  requireOtherAdmin,
  requireUserManager,
} from '@/lib/server/services/users/user-rows';
import { writeRole } from '@/lib/server/services/users/write-role';

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
  const { email, role, stepUp } = parseInput(setRoleInput, input);
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
