import 'server-only';
import { whyNotSetRight } from '@/lib/domain/break-glass-right';
import { DeskError } from '@/lib/domain/errors';
import { isRole } from '@/lib/domain/permissions';
import { readPerson } from '@/lib/server/db/queries/approvals';
import { readPersonNames } from '@/lib/server/db/queries/people';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { setBreakGlassInput } from '@/lib/server/services/users/schemas';
import { authDate, loadUser, requireUserManager } from '@/lib/server/services/users/user-rows';

/**
 * Gives a user the right to send without approval, or takes it away; nobody has it from the start. Counts from the
 * next request on. What changes nothing writes nothing.
 * Throws DeskError `not_found` `user`; `forbidden` `own_break_glass`: nobody decides about their own, also not through a
 * second account; `conflict` `break_glass_role` or `break_glass_disabled` for those who could not use it.
 */
export async function setBreakGlass(
  ctx: ServiceContext,
  input: unknown,
): Promise<{ email: string; allowed: boolean }> {
  requireUserManager(ctx);
  const { email, allowed } = parseInput(setBreakGlassInput, input);
  return ctx.store.db.transaction().execute(async (tx) => {
    const { id } = await loadUser(tx, email);
    const updatedAt = authDate(ctx.store.kind, ctx.now());
    // The row's lock first: what is judged below holds until the end.
    await tx.updateTable('user').set({ updatedAt }).where('id', '=', id).execute();
    const user = await readPerson(tx, id);
    if (!user || !isRole(user.role)) throw new DeskError('not_found', 'user', { email });
    const admin = ctx.actor.kind === 'user' ? await adminOf(tx, ctx.actor.id) : null;
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
    if (before === allowed) return { email, allowed };
    const breakGlass = allowed ? 1 : 0;
    await tx.updateTable('user').set({ breakGlass }).where('id', '=', id).execute();
    await recordAudit(tx, ctx, {
      action: 'user.set_break_glass',
      objectType: 'user',
      objectId: id,
      before: { allowed: before },
      after: { allowed },
    });
    return { email, allowed };
  });
}

async function adminOf(tx: Tx, id: string): Promise<{ id: string; email: string | null }> {
  return (await readPerson(tx, id)) ?? { id, email: null };
}
