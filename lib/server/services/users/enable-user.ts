import 'server-only';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { enableUserInput } from '@/lib/server/services/users/schemas';
import { authDate, loadUser, requireUserManager } from '@/lib/server/services/users/user-rows';

/** Lets a disabled user sign in again, as before. Throws DeskError `not_found` `user`. */
export async function enableUser(ctx: ServiceContext, input: unknown): Promise<{ email: string }> {
  requireUserManager(ctx);
  const { email } = parseInput(enableUserInput, input);
  return ctx.store.db.transaction().execute(async (tx) => {
    const user = await loadUser(tx, email);
    if (user.disabled === 0) return { email };
    const updatedAt = authDate(ctx.store.kind, ctx.now());
    await tx
      .updateTable('user')
      .set({ disabled: 0, roleSinceMs: ctx.now(), updatedAt })
      .where('id', '=', user.id)
      .execute();
    await recordAudit(tx, ctx, {
      action: 'user.enable',
      objectType: 'user',
      objectId: user.id,
      before: { disabled: true },
      after: { email, role: user.role },
    });
    return { email };
  });
}
