import 'server-only';
import { betterAuth } from 'better-auth';
import { type Config, getConfig } from '@/lib/server/config';
import { getStore } from '@/lib/server/db/get-store';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';

/** A session ends after this long, however busy it is (s). */
const SESSION_MAX_S = 7 * 86_400;
/** Source: NIST SP 800-63B asks for 8 at least; a desk that reboots machines asks for more. */
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;

type AuthSettings = Pick<Config, 'baseUrl' | 'authSecret'>;

/**
 * The session cookie. `__Host-` (bound to this host, Secure) as soon as BASE_URL is https.
 * SameSite=Lax, not Strict: people come from a chat or a ticket straight to a batch, and must arrive signed in.
 * What Strict would add is covered: nothing changes on GET, and every write checks Origin (origin.ts).
 */
export function sessionCookie(baseUrl: string) {
  const secure = baseUrl.startsWith('https:');
  return {
    name: secure ? '__Host-desk.session_token' : 'desk.session_token',
    attributes: { httpOnly: true, secure, sameSite: 'lax', path: '/' },
  } as const;
}

/**
 * better-auth on the product's own store. Sign-up is closed: users are made by `npm run user` and by admins.
 * Its own limiter is off because sign-in.ts has a stricter one, and its CSRF check because every route of ours
 * checks Origin before this is called.
 */
export function createAuth(store: Store, settings: AuthSettings) {
  return betterAuth({
    database: { db: store.db, type: store.kind === 'libsql' ? 'sqlite' : 'postgres' },
    secret: settings.authSecret,
    baseURL: settings.baseUrl,
    basePath: '/api/auth',
    trustedOrigins: [settings.baseUrl],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        disabled: { type: 'number', required: true, input: false, defaultValue: 0 },
      },
    },
    session: { expiresIn: SESSION_MAX_S, disableSessionRefresh: true, cookieCache: { enabled: false } },
    databaseHooks: {
      session: { create: { before: async ({ userId }) => isEnabled(store, userId) } },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      // The Secure attribute and the prefix come with the name below.
      useSecureCookies: false,
      disableCSRFCheck: true,
      cookies: { session_token: sessionCookie(settings.baseUrl) },
      // Addresses are judged by client-address.ts; better-auth would believe any X-Forwarded-For.
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    logger: { level: 'error', log: (level, message) => log[level]({ source: 'auth' }, message) },
  });
}

export type Auth = ReturnType<typeof createAuth>;

async function isEnabled(store: Store, userId: string): Promise<boolean> {
  const user = await store.db
    .selectFrom('user')
    .select('disabled')
    .where('id', '=', userId)
    .executeTakeFirst();
  return user !== undefined && Number(user.disabled) === 0;
}

let auth: Auth | null = null;

/** The better-auth instance of this process. Throws ConfigError, or when the store cannot be opened. */
export function getAuth(): Auth {
  auth ??= createAuth(getStore(), getConfig());
  return auth;
}
