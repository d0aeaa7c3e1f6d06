import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { personOf } from '@/lib/server/services/approvals/one-person';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { setBreakGlassInput } from '@/lib/server/services/users/schemas';
import { authDate, loadUser, requireUserManager } from '@/lib/server/services/users/user-rows';

/**
 * Gives a user the right to send without approval, or takes it away; nobody has it from the start. Counts from the
 * next request on.
 * Throws DeskError `not_found` `user`, or `forbidden` `own_break_glass`: nobody gives it to
 * themselves, nor to another account of their own mailbox.
 */
export async function setBreakGlass(
  ctx: ServiceContext,
  input: unknown,
): Promise<{ email: string; allowed: boolean }> {
  requireUserManager(ctx);
  const { email, allowed } = parseInput(setBreakGlassInput, input);
  return ctx.store.db.transaction().execute(async (tx) => {
    const user = await loadUser(tx, email);
    if ((await personOf(tx, ctx.actor.id)).accountIds.includes(user.id)) {
      throw new DeskError('forbidden', 'own_break_glass');
    }
    const updatedAt = authDate(ctx.store.kind, ctx.now());
    const breakGlass = allowed ? 1 : 0;
    await tx.updateTable('user').set({ breakGlass, updatedAt }).where('id', '=', user.id).execute();
    await recordAudit(tx, ctx, {
      action: 'user.set_break_glass',
      objectType: 'user',
      objectId: user.id,
      after: { allowed },
    });
    return { email, allowed };
  });
}
