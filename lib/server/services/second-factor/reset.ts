import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { isRole } from '@/lib/domain/permissions';
import { ResetSecondFactorInput } from '@/lib/schemas/account';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { removeSecondFactorIn } from '@/lib/server/services/second-factor/remove-in';
import { requireStepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { checkGrantProof, requireActingAdmin } from '@/lib/server/services/users/acting-admin';
import { type Grant, logGrant, storeGrant } from '@/lib/server/services/users/grants';
import { endAllSessions, loadUser, requireUserManager } from '@/lib/server/services/users/user-rows';

/**
 * Takes away the second factor of somebody who has lost it, and ends all their sessions: an admin with their own password
 * again, or the command line. Nobody resets their own in the product; they turn it off. Whoever knows the person's
 * password can then sign in: the other admins are told of it as of a grant, and the log has a line.
 * Throws DeskError `not_found` `user`, `conflict` `second_factor_off`, `forbidden` `own_second_factor`, `grant_waits`,
 * `step_up` or `password_wrong`.
 */
export async function resetSecondFactor(
  ctx: ServiceContext,
  input: z.input<typeof ResetSecondFactorInput>,
): Promise<{ email: string }> {
  requireUserManager(ctx);
  const { email, stepUp } = parseInput(ResetSecondFactorInput, input);
  const proof = await checkGrantProof(ctx, stepUp);
  const reset = await withTransaction(ctx, async (tx): Promise<Grant> => {
    await requireActingAdmin(tx, ctx);
    const user = await loadUser(tx, email);
    if (user.id === ctx.actor.id) throw new DeskError('forbidden', 'own_second_factor');
    if (ctx.actor.kind === 'user') await requireStepUpProof(tx, ctx, 'second_factor.reset', proof);
    if (!(await removeSecondFactorIn(tx, user.id))) throw new DeskError('conflict', 'second_factor_off');
    const sessionsEnded = await endAllSessions(tx, user.id);
    const record = { action: 'second_factor.reset', objectType: 'user', objectId: user.id } as const;
    await recordAudit(tx, ctx, { ...record, after: { email, sessionsEnded } });
    const role = isRole(user.role) ? user.role : 'viewer';
    const grant: Grant = { kind: 'factor', userId: user.id, email, role };
    await storeGrant(tx, ctx, grant);
    return grant;
  });
  logGrant(ctx, reset, ctx.actor, 'second factor reset');
  return { email };
}
