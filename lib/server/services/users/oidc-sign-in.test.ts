import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '@/e2e/helpers/desk';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  foreignKey,
  type IdentityProvider,
  signInAtProvider,
  startIdentityProvider,
} from '@/e2e/helpers/identity-provider';
import {
  cookiesOf,
  openTestAuth,
  TEST_BASE_URL,
  TEST_PASSWORD,
  type TestAuth,
} from '@/lib/server/auth/test-auth';
import { testStoreKinds } from '@/lib/server/db/test-stores';
import type { OidcConfig } from '@/lib/server/oidc-config';
import { systemContext } from '@/lib/server/services/request-context';
import { addUser } from '@/lib/server/services/users/add-user';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { MAX_STARTS_PER_ADDRESS } from '@/lib/server/services/users/oidc-sign-in';
import { removeUser } from '@/lib/server/services/users/remove-user';
import { setRole } from '@/lib/server/services/users/set-role';
import { nowMs } from '@/lib/time/clock';

const CALLBACK = `${TEST_BASE_URL}/api/auth/callback/oidc`;
const HEADERS = { 'content-type': 'application/json', origin: TEST_BASE_URL, host: 'localhost:3000' };

let provider: IdentityProvider;
let oidc: OidcConfig;

beforeAll(async () => {
  provider = await startIdentityProvider(await freePort(), CALLBACK);
  oidc = {
    issuer: provider.issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    groupsClaim: 'groups',
    groupRoles: [
      { group: 'ops', role: 'operator' },
      { group: 'leads', role: 'approver' },
    ],
    defaultRole: null,
    label: 'Acme',
  };
});
afterAll(() => provider.close());

