import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { Role } from '@/lib/domain/permissions';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';
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
 * Gives a user another role and ends their sessions, so that they start again with it.
 * Throws DeskError `not_found` `user`; `forbidden` `own_role`: nobody changes their own; `conflict` `last_admin`, or
 * `role_from_groups` for those whose role the identity provider decides at each sign-in.
 */
export async function setRole(ctx: ServiceContext, input: unknown): Promise<{ email: string; role: Role }> {
  requireUserManager(ctx);
  const { email, role } = parseInput(setRoleInput, input);
  return ctx.store.db.transaction().execute(async (tx) => {
    await lockAdmins(tx);
    const user = await loadUser(tx, email);
    if (user.id === ctx.actor.id) throw new DeskError('forbidden', 'own_role');
    if (user.role === role) return { email, role };
    if (!(await hasPassword(tx, user.id))) throw new DeskError('conflict', 'role_from_groups');
    if (user.role === 'admin') await requireOtherAdmin(tx, user.id);
    const sessionsEnded = await writeRole(tx, ctx, user.id, role);
    await recordAudit(tx, ctx, {
      action: 'user.set_role',
      objectType: 'user',
      objectId: user.id,
      before: { role: user.role },
      after: { role, sessionsEnded },
    });
    return { email, role };
  });
}
