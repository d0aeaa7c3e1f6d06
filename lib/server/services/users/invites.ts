import 'server-only';
import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { decidesForOthers } from '@/lib/domain/grants';
import { isRole } from '@/lib/domain/permissions';
import { limitJson, limitOf } from '@/lib/domain/region-limit';
import { acceptInviteInput, createInviteInput, revokeInviteInput } from '@/lib/schemas/users';
import { clientOf } from '@/lib/server/auth/client';
import { blockedForS, countFailure } from '@/lib/server/auth/failure-limit';
import { hashPassword } from '@/lib/server/auth/password-hash';
import { getConfig } from '@/lib/server/config';
import { ensureMigrated, getStore } from '@/lib/server/db/get-store';
import { forgetInvited } from '@/lib/server/db/queries/people';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { recordAudit } from '@/lib/server/services/audit/record';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { newCorrelationId, systemContext } from '@/lib/server/services/request-context';
import {
  checkGrantProof,
  requireActingAdmin,
  requireGrantProof,
} from '@/lib/server/services/users/acting-admin';
import { type Grant, logGrant, rightFromNow, storeGrant } from '@/lib/server/services/users/grants';
import {
  hashInviteToken,
  INVITE_MAX_AGE_MS,
  newInviteToken,
  openInvites,
} from '@/lib/server/services/users/invite-token';
import { claimName } from '@/lib/server/services/users/names';
import { requireGoodPassword } from '@/lib/server/services/users/passwords';
import { insertUser, uniqueEmail } from '@/lib/server/services/users/people';
import { noteWrongLink } from '@/lib/server/services/users/refused-entry';
import { isPasswordSignInOn, requirePasswordSignIn } from '@/lib/server/services/users/sign-in-ways';
import { lockAdmins, parseUserInput, requireLimitFor } from '@/lib/server/services/users/user-rows';
import { nowMs } from '@/lib/time/clock';
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
  const { email, role, regions: given, stepUp } = parseUserInput(createInviteInput, input);
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
  const { token, name, password } = parseUserInput(acceptInviteInput, input);
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

/** For the page of an invite: whom it is for, or null when it does not work (or the address has guessed too often). */
export async function lookAtInvite(token: string): Promise<{ email: string } | null> {
  const requestHeaders = await headers();
  await ensureMigrated();
  const client = clientOf(requestHeaders, getConfig().trustProxy);
  const { address } = client;
  const deps = { store: getStore(), client, address, correlationId: newCorrelationId(), now: nowMs };
  const invite = await readInvite(deps, token);
  if (!invite) noteWrongLink(deps, token);
  return invite;
}

/**
 * Makes an invite's link useless. Throws DeskError `not_found` `invite` when it is used or revoked already,
 * `forbidden` `grant_waits`.
 */
export async function revokeInvite(
  ctx: ServiceContext,
  input: z.input<typeof revokeInviteInput>,
): Promise<{ email: string }> {
  requirePermission(ctx, 'users.manage');
  const { inviteId } = parseUserInput(revokeInviteInput, input);
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
