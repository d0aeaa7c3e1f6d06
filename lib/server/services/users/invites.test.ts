import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '@/lib/domain/permissions';
import { peerStamp } from '@/lib/server/auth/peer';
import type { ServiceContext } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { INVITE_MAX_AGE_MS } from '@/lib/server/services/users/invite-token';
import {
  createInvite as createInviteVerb,
  MAX_WRONG_INVITES,
  readInvite,
  revokeInvite as revokeInviteVerb,
} from '@/lib/server/services/users/invites';
import { removeUser } from '@/lib/server/services/users/people';
import { readUsersPage } from '@/lib/server/services/users/read';
import { setRole } from '@/lib/server/services/users/roles';
import { asSent } from '@/lib/testing/as-sent';
import { cookiesOf, openTestAuth, TEST_BASE_URL, TEST_PASSWORD, type TestAuth } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

// What pages send is typed; here anything comes.
const createInvite = asSent(createInviteVerb);
const revokeInvite = asSent(revokeInviteVerb);

const NEW = { email: 'New@Desk.test', role: 'operator' };
const stepUp = { password: TEST_PASSWORD };
const GOOD = { name: 'Nina', password: 'long enough now' };

describe.each(testStoreKinds())('invites on %s', (kind) => {
  let desk: TestAuth;
  let admin: ServiceContext;
  let clockMs: number;

  beforeEach(async () => {
    desk = await openTestAuth(kind);
    clockMs = nowMs();
    const { id } = await addTestUser(desk.store, { email: 'root@desk.test', role: 'admin' });
    admin = as('admin', id);
  });
  afterEach(() => desk.store.dispose());

  const as = (role: Role, id = 'someone'): ServiceContext => ({
    ...systemContext(desk.store),
    actor: { kind: 'user', id, name: 'Root', role, sessionId: 's' },
    now: () => clockMs,
  });
  const invite = async (input: unknown = NEW) => {
    const { id, path } = await createInvite(admin, { ...Object(input), stepUp });
    return { id, token: path.replace('/invite/', '') };
  };
  const accept = (body: unknown, { address = '192.0.2.1', origin = TEST_BASE_URL } = {}) =>
    handleAuth(
      new Request(`${TEST_BASE_URL}/api/auth/accept-invite`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin,
          host: 'localhost:3000',
          'x-forwarded-for': address,
          ...peerStamp('127.0.0.1'),
        },
        body: JSON.stringify(body),
      }),
      'accept-invite',
      async () => desk,
    );
  const look = (token: string, address = '192.0.2.1') =>
    readInvite({ store: desk.store, address, correlationId: 'c', now: () => clockMs }, token);
  const emails = async () =>
    (await desk.store.db.selectFrom('user').select('email').orderBy('email').execute()).map(
      ({ email }) => email,
    );
  const expectClosed = async (token: string) => {
    expect(await look(token)).toBeNull();
    const response = await accept({ ...GOOD, token });
    expect(response.status).toBe(404);
    expect((await response.json()).problem).toMatchObject({
      code: 'not_found',
      reason: 'invite',
      details: {},
    });
    expect(response.headers.getSetCookie()).toEqual([]);
  };

  test('the link makes the account that was promised, and signs in', async () => {
    const { token } = await invite();
    expect(await look(token)).toEqual({ email: 'new@desk.test' });
    const response = await accept({ ...GOOD, token, role: 'admin', email: 'other@desk.test' });
    expect(response.status).toBe(200);
    expect((await response.json()).user).toMatchObject({
      email: 'new@desk.test',
      name: 'Nina',
      role: 'operator',
    });
    expect(cookiesOf(response)).toMatch(/^desk\.session_token=/);
    const actions = await desk.store.db.selectFrom('auditEntries').select('action').orderBy('seq').execute();
    expect(actions.map(({ action }) => action)).toEqual([
      'user.add',
      'invite.create',
      'user.add',
      'invite.accept',
      'session.start',
    ]);
  });

  test('it works once, also for two at once', async () => {
    const { token } = await invite();
    const responses = await Promise.all([1, 2, 3].map(() => accept({ ...GOOD, token })));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await emails()).toEqual(['new@desk.test', 'root@desk.test']);
    await expectClosed(token);
  });

  test('the link is not in the store, nor in the audit', async () => {
    const { token } = await invite();
    expect(token).toMatch(/^[\w-]{43}$/);
    const stored = [
      await desk.store.db.selectFrom('invites').selectAll().execute(),
      await desk.store.db.selectFrom('auditEntries').selectAll().execute(),
    ];
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  test('after 72 hours it is closed', async () => {
    clockMs -= INVITE_MAX_AGE_MS;
    const { token } = await invite();
    clockMs += INVITE_MAX_AGE_MS;
    await expectClosed(token);
    expect((await readUsersPage(admin)).invites).toEqual([]);
  });

  test('revoked, replaced by a newer one, or of an admin who no longer is one, it is closed', async () => {
    const first = await invite();
    await revokeInvite(admin, { inviteId: first.id });
    await expectClosed(first.token);
    await expect(revokeInvite(admin, { inviteId: first.id })).rejects.toMatchObject({ reason: 'invite' });

    const second = await invite();
    const third = await invite({ ...NEW, role: 'viewer' });
    await expectClosed(second.token);
    expect((await readUsersPage(admin)).invites).toMatchObject([{ email: 'new@desk.test', role: 'viewer' }]);

    const system = systemContext(desk.store);
    await addTestUser(desk.store, { email: 'b@desk.test', role: 'admin' });
    await setRole(system, { email: 'root@desk.test', role: 'viewer' });
    await expectClosed(third.token);
    await setRole(system, { email: 'root@desk.test', role: 'admin' });
    await removeUser(system, { email: 'root@desk.test' });
    await expectClosed(third.token);
  });

  test('somebody who has an account already is not invited, and takes none over', async () => {
    await expect(createInvite(admin, { ...NEW, email: 'root@desk.test', stepUp })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'user_exists',
    });
    const { token } = await invite();
    await addTestUser(desk.store, { email: 'new@desk.test', role: 'viewer' });
    expect((await accept({ ...GOOD, token })).status).toBe(409);
  });

  test.each([
    [{ ...GOOD, password: 'short' }, 'user_password'],
    [{ ...GOOD, password: 'x'.repeat(129) }, 'user_password'],
    [{ ...GOOD, name: ' ' }, 'user_name'],
    [{ ...GOOD, name: 'two\nlines' }, 'user_name'],
    [{ ...GOOD, name: undefined }, 'user_name'],
  ])('bad input %# uses no invite up', async (body, reason) => {
    const { token } = await invite();
    const response = await accept({ ...body, token });
    expect(response.status).toBe(400);
    expect((await response.json()).problem.reason).toBe(reason);
    expect(await look(token)).not.toBeNull();
  });

  test('guessing is stopped, for the address that guesses', async () => {
    const { token } = await invite();
    const guess = (i: number) => accept({ ...GOOD, token: `guess${i}` }, { address: '192.0.2.66' });
    const statuses: number[] = [];
    for (let i = 0; i < MAX_WRONG_INVITES + 5; i += 1) statuses.push((await guess(i)).status);
    expect(statuses.slice(0, MAX_WRONG_INVITES)).toEqual(Array(MAX_WRONG_INVITES).fill(404));
    expect(statuses.slice(MAX_WRONG_INVITES)).toEqual(Array(5).fill(429));
    expect(await look(token, '192.0.2.66')).toBeNull();
    for (const wrong of ['', 'x'.repeat(201), "' or 1=1 --", '__proto__']) {
      expect([400, 404]).toContain((await accept({ ...GOOD, token: wrong })).status);
    }
    expect((await accept({ ...GOOD, token })).status).toBe(200);
  });

  test('a foreign page cannot use it', async () => {
    const { token } = await invite();
    expect((await accept({ ...GOOD, token }, { origin: 'https://evil.test' })).status).toBe(403);
  });

  test.each(ROLES.filter((role) => role !== 'admin'))('%s may not invite', async (role) => {
    for (const verb of [createInvite, revokeInvite]) {
      await expect(verb(as(role), NEW)).rejects.toMatchObject({ code: 'forbidden', reason: 'role' });
    }
    await expect(readUsersPage(as(role))).rejects.toMatchObject({ code: 'forbidden', reason: 'role' });
  });
});
