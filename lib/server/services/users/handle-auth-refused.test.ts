import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { openTestAuth, signInRequest, TEST_BASE_URL, TEST_PASSWORD, type TestAuth } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const EMAIL = 'ops@desk.test';
const RIGHT = { email: EMAIL, password: TEST_PASSWORD };
const HEADERS = { origin: TEST_BASE_URL, host: 'localhost:3000' };

// Nothing here changes the store, so one does for all.
describe.each(testStoreKinds())('what the auth endpoints refuse on %s', (kind) => {
  let desk: TestAuth;

  beforeAll(async () => {
    desk = await openTestAuth(kind);
    await addTestUser(desk.store, { email: EMAIL, role: 'operator' });
  });
  afterAll(() => desk.store.dispose());

  const signIn = (credentials: unknown, options?: Parameters<typeof signInRequest>[1]) =>
    handleAuth(signInRequest(credentials, options), 'sign-in/email', async () => desk);

  test.each([
    ['foreign', { origin: 'https://evil.test' }],
    ['null', { origin: 'null' }],
    [
      'foreign with a forged X-Forwarded-Host',
      { origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' },
    ],
  ])('a %s origin is refused', async (_name, headers) => {
    expect((await signIn(RIGHT, { headers })).status).toBe(403);
  });

  test.each([
    ['no JSON', '{'],
    ['an array', []],
    ['no password', { email: EMAIL }],
    ['wrong types', { email: { $ne: 1 }, password: ['a'] }],
    ['a body that is too long', { email: EMAIL, password: 'x'.repeat(10_000) }],
  ])('%s is bad input', async (_name, body) => {
    expect((await signIn(body)).status).toBe(400);
  });

  test('text/plain is refused', async () => {
    expect((await signIn(RIGHT, { headers: { 'content-type': 'text/plain' } })).status).toBe(400);
  });

  test.each([
    ['POST', 'sign-up/email'],
    ['POST', 'update-user'],
    ['POST', 'change-password'],
    ['POST', 'change-email'],
    ['POST', 'delete-user'],
    ['POST', 'request-password-reset'],
    ['POST', 'sign-in/oauth2'],
    ['POST', 'sign-in/social'],
    ['GET', 'callback/oidc'],
    ['GET', 'callback/github'],
    ['POST', 'callback/oidc'],
    ['POST', 'link-social'],
    ['POST', 'unlink-account'],
    ['POST', 'get-access-token'],
    ['GET', 'account-info'],
    ['GET', 'list-sessions'],
    ['GET', 'ok'],
    ['GET', 'error'],
    ['GET', 'sign-in/email'],
    ['POST', 'constructor'],
    ['POST', 'get-session'],
  ])('%s %s does not exist', async (method, path) => {
    const request = new Request(`${TEST_BASE_URL}/api/auth/${path}`, { method, headers: HEADERS });
    expect((await handleAuth(request, path, async () => desk)).status).toBe(404);
  });
});
