import 'server-only';
import type { z } from 'zod';
import { whyNotSetRight } from '@/lib/domain/break-glass-right';
import { DeskError } from '@/lib/domain/errors';
import { isRole } from '@/lib/domain/permissions';
import { readPerson } from '@/lib/server/db/queries/approvals';
import { readPersonNames } from '@/lib/server/db/queries/people';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import {
  checkGrantProof,
  requireActingAdmin,
  requireGrantProof,
} from '@/lib/server/services/users/acting-admin';
import { type Grant, logGrant, rightFromNow, storeGrant } from '@/lib/server/services/users/grants';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { setBreakGlassInput } from '@/lib/server/services/users/schemas';
import { authDate, loadUser, requireUserManager } from '@/lib/server/services/users/user-rows';

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
  const { email, allowed, stepUp } = parseInput(setBreakGlassInput, input);
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
