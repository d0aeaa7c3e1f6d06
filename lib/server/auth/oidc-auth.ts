import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { z } from 'zod';
import { type AuthSettings, authOptions, isEnabled } from '@/lib/server/auth/auth';
import { isIncomplete, type OidcPerson, readIdToken, toPerson } from '@/lib/server/auth/oidc-claims';
import { getConfig } from '@/lib/server/config';
import { getStore } from '@/lib/server/db/get-store';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';
import { isSafeEndpoint, type OidcConfig } from '@/lib/server/oidc-config';
import { nowMs } from '@/lib/time/clock';

/** The provider's name in better-auth and in the table `account`. */
export const OIDC_PROVIDER_ID = 'oidc';
const SCOPES = ['openid', 'email', 'profile'];

/** Why a person whom the provider vouched for is not let in. */
export type OidcRefusal = 'no_role' | 'no_email' | 'email_unverified' | 'email_taken' | 'disabled';

/** One way back from the provider: what it needs, and what became of it. */
export type OidcAttempt = {
  /** Makes or updates the user of `person`; a refusal makes no session. */
  admit: (accountId: string, person: OidcPerson, config: OidcConfig) => Promise<OidcRefusal | null>;
  refusal: OidcRefusal | null;
  person: OidcPerson | null;
};

/** A session that the provider vouched for ends after this long (ms): it is then asked for the groups anew. */
const OIDC_SESSION_MAX_MS = 12 * 3_600_000;

const attempts = new AsyncLocalStorage<OidcAttempt>();

/** Runs `work` with `attempt` at hand for the hooks below, and for no other request. */
export function withAttempt<T>(attempt: OidcAttempt, work: () => Promise<T>): Promise<T> {
  return attempts.run(attempt, work);
}

function currentAttempt(): OidcAttempt {
  const attempt = attempts.getStore();
  if (!attempt) throw new Error('No sign-in through the identity provider is under way here.');
  return attempt;
}

/** Issuer and subject together are the identity: the same subject of another issuer is another person. */
export function oidcAccountId(config: Pick<OidcConfig, 'issuer'>, subject: string): string {
  return `${config.issuer} ${subject}`;
}

/**
 * better-auth for the way to the identity provider and back: authorization code with PKCE, state bound to the browser,
 * nonce, and a verified ID token. It makes and links no users (`admit` does, by identity alone) and keeps no tokens.
 * Asks the provider for its endpoints first; throws when that fails.
 */
export async function createOidcAuth(store: Store, settings: AuthSettings, config: OidcConfig) {
  const discovered = await discover(config);
  const options = authOptions(store, settings);
  return betterAuth({
    ...options,
    emailAndPassword: { enabled: false },
    account: {
      accountLinking: { enabled: false, disableImplicitLinking: true },
      updateAccountOnSignIn: false,
    },
    onAPIError: { errorURL: settings.baseUrl },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: OIDC_PROVIDER_ID,
            discoveryUrl: discoveryUrl(config),
            requireIdTokenVerification: true,
            clientId: config.clientId,
            clientSecret: config.clientSecret,
            authentication: postsSecret(discovered) ? 'post' : 'basic',
            scopes: [...SCOPES, ...groupScope(discovered)],
            pkce: true,
            disableSignUp: true,
            accountSubject: ({ profile }) => oidcAccountId(config, String(profile.sub)),
            getUserInfo: (tokens) =>
              readPerson(tokens, config, discovered).catch((error: unknown) => {
                log.error({ source: 'auth', err: error }, 'the identity provider gave no usable person');
                return null;
              }),
          },
        ],
      }),
    ],
    databaseHooks: {
      session: { create: { before: async ({ userId }) => newSession(store, userId) } },
    },
  });
}

export type OidcAuth = Awaited<ReturnType<typeof createOidcAuth>>;

/** Basic is the default of OpenID Connect (Core §9); the form only where the provider knows nothing else. */
function postsSecret({ token_endpoint_auth_methods_supported: methods }: Discovered): boolean {
  return methods !== undefined && !methods.includes('client_secret_basic');
}

/** Some providers tell the groups only to those who ask for them by scope. */
function groupScope({ scopes_supported: scopes }: Discovered): string[] {
  return scopes?.includes('groups') ? ['groups'] : [];
}

type Tokens = { idToken?: string | undefined; accessToken?: string | undefined };

/** The profile that better-auth goes on with, or null to stop. Called after the ID token was verified. */
async function readPerson(tokens: Tokens, config: OidcConfig, discovered: Discovered) {
  if (!tokens.idToken) return null;
  const attempt = currentAttempt();
  const idToken = readIdToken(tokens.idToken);
  const asked = isIncomplete(idToken, config) ? discovered.userinfo_endpoint : undefined;
  const userInfo =
    asked && tokens.accessToken
      ? await askProvider(asked, { authorization: `Bearer ${tokens.accessToken}` })
      : null;
  const person = toPerson(idToken, userInfo, config);
  attempt.person = person;
  attempt.refusal = await attempt.admit(oidcAccountId(config, person.subject), person, config);
  const { subject, email, emailVerified } = person;
  const isIn = attempt.refusal === null && email !== null;
  return isIn ? { sub: subject, email, emailVerified: emailVerified === true } : null;
}

async function newSession(store: Store, userId: string) {
  const { person } = currentAttempt();
  if (!person || !(await isEnabled(store, userId))) return false;
  return {
    data: { authTimeMs: person.authTimeMs, expiresAt: new Date(nowMs() + OIDC_SESSION_MAX_MS) },
  };
}

/** How long the provider may take to answer (ms). */
const TIMEOUT_MS = 10_000;

const endpoint = z.string().refine(isSafeEndpoint);
const discovered = z.object({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
  userinfo_endpoint: endpoint.optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  scopes_supported: z.array(z.string()).optional(),
});
type Discovered = z.infer<typeof discovered>;

/** The provider's own description, at the place that OpenID Connect Discovery 1.0 §4 names. */
function discoveryUrl({ issuer }: Pick<OidcConfig, 'issuer'>): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/**
 * Asks the provider where its endpoints are. Throws when it does not answer, answers with a redirect, names another
 * issuer than was configured (Discovery §4.3), or sends people or secrets to an unencrypted address.
 */
async function discover(config: Pick<OidcConfig, 'issuer'>): Promise<Discovered> {
  const response = await askProvider(discoveryUrl(config), {});
  const found = discovered.parse(response);
  if (found.issuer !== config.issuer) throw new Error('The identity provider names another issuer.');
  return found;
}

/** A JSON answer of the provider. Throws on anything but 200 with JSON. */
async function askProvider(url: string, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`The identity provider answered with ${response.status}.`);
  return response.json();
}

let oidcAuth: Promise<OidcAuth> | null = null;

/** The instance for the identity provider of this process. Rejects while the provider cannot be asked; then tries anew. */
export function getOidcAuth(): Promise<OidcAuth> {
  const { oidc, ...config } = getConfig();
  if (oidc === null) throw new Error('No identity provider is set up.');
  oidcAuth ??= createOidcAuth(getStore(), config, oidc).catch((error: unknown) => {
    oidcAuth = null;
    throw error;
  });
  return oidcAuth;
}
