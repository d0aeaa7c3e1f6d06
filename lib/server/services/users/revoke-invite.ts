import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { revokeInviteInput } from '@/lib/server/services/users/schemas';

/**
 * Makes an invite's link useless. Throws DeskError `not_found` `invite` when it is used or revoked already,
 * `forbidden` `grant_waits`.
 */
export async function revokeInvite(
  ctx: ServiceContext,
  input: z.input<typeof revokeInviteInput>,
): Promise<{ email: string }> {
  requirePermission(ctx, 'users.manage');
  const { inviteId } = parseInput(revokeInviteInput, input);
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    const invite = await tx
      .updateTable('invites')
      .set({ closedAtMs: ctx.now() })
      .where('id', '=', inviteId)
      .where('closedAtMs', 'is', null)
      .returning(['email', 'role'])
      .executeTakeFirst();
    if (!invite) throw new DeskError('not_found', 'invite');
    await recordAudit(tx, ctx, {
      action: 'invite.revoke',
      objectType: 'invite',
      objectId: inviteId,
      before: invite,
    });
    return { email: invite.email };
  });
}
