import { describe, expect, test } from 'vitest';
import { TEST_BASE_URL } from '@/lib/testing/auth';
import { foreignKey, signInAtProvider } from '@/lib/testing/identity-provider';
import { LEADS_AWAY } from '@/lib/testing/leads-away';
import { CALLBACK, identityProviderForFile, oidcDeskForEachTest } from '@/lib/testing/oidc-desk';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';

const provider = identityProviderForFile();

describe.each(testStoreKinds())('what the identity provider and the browser send back, on %s', (kind) => {
  let store: TestStore;
  const { start, begin, comeBack, signInAs, sessions, expectRefused, users } = oidcDeskForEachTest(
    kind,
    provider,
    (desk) => {
      ({ store } = desk);
    },
  );

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
    provider().tamper = tamper;
    await expectRefused('ada', 'failed');
    expect(await users()).toEqual([]);
  });

  test('an answer counts once, in the browser that asked, and only with its state', async () => {
    const { answer, cookie, location } = await signInAs('ada');
    expect(location).toBe(`${TEST_BASE_URL}/batches?state=done`);
    await store.db.deleteFrom('session').execute();
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
    expect(answer.searchParams.get('iss')).toBe(provider().issuer);
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
    ...LEADS_AWAY,
    '',
    null,
    ['/events'],
  ])('no way leads back to %j', async (returnPath) => {
    expect((await start({ returnPath })).status).toBe(400);
  });

  test.each(['/@evil.test', '/.evil.test', '/x/..evil.test', '/events?next=https://evil.test'])(
    '%s stays on this site',
    async (returnPath) => {
      const { location } = await signInAs('ada', { returnPath });
      expect(new URL(location ?? '', TEST_BASE_URL).origin).toBe(TEST_BASE_URL);
      expect(location).toMatch(/^http:\/\/localhost:3000\/(?!\/)/);
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
    expect(url.origin).toBe(provider().issuer);
    expect(url.search).not.toMatch(/evil|offline_access|root/);
  });
});
