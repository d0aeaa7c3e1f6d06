import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ServiceContext } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { createInvite, readInvite } from '@/lib/server/services/users/invites';
import { addUser } from '@/lib/server/services/users/people';
import { openTestAuth, signInRequest, TEST_BASE_URL, TEST_PASSWORD, type TestAuth } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

const stepUp = { password: TEST_PASSWORD };
const off = { code: 'forbidden', reason: 'password_off' };

describe.each(testStoreKinds())('PASSWORD_SIGN_IN=0 on %s', (kind) => {
  let desk: TestAuth;
  let admin: ServiceContext;

  beforeEach(async () => {
    desk = await openTestAuth(kind);
    const { id } = await addTestUser(desk.store, { email: 'ada@desk.test', role: 'admin' });
    admin = {
      ...systemContext(desk.store),
      actor: { kind: 'user', id, name: 'Ada', role: 'admin', sessionId: 's' },
    };
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await desk.store.dispose();
  });

  const problemOf = async (request: Request, path: string) =>
    (await (await handleAuth(request, path, async () => desk)).json()).problem;

  test('nobody signs in with a password, and the answer is the same for all', async () => {
    const right = () => signInRequest({ email: 'ada@desk.test', password: TEST_PASSWORD });
    expect(await problemOf(right(), 'sign-in/email')).toBeUndefined();
    vi.stubEnv('PASSWORD_SIGN_IN', '0');
    expect(await problemOf(right(), 'sign-in/email')).toMatchObject(off);
    const unknown = signInRequest({ email: 'nobody@desk.test', password: 'x' });
    expect(await problemOf(unknown, 'sign-in/email')).toMatchObject(off);
  });

  test('no invite is made or used, one from before included', async () => {
    const { path } = await createInvite(admin, { email: 'eve@desk.test', role: 'viewer', stepUp });
    const token = path.split('/').at(-1) ?? '';
    const deps = { store: desk.store, address: '192.0.2.1', correlationId: 'c', now: nowMs };
    expect(await readInvite(deps, token)).toEqual({ email: 'eve@desk.test' });
    vi.stubEnv('PASSWORD_SIGN_IN', '0');
    await expect(
      createInvite(admin, { email: 'bob@desk.test', role: 'viewer', stepUp }),
    ).rejects.toMatchObject(off);
    expect(await readInvite(deps, token)).toBeNull();
    const body = JSON.stringify({ token, name: 'Eve', password: 'seven quiet bicycles' });
    const headers = { 'content-type': 'application/json', origin: TEST_BASE_URL, host: 'localhost:3000' };
    const request = new Request(`${TEST_BASE_URL}/api/auth/accept-invite`, { method: 'POST', headers, body });
    expect(await problemOf(request, 'accept-invite')).toMatchObject(off);
    expect(await desk.store.db.selectFrom('user').select('id').execute()).toHaveLength(1);
  });

  test('the command line still makes an account, for the day on which the provider is gone', async () => {
    vi.stubEnv('PASSWORD_SIGN_IN', '0');
    const input = { email: 'bob@desk.test', role: 'admin', password: 'seven quiet bicycles' };
    expect(await addUser(systemContext(desk.store), input)).toMatchObject({ role: 'admin' });
  });
});