describe.each(testStoreKinds())('sign-in through the identity provider on %s', (kind) => {
  let desk: TestAuth;

  beforeEach(async () => {
    desk = await openTestAuth(kind, TEST_BASE_URL, oidc);
    provider.tamper = null;
    provider.people.clear();
    provider.people.set('ada', {
      sub: 'ada',
      email: 'Ada@Acme.test',
      email_verified: true,
      name: 'Ada',
      groups: ['ops', 'other'],
    });
  });
  afterEach(() => desk.store.dispose());

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
  /** The whole way; `cookie` is what the browser holds before it returns. */
  const signInAs = async (login: string, body?: unknown, held = '') => {
    const { url, cookie } = await begin(body);
    const answer = await signInAtProvider(url.toString(), login, CALLBACK);
    const response = await comeBack(answer, [cookie, held].filter(Boolean).join('; '));
    return { response, answer, cookie, location: response.headers.get('location') };
  };
  const whoAmI = async (cookie: string) => (await call('get-session', { headers: { cookie } })).json();
  const sessionOf = (response: Response) => cookiesOf(response);
  const users = () => desk.store.db.selectFrom('user').select(['id', 'email', 'name', 'role']).execute();
  const audited = async () =>
    (await desk.store.db.selectFrom('auditEntries').select('action').orderBy('seq').execute()).map(
      ({ action }) => action,
    );
  const sessions = () => desk.store.db.selectFrom('session').selectAll().execute();

  const expectRefused = async (login: string, problem: string) => {
    const { location } = await signInAs(login);
    expect(location).toBe(`/sign-in?next=${encodeURIComponent('/batches?state=done')}&problem=${problem}`);
    expect(await sessions()).toEqual([]);
  };

  test('the question carries PKCE, state and nonce; the answer a session for twelve hours', async () => {
    const { url, cookie } = await begin();
    expect(url.origin).toBe(provider.issuer);
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: CLIENT_ID,
      redirect_uri: CALLBACK,
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]?.length).toBeGreaterThan(30);
    expect(cookie).toMatch(/^desk\.oidc_state=/);

    const { response, location } = await signInAs('ada');
    expect(response.status).toBe(302);
    expect(location).toBe('/batches?state=done');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const line = response.headers.getSetCookie().find((found) => found.startsWith('desk.session_token='));
    expect(line).toMatch(/HttpOnly.*SameSite=Lax/i);
    expect(await whoAmI(sessionOf(response))).toMatchObject({
      user: { email: 'ada@acme.test', name: 'Ada', role: 'operator' },
    });
    const [session] = await sessions();
    const leftMs = new Date(String(session?.expiresAt)).getTime() - nowMs();
    expect(leftMs).toBeGreaterThan(11.9 * 3_600_000);
    expect(leftMs).toBeLessThan(12.1 * 3_600_000);
    expect(await audited()).toEqual(['user.add', 'session.start']);
    expect(provider.tokenRequests.at(-1)?.get('code_verifier')?.length).toBeGreaterThan(42);
  });

  test('tokens of the provider are not kept, and there is no password to sign in with', async () => {
    await signInAs('ada');
    const account = await desk.store.db.selectFrom('account').selectAll().executeTakeFirstOrThrow();
    expect(account).toMatchObject({
      providerId: 'oidc',
      accountId: `${provider.issuer} ada`,
      password: null,
      accessToken: null,
      refreshToken: null,
      idToken: null,
    });
  });

  test('the same identity is the same user, whatever the e-mail has become', async () => {
    await signInAs('ada');
    provider.people.set('ada', { sub: 'ada', email: 'ada.l@acme.test', name: 'Ada L', groups: ['ops'] });
    const { location } = await signInAs('ada');
    expect(location).toBe('/batches?state=done');
    expect(await users()).toHaveLength(1);
  });

  test('another subject with the e-mail of a user is another person and stays out', async () => {
    await signInAs('ada');
    await desk.store.db.deleteFrom('session').execute();
    provider.people.set('eve', {
      sub: 'eve',
      email: 'ada@acme.test',
      email_verified: true,
      groups: ['leads'],
    });
    await expectRefused('eve', 'email_taken');
    expect(await users()).toMatchObject([{ role: 'operator' }]);
  });

  test.each([true, false])(
    'the e-mail of a local admin (verified: %s) takes nothing over',
    async (verified) => {
      const email = 'root@acme.test';
      await addUser(systemContext(desk.store), { email, role: 'admin', password: TEST_PASSWORD });
      provider.people.set('eve', {
        sub: 'eve',
        email: 'ROOT@acme.test',
        email_verified: verified,
        groups: ['ops'],
      });
      await expectRefused('eve', 'email_taken');
      expect(await users()).toMatchObject([{ email, role: 'admin' }]);
      expect(await desk.store.db.selectFrom('account').select('providerId').execute()).toEqual([
        { providerId: 'credential' },
      ]);
    },
  );

  test('the strongest group decides, anew at each sign-in; a new role ends the other sessions', async () => {
    const before = sessionOf((await signInAs('ada')).response);
    provider.people.set('ada', { sub: 'ada', email: 'ada@acme.test', groups: ['ops', 'leads'] });
    const after = sessionOf((await signInAs('ada')).response);
    expect(await whoAmI(before)).toBeNull();
    expect(await whoAmI(after)).toMatchObject({ user: { role: 'approver' } });
    expect(await audited()).toContain('user.set_role');
    const same = sessionOf((await signInAs('ada')).response);
    expect(await whoAmI(after)).not.toBeNull();
    expect(await whoAmI(same)).not.toBeNull();
  });

  test('no group: refused, and a former member loses the sessions they still have', async () => {
    provider.people.set('bob', { sub: 'bob', email: 'bob@acme.test', groups: ['Ops', 'cleaners'] });
    await expectRefused('bob', 'no_role');
    provider.people.set('bob', { sub: 'bob', email: 'bob@acme.test' });
    await expectRefused('bob', 'no_role');
    expect(await users()).toEqual([]);

    const cookie = sessionOf((await signInAs('ada')).response);
    provider.people.set('ada', { sub: 'ada', email: 'ada@acme.test', groups: [] });
    await expectRefused('ada', 'no_role');
    expect(await whoAmI(cookie)).toBeNull();
  });

  test('a default role lets people without a group in', async () => {
    await desk.store.dispose();
    desk = await openTestAuth(kind, TEST_BASE_URL, { ...oidc, defaultRole: 'viewer' });
    provider.people.set('bob', { sub: 'bob', email: 'bob@acme.test' });
    expect(await whoAmI(sessionOf((await signInAs('bob')).response))).toMatchObject({
      user: { role: 'viewer' },
    });
  });

  test('without an e-mail nobody is made', async () => {
    provider.people.set('bob', { sub: 'bob', groups: ['ops'] });
    await expectRefused('bob', 'no_email');
  });

  test('a disabled user stays out, and their role is not touched', async () => {
    await signInAs('ada');
    await removeUser(systemContext(desk.store), { email: 'ada@acme.test' });
    provider.people.set('ada', { sub: 'ada', email: 'ada@acme.test', groups: ['leads'] });
    await expectRefused('ada', 'disabled');
    expect(await users()).toMatchObject([{ role: 'operator' }]);
  });

  test('the role of such a user cannot be set here', async () => {
    await signInAs('ada');
    const work = setRole(systemContext(desk.store), { email: 'ada@acme.test', role: 'admin' });
    await expect(work).rejects.toMatchObject({ code: 'conflict', reason: 'role_from_groups' });
  });

  test.each([
    ['of another issuer', (claims: object) => ({ claims: { ...claims, iss: 'https://evil.test' } })],
    ['for another client', (claims: object) => ({ claims: { ...claims, aud: 'another-app' } })],
    ['with another nonce', (claims: object) => ({ claims: { ...claims, nonce: 'of-another-browser' } })],
    ['without a nonce', (claims: object) => ({ claims: { ...claims, nonce: undefined } })],
    ['that is too old', (claims: object) => ({ claims: { ...claims, exp: 1_700_000_000 } })],
    ['without a subject', (claims: object) => ({ claims: { ...claims, sub: undefined } })],
    ['of another subject than the user info', (claims: object) => ({ claims: { ...claims, sub: 'root' } })],
    ['signed by somebody else', (claims: object) => ({ claims: { ...claims }, key: foreignKey() })],
    ['signed by nobody', (claims: object) => ({ claims: { ...claims }, algorithm: 'none' as const })],
  ])('an ID token %s opens nothing', async (_name, tamper) => {
    provider.tamper = tamper;
    await expectRefused('ada', 'failed');
    expect(await users()).toEqual([]);
  });

  test('an answer counts once, in the browser that asked, and only with its state', async () => {
    const { answer, cookie, location } = await signInAs('ada');
    expect(location).toBe('/batches?state=done');
    await desk.store.db.deleteFrom('session').execute();
    const again = await comeBack(answer, cookie);
    expect(again.headers.get('location')).toBe('/sign-in?problem=expired');

    const other = await begin();
    const { url } = await begin();
    const stolen = await signInAtProvider(url.toString(), 'ada', CALLBACK);
    for (const held of [other.cookie, '', 'desk.oidc_state=forged.signature']) {
      const response = await comeBack(stolen, held);
      expect(response.headers.get('location')).toMatch(/^\/sign-in\?.*problem=expired$/);
    }
    for (const search of ['', '?code=x', '?state=x', '?code=x&state=x', '?state=a&state=b']) {
      const response = await comeBack(`${CALLBACK}${search}`, other.cookie);
      expect(response.headers.get('location')).toMatch(/^\/sign-in\?problem=(expired|failed)$/);
    }
    expect(await sessions()).toEqual([]);
  });

  test('an answer that names another issuer is refused (mix-up)', async () => {
    const { url, cookie } = await begin();
    const answer = new URL(await signInAtProvider(url.toString(), 'ada', CALLBACK));
    expect(answer.searchParams.get('iss')).toBe(provider.issuer);
    answer.searchParams.set('iss', 'https://evil.test');
    const response = await comeBack(answer.toString(), cookie);
    expect(response.headers.get('location')).toContain('problem=failed');
    expect(await sessions()).toEqual([]);
  });

  test("the provider's own words are never shown", async () => {
    const { url, cookie } = await begin();
    const state = url.searchParams.get('state');
    const answer = `${CALLBACK}?error=access_denied&error_description=Call+%2B1-555&state=${state}`;
    const response = await comeBack(answer, cookie);
    expect(response.headers.get('location')).toBe(
      `/sign-in?next=${encodeURIComponent('/batches?state=done')}&problem=denied`,
    );
  });

  test.each([
    'https://evil.test/',
    '//evil.test/',
    '/\\evil.test',
    '\\\\evil.test',
    'javascript:alert(1)',
    'events',
    '/a\r\nSet-Cookie: x=1',
    '',
    null,
    ['/events'],
  ])('no way leads back to %j', async (returnPath) => {
    expect((await start({ returnPath })).status).toBe(400);
  });

  test.each(['/@evil.test', '/.evil.test', '/%2f%2fevil.test', '/events?next=https://evil.test'])(
    '%s stays on this site',
    async (returnPath) => {
      const { location } = await signInAs('ada', { returnPath });
      expect(new URL(location ?? '', TEST_BASE_URL).origin).toBe(TEST_BASE_URL);
      expect(location).toMatch(/^\/(?!\/)/);
    },
  );

  test('callers cannot choose provider, scopes, token or where errors go', async () => {
    const { url } = await begin({
      returnPath: '/events',
      provider: 'github',
      scopes: ['offline_access'],
      callbackURL: 'https://evil.test',
      errorCallbackURL: 'https://evil.test',
      idToken: { token: 'x.y.z' },
      additionalParams: { redirect_uri: 'https://evil.test' },
      loginHint: 'root',
    });
    expect(url.origin).toBe(provider.issuer);
    expect(url.search).not.toMatch(/evil|offline_access|root/);
  });

  test('foreign origins may not begin one; nobody may begin many', async () => {
    expect((await start({ returnPath: '/events' }, { origin: 'https://evil.test' })).status).toBe(403);
    const from = { 'x-forwarded-for': '192.0.2.8' };
    const statuses: number[] = [];
    for (let i = 0; i <= MAX_STARTS_PER_ADDRESS; i += 1) {
      statuses.push((await start({ returnPath: '/events' }, from)).status);
    }
    expect(statuses.at(-2)).toBe(200);
    expect(statuses.at(-1)).toBe(429);
  });

  test('signing in anew replaces the session of this browser', async () => {
    const first = sessionOf((await signInAs('ada')).response);
    const again = await signInAs('ada', { returnPath: '/events', again: true }, first);
    const second = sessionOf(again.response);
    expect(second).not.toBe(first);
    expect(await whoAmI(first)).toBeNull();
    expect(await whoAmI(second)).not.toBeNull();
    const [session] = await sessions();
    expect(nowMs() - Number(session?.authTimeMs)).toBeLessThan(60_000);
  });

  test('two first sign-ins of one person at once make one user', async () => {
    const ways = await Promise.all([begin(), begin()]);
    const answers = await Promise.all(
      ways.map(({ url }) => signInAtProvider(url.toString(), 'ada', CALLBACK)),
    );
    const responses = await Promise.all(answers.map((answer, i) => comeBack(answer, ways[i]?.cookie ?? '')));
    expect(responses.map((response) => response.headers.get('location'))).toEqual(
      Array(2).fill('/batches?state=done'),
    );
    expect(await users()).toHaveLength(1);
  });

  test('without settings there is no such way', async () => {
    await desk.store.dispose();
    desk = await openTestAuth(kind);
    expect((await start({ returnPath: '/events' })).status).toBe(404);
    expect((await call('callback/oidc?code=x&state=y')).status).toBe(404);
  });

  test('a provider that is down, or that names another issuer, is said so; passwords still work', async () => {
    await desk.store.dispose();
    for (const issuer of [`http://localhost:${await freePort()}`, `${provider.issuer}/`]) {
      desk = await openTestAuth(kind, TEST_BASE_URL, { ...oidc, issuer });
      await addUser(systemContext(desk.store), {
        email: 'a@b.test',
        role: 'viewer',
        password: TEST_PASSWORD,
      });
      const response = await start({ returnPath: '/events' });
      expect(response.status).toBe(503);
      expect((await response.json()).problem).toMatchObject({ code: 'unavailable', reason: 'oidc' });
      const local = await call('sign-in/email', {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify({ email: 'a@b.test', password: TEST_PASSWORD }),
      });
      expect(local.status).toBe(200);
      await desk.store.dispose();
    }
    desk = await openTestAuth(kind);
  });
});
