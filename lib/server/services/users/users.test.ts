import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '@/lib/domain/permissions';
import type { ServiceContext } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { setPassword } from '@/lib/server/services/users/passwords';
import {
  addUser,
  enableUser as enableUserVerb,
  removeUser as removeUserVerb,
} from '@/lib/server/services/users/people';
import { listUsers } from '@/lib/server/services/users/read';
import { setRole as setRoleVerb } from '@/lib/server/services/users/roles';
import { endUserSessions as endUserSessionsVerb } from '@/lib/server/services/users/sessions';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { addTestUser } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const enableUser = asSent(enableUserVerb);
const endUserSessions = asSent(endUserSessionsVerb);
const removeUser = asSent(removeUserVerb);
const setRole = asSent(setRoleVerb);

const stepUp = { password: TEST_PASSWORD };
const NEW = { email: 'New@Desk.test', role: 'viewer', password: 'long enough now' };

describe.each(testStoreKinds())('users on %s', (kind) => {
  let store: TestStore;
  let system: ServiceContext;

  beforeEach(async () => {
    store = await openTestStore(kind);
    system = systemContext(store);
  });
  afterEach(() => store.dispose());

  const as = (role: Role, id = 'someone'): ServiceContext => ({
    ...system,
    actor: { kind: 'user', id, name: role, role, sessionId: 's' },
  });
  const audited = async () =>
    (await store.db.selectFrom('auditEntries').select('action').orderBy('seq').execute()).map(
      ({ action }) => action,
    );

  test('a user is added once, with a lower-case e-mail, and audited', async () => {
    const added = await addUser(system, NEW);
    expect(added).toMatchObject({ email: 'new@desk.test', name: 'new', role: 'viewer' });
    await expect(addUser(system, NEW)).rejects.toMatchObject({ code: 'conflict', reason: 'user_exists' });
    expect(await audited()).toEqual(['user.add']);
    const stored = await store.db.selectFrom('account').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(NEW.password);
  });

  test('a removed user can be added again, with the new role and password', async () => {
    const { id } = await addUser(system, NEW);
    await removeUser(system, { email: 'new@desk.test' });
    expect(await listUsers(system, null)).toMatchObject([{ disabled: true }]);
    expect(await addUser(system, { ...NEW, role: 'admin' })).toMatchObject({ id, role: 'admin' });
    expect(await listUsers(system, null)).toMatchObject([{ disabled: false, role: 'admin' }]);
    expect(await store.db.selectFrom('account').select('id').execute()).toHaveLength(1);
  });

  test.each([
    [{ ...NEW, email: 'nobody' }, 'user_email'],
    [{ ...NEW, role: 'root' }, 'user_role'],
    [{ ...NEW, password: 'short' }, 'user_password'],
    [{ ...NEW, password: 'x'.repeat(129) }, 'user_password'],
    [{ ...NEW, name: 'two\nlines' }, 'user_name'],
    [null, null],
  ])('bad input %# is named', async (input, reason) => {
    await expect(addUser(system, input)).rejects.toMatchObject({ code: 'invalid_input', reason });
    expect(await audited()).toEqual([]);
  });

  test('unknown users are named as such', async () => {
    const email = 'nobody@desk.test';
    for (const verb of [setRole, setPassword, removeUser, enableUser, endUserSessions]) {
      const work = verb(system, { email, role: 'admin', password: 'long enough now' });
      await expect(work).rejects.toMatchObject({ code: 'not_found', reason: 'user' });
    }
  });

  test.each(ROLES.filter((role) => role !== 'admin'))('%s may not manage users', async (role) => {
    const ctx = as(role);
    for (const verb of [addUser, setRole, setPassword, removeUser, listUsers, enableUser, endUserSessions]) {
      await expect(verb(ctx, NEW)).rejects.toMatchObject({ code: 'forbidden', reason: 'role' });
    }
  });

  test('an admin may, but not on themselves', async () => {
    const { id, email } = await addUser(as('admin'), { ...NEW, role: 'admin' });
    await expect(setRole(as('admin', id), { email, role: 'viewer' })).rejects.toMatchObject({
      reason: 'own_role',
    });
    await expect(removeUser(as('admin', id), { email })).rejects.toMatchObject({ reason: 'own_account' });
    const second = await addTestUser(store, { email: 'second@desk.test', role: 'admin' });
    const lower = { email, role: 'viewer', stepUp };
    expect(await setRole(as('admin', second.id), lower)).toEqual({ email, role: 'viewer' });
  });

  test('the last admin stays, whoever asks', async () => {
    const admin = await addTestUser(store, { email: 'root@desk.test', role: 'admin' });
    const gone = await addTestUser(store, { email: 'gone@desk.test', role: 'admin' });
    await removeUser(system, { email: gone.email });
    const last = { code: 'conflict', reason: 'last_admin' };
    await expect(removeUser(system, admin)).rejects.toMatchObject(last);
    await expect(setRole(system, { ...admin, role: 'viewer' })).rejects.toMatchObject(last);
    await enableUser(system, { email: gone.email });
    await removeUser(system, admin);
  });

  test('two admins who remove each other at once: one stays', async () => {
    const one = await addTestUser(store, { email: 'one@desk.test', role: 'admin' });
    const two = await addTestUser(store, { email: 'two@desk.test', role: 'admin' });
    for (let round = 0; round < 10; round += 1) {
      const results = await Promise.allSettled([
        removeUser(as('admin', one.id), { email: two.email, stepUp }),
        setRole(as('admin', two.id), { email: one.email, role: 'viewer', stepUp }),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await store.db.updateTable('user').set({ role: 'admin', disabled: 0 }).execute();
    }
  });

  test('the first admin made twice at once is one admin', async () => {
    const first = { ...NEW, role: 'admin' };
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => addUser(systemContext(store), first)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ reason: 'user_exists' });
    }
    expect(await listUsers(system, null)).toHaveLength(1);
    expect(await store.db.selectFrom('account').select('id').execute()).toHaveLength(1);
  });

  test('an enabled user is as before; ended sessions are counted', async () => {
    const user = await addTestUser(store, { email: 'new@desk.test', role: 'viewer' });
    await removeUser(system, user);
    await enableUser(system, user);
    await enableUser(system, user);
    expect(await listUsers(system, null)).toMatchObject([{ disabled: false, role: 'viewer' }]);
    expect(await endUserSessions(system, user)).toEqual({ email: user.email, sessionsEnded: 0 });
    expect(await audited()).toEqual(['user.add', 'user.remove', 'user.enable', 'user.end_sessions']);
  });

  test('what changes nothing is not audited', async () => {
    await addTestUser(store, { email: 'new@desk.test', role: 'viewer' });
    await setRole(system, { email: NEW.email, role: 'viewer' });
    await removeUser(system, { email: NEW.email });
    await removeUser(system, { email: NEW.email });
    expect(await audited()).toEqual(['user.add', 'user.remove']);
  });
});
