import 'server-only';
import { randomUUID } from 'node:crypto';
import { DeskError } from '@/lib/domain/errors';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { hashInviteToken, INVITE_MAX_AGE_MS, newInviteToken } from '@/lib/server/services/users/invite-rows';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { requirePasswordSignIn } from '@/lib/server/services/users/password-sign-in';
import { createInviteInput } from '@/lib/server/services/users/schemas';
import { routes } from '@/lib/url/routes';

/**
 * A one-time link with which `email` makes an account with `role`; earlier links of the same e-mail stop working.
 * The link is in the answer and nowhere else. Throws DeskError `conflict` `user_exists`, also for disabled users, or
 * `forbidden` `password_off`.
 */
export async function createInvite(
  ctx: ServiceContext,
  input: unknown,
): Promise<{ id: string; email: string; path: string; expiresAtMs: number }> {
  const actor = requirePermission(ctx, 'users.manage');
  requirePasswordSignIn();
  const { email, role } = parseInput(createInviteInput, input);
  const token = newInviteToken();
  const id = randomUUID();
  const createdAtMs = ctx.now();
  const expiresAtMs = createdAtMs + INVITE_MAX_AGE_MS;
  await ctx.store.db.transaction().execute(async (tx) => {
    const user = await tx.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst();
    if (user) throw new DeskError('conflict', 'user_exists', { email });
    await tx
      .updateTable('invites')
      .set({ closedAtMs: createdAtMs })
      .where('email', '=', email)
      .where('closedAtMs', 'is', null)
      .execute();
    await tx
      .insertInto('invites')
      .values({
        id,
        email,
        role,
        tokenHash: hashInviteToken(token),
        createdBy: actor.id,
        createdByName: actor.name,
        createdAtMs,
        expiresAtMs,
        closedAtMs: null,
      })
      .execute();
    const after = { email, role, expiresAtMs };
    await recordAudit(tx, ctx, { action: 'invite.create', objectType: 'invite', objectId: id, after });
  });
  return { id, email, path: routes.invite(token), expiresAtMs };
}
