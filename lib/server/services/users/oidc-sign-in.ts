import 'server-only';
import { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { type OidcProblem, oidcStartInput } from '@/lib/schemas/sign-in';
import type { Auth } from '@/lib/server/auth/auth';
import type { Client } from '@/lib/server/auth/client';
import { blockedForS, countFailure } from '@/lib/server/auth/failure-limit';
import { OIDC_PROVIDER_ID, type OidcAttempt, type OidcAuth, withAttempt } from '@/lib/server/auth/oidc-auth';
import { resolveSession } from '@/lib/server/auth/resolve-session';
import { sessionCookie } from '@/lib/server/auth/session-key';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';
import type { ServiceContext } from '@/lib/server/services/context';
import { actorOf, systemContext } from '@/lib/server/services/request-context';
import { admitOidcPerson } from '@/lib/server/services/users/oidc-people';
import { noteProviderRefusal } from '@/lib/server/services/users/refused-entry';
import { endSession, recordSessionStart } from '@/lib/server/services/users/sessions';
import { isOwnPath, routes } from '@/lib/url/routes';

export type OidcDeps = {
  store: Store;
  auth: Auth;
  baseUrl: string;
  address: string;
  client: Client;
  correlationId: string;
  now: () => number;
  /** Throws when the provider cannot be asked. */
  oidcAuth: () => Promise<OidcAuth>;
};

/** Ways to the provider that one address may begin in a minute: each leaves a row until it ends. */
export const MAX_STARTS_PER_ADDRESS = 60;

const startedBody = z.object({ url: z.url() });

/**
 * Begins a sign-in at the identity provider: where to send the browser, and the cookie that ties the way back to it.
 * `returnPath` is a path of this site; `again` makes the provider ask for the credentials anew (step-up).
 * Throws DeskError `invalid_input`, `rate_limited`, or `unavailable` `oidc` when the provider does not answer.
 */
export async function startOidc(deps: OidcDeps, input: unknown): Promise<{ url: string; cookies: string[] }> {
  const parsed = oidcStartInput.safeParse(input);
  if (!parsed.success || !isOwnPath(parsed.data.returnPath)) throw new DeskError('invalid_input');
  const { returnPath, again } = parsed.data;
  const key = `oidc:address:${deps.address}`;
  const retryAfterS = await blockedForS(deps.store.db, key, MAX_STARTS_PER_ADDRESS, deps.now());
  if (retryAfterS > 0) throw new DeskError('rate_limited', 'sign_in', { retryAfterS });
  await countFailure(deps.store.db, key, deps.now());
  const auth = await deps.oidcAuth().catch((error: unknown) => {
    log.error({ correlationId: deps.correlationId, err: error }, 'the identity provider cannot be used');
    throw new DeskError('unavailable', 'oidc', {}, error);
  });
  const response = await auth.api.signInSocial({
    body: {
      provider: OIDC_PROVIDER_ID,
      callbackURL: deps.baseUrl + returnPath,
      errorCallbackURL: deps.baseUrl + routes.signIn(returnPath),
      disableRedirect: true,
      ...(again ? { additionalParams: { prompt: 'login', max_age: '0' } } : {}),
    },
    asResponse: true,
  });
  if (!response.ok) throw new DeskError('unavailable', 'oidc');
  return { url: startedBody.parse(await response.json()).url, cookies: response.headers.getSetCookie() };
}

/** Where the browser goes after the provider sent it back, and the cookies it gets. */
export type OidcEnd = { location: string; cookies: string[] };

/**
 * Takes the provider's answer. A session only for an answer to a question of this very browser, once, within ten
 * minutes, with a verified token for us; everything else leads to the sign-in page with a `problem` of our own words.
 * A session that the browser had before is ended.
 */
export async function finishOidc(deps: OidcDeps, request: Request): Promise<OidcEnd> {
  const { store, correlationId, now } = deps;
  const ctx: ServiceContext = { ...systemContext(store), correlationId, now };
  const attempt: OidcAttempt = {
    admit: (accountId, person, { approvalMs }) => admitOidcPerson(ctx, { accountId, person, approvalMs }),
    refusal: null,
    person: null,
  };
  const auth = await deps.oidcAuth().catch((error: unknown) => {
    log.error({ correlationId: deps.correlationId, err: error }, 'the identity provider cannot be used');
    return null;
  });
  if (!auth) return { location: routes.signIn(undefined, 'failed'), cookies: [] };
  const response = await withAttempt(attempt, () => auth.handler(callbackRequest(deps, request)));
  const location = ownLocation(response, deps.baseUrl);
  const cookies = response.headers.getSetCookie();
  const session = await newSessionOf(deps, cookies);
  if (!session) return { location: refusedLocation(deps, attempt, location), cookies };
  await replaceSession(deps, request, session);
  return { location: location.href, cookies };
}

/** What better-auth sees of the request: no header that could tell it another address or host. */
function callbackRequest(deps: OidcDeps, request: Request): Request {
  const headers = { cookie: request.headers.get('cookie') ?? '' };
  const { search } = new URL(request.url);
  return new Request(`${deps.baseUrl}/api/auth/callback/${OIDC_PROVIDER_ID}${search}`, { headers });
}

type Session = NonNullable<Awaited<ReturnType<typeof resolveSession>>>;

/** The session whose cookie was just given, or null. */
async function newSessionOf(deps: OidcDeps, cookies: readonly string[]): Promise<Session | null> {
  const prefix = `${sessionCookie(deps.baseUrl).name}=`;
  const line = cookies.find((found) => found.startsWith(prefix))?.split(';')[0];
  return line ? resolveSession(deps.auth, new Headers({ cookie: line }), deps.now()) : null;
}

async function replaceSession(deps: OidcDeps, request: Request, session: Session): Promise<void> {
  const { store, correlationId, now } = deps;
  const before = await resolveSession(deps.auth, request.headers, now());
  if (before)
    await endSession({ store, correlationId, now, client: deps.client, actor: actorOf(before) }, null);
  await recordSessionStart({ ...deps, way: 'provider', actor: actorOf(session) });
}

/** better-auth's redirect, if it stays here: whole, since a path alone could be read as another host. */
function ownLocation(response: Response, baseUrl: string): URL {
  const location = new URL(response.headers.get('location') ?? '/', baseUrl);
  const isOwn = location.origin === baseUrl && isOwnPath(location.pathname + location.search);
  return isOwn ? location : new URL(baseUrl);
}

/** The sign-in page with our name for what went wrong; the provider's own text is never shown. */
function refusedLocation(deps: OidcDeps, attempt: OidcAttempt, location: URL): string {
  const error = location.searchParams.get('error') ?? '';
  const problem = attempt.refusal ?? problemOf(error);
  log.warn(
    { correlationId: deps.correlationId, address: deps.address, problem, error },
    'oidc sign-in failed',
  );
  noteProviderRefusal(deps, problem, attempt.person?.email ?? null);
  const next = location.searchParams.get('next');
  return routes.signIn(isOwnPath(next) ? next : undefined, problem);
}

function problemOf(error: string): OidcProblem {
  if (error === 'access_denied') return 'denied';
  return /^(state_|please_restart)/.test(error) ? 'expired' : 'failed';
}
