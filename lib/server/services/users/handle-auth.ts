import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { type Auth, getAuth } from '@/lib/server/auth/auth';
import { type Client, clientOf } from '@/lib/server/auth/client';
import { getOidcAuth, type OidcAuth } from '@/lib/server/auth/oidc-auth';
import { isOwnOriginOrProgram } from '@/lib/server/auth/origin';
import { resolveSession } from '@/lib/server/auth/resolve-session';
import { type Config, getConfig } from '@/lib/server/config';
import { ensureMigrated, getStore } from '@/lib/server/db/get-store';
import type { Store } from '@/lib/server/db/store';
import { actorOf, newCorrelationId } from '@/lib/server/services/request-context';
import { problemResponse } from '@/lib/server/services/run-read';
import { finishStep } from '@/lib/server/services/second-factor/sign-in-step';
import { acceptInvite } from '@/lib/server/services/users/invites';
import { finishOidc, type OidcDeps, startOidc } from '@/lib/server/services/users/oidc-sign-in';
import {
  noteForeignOrigin,
  notingInvite,
  notingProvider,
  notingSignIn,
} from '@/lib/server/services/users/refused-entry';
import { endSession } from '@/lib/server/services/users/sessions';
import { type SignInResult, signIn } from '@/lib/server/services/users/sign-in';
import { nowMs } from '@/lib/time/clock';

export type AuthDeps = {
  store: Store;
  auth: Auth;
  config: Pick<Config, 'baseUrl' | 'trustProxy'>;
  /** null when no identity provider is set up. */
  oidcAuth: (() => Promise<OidcAuth>) | null;
};
type Handler = (request: Request, deps: AuthDeps, correlationId: string) => Promise<Response>;

/** The longest body that a sign-in may have (characters). */
const MAX_BODY = 4_096;

/**
 * What a browser forgets at sign-out: what its tabs kept of unsaved plans and forms. Not "cache": pages and answers are
 * never stored, only the same files for everybody, and clearing those takes Chromium seconds. Not "cookies": language,
 * theme and zone belong to the browser.
 */
const FORGET = '"storage"';

/** The only endpoints of better-auth that are open to the network, in its own paths; all others do not exist here. */
const ENDPOINTS: Record<string, Handler> = {
  'POST sign-in/email': answerSignIn,
  'POST sign-in/code': answerCode,
  'POST sign-in/social': answerOidcStart,
  'GET callback/oidc': answerOidcEnd,
  'POST accept-invite': answerInvite,
  'POST sign-out': answerSignOut,
  'GET get-session': answerSession,
};

/** Answers `/api/auth/…`. Errors become `{problem}` with their status; nothing may be stored. */
export async function handleAuth(
  request: Request,
  path: string,
  getDeps: () => Promise<AuthDeps> = processAuthDeps,
): Promise<Response> {
  const correlationId = newCorrelationId();
  let client: Client | undefined;
  try {
    const endpoint = `${request.method} ${path}`;
    const handler = Object.hasOwn(ENDPOINTS, endpoint) ? ENDPOINTS[endpoint] : undefined;
    if (!handler) throw new DeskError('not_found');
    const deps = await getDeps();
    client = clientOf(request.headers, deps.config.trustProxy);
    if (request.method === 'POST' && !isOwnOriginOrProgram(request.headers, deps.config.baseUrl)) {
      noteForeignOrigin(requestDeps(request, deps, correlationId));
      throw new DeskError('forbidden', 'origin');
    }
    return await handler(request, deps, correlationId);
  } catch (error) {
    return problemResponse(error, correlationId, client);
  }
}

async function processAuthDeps(): Promise<AuthDeps> {
  await ensureMigrated();
  const config = getConfig();
  return {
    store: getStore(),
    auth: getAuth(),
    config,
    oidcAuth: config.oidc === null ? null : getOidcAuth,
  };
}

function requestDeps(request: Request, deps: AuthDeps, correlationId: string) {
  const client = clientOf(request.headers, deps.config.trustProxy);
  const { baseUrl } = deps.config;
  return { ...deps, baseUrl, client, ...client, correlationId, now: nowMs };
}

