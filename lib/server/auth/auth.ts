import 'server-only';
import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { sessionCookie } from '@/lib/server/auth/session-key';
import { type Config, getConfig } from '@/lib/server/config';
import { getStore } from '@/lib/server/db/get-store';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';
import { nowMs } from '@/lib/time/clock';

/** A session ends after this long, however busy it is (s). */
const SESSION_MAX_S = 7 * 86_400;

export type AuthSettings = Pick<Config, 'baseUrl' | 'authSecret'> &
  Partial<Pick<Config, 'passwordSignIn' | 'secondFactor'>>;

/** Ties the way to the identity provider and back to this browser. Lax, since the provider sends the browser back. */
function stateCookie(baseUrl: string) {
  const { name, attributes } = sessionCookie(baseUrl);
  return { name: name.replace('session_token', 'oidc_state'), attributes } as const;
}

/** What every instance of better-auth on the product's own store shares; sessions of one are sessions of all. */
export function authOptions(store: Store, settings: AuthSettings) {
  return {
    database: { db: store.db, type: store.kind === 'libsql' ? 'sqlite' : 'postgres' },
    secret: settings.authSecret,
    baseURL: settings.baseUrl,
    basePath: '/api/auth',
    trustedOrigins: [settings.baseUrl],
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        disabled: { type: 'number', required: true, input: false, defaultValue: 0 },
        lastSeenAtMs: { type: 'number', required: false, input: false },
        regionsJson: { type: 'string', required: false, input: false },
      },
    },
    session: {
      expiresIn: SESSION_MAX_S,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: { authTimeMs: { type: 'number', required: false, input: false } },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      // The Secure attribute and the prefix come with the names below.
      useSecureCookies: false,
      disableCSRFCheck: true,
      cookies: {
        session_token: sessionCookie(settings.baseUrl),
        state: stateCookie(settings.baseUrl),
      },
      // Addresses are judged by client.ts; better-auth would believe any X-Forwarded-For.
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    logger: { level: 'error', log: (level, message) => log[level]({ source: 'auth' }, message) },
  } satisfies BetterAuthOptions;
}

/**
 * better-auth for every session. Passwords are checked by sign-in.ts, which begins a session only when all that is asked
 * for was right; better-auth's own sign-in and sign-up are off. Users are made by `npm run user`, by invites, and by the
 * identity provider (oidc-auth.ts, an instance of its own: this one must work when that is down).
 * Its own limiter is off because sign-in.ts has a stricter one, and its CSRF check because every route of ours
 * checks Origin before this is called.
 */
export function createAuth(store: Store, settings: AuthSettings) {
  const auth = betterAuth({
    ...authOptions(store, settings),
    emailAndPassword: { enabled: false },
    plugins: [startSessionPlugin],
    databaseHooks: {
      session: { create: { before: async ({ userId }) => isEnabled(store, userId) } },
    },
  });
  /** What a live session of this person is good for. */
  const standing = (userId: string): Promise<Standing> => standingOf(store, settings, userId);
  return Object.assign(auth, { standing });
}

export type Auth = ReturnType<typeof createAuth>;

/** False for a disabled user; else notes that the user was here. */
export async function isEnabled(store: Store, userId: string): Promise<boolean> {
  const { numUpdatedRows } = await store.db
    .updateTable('user')
    .set({ lastSeenAtMs: nowMs() })
    .where('id', '=', userId)
    .where('disabled', '=', 0)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

let auth: Auth | null = null;

/** The better-auth instance of this process. Throws ConfigError, or when the store cannot be opened. */
export function getAuth(): Auth {
  auth ??= createAuth(getStore(), getConfig());
  return auth;
}

/**
 * What a live session of a person is good for: everything; nothing but setting up the second factor that this desk asks
 * for (`unfinished`); or nothing at all, since passwords are switched off (`barred`).
 */
export type Standing = 'full' | 'unfinished' | 'barred';

type Settings = Partial<Pick<Config, 'passwordSignIn' | 'secondFactor'>>;

/** Read from the store at each request: what is set up or reset counts from the next one on. */
export async function standingOf(store: Store, settings: Settings, userId: string): Promise<Standing> {
  const { passwordSignIn = true, secondFactor = 'optional' } = settings;
  if (passwordSignIn && secondFactor === 'optional') return 'full';
  const account = await store.db
    .selectFrom('account')
    .leftJoin('secondFactors', 'secondFactors.userId', 'account.userId')
    .select('secondFactors.confirmedAtMs')
    .where('account.userId', '=', userId)
    .where('account.providerId', '=', 'credential')
    .where('account.password', 'is not', null)
    .executeTakeFirst();
  if (!account) return 'full';
  if (!passwordSignIn) return 'barred';
  return account.confirmedAtMs === null ? 'unfinished' : 'full';
}

const body = z.object({ userId: z.string(), ipAddress: z.string(), userAgent: z.string() });

/**
 * Begins the session of somebody who has proved who they are, and gives its cookie. Only the server itself can call it:
 * it has no path. Gives null when the person may not have one (disabled).
 */
export const startSessionPlugin = {
  id: 'desk-session',
  endpoints: {
    startSession: createAuthEndpoint.serverOnly({ method: 'POST', body }, async (ctx) => {
      const { userId, ipAddress, userAgent } = ctx.body;
      const { internalAdapter } = ctx.context;
      const user = await internalAdapter.findUserById(userId);
      if (!user) return null;
      // Ours instead of better-auth's, which would believe any header.
      const seen = { ipAddress, userAgent };
      const session = await internalAdapter.createSession(userId, false, seen);
      if (!session) return null;
      await setSessionCookie(ctx, { session, user });
      return { sessionId: session.id };
    }),
  },
} satisfies BetterAuthPlugin;
