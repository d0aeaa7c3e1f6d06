import 'server-only';
import type { z } from 'zod';
import { decidesForOthers } from '@/lib/domain/grants';
import { isRole } from '@/lib/domain/permissions';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import {
  checkGrantProof,
  requireActingAdmin,
  requireGrantProof,
} from '@/lib/server/services/users/acting-admin';
import { type Grant, logGrant, rightFromNow, storeGrant } from '@/lib/server/services/users/grants';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { enableUserInput } from '@/lib/server/services/users/schemas';
import { authDate, loadUser, requireUserManager } from '@/lib/server/services/users/user-rows';

/**
 * Lets a disabled user sign in again, as before; what they may decide for others counts as if it were given anew.
 * Throws DeskError `not_found` `user`, `forbidden` `grant_waits`, `step_up`, `password_wrong`.
 */
export async function enableUser(
  ctx: ServiceContext,
  input: z.input<typeof enableUserInput>,
): Promise<{ email: string }> {
  requireUserManager(ctx);
  const { email, stepUp } = parseInput(enableUserInput, input);
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