function oidcDeps(request: Request, deps: AuthDeps, correlationId: string): OidcDeps {
  const { oidcAuth } = deps;
  if (oidcAuth === null) throw new DeskError('not_found');
  return { ...requestDeps(request, deps, correlationId), oidcAuth };
}

async function answerOidcStart(request: Request, deps: AuthDeps, correlationId: string): Promise<Response> {
  const asked = oidcDeps(request, deps, correlationId);
  const input = await jsonBody(request);
  const { url, cookies } = await notingProvider(asked, () => startOidc(asked, input));
  return answer({ redirect: false, url }, cookies);
}

async function answerOidcEnd(request: Request, deps: AuthDeps, correlationId: string): Promise<Response> {
  const { location, cookies } = await finishOidc(oidcDeps(request, deps, correlationId), request);
  return withCookies(
    new Response(null, { status: 302, headers: { Location: location, 'Cache-Control': 'no-store' } }),
    cookies,
  );
}

async function answerInvite(request: Request, deps: AuthDeps, correlationId: string): Promise<Response> {
  const requested = requestDeps(request, deps, correlationId);
  const input = await jsonBody(request);
  const { email, password } = await notingInvite(requested, input, () => acceptInvite(requested, input));
  return answerSignedIn(await signIn({ ...requested, way: 'invite' }, { email, password }));
}

async function answerSignIn(request: Request, deps: AuthDeps, correlationId: string): Promise<Response> {
  const requested = requestDeps(request, deps, correlationId);
  const input = await jsonBody(request);
  return answerSignedIn(await notingSignIn(requested, input, () => signIn(requested, input)));
}

/** The code of the second factor, after the password. */
async function answerCode(request: Request, deps: AuthDeps, correlationId: string): Promise<Response> {
  const requested = requestDeps(request, deps, correlationId);
  const signedIn = await finishStep(requested, request.headers, await jsonBody(request));
  return answerSignedIn({ kind: 'session', ...signedIn });
}

/** The session token stays in its HttpOnly cookie: scripts have no use for it. Before the code nobody is named. */
function answerSignedIn(result: SignInResult): Response {
  if (result.kind === 'code') return answer({ redirect: false, codeNeeded: true }, result.cookies);
  return answer({ redirect: false, user: result.user }, result.cookies);
}

async function answerSignOut(request: Request, deps: AuthDeps, correlationId: string): Promise<Response> {
  const session = await resolveSession(deps.auth, request.headers, nowMs(), 'set_up');
  if (session) {
    const { client } = requestDeps(request, deps, correlationId);
    const ctx = { store: deps.store, actor: actorOf(session), correlationId, now: nowMs, client };
    await endSession(ctx, null);
  }
  const cleared = await deps.auth.api.signOut({ headers: request.headers, asResponse: true });
  const response = answer({ success: true }, cleared.headers.getSetCookie());
  response.headers.set('Clear-Site-Data', FORGET);
  return response;
}

async function answerSession(request: Request, deps: AuthDeps): Promise<Response> {
  const session = await resolveSession(deps.auth, request.headers, nowMs());
  return answer(session && { user: session.user, session: { id: session.sessionId } }, []);
}

function answer(body: unknown, cookies: readonly string[]): Response {
  return withCookies(Response.json(body, { headers: { 'Cache-Control': 'no-store' } }), cookies);
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

/** Only `application/json`: a form of another site can send text/plain, but not this. */
async function jsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  const length = Number(request.headers.get('content-length') ?? 0);
  if (!/^application\/json\s*(;|$)/i.test(type) || length > MAX_BODY) throw new DeskError('invalid_input');
  try {
    return JSON.parse(await textUpTo(request, MAX_BODY));
  } catch (error) {
    throw new DeskError('invalid_input', null, {}, error);
  }
}

/** The body's text; stops reading, and throws, as soon as it is longer than `max` bytes. */
async function textUpTo(request: Request, max: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > max) throw new Error('body too long');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
