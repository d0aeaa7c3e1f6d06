import 'server-only';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { StoreKind } from '@/lib/server/db/store-kind';
import type { OidcConfig } from '@/lib/server/oidc-config';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { cookiesOf, openTestAuth, TEST_BASE_URL, type TestAuth } from '@/lib/testing/auth';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type IdentityProvider,
  signInAtProvider,
  startIdentityProvider,
} from '@/lib/testing/identity-provider';
import { freePort } from '@/lib/testing/ports';
import type { TestStore } from '@/lib/testing/stores';

export const CALLBACK = `${TEST_BASE_URL}/api/auth/callback/oidc`;
export const HEADERS = {
  'content-type': 'application/json',
  origin: TEST_BASE_URL,
  host: 'localhost:3000',
};

/** For tests: hooks of the file that calls it. One identity provider serves all its tests. */
export function identityProviderForFile(): () => IdentityProvider {
  let provider: IdentityProvider;
  beforeAll(async () => {
    provider = await startIdentityProvider(await freePort(), CALLBACK);
  });
  afterAll(() => provider.close());
  return () => provider;
}

function settingsOf({ issuer }: IdentityProvider): OidcConfig {
  return {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    groupsClaim: 'groups',
    groupRoles: [
      { group: 'ops', role: 'operator' },
      { group: 'leads', role: 'approver' },
    ],
    defaultRole: null,
    label: 'Acme',
    approvalMs: 7 * 86_400_000,
  };
}

/**
 * For tests: hooks of the `describe` that calls it. Each test has a desk of its own, whose store `use` takes, and the
 * provider knows only Ada, in the group of operators. What it returns speaks of that desk.
 */
export function oidcDeskForEachTest(
  kind: StoreKind,
  provider: () => IdentityProvider,
  use: (desk: { store: TestStore }) => void,
) {
  let desk: TestAuth;
  beforeEach(async () => {
    await open(settingsOf(provider()));
    provider().tamper = null;
    provider().people.clear();
    provider().people.set('ada', {
      sub: 'ada',
      email: 'Ada@Acme.test',
      email_verified: true,
      name: 'Ada',
      groups: ['ops', 'other'],
    });
  });
  afterEach(() => desk.store.dispose());

  async function open(oidc: OidcConfig | null): Promise<void> {
    desk = await openTestAuth(kind, TEST_BASE_URL, oidc);
    use({ store: desk.store });
  }

  /** Another desk instead, with these settings changed; null: without a way to the provider. */
  async function reopen(changes: Partial<OidcConfig> | null): Promise<void> {
    await desk.store.dispose();
    await open(changes && { ...settingsOf(provider()), ...changes });
  }

  const call = (path: string, init?: RequestInit) =>
    handleAuth(
      new Request(`${TEST_BASE_URL}/api/auth/${path}`, init),
      path.split('?')[0] ?? '',
      async () => desk,
    );
  const start = (body: unknown, headers: Record<string, string> = {}) =>
    call('sign-in/social', {
      method: 'POST',
      headers: { ...HEADERS, ...headers },
      body: JSON.stringify(body),
    });
  const begin = async (body: unknown = { returnPath: '/batches?state=done' }) => {
    const response = await start(body);
    expect(response.status).toBe(200);
    const { url } = await response.json();
    return { url: new URL(url), cookie: cookiesOf(response) };
  };
  const comeBack = (answer: string, cookie: string) =>
    call(`callback/oidc${new URL(answer).search}`, { headers: { cookie } });
  /** The whole way; `held` is what the browser holds before it returns. */
  const signInAs = async (login: string, body?: unknown, held = '') => {
    const { url, cookie } = await begin(body);
    const answer = await signInAtProvider(url.toString(), login, CALLBACK);
    const response = await comeBack(answer, [cookie, held].filter(Boolean).join('; '));
    return { response, answer, cookie, location: response.headers.get('location') };
  };
  const sessions = () => desk.store.db.selectFrom('session').selectAll().execute();
  const expectRefused = async (login: string, problem: string) => {
    const { location } = await signInAs(login);
    expect(location).toBe(`/sign-in?next=${encodeURIComponent('/batches?state=done')}&problem=${problem}`);
    expect(await sessions()).toEqual([]);
  };

  return {
    reopen,
    call,
    start,
    begin,
    comeBack,
    signInAs,
    sessions,
    expectRefused,
    whoAmI: async (cookie: string) => (await call('get-session', { headers: { cookie } })).json(),
    users: () => desk.store.db.selectFrom('user').select(['id', 'email', 'name', 'role']).execute(),
    /** Actions of the audit, in order. */
    audited: async () =>
      (await desk.store.db.selectFrom('auditEntries').select('action').orderBy('seq').execute()).map(
        ({ action }) => action,
      ),
  };
}
