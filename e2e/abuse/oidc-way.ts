import { cookieOf, originOf, type Person, personWith, postAuth } from '@/e2e/abuse/person';
import type { Desk } from '@/e2e/helpers/desk';
import { signInAtProvider } from '@/lib/testing/identity-provider';
import { routes } from '@/lib/url/routes';

const CALLBACK = '/api/auth/callback/oidc';

export function callbackOf(desk: Desk): string {
  return originOf(desk) + CALLBACK;
}

/** Where the desk sends the browser after the provider, and what it gives it. */
export type Arrival = { location: string; cookie: string };

/** Begins a sign-in: the provider's address, and the cookie that ties the answer to this browser. */
export async function begin(
  desk: Desk,
  input: unknown = { returnPath: routes.batches() },
  headers: Record<string, string> = {},
): Promise<{ status: number; url: string; cookie: string }> {
  const { status, body, cookie } = await postAuth(desk, routes.authSignInOidc(), input, headers);
  return { status, url: String(body.url), cookie };
}

/** The browser comes back with the provider's answer, over loopback: TLS ends at a proxy. */
export async function comeBack(desk: Desk, answer: string, cookie: string): Promise<Arrival> {
  const { search } = new URL(answer, originOf(desk));
  const response = await fetch(desk.url + CALLBACK + search, { headers: { cookie }, redirect: 'manual' });
  return {
    location: response.headers.get('location') ?? `status ${response.status}`,
    cookie: cookieOf(response.headers.getSetCookie().filter((line) => !/max-age=0/i.test(line))),
  };
}

/** The whole way of `login`. */
export async function arrive(
  desk: Desk,
  login: string,
  input?: unknown,
): Promise<Arrival & { answer: string }> {
  const { url, cookie } = await begin(desk, input);
  const answer = await signInAtProvider(url, login, callbackOf(desk));
  return { ...(await comeBack(desk, answer, cookie)), answer };
}

/** Somebody who came through the provider. Throws when they stay out. */
export async function arrived(desk: Desk, login: string): Promise<Person> {
  const { location, cookie } = await arrive(desk, login);
  if (!cookie.includes('session_token=')) throw new Error(`${login} was sent to ${location}`);
  return personWith(desk, login, cookie);
}
