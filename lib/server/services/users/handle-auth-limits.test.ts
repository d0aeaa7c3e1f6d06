import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import {
  MAX_FAILURES_PER_ACCOUNT,
  MAX_FAILURES_PER_ADDRESS,
  MAX_FAILURES_PER_PAIR,
} from '@/lib/server/services/users/sign-in';
import { openTestAuth, signInRequest, TEST_PASSWORD, type TestAuth } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const EMAIL = 'ops@desk.test';
const RIGHT = { email: EMAIL, password: TEST_PASSWORD };
const WRONG = { email: EMAIL, password: 'not the password' };

let desk: TestAuth;
afterEach(() => desk.store.dispose());

async function openWithUser(kind: ReturnType<typeof testStoreKinds>[number]): Promise<void> {
  desk = await openTestAuth(kind);
  await addTestUser(desk.store, { email: EMAIL, role: 'operator' });
}

const signIn = (credentials: unknown, options?: Parameters<typeof signInRequest>[1]) =>
  handleAuth(signInRequest(credentials, options), 'sign-in/email', async () => desk);

describe.each(testStoreKinds())('guessing in parallel on %s', (kind) => {
  beforeEach(() => openWithUser(kind));

  test('100 parallel wrong tries: no more than the limit are evaluated, then even the right one waits', async () => {
    const responses = await Promise.all(Array.from({ length: 100 }, () => signIn(WRONG)));
    const statuses = responses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(MAX_FAILURES_PER_PAIR);
    expect(statuses.filter((status) => status === 429)).toHaveLength(100 - MAX_FAILURES_PER_PAIR);
    const blocked = await signIn(RIGHT);
    expect(blocked.status).toBe(429);
    const retryAfterS = Number(blocked.headers.get('retry-after'));
    expect(retryAfterS).toBeGreaterThan(0);
    expect(retryAfterS).toBeLessThanOrEqual(60);
    expect((await signIn(RIGHT, { address: '192.0.2.99' })).status).toBe(200);
  });
});

// A guess costs a hash of 0.1 s: one store is enough for what does not depend on its locks.
describe.each(testStoreKinds().slice(-1))('limits of guessing on %s', (kind) => {
  beforeEach(() => openWithUser(kind));

  test('one address that tries many accounts is stopped too', async () => {
    const responses = await Promise.all(
      Array.from({ length: 40 }, (_, i) => signIn({ ...WRONG, email: `guess${i}@desk.test` })),
    );
    expect(responses.filter(({ status }) => status === 401)).toHaveLength(MAX_FAILURES_PER_ADDRESS);
  });

  test('changing addresses does not help against one account', async () => {
    const responses = await Promise.all(
      Array.from({ length: 40 }, (_, i) => signIn(WRONG, { address: `198.51.100.${i}` })),
    );
    expect(responses.filter(({ status }) => status === 401)).toHaveLength(MAX_FAILURES_PER_ACCOUNT);
  });

  test('what the client writes before the proxy does not change its address', async () => {
    const statuses = [];
    for (let i = 0; i <= MAX_FAILURES_PER_PAIR; i += 1) {
      statuses.push((await signIn(WRONG, { address: `203.0.113.${i}, 192.0.2.7` })).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  test('right sign-ins do not count', async () => {
    const responses = await Promise.all(Array.from({ length: 15 }, () => signIn(RIGHT)));
    expect(responses.map(({ status }) => status)).toEqual(Array(15).fill(200));
  });
});
