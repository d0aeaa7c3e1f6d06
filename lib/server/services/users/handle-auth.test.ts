import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemContext } from '@/lib/server/services/request-context';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { setPassword } from '@/lib/server/services/users/passwords';
import { removeUser } from '@/lib/server/services/users/people';
import { setRole } from '@/lib/server/services/users/roles';
import { endUserSessions } from '@/lib/server/services/users/sessions';
import { authDate } from '@/lib/server/services/users/user-rows';
import { asSent } from '@/lib/testing/as-sent';
import {
  cookiesOf,
  openTestAuth,
  signInRequest,
  TEST_BASE_URL,
  TEST_PASSWORD,
  type TestAuth,
} from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

const EMAIL = 'ops@desk.test';
const RIGHT = { email: EMAIL, password: TEST_PASSWORD };
const WRONG = { email: EMAIL, password: 'not the password' };

describe.each(testStoreKinds())('auth endpoints on %s', (kind) => {
  let desk: TestAuth;

  beforeEach(async () => {
    desk = await openTestAuth(kind);
    await addTestUser(desk.store, {
      email: EMAIL,
      role: 'operator',
      name: 'Olga',
    });
  });
  afterEach(() => desk.store.dispose());

  const call = (request: Request) =>
    handleAuth(request, new URL(request.url).pathname.replace('/api/auth/', ''), async () => desk);
  const signIn = (credentials: unknown, options?: Parameters<typeof signInRequest>[1]) =>
    call(signInRequest(credentials, options));
  const get = (path: string, cookie: string) =>
    call(new Request(`${TEST_BASE_URL}/api/auth/${path}`, { headers: { cookie } }));
  const whoAmI = async (cookie: string) => (await get('get-session', cookie)).json();

  test('right credentials give a session cookie and no token in the body', async () => {
    const response = await signIn(RIGHT);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = await response.json();
    expect(body).toEqual({
      redirect: false,
      user: { id: expect.any(String), email: EMAIL, name: 'Olga', role: 'operator' },
    });
    const [line = ''] = response.headers.getSetCookie();
    expect(line).toMatch(/^desk\.session_token=/);
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(line).toMatch(/Path=\//);
    expect(line).toMatch(/Max-Age=604800/);
    expect(line).not.toMatch(/Secure|Domain/);
    expect(await whoAmI(cookiesOf(response))).toMatchObject({ user: { email: EMAIL, role: 'operator' } });
    const entries = await desk.store.db.selectFrom('auditEntries').select(['action', 'actorName']).execute();
    expect(entries).toContainEqual({ action: 'session.start', actorName: 'Olga' });
  });

  test('with an https address the cookie is __Host- and Secure', async () => {
    const secure = await openTestAuth(kind, 'https://desk.test');
    await addTestUser(secure.store, { email: EMAIL, role: 'viewer' });
    const response = await handleAuth(signInRequest(RIGHT), 'sign-in/email', async () => secure);
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-desk\.session_token=.*Secure/);
    await secure.store.dispose();
  });

  test('a session token of the client is not adopted', async () => {
    const response = await signIn(RIGHT, { headers: { cookie: 'desk.session_token=chosen.by.attacker' } });
    expect(cookiesOf(response)).not.toContain('chosen');
    const second = await signIn(RIGHT);
    expect(cookiesOf(second)).not.toBe(cookiesOf(response));
  });

  test('unknown e-mail, wrong password and disabled user get the same answer', async () => {
    await addTestUser(desk.store, {
      email: 'gone@desk.test',
      role: 'viewer',
    });
    await removeUser(systemContext(desk.store), { email: 'gone@desk.test' });
    const answers = [];
    for (const credentials of [
      WRONG,
      { ...WRONG, email: 'nobody@desk.test' },
      { email: 'gone@desk.test', password: TEST_PASSWORD },
    ]) {
      const response = await signIn(credentials);
      const { problem } = await response.json();
      expect(response.headers.getSetCookie()).toEqual([]);
      answers.push({ status: response.status, ...problem, correlationId: '' });
    }
    expect(answers[0]).toMatchObject({ status: 401, code: 'unauthenticated', reason: 'credentials' });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test('sign-out ends the session on the server', async () => {
    const cookie = cookiesOf(await signIn(RIGHT));
    const headers = { cookie, origin: TEST_BASE_URL, host: 'localhost:3000' };
    const request = new Request(`${TEST_BASE_URL}/api/auth/sign-out`, { method: 'POST', headers });
    const response = await call(request);
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()[0]).toMatch(/^desk\.session_token=;.*Max-Age=0/);
    // What its tabs kept of plans and forms goes too; language, theme and zone are cookies, and stay.
    expect(response.headers.get('Clear-Site-Data')).toBe('"storage"');
    expect(await whoAmI(cookie)).toBeNull();
  });

  test.each([
    ['a role change', setRole, { email: EMAIL, role: 'viewer' }],
    ['a new password', setPassword, { email: EMAIL, password: 'another long one' }],
    ['removal', removeUser, { email: EMAIL }],
  ] as const)('%s ends all sessions at once', async (_name, verb, input) => {
    const cookies = [cookiesOf(await signIn(RIGHT)), cookiesOf(await signIn(RIGHT))];
    await asSent(verb)(systemContext(desk.store), input);
    for (const cookie of cookies) expect(await whoAmI(cookie)).toBeNull();
  });

  test('a session that is over by the clock opens nothing, however busy it was', async () => {
    const cookie = cookiesOf(await signIn(RIGHT));
    await desk.store.db
      .updateTable('session')
      .set({ expiresAt: authDate(kind, nowMs() - 1), updatedAt: authDate(kind, nowMs()) })
      .execute();
    expect(await whoAmI(cookie)).toBeNull();
  });

  test('the page of users learns when somebody was here', async () => {
    const before = nowMs();
    await signIn(RIGHT);
    const { lastSeenAtMs } = await desk.store.db
      .selectFrom('user')
      .select('lastSeenAtMs')
      .executeTakeFirstOrThrow();
    expect(lastSeenAtMs).toBeGreaterThanOrEqual(before);
  });

  test.each([
    ['signing out everywhere', endUserSessions, { email: EMAIL }],
    ['disabling', removeUser, { email: EMAIL }],
    ['a role change', setRole, { email: EMAIL, role: 'on-call' }],
  ] as const)('%s counts with the next request, in the middle of others', async (_name, verb, input) => {
    const cookie = cookiesOf(await signIn(RIGHT));
    const stop = { now: false };
    let aliveAskedMs = 0;
    const visitor = (async () => {
      while (!stop.now) {
        const askedMs = performance.now();
        if ((await whoAmI(cookie)) !== null) aliveAskedMs = askedMs;
      }
    })();
    await asSent(verb)(systemContext(desk.store), input);
    const endedMs = performance.now();
    for (let i = 0; i < 20; i += 1) expect(await whoAmI(cookie)).toBeNull();
    stop.now = true;
    await visitor;
    // None that was asked afterwards was answered, however long the machine took.
    expect(aliveAskedMs).toBeLessThan(endedMs);
  });

  test('role and disabled are read anew for each request', async () => {
    const cookie = cookiesOf(await signIn(RIGHT));
    await desk.store.db.updateTable('user').set({ role: 'viewer' }).execute();
    expect(await whoAmI(cookie)).toMatchObject({ user: { role: 'viewer' } });
    await desk.store.db.updateTable('user').set({ disabled: 1 }).execute();
    expect(await whoAmI(cookie)).toBeNull();
    await desk.store.db.updateTable('user').set({ disabled: 0 }).execute();
    expect(await whoAmI(cookie)).toBeNull();
  });
});
