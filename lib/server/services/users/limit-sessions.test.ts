import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveSession } from '@/lib/server/auth/resolve-session';
import { upkeepOnce } from '@/lib/server/jobs/upkeep/upkeep';
import { log } from '@/lib/server/log';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { authDate } from '@/lib/server/services/users/user-rows';
import { cookiesOf, openTestAuth, signInRequest, TEST_PASSWORD, type TestAuth } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

const HOUR_MS = 3_600_000;

describe.each(testStoreKinds())('sessions of one person on %s', (kind) => {
  let desk: TestAuth;
  beforeEach(async () => {
    desk = await openTestAuth(kind);
  });
  afterEach(() => desk.store.dispose());

  async function person(email: string): Promise<() => Promise<string>> {
    await addTestUser(desk.store, { email, role: 'operator' });
    return async () => {
      const request = signInRequest({ email, password: TEST_PASSWORD });
      return cookiesOf(await handleAuth(request, 'sign-in/email', async () => desk));
    };
  }
  const isAlive = async (cookie: string) =>
    (await resolveSession(desk.auth, new Headers({ cookie }), nowMs())) !== null;

  test('ten at a time: a new one ends the oldest, and the trail says so', async () => {
    const [signIn, other] = [await person('ops@desk.test'), await person('other@desk.test')];
    const theirs = await other();
    const cookies: string[] = [];
    for (let count = 0; count < 11; count += 1) cookies.push(await signIn());
    expect(await Promise.all(cookies.map(isAlive))).toEqual([
      false,
      ...Array.from({ length: 10 }, () => true),
    ]);
    expect(await isAlive(theirs)).toBe(true);
    const ended = await desk.store.db
      .selectFrom('auditEntries')
      .select(['actorName', 'afterJson'])
      .where('action', '=', 'session.end')
      .execute();
    expect(ended).toEqual([
      { actorName: 'Test', afterJson: JSON.stringify({ max: 10, reason: 'too_many_sessions' }) },
    ]);
  });

  test('upkeep removes those that are over or unused, and no other', async () => {
    const signIn = await person('ops@desk.test');
    for (let count = 0; count < 3; count += 1) await signIn();
    const ids = (await desk.store.db.selectFrom('session').select('id').execute()).map(({ id }) => id);
    const set = (id = '', change: Record<string, unknown> = {}) =>
      desk.store.db.updateTable('session').set(change).where('id', '=', id).execute();
    await set(ids[0], { expiresAt: authDate(kind, nowMs() - 1_000) });
    await set(ids[1], { updatedAt: authDate(kind, nowMs() - 25 * HOUR_MS) });
    await upkeepOnce({ store: desk.store, log, now: nowMs });
    expect(await desk.store.db.selectFrom('session').select('id').execute()).toEqual([{ id: ids[2] }]);
  });
});
