import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { decidesForOthers } from '@/lib/domain/grants';
import { isRole } from '@/lib/domain/permissions';
import { limitOf } from '@/lib/domain/region-limit';
import { blockedForS, countFailure } from '@/lib/server/auth/failure-limit';
import { hashPassword } from '@/lib/server/auth/password-hash';
import { forgetInvited } from '@/lib/server/db/queries/grants';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { claimName } from '@/lib/server/services/users/claim-name';
import { type Grant, logGrant, rightFromNow, storeGrant } from '@/lib/server/services/users/grants';
import { insertUser, uniqueEmail } from '@/lib/server/services/users/insert-user';
import { hashInviteToken, openInvites } from '@/lib/server/services/users/invite-rows';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { isPasswordSignInOn, requirePasswordSignIn } from '@/lib/server/services/users/password-sign-in';
import { requireGoodPassword } from '@/lib/server/services/users/require-password';
import { acceptInviteInput } from '@/lib/server/services/users/schemas';
import { lockAdmins } from '@/lib/server/services/users/user-rows';

/** Wrong links that one address may try in a minute. */
export const MAX_WRONG_INVITES = 10;

export type InviteDeps = { store: Store; address: string; correlationId: string; now: () => number };

/** Whether the link of `token` works, and for whom. Wrong ones count against the address. */
export async function readInvite(deps: InviteDeps, token: string): Promise<{ email: string } | null> {
  if (!isPasswordSignInOn() || (await blockedFor(deps))) return null;
  const invite = await findInvite(deps, token);
  if (!invite) await countFailure(deps.store.db, limitKey(deps), deps.now());
  return invite ? { email: invite.email } : null;
}

/**
 * Makes the account that an invite promises, once; gives what to sign in with.
 * Throws DeskError `invalid_input`, `not_found` `invite` (one answer for used, old, revoked and never made ones),
 * `conflict` `user_exists` or `name_taken`, `forbidden` `password_off`, what requireGoodPassword throws, or `rate_limited`.
 */
export async function acceptInvite(
  deps: InviteDeps,
  input: unknown,
): Promise<{ email: string; password: string }> {
  requirePasswordSignIn();
  const { token, name, password } = parseInput(acceptInviteInput, input);
  const retryAfterS = await blockedFor(deps);
  if (retryAfterS > 0) throw new DeskError('rate_limited', 'sign_in', { retryAfterS });
  // Asked first without a hash, which is dear: whoever has no link cannot make the server work.
  const found = await findInvite(deps, token);
  if (!found) {
    await countFailure(deps.store.db, limitKey(deps), deps.now());
    throw new DeskError('not_found', 'invite');
  }
  await requireGoodPassword(password, { email: found.email, name });
  const hash = await hashPassword(password, 'stranger');
  const ctx = { ...systemContext(deps.store), correlationId: deps.correlationId, now: deps.now };
  const { grant, giver } = await uniqueEmail(found.email, () =>
    withTransaction(deps, async (tx) => {
      await lockAdmins(tx);
      const { numUpdatedRows } = await tx
        .updateTable('invites')
        .set({ closedAtMs: deps.now() })
        .where('id', '=', found.id)
        .where('closedAtMs', 'is', null)
        .executeTakeFirstOrThrow();
      const invite = numUpdatedRows > 0n ? found : null;
      if (!invite || !isRole(invite.role)) throw new DeskError('not_found', 'invite');
      const { email, role } = invite;
      const giver = await requireGiver(tx, ctx, invite);
      const counts = decidesForOthers(role) ? await rightFromNow(tx, ctx, giver.id) : undefined;
      const claimed = await claimName(tx, { email, name });
      const regions = limitOf(role, invite.regionsJson);
      const user = await insertUser(tx, ctx, { email, role, ...claimed, hash, counts, regions });
      const grant: Grant = { kind: 'joined', userId: user.id, email, role };
      await forgetInvited(tx, email);
      await storeGrant(tx, ctx, grant, giver);
      await recordAudit(tx, ctx, {
        action: 'invite.accept',
        objectType: 'invite',
        objectId: invite.id,
        after: { email, role, userId: user.id, ...(counts ? { countsFromMs: counts.fromMs } : {}) },
      });
      return { grant, giver };
    }),
  );
  logGrant(ctx, grant, giver);
  return { email: grant.email, password };
}

/**
 * Who made the invite, asked once more with the admins locked: they must still be an admin whose role counts.
 * Throws DeskError `not_found` `invite`.
 */
async function requireGiver(
  tx: Tx,
  ctx: ServiceContext,
  invite: { id: string },
): Promise<{ id: string; name: string }> {
  const giver = await tx
    .selectFrom('invites')
    .innerJoin('user', 'user.id', 'invites.createdBy')
    .select(['user.id', 'user.name'])
    .where('invites.id', '=', invite.id)
    .where('user.role', '=', 'admin')
    .where('user.disabled', '=', 0)
    .where('user.countsFromMs', '<=', ctx.now())
    .executeTakeFirst();
  if (!giver) throw new DeskError('not_found', 'invite');
  return giver;
}

function findInvite(deps: InviteDeps, token: string) {
  return openInvites(deps.store.db, deps.now())
    .select(['invites.id', 'invites.email', 'invites.role', 'invites.regionsJson'])
    .where('invites.tokenHash', '=', hashInviteToken(token))
    .executeTakeFirst();
}

function limitKey({ address }: InviteDeps): string {
  return `invite:address:${address}`;
}

function blockedFor(deps: InviteDeps): Promise<number> {
  return blockedForS(deps.store.db, limitKey(deps), MAX_WRONG_INVITES, deps.now());
}
