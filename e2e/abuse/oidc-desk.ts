import type { Arrival } from '@/e2e/abuse/oidc-way';
import { expect } from '@/e2e/fixtures';
import { type Desk, startDesk } from '@/e2e/helpers/desk';
import { askStore } from '@/e2e/helpers/store-file';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type IdentityProvider,
  startIdentityProvider,
} from '@/lib/testing/identity-provider';
import { freePort } from '@/lib/testing/ports';

/** Behind a proxy that ends TLS: cookies are Secure, and the last address of X-Forwarded-For is believed. */
export const BASE_URL = 'https://desk.test';

/** A desk under `BASE_URL` whose people come from an identity provider: `ops` operate, `leads` approve. */
export async function startOidcDesk(): Promise<{ desk: Desk; provider: IdentityProvider }> {
  const provider = await startIdentityProvider(await freePort(), `${BASE_URL}/api/auth/callback/oidc`);
  const desk = await startDesk({
    scenario: 'quiet',
    roles: ['admin'],
    env: {
      BASE_URL,
      TRUST_PROXY: '1',
      APPROVAL_POLICY: 'default',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      OIDC_ROLE_MAP: 'ops=operator,leads=approver',
    },
  }).catch(async (error: unknown) => {
    await provider.close();
    throw error;
  });
  return { desk, provider };
}

export const sessionsOf = (desk: Desk) => askStore(desk, 'select id from session order by id');
const accountsOf = (desk: Desk) =>
  askStore(desk, 'select "userId", "providerId", "accountId" from account order by id');

/** Nobody new is in: no session, no account, no cookie. */
export async function expectNobody(desk: Desk, way: () => Promise<Arrival>, problem: RegExp): Promise<void> {
  const before = [sessionsOf(desk), accountsOf(desk)];
  const { location, cookie } = await way();
  expect(location).toMatch(/^\/sign-in\?/);
  expect(new URL(location, BASE_URL).searchParams.get('problem')).toMatch(problem);
  expect(cookie).not.toContain('session_token=');
  expect([sessionsOf(desk), accountsOf(desk)]).toEqual(before);
}
