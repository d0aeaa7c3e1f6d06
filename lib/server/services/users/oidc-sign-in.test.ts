import { describe, expect, test } from 'vitest';
import { MAX_STARTS_PER_ADDRESS } from '@/lib/server/services/users/oidc-sign-in';
import { cookiesOf, TEST_BASE_URL, TEST_PASSWORD } from '@/lib/testing/auth';
import { CLIENT_ID } from '@/lib/testing/identity-provider';
import { CALLBACK, HEADERS, identityProviderForFile, oidcDeskForEachTest } from '@/lib/testing/oidc-desk';
import { addTestUser } from '@/lib/testing/people';
import { freePort } from '@/lib/testing/ports';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

const provider = identityProviderForFile();

describe.each(testStoreKinds())('sign-in through the identity provider, on %s', (kind) => {
  let store: TestStore;
  const { reopen, call, start, begin, signInAs, sessions, whoAmI, audited } = oidcDeskForEachTest(
    kind,
    provider,
    (desk) => {
      ({ store } = desk);
    },
  );

  test('the question carries PKCE, state and nonce; the answer a session for twelve hours', async () => {
    const { url, cookie } = await begin();
    expect(url.origin).toBe(provider().issuer);
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
    expect(location).toBe(`${TEST_BASE_URL}/batches?state=done`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const line = response.headers.getSetCookie().find((found) => found.startsWith('desk.session_token='));
    expect(line).toMatch(/HttpOnly.*SameSite=Lax/i);
    expect(await whoAmI(cookiesOf(response))).toMatchObject({
      user: { email: 'ada@acme.test', name: 'Ada', role: 'operator' },
    });
    const [session] = await sessions();
    const leftMs = new Date(String(session?.expiresAt)).getTime() - nowMs();
    expect(leftMs).toBeGreaterThan(11.9 * 3_600_000);
    expect(leftMs).toBeLessThan(12.1 * 3_600_000);
    expect(await audited()).toEqual(['user.add', 'session.start']);
    expect(provider().tokenRequests.at(-1)?.get('code_verifier')?.length).toBeGreaterThan(42);
  });

  test('tokens of the provider are not kept, and there is no password to sign in with', async () => {
    await signInAs('ada');
    const account = await store.db.selectFrom('account').selectAll().executeTakeFirstOrThrow();
    expect(account).toMatchObject({
      providerId: 'oidc',
      accountId: `${provider().issuer} ada`,
      password: null,
      accessToken: null,
      refreshToken: null,
      idToken: null,
    });
  });

  test('signing in anew replaces the session of this browser', async () => {
    const first = cookiesOf((await signInAs('ada')).response);
    const again = await signInAs('ada', { returnPath: '/events', again: true }, first);
    const second = cookiesOf(again.response);
    expect(second).not.toBe(first);
    expect(await whoAmI(first)).toBeNull();
    expect(await whoAmI(second)).not.toBeNull();
    const [session] = await sessions();
    expect(nowMs() - Number(session?.authTimeMs)).toBeLessThan(60_000);
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

  test('without settings there is no such way', async () => {
    await reopen(null);
    expect((await start({ returnPath: '/events' })).status).toBe(404);
    expect((await call('callback/oidc?code=x&state=y')).status).toBe(404);
  });

  test('a provider that is down, or that names another issuer, is said so; passwords still work', async () => {
    for (const issuer of [`http://localhost:${await freePort()}`, `${provider().issuer}/`]) {
      await reopen({ issuer });
      await addTestUser(store, {
        email: 'a@b.test',
        role: 'viewer',
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
    }
  });
});
