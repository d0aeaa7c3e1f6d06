import 'server-only';
import { type AuthSettings, createAuth } from '@/lib/server/auth/auth';
import { createOidcAuth } from '@/lib/server/auth/oidc-auth';
import { hashWithInTests } from '@/lib/server/auth/password-hash';
import { peerStamp } from '@/lib/server/auth/peer';
import type { StoreKind } from '@/lib/server/db/store-kind';
import type { OidcConfig } from '@/lib/server/oidc-config';
import { openTestStore } from '@/lib/testing/stores';

hashWithInTests({ n: 2 ** 6, r: 8, p: 1 });

export const TEST_BASE_URL = 'http://localhost:3000';
export const TEST_PASSWORD = 'correct horse battery';

/** For tests: a fresh store with better-auth on it, and with a way to the identity provider when `oidc` names one. */
export async function openTestAuth(
  kind: StoreKind,
  baseUrl: string = TEST_BASE_URL,
  oidc: OidcConfig | null = null,
  rules: Pick<AuthSettings, 'passwordSignIn' | 'secondFactor'> = {},
) {
  const store = await openTestStore(kind);
  const settings = { baseUrl, authSecret: 'kR7vQ2mZx9Lw4TbN8sJc6Hd3Fg5Yp1Ua', ...rules };
  const auth = createAuth(store, settings);
  const config = { baseUrl, trustProxy: 'private' as const };
  const oidcAuth = oidc && (() => createOidcAuth(store, settings, oidc));
  return { store, auth, config, oidcAuth };
}

export type TestAuth = Awaited<ReturnType<typeof openTestAuth>>;

/** A sign-in request as a browser of `address` sends it (the tests trust X-Forwarded-For). */
export function signInRequest(
  credentials: unknown,
  { address = '192.0.2.1', headers = {} }: { address?: string; headers?: Record<string, string> } = {},
): Request {
  return new Request(`${TEST_BASE_URL}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: TEST_BASE_URL,
      host: 'localhost:3000',
      'x-forwarded-for': address,
      ...peerStamp('127.0.0.1'),
      ...headers,
    },
    body: typeof credentials === 'string' ? credentials : JSON.stringify(credentials),
  });
}

/** The `Cookie` header that a browser would send after `response`. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
