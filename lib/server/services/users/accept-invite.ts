import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { isRole } from '@/lib/domain/permissions';
import { blockedForS, countFailure } from '@/lib/server/auth/failure-limit';
import { hashPassword } from '@/lib/server/auth/password-hash';
import type { Store } from '@/lib/server/db/store';
import { recordAudit } from '@/lib/server/services/audit';
import { systemContext } from '@/lib/server/services/request-context';
import { claimName } from '@/lib/server/services/users/claim-name';
import { insertUser, uniqueEmail } from '@/lib/server/services/users/insert-user';
import { hashInviteToken, openInvites } from '@/lib/server/services/users/invite-rows';
import { parseInput } from '@/lib/server/services/users/parse-input';
import { isPasswordSignInOn, requirePasswordSignIn } from '@/lib/server/services/users/password-sign-in';
import { requireGoodPassword } from '@/lib/server/services/users/require-password';
import { acceptInviteInput } from '@/lib/server/services/users/schemas';

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
 * Throws DeskError `invalid_input`, `not_found` `invite` (one answer for used, old, taken back and never made ones),
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
  return uniqueEmail(found.email, () =>
    deps.store.db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('invites')
        .set({ closedAtMs: deps.now() })
        .where('id', '=', found.id)
        .where('closedAtMs', 'is', null)
        .executeTakeFirstOrThrow();
      const invite = numUpdatedRows > 0n ? found : null;
      if (!invite || !isRole(invite.role)) throw new DeskError('not_found', 'invite');
      const { email, role } = invite;
      const claimed = await claimName(tx, { email, name });
      const user = await insertUser(tx, ctx, { email, role, ...claimed, hash });
      await recordAudit(tx, ctx, {
        action: 'invite.accept',
        objectType: 'invite',
        objectId: invite.id,
        after: { email, role, userId: user.id },
      });
      return { email, password };
    }),
  );
}

function findInvite(deps: InviteDeps, token: string) {
  return openInvites(deps.store.db, deps.now())
    .select(['invites.id', 'invites.email', 'invites.role'])
    .where('invites.tokenHash', '=', hashInviteToken(token))
    .executeTakeFirst();
}

function limitKey({ address }: InviteDeps): string {
  return `invite:address:${address}`;
}

function blockedFor(deps: InviteDeps): Promise<number> {
  return blockedForS(deps.store.db, limitKey(deps), MAX_WRONG_INVITES, deps.now());
}
