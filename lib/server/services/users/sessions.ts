import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { MAX_SESSIONS } from '@/lib/domain/limits';
import { isRole, type Role } from '@/lib/domain/permissions';
import { endUserSessionsInput } from '@/lib/schemas/users';
import type { Auth } from '@/lib/server/auth/auth';
import type { Client } from '@/lib/server/auth/client';
import { IDLE_LIMIT_MS } from '@/lib/server/auth/resolve-session';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';
import { recordAudit } from '@/lib/server/services/audit/record';
import type { SignInWay } from '@/lib/server/services/audit/refusal-trail';
import {
  type Actor,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { requireActingAdmin } from '@/lib/server/services/users/acting-admin';
import {
  authDate,
  endAllSessions,
  loadUser,
  parseUserInput,
  requireUserManager,
} from '@/lib/server/services/users/user-rows';

export type SignInDeps = {
  store: Store;
  auth: Auth;
  address: string;
  /** What the browser says of itself, short; null when it says nothing. */
  browser: string | null;
  /** `password` when left out. */
  way?: SignInWay;
  correlationId: string;
  now: () => number;
};
export type SignedIn = {
  user: { id: string; email: string; name: string; role: Role };
  /** `Set-Cookie` lines of the new session. */
  cookies: string[];
};

/**
 * Begins the session of a person who has proved who they are, and audits it.
 * Throws DeskError `unauthenticated` `credentials` when they may not have one.
 */
export async function beginSession(
  deps: SignInDeps,
  userId: string,
  how?: Record<string, unknown>,
): Promise<SignedIn> {
  const { store, auth, address, browser, correlationId, now, way = 'password' } = deps;
  const body = { userId, ipAddress: address, userAgent: browser ?? '' };
  const { headers, response } = await auth.api.startSession({ body, returnHeaders: true });
  const found = await store.db
    .selectFrom('user')
    .select(['id', 'email', 'name', 'role'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (!response || !found || !isRole(found.role)) throw new DeskError('unauthenticated', 'credentials');
  const user = { ...found, role: found.role };
  const { sessionId } = response;
  const actor = { kind: 'user', id: user.id, name: user.name, role: user.role, sessionId } as const;
  await recordSessionStart({ store, actor, correlationId, now, way, client: { address, browser }, how });
  return { user, cookies: headers.getSetCookie() };
}

type Started = {
  store: Store;
  correlationId: string;
  now: () => number;
  client?: Client | undefined;
  way: SignInWay;
  /** What else is known of it: how the second factor was given. */
  how?: Record<string, unknown> | undefined;
  actor: { kind: 'user'; id: string; name: string; role: Role; sessionId: string };
};

/**
 * Tells the audit trail of a new session: by which way, and from where. The session itself keeps the address and the
 * browser, too; better-auth would believe any header about them (auth.ts).
 */
export async function recordSessionStart({ way, client, how, ...ctx }: Started): Promise<void> {
  const { actor, store } = ctx;
  await withTransaction({ store }, async (tx) => {
    await tx
      .updateTable('session')
      .set({ ipAddress: client?.address ?? null, userAgent: client?.browser ?? null })
      .where('id', '=', actor.sessionId)
      .execute();
    await recordAudit(tx, ctx, {
      action: 'session.start',
      objectType: 'session',
      objectId: actor.sessionId,
      after: { way, client, ...how },
    });
    await endOldestSessions(tx, ctx);
  });
  log.info({ correlationId: ctx.correlationId, actorId: actor.id, way, client }, 'signed in');
}

/** A person has so many sessions at a time; a new one ends the oldest. Part of the transaction that notes the new one. */
async function endOldestSessions(
  tx: Tx,
  ctx: ServiceContext & { actor: Extract<Actor, { kind: 'user' }> },
): Promise<void> {
  const sessions = await tx
    .selectFrom('session')
    .select('id')
    .where('userId', '=', ctx.actor.id)
    .where('id', '!=', ctx.actor.sessionId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();
  for (const { id } of sessions.slice(MAX_SESSIONS - 1)) {
    await tx.deleteFrom('session').where('id', '=', id).execute();
    await recordAudit(tx, ctx, {
      action: 'session.end',
      objectType: 'session',
      objectId: id,
      after: { reason: 'too_many_sessions', max: MAX_SESSIONS },
    });
  }
}

/** Removes sessions that nobody can use any more: those that are over, and those that were not used for a day. */
export async function removeEndedSessions(store: Store, nowMs: number): Promise<number> {
  const now = authDate(store.kind, nowMs);
  const { numDeletedRows } = await store.db
    .deleteFrom('session')
    .where((eb) =>
      eb.or([eb('expiresAt', '<', now), eb('updatedAt', '<', authDate(store.kind, nowMs - IDLE_LIMIT_MS))]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Signs the acting person out of this session; their others stay. Throws DeskError `forbidden` for a job. */
export async function endSession(ctx: ServiceContext, _input: unknown): Promise<{ ended: true }> {
  const actor = requirePermission(ctx, 'events.read');
  await withTransaction(ctx, async (tx) => {
    await tx.deleteFrom('session').where('id', '=', actor.sessionId).execute();
    await recordAudit(tx, ctx, {
      action: 'session.end',
      objectType: 'session',
      objectId: actor.sessionId,
      after: ctx.client && { client: ctx.client },
    });
  });
  return { ended: true };
}

/**
 * Signs a user out everywhere; they may sign in again. It takes, so it asks for no password.
 * Throws DeskError `not_found` `user`, `forbidden` `grant_waits`.
 */
export async function endUserSessions(
  ctx: ServiceContext,
  input: z.input<typeof endUserSessionsInput>,
): Promise<{ email: string; sessionsEnded: number }> {
  requireUserManager(ctx);
  const { email } = parseUserInput(endUserSessionsInput, input);
  return withTransaction(ctx, async (tx) => {
    await requireActingAdmin(tx, ctx);
    const user = await loadUser(tx, email);
    const sessionsEnded = await endAllSessions(tx, user.id);
    await recordAudit(tx, ctx, {
      action: 'user.end_sessions',
      objectType: 'user',
      objectId: user.id,
      after: { sessionsEnded },
    });
    return { email, sessionsEnded };
  });
}
