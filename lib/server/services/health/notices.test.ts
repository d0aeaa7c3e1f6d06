import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commandActor } from '@/lib/domain/actors';
import { ROLES, type Role } from '@/lib/domain/permissions';
import { log } from '@/lib/server/log';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import {
  dismissNotices as dismissNoticesVerb,
  readDeskStatus,
} from '@/lib/server/services/health/desk-status';
import { systemContext } from '@/lib/server/services/request-context';
import { resetSecondFactor } from '@/lib/server/services/second-factor/set-up';
import { confirmGrant } from '@/lib/server/services/users/confirm-grant';
import { acceptInvite, createInvite } from '@/lib/server/services/users/invites';
import { addUser, removeUser } from '@/lib/server/services/users/people';
import { setBreakGlass, setRole } from '@/lib/server/services/users/roles';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { TEST_NOW_MS } from '@/lib/testing/event-mirror';
import { addTestPerson, forcePolicy } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const dismissNotices = asSent(dismissNoticesVerb);

const DAY_MS = 24 * 3_600_000;
const stepUp = { password: TEST_PASSWORD };

describe.each(testStoreKinds())('what admins are told of, on %s', (kind) => {
  let store: TestStore;
  let nowMs: number;
  let ada: PersonContext;
  let bob: PersonContext;
  beforeEach(async () => {
    store = await openTestStore(kind);
    nowMs = TEST_NOW_MS;
    await forcePolicy(store, 'none');
    ada = await addPerson('ada', 'admin');
    bob = await addPerson('bob', 'admin');
  });
  afterEach(() => store.dispose());

  const now = () => nowMs;
  const addPerson = (id: string, role: Role) =>
    addTestPerson({ store, now }, id, { role, hasPassword: true });
  const told = async (ctx: PersonContext) => (await readDeskStatus(ctx, [])).notices;
  const said = async (ctx: PersonContext) => (await told(ctx)).map(({ what, who }) => `${what} ${who}`);

  test('each grant, newest first, to the other admins alone', async () => {
    await addPerson('olga', 'operator');
    await addPerson('carl', 'admin');
    const email = 'olga@desk.local';
    await setRole(ada, { email, role: 'approver', stepUp });
    expect(await told(bob)).toEqual([
      {
        kind: 'grant',
        id: expect.any(String),
        what: 'role',
        who: email,
        role: 'approver',
        byName: 'Name of ada',
        atMs: nowMs,
        countsFromMs: nowMs + DAY_MS,
      },
    ]);
    for (const act of [
      () => setBreakGlass(ada, { email, allowed: true, stepUp }),
      () => removeUser(ada, { email: 'carl@desk.local', stepUp }),
    ]) {
      nowMs += 1;
      await act();
    }
    expect(await said(bob)).toEqual(['disabled carl@desk.local', `glass ${email}`, `role ${email}`]);
    expect(await told(ada)).toEqual([]);
    for (const role of ROLES.filter((other) => other !== 'admin')) {
      expect(await told(await addPerson(`a-${role}`, role))).toEqual([]);
    }
    nowMs += 1;
    await confirmGrant(bob, { email, stepUp });
    expect((await told(bob)).map(({ countsFromMs }) => countsFromMs)).toEqual([null, null, null]);
    expect(await said(ada)).toEqual([`confirmed ${email}`]);
  });

  test('an invite is told of when it is made, and as the account that it becomes', async () => {
    const email = 'eve@desk.local';
    const { path } = await createInvite(ada, { email, role: 'admin', stepUp });
    expect(await said(bob)).toEqual([`invited ${email}`]);
    const token = path.replace('/invite/', '');
    const deps = { store, address: '192.0.2.1', correlationId: 'c', now };
    await acceptInvite(deps, { token, name: 'Eve', password: TEST_PASSWORD });
    expect(await told(bob)).toMatchObject([
      { what: 'joined', who: email, byName: 'Name of ada', countsFromMs: nowMs + DAY_MS },
    ]);
    expect(await told(ada)).toEqual([]);
  });

  test('what takes rights from others than admins is no notice', async () => {
    await addPerson('amir', 'approver');
    await setRole(ada, { email: 'amir@desk.local', role: 'viewer' });
    await removeUser(ada, { email: 'amir@desk.local' });
    expect(await told(bob)).toEqual([]);
  });

  test('of the command line too, but not while the desk is set up', async () => {
    const system = { ...systemContext(store), now };
    const add = (email: string) => addUser(system, { email, role: 'admin', password: TEST_PASSWORD });
    await add('new@desk.local');
    expect(await told(bob)).toMatchObject([{ what: 'role', who: 'new@desk.local', byName: null }]);
    await store.db.deleteFrom('grants').execute();
    await store.db.updateTable('policies').set({ savedAtMs: nowMs }).execute();
    await store.db.deleteFrom('account').execute();
    await store.db.deleteFrom('user').where('id', '!=', 'bob').execute();
    const date = kind === 'libsql' ? new Date(nowMs).toISOString() : new Date(nowMs);
    await store.db.updateTable('user').set({ createdAt: date }).execute();
    await add('second@desk.local');
    expect(await told(bob)).toEqual([]);
  });

  test('a command is the server’s, whose account at the shell the trail knows', async () => {
    const actor = {
      kind: 'system' as const,
      ...commandActor({ user: 'ops', host: 'desk', sudoUser: null }),
    };
    const command = { ...systemContext(store), now, actor };
    await addUser(command, { email: 'new@desk.local', role: 'admin', password: TEST_PASSWORD });
    expect(await told(bob)).toMatchObject([
      { what: 'role', who: 'new@desk.local', byName: null, countsFromMs: null },
    ]);
  });

  test('a second factor that was reset, which the log tells too', async () => {
    await addPerson('olga', 'operator');
    const email = 'olga@desk.local';
    const factor = { userId: 'olga', secret: 'x', startedAtMs: 1, confirmedAtMs: 1, lastStep: 0 };
    await store.db.insertInto('secondFactors').values(factor).execute();
    const lines: string[] = [];
    const warn = vi.spyOn(log, 'warn').mockImplementation((...args: unknown[]) => {
      lines.push(JSON.stringify(args));
    });
    await resetSecondFactor(ada, { email, stepUp });
    warn.mockRestore();
    expect(await told(bob)).toMatchObject([
      { what: 'factor', who: email, role: 'operator', byName: 'Name of ada', countsFromMs: null },
    ]);
    expect(await told(ada)).toEqual([]);
    expect(lines).toHaveLength(1);
    for (const part of ['second factor reset', '"actorId":"ada"', '"userId":"olga"', email]) {
      expect(lines[0]).toContain(part);
    }
  });

  test('until it is put away, by this person alone and audited, or for seven days', async () => {
    const carl = await addPerson('carl', 'admin');
    await addPerson('olga', 'operator');
    await setRole(ada, { email: 'olga@desk.local', role: 'approver', stepUp });
    const ids = (await told(bob)).map(({ id }) => id);
    expect(await dismissNotices(bob, { ids: ['nothing'] })).toEqual({ dismissed: 0 });
    expect(await dismissNotices(bob, { ids: [...ids, 'nothing'] })).toEqual({ dismissed: 1 });
    expect(await dismissNotices(bob, { ids })).toEqual({ dismissed: 0 });
    expect(await told(bob)).toEqual([]);
    expect(await told(carl)).toHaveLength(1);
    const audit = await store.db.selectFrom('auditEntries').selectAll().orderBy('seq', 'desc').execute();
    expect(audit[0]).toMatchObject({ action: 'notice.dismiss', actorId: 'bob' });
    expect(audit[0]?.afterJson).toContain('olga@desk.local');
    await setBreakGlass(ada, { email: 'olga@desk.local', allowed: true, stepUp });
    expect(await said(bob)).toEqual(['glass olga@desk.local']);
    nowMs += 7 * DAY_MS;
    expect(await told(bob)).toEqual([]);
    expect(await told(carl)).toEqual([]);
  });

  test('only admins put notices away, and only lists of ids', async () => {
    const amir = await addPerson('amir', 'approver');
    await expect(dismissNotices(amir, { ids: ['x'] })).rejects.toMatchObject({ reason: 'role' });
    for (const ids of [[], ['../x'], [1], 'x', Array(101).fill('x'), undefined]) {
      await expect(dismissNotices(bob, { ids })).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });
});
