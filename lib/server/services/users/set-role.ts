import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { Role } from '@/lib/domain/permissions';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { setRoleInput } from '@/lib/server/services/users/schemas';
import {
  authDate,
  endAllSessions,
  loadUser,
  requireUserManager,
} from '@/lib/server/services/users/user-rows';

/**
 * Gives a user another role and ends their sessions, so that they start again with it.
 * Throws DeskError `not_found` `user`, or `forbidden` `own_role`: nobody changes their own.
 */
export async function setRole(ctx: ServiceContext, input: unknown): Promise<{ email: string; role: Role }> {
  requireUserManager(ctx);
  const { email, role } = parseInput(setRoleInput, input);
  return ctx.store.db.transaction().execute(async (tx) => {
    const user = await loadUser(tx, email);
    if (user.id === ctx.actor.id) throw new DeskError('forbidden', 'own_role');
    if (user.role === role) return { email, role };
    const updatedAt = authDate(ctx.store.kind, ctx.now());
    await tx
      .updateTable('user')
      .set({ role, roleSinceMs: ctx.now(), updatedAt })
      .where('id', '=', user.id)
      .execute();
    const sessionsEnded = await endAllSessions(tx, user.id);
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
