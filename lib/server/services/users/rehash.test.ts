import { scryptSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { openTestAuth, signInRequest, TEST_PASSWORD, type TestAuth } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const EMAIL = 'olga@desk.test';

/** As better-auth stored it before. */
function oldHash(): string {
  const salt = '00112233445566778899aabbccddeeff';
  const key = scryptSync(TEST_PASSWORD, salt, 64, { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 });
  return `${salt}:${key.toString('hex')}`;
}

describe.each(testStoreKinds())('a password that was hashed before, on %s', (kind) => {
  let desk: TestAuth;

  beforeEach(async () => {
    desk = await openTestAuth(kind);
    await addTestUser(desk.store, { email: EMAIL, role: 'viewer' });
    await desk.store.db.updateTable('account').set({ password: oldHash() }).execute();
  });
  afterEach(() => desk.store.dispose());

  const signIn = async (password: string) =>
    (await handleAuth(signInRequest({ email: EMAIL, password }), 'sign-in/email', async () => desk)).status;
  const stored = async () =>
    (await desk.store.db.selectFrom('account').select('password').executeTakeFirstOrThrow()).password;

  test('is hashed anew at the next sign-in, and only at a right one; the trail tells nothing of it', async () => {
    expect(await signIn('not the password')).toBe(401);
    expect(await stored()).toBe(oldHash());
    expect(await signIn(TEST_PASSWORD)).toBe(200);
    const hash = await stored();
    expect(hash).toMatch(/^\$scrypt\$ln=/);
    expect(await signIn(TEST_PASSWORD)).toBe(200);
    expect(await stored()).toBe(hash);
    const entries = await desk.store.db.selectFrom('auditEntries').selectAll().execute();
    const acts = entries.map(({ action }) => action).filter((action) => action !== 'session.refused');
    expect(acts.sort()).toEqual(['session.start', 'session.start', 'user.add']);
    expect(JSON.stringify(entries)).not.toContain('scrypt');
  });

  test('of a disabled person stays as it is, and lets nobody in', async () => {
    await desk.store.db.updateTable('user').set({ disabled: 1 }).execute();
    expect(await signIn(TEST_PASSWORD)).toBe(401);
    expect(await stored()).toBe(oldHash());
  });
});
