import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveSession } from '@/lib/server/auth/resolve-session';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { cookiesOf, openTestAuth, signInRequest, TEST_PASSWORD, type TestAuth } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

const HOUR_MS = 3_600_000;
const USER = { email: 'ops@desk.test', password: TEST_PASSWORD };

describe.each(testStoreKinds())('resolveSession on %s', (kind) => {
  let desk: TestAuth;
  let headers: Headers;

  beforeEach(async () => {
    desk = await openTestAuth(kind);
    await addTestUser(desk.store, { email: USER.email, role: 'approver' });
    const response = await handleAuth(signInRequest(USER), 'sign-in/email', async () => desk);
    headers = new Headers({ cookie: cookiesOf(response) });
  });
  afterEach(() => desk.store.dispose());

  const resolveAfter = (hours: number) => resolveSession(desk.auth, headers, nowMs() + hours * HOUR_MS);

  test('gives the user and the id of the session', async () => {
    const stored = await desk.store.db.selectFrom('session').select('id').executeTakeFirstOrThrow();
    expect(await resolveAfter(0)).toEqual({
      user: {
        id: expect.any(String),
        email: USER.email,
        name: expect.any(String),
        role: 'approver',
        regions: null,
      },
      sessionId: stored.id,
    });
  });

  test('the limit of regions is what the store says now; what cannot be read lets see nothing', async () => {
    const limitTo = (regionsJson: string | null) =>
      desk.store.db.updateTable('user').set({ regionsJson }).execute();
    await limitTo('["cn-a"]');
    expect((await resolveAfter(0))?.user.regions).toEqual(['cn-a']);
    await limitTo('{broken');
    expect((await resolveAfter(0))?.user.regions).toEqual([]);
    await limitTo(null);
    expect((await resolveAfter(0))?.user.regions).toBeNull();
  });

  test('use keeps a session, a day without use ends it for good', async () => {
    expect(await resolveAfter(20)).not.toBeNull();
    expect(await resolveAfter(40)).not.toBeNull();
    expect(await resolveAfter(65)).toBeNull();
    expect(await resolveAfter(41)).toBeNull();
  });

  test('use does not move the end of a session', async () => {
    const expiry = () => desk.store.db.selectFrom('session').select('expiresAt').executeTakeFirstOrThrow();
    const before = await expiry();
    await resolveAfter(20);
    expect(await expiry()).toEqual(before);
  });

  test('an unknown role has no session', async () => {
    await desk.store.db.updateTable('user').set({ role: 'root' }).execute();
    expect(await resolveAfter(0)).toBeNull();
  });

  test.each(['', 'desk.session_token=', 'desk.session_token=abc.def', 'other=1'])(
    'cookie %j is nobody',
    async (cookie) => {
      expect(await resolveSession(desk.auth, new Headers({ cookie }), nowMs())).toBeNull();
    },
  );

  test('a token with a wrong signature is nobody', async () => {
    const forged = (headers.get('cookie') ?? '').replace(/.{6}$/, 'AAAAAA');
    expect(await resolveSession(desk.auth, new Headers({ cookie: forged }), nowMs())).toBeNull();
  });
});
