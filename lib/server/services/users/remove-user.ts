import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { endRequestsOf } from '@/lib/server/services/approvals/lost-requesters';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import {
  checkGrantProof,
  requireActingAdmin,
  requireGrantProof,
} from '@/lib/server/services/users/acting-admin';
import { type Grant, logGrant, storeGrant } from '@/lib/server/services/users/grants';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { removeUserInput } from '@/lib/server/services/users/schemas';
import {
  authDate,
  endAllSessions,
  loadUser,
  lockAdmins,
  requireOtherAdmin,
  requireUserManager,
} from '@/lib/server/services/users/user-rows';

/**
 * Switches a user off, ends their sessions and stops what they asked for and has not left. The row stays: batches and the
 * audit trail name it.
 * To switch an admin off asks for the password: a stolen session could do it to those who would end it.
 * Throws DeskError `not_found` `user`, `forbidden` `own_account`, `grant_waits`, `step_up`, `password_wrong`, or
 * `conflict` `last_admin`.
 */
export async function removeUser(
  ctx: ServiceContext,
  input: z.input<typeof removeUserInput>,
): Promise<{ email: string }> {
  requireUserManager(ctx);
  const { email, stepUp } = parseInput(removeUserInput, input);
  const proof = await checkGrantProof(ctx, stepUp);
  const taken = await withTransaction(ctx, async (tx): Promise<Grant | null> => {
    await lockAdmins(tx);
    await requireActingAdmin(tx, ctx);
    const user = await loadUser(tx, email);
    if (user.id === ctx.actor.id) throw new DeskError('forbidden', 'own_account');
    if (user.disabled !== 0) return null;
    const isAdmin = user.role === 'admin';
    if (isAdmin) {
      await requireOtherAdmin(tx, user.id, ctx.now());
      await requireGrantProof(tx, ctx, proof);
    }
    const updatedAt = authDate(ctx.store.kind, ctx.now());
    await tx.updateTable('user').set({ disabled: 1, updatedAt }).where('id', '=', user.id).execute();
    const sessionsEnded = await endAllSessions(tx, user.id);
    const batchesStopped = await endRequestsOf(tx, ctx, user.id);
    await recordAudit(tx, ctx, {
      action: 'user.remove',
      objectType: 'user',
      objectId: user.id,
      before: { email, role: user.role },
      after: { disabled: true, sessionsEnded, batchesStopped },
    });
    if (!isAdmin) return null;
    const grant: Grant = { kind: 'disabled', userId: user.id, email, role: 'admin' };
    await storeGrant(tx, ctx, grant);
    return grant;
  });
  if (taken) logGrant(ctx, taken);
  return { email };
}
