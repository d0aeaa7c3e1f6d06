import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { limitJson } from '@/lib/domain/region-limit';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import {
  checkGrantProof,
  requireActingAdmin,
  requireGrantProof,
} from '@/lib/server/services/users/acting-admin';
import { logGrant, storeGrant } from '@/lib/server/services/users/grants';
import { hashInviteToken, INVITE_MAX_AGE_MS, newInviteToken } from '@/lib/server/services/users/invite-rows';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { requirePasswordSignIn } from '@/lib/server/services/users/password-sign-in';
import { createInviteInput } from '@/lib/server/services/users/schemas';
import { requireLimitFor } from '@/lib/server/services/users/user-rows';
import { routes } from '@/lib/url/routes';

/**
 * A one-time link with which `email` makes an account with `role`; earlier links of the same e-mail stop working.
 * The link is in the answer and nowhere else. Asks for the password: an invite gives rights.
 * Throws DeskError `conflict` `user_exists`, also for disabled users, `admin_regions`; `forbidden` `password_off`, `grant_waits`,
 * `step_up`, `password_wrong`.
 */
export async function createInvite(
  ctx: ServiceContext,
  input: z.input<typeof createInviteInput>,
): Promise<{ id: string; email: string; path: string; expiresAtMs: number }> {
  const actor = requirePermission(ctx, 'users.manage');
  requirePasswordSignIn();
  const { email, role, regions: given, stepUp } = parseInput(createInviteInput, input);
  const regions = requireLimitFor(role, given);
  const proof = await checkGrantProof(ctx, stepUp);
  const token = newInviteToken();
  const id = randomUUID();
  const createdAtMs = ctx.now();
  const expiresAtMs = createdAtMs + INVITE_MAX_AGE_MS;
  const grant = { kind: 'invited', userId: null, email, role } as const;
  await withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    await requireGrantProof(tx, ctx, proof);
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
        regionsJson: limitJson(regions),
        tokenHash: hashInviteToken(token),
        createdBy: actor.id,
        createdByName: actor.name,
        createdAtMs,
        expiresAtMs,
        closedAtMs: null,
      })
      .execute();
    await storeGrant(tx, ctx, grant);
    const after = { email, role, ...(regions === null ? {} : { regions }), expiresAtMs };
    await recordAudit(tx, ctx, { action: 'invite.create', objectType: 'invite', objectId: id, after });
  });
  logGrant(ctx, grant);
  return { id, email, path: routes.invite(token), expiresAtMs };
}
