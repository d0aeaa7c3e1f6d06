import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commandActor } from '@/lib/domain/actors';
import type { Role } from '@/lib/domain/permissions';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { getPolicy } from '@/lib/server/services/policy/read';
import { savePolicy as savePolicyVerb } from '@/lib/server/services/policy/save';
import { systemContext } from '@/lib/server/services/request-context';
import { resetSecondFactor as resetSecondFactorVerb } from '@/lib/server/services/second-factor/set-up';
import { confirmGrant as confirmGrantVerb } from '@/lib/server/services/users/confirm-grant';
import {
  acceptInvite,
  createInvite as createInviteVerb,
  revokeInvite as revokeInviteVerb,
} from '@/lib/server/services/users/invites';
import {
  addUser,
  enableUser as enableUserVerb,
  removeUser as removeUserVerb,
} from '@/lib/server/services/users/people';
import { readUsersPage } from '@/lib/server/services/users/read';
import {
  setBreakGlass as setBreakGlassVerb,
  setRole as setRoleVerb,
} from '@/lib/server/services/users/roles';
import { endUserSessions as endUserSessionsVerb } from '@/lib/server/services/users/sessions';
import { authDate } from '@/lib/server/services/users/user-rows';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { TEST_NOW_MS } from '@/lib/testing/event-mirror';
import { addTestPerson, forcePolicy } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const confirmGrant = asSent(confirmGrantVerb);
const createInvite = asSent(createInviteVerb);
const enableUser = asSent(enableUserVerb);
const endUserSessions = asSent(endUserSessionsVerb);
const removeUser = asSent(removeUserVerb);
const resetSecondFactor = asSent(resetSecondFactorVerb);
const revokeInvite = asSent(revokeInviteVerb);
const savePolicy = asSent(savePolicyVerb);
const setBreakGlass = asSent(setBreakGlassVerb);
const setRole = asSent(setRoleVerb);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const noProof = { code: 'forbidden', reason: 'step_up', details: { purpose: 'people.grant' } };

describe.each(testStoreKinds())('giving rights on %s', (kind) => {
  let store: TestStore;
  let nowMs: number;
  let ada: PersonContext;
  let bob: PersonContext;
  beforeEach(async () => {
    store = await openTestStore(kind);
    nowMs = TEST_NOW_MS;
    // A desk that has long been set up.
    await forcePolicy(store, 'none');
    ada = await addPerson('ada', 'admin');
    bob = await addPerson('bob', 'admin');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await store.dispose();
  });

  const now = () => nowMs;
  /**
   * Somebody with a session that began at the identity provider just now: as good a proof as the password, and without
   * its hash, which is dear.
   */
  const addPerson = async (id: string, role: Role, email?: string) => {
    const person = await addTestPerson({ store, now }, id, { role, email, hasPassword: true });
    await signInFresh(id);
    return person;
  };
  const signInFresh = async (userId: string) => {
    const date = authDate(kind, nowMs);
    const dates = { createdAt: date, updatedAt: date, expiresAt: date };
    const id = `session-${userId}`;
    await store.db
      .insertInto('session')
      .values({ id, userId, token: id, ipAddress: null, userAgent: null, authTimeMs: nowMs, ...dates })
      .execute();
  };
  const passTime = async (ms: number) => {
    nowMs += ms;
    await store.db.updateTable('session').set({ authTimeMs: nowMs }).execute();
  };
  const mail = (id: string) => `${id}@desk.local`;
  const userOf = (id: string) =>
    store.db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const lineOf = async (ctx: PersonContext, id: string) =>
    (await readUsersPage(ctx)).users.find((user) => user.id === id);
  const audited = async () =>
    (await store.db.selectFrom('auditEntries').select('action').orderBy('seq').execute()).map(
      ({ action }) => action,
    );
  const invited = async (ctx: PersonContext, email: string, role: Role) => {
    const { path } = await createInvite(ctx, { email, role });
    return path.replace('/invite/', '');
  };
  const accept = (token: string, name = 'Eve') =>
    acceptInvite(
      { store, address: '192.0.2.1', correlationId: 'c', now },
      {
        token,
        name,
        password: TEST_PASSWORD,
      },
    );
  /** Comes in by an invite; their context. */
  const join = async (ctx: PersonContext, email: string, role: Role): Promise<PersonContext> => {
    await accept(await invited(ctx, email, role), `Name ${email.split('@')[0]}`);
    const { id, name } = await store.db
      .selectFrom('user')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    await signInFresh(id);
    return { ...ctx, actor: { kind: 'user', id, name, role, sessionId: `session-${id}` } };
  };

  test('asks for the password under every policy, and does nothing without the right one', async () => {
    await addPerson('vera', 'viewer');
    await addPerson('olga', 'operator');
    await addPerson('gone', 'approver');
    await store.db.updateTable('user').set({ disabled: 1 }).where('id', '=', 'gone').execute();
    await store.db.updateTable('session').set({ authTimeMs: null }).execute();
    const people = () => store.db.selectFrom('user').selectAll().orderBy('id').execute();
    const before = await people();
    const acts: [(ctx: PersonContext, input: unknown) => Promise<unknown>, object][] = [
      [createInvite, { email: 'new@desk.local', role: 'viewer' }],
      [createInvite, { email: 'new@desk.local', role: 'admin' }],
      [setRole, { email: mail('vera'), role: 'on-call' }],
      [setRole, { email: mail('vera'), role: 'admin' }],
      [setRole, { email: mail('olga'), role: 'on-call' }],
      [setRole, { email: mail('bob'), role: 'viewer' }],
      [setBreakGlass, { email: mail('olga'), allowed: true }],
      [enableUser, { email: mail('gone') }],
      [removeUser, { email: mail('bob') }],
    ];
    for (const [verb, input] of acts) {
      await expect(verb(ada, input)).rejects.toMatchObject(noProof);
    }
    const [verb, input] = acts[0] ?? [createInvite, {}];
    await expect(verb(ada, { ...input, stepUp: { password: 'guess' } })).rejects.toMatchObject({
      reason: 'password_wrong',
    });
    await expect(verb(ada, { ...input, stepUp: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
    // The lock on a row that is judged may touch its date.
    const plain = (rows: typeof before) => rows.map(({ updatedAt: _, ...row }) => row);
    expect(plain(await people())).toEqual(plain(before));
    expect(await store.db.selectFrom('invites').selectAll().execute()).toEqual([]);
    expect(await audited()).toEqual([]);
    const password = { stepUp: { password: TEST_PASSWORD } };
    await createInvite(ada, { ...input, ...password });
    await passTime(0);
    for (const [done, about] of acts.slice(1).reverse()) await done(ada, about);
  });

  test('taking rights from others asks for none', async () => {
    await addPerson('amir', 'approver');
    await store.db.updateTable('user').set({ breakGlass: 1 }).where('id', '=', 'amir').execute();
    await setBreakGlass(ada, { email: mail('amir'), allowed: false });
    await setRole(ada, { email: mail('amir'), role: 'operator' });
    await endUserSessions(ada, { email: mail('amir') });
    await removeUser(ada, { email: mail('amir') });
    const { id } = await createInvite(ada, { email: 'new@desk.local', role: 'admin' });
    await revokeInvite(bob, { inviteId: id });
    expect(await userOf('amir')).toMatchObject({ role: 'operator', disabled: 1, breakGlass: 0 });
  });

  test('an approver or admin who is made in the product counts after 24 hours; others at once', async () => {
    await addPerson('olga', 'operator');
    await addPerson('gone', 'approver');
    await removeUser(ada, { email: mail('gone') });
    await setRole(ada, { email: mail('olga'), role: 'approver' });
    await enableUser(ada, { email: mail('gone') });
    const eve = await join(ada, 'eve@desk.local', 'admin');
    for (const id of ['olga', 'gone', eve.actor.id]) {
      expect(await userOf(id)).toMatchObject({ countsFromMs: nowMs + DAY_MS, countsGivenBy: 'ada' });
    }
    const vera = await join(ada, 'vera@desk.local', 'operator');
    expect(await userOf(vera.actor.id)).toMatchObject({ countsFromMs: 0 });
    // A step down is none up: the wait goes on.
    await passTime(HOUR_MS);
    await setRole(ada, { email: 'eve@desk.local', role: 'approver' });
    expect(await userOf(eve.actor.id)).toMatchObject({ countsFromMs: nowMs - HOUR_MS + DAY_MS });
  });

  test.each([
    ['on a desk in its first day', TEST_NOW_MS - DAY_MS + 1, undefined, 0],
    ['on a desk in its second day', TEST_NOW_MS - DAY_MS, undefined, DAY_MS],
    ['where the wait is switched off', 0, '0', 0],
    ['where it is longer', 0, '48', 2 * DAY_MS],
  ])('what is given %s', async (_, bornAtMs, hours, waitMs) => {
    await addPerson('olga', 'operator');
    await store.db.updateTable('policies').set({ savedAtMs: bornAtMs }).execute();
    await store.db
      .updateTable('user')
      .set({ createdAt: authDate(kind, bornAtMs + 1) })
      .execute();
    if (hours !== undefined) vi.stubEnv('GRANT_WAIT_HOURS', hours);
    await setRole(ada, { email: mail('olga'), role: 'approver' });
    expect((await userOf('olga')).countsFromMs).toBe(waitMs === 0 ? 0 : nowMs + waitMs);
  });

  test('the age of a desk is that of its oldest account, where that is older than its first policy', async () => {
    await addPerson('olga', 'operator');
    await store.db.updateTable('policies').set({ savedAtMs: nowMs }).execute();
    await setRole(ada, { email: mail('olga'), role: 'approver' });
    expect((await userOf('olga')).countsFromMs).toBe(nowMs + DAY_MS);
  });

  test('the command line needs no password, and what it gives counts at once', async () => {
    const system = { ...systemContext(store), now };
    await addUser(system, { email: 'new@desk.local', role: 'admin', password: TEST_PASSWORD });
    await addPerson('olga', 'operator');
    await setRole(system, { email: mail('olga'), role: 'approver' });
    const eve = await join(ada, 'eve@desk.local', 'admin');
    await setRole(system, { email: 'eve@desk.local', role: 'admin' });
    expect(await userOf('olga')).toMatchObject({ countsFromMs: 0, countsGivenBy: null });
    expect((await userOf(eve.actor.id)).countsFromMs).toBe(nowMs);
    expect(await audited()).toContain('user.confirm_grant');
    await removeUser(system, { email: mail('bob') });
  });

  test('so does what a command gives whose account at the shell is known', async () => {
    const shell = commandActor({ user: 'ops', host: 'desk', sudoUser: null });
    const command = { ...systemContext(store), now, actor: { kind: 'system' as const, ...shell } };
    await addPerson('olga', 'operator');
    await setRole(command, { email: mail('olga'), role: 'approver' });
    expect(await userOf('olga')).toMatchObject({ countsFromMs: 0, countsGivenBy: null });
  });

  test('a step down to a role that decides nothing ends the wait', async () => {
    const eve = await join(ada, 'eve@desk.local', 'admin');
    expect((await userOf(eve.actor.id)).countsFromMs).toBe(nowMs + DAY_MS);
    await setRole(ada, { email: 'eve@desk.local', role: 'operator' });
    expect(await userOf(eve.actor.id)).toMatchObject({ countsFromMs: 0, countsGivenBy: null });
    expect(await lineOf(bob, eve.actor.id)).toMatchObject({ countsFromMs: null });
  });

  test('a second admin confirms with the password: never the giver, the person, or one who waits', async () => {
    const eve = await join(ada, 'eve@desk.local', 'admin');
    const email = 'eve@desk.local';
    await addPerson('ada2', 'admin', 'ada+2@desk.local');
    await addPerson('eve2', 'admin', 'eve+2@desk.local');
    const as = (id: string): PersonContext => ({ ...ada, actor: { ...ada.actor, id } });
    expect(await lineOf(bob, eve.actor.id)).toMatchObject({
      countsFromMs: nowMs + DAY_MS,
      whyNotConfirm: null,
    });
    expect(await lineOf(ada, eve.actor.id)).toMatchObject({ whyNotConfirm: 'giver' });
    for (const [ctx, reason] of [
      [ada, 'grant_giver'],
      [as('ada2'), 'grant_giver'],
      [as('eve2'), 'grant_own'],
      [eve, 'grant_waits'],
    ] as const) {
      await expect(confirmGrant(ctx, { email })).rejects.toMatchObject({ code: 'forbidden', reason });
    }
    const amir = await addPerson('amir', 'approver');
    await expect(confirmGrant(amir, { email })).rejects.toMatchObject({ reason: 'role' });
    const stolen = { ...bob, actor: { ...bob.actor, sessionId: 'another' } };
    await expect(confirmGrant(stolen, { email })).rejects.toMatchObject(noProof);
    await expect(confirmGrant(bob, { email: 'no@desk.local' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await passTime(HOUR_MS);
    await confirmGrant(bob, { email });
    expect((await userOf(eve.actor.id)).countsFromMs).toBe(nowMs);
    expect(await lineOf(bob, eve.actor.id)).toMatchObject({ countsFromMs: null, whyNotConfirm: null });
    await expect(confirmGrant(bob, { email })).rejects.toMatchObject({ reason: 'grant_counts' });
    expect((await audited()).filter((action) => action === 'user.confirm_grant')).toHaveLength(1);
  });

  test('two confirmations at once are one', async () => {
    await addPerson('carl', 'admin');
    const carl: PersonContext = { ...bob, actor: { ...bob.actor, id: 'carl' } };
    await join(ada, 'eve@desk.local', 'admin');
    const results = await Promise.allSettled(
      [bob, carl, bob].map((ctx) => confirmGrant(ctx, { email: 'eve@desk.local' })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('an admin who waits changes neither people nor the policy, with their own password neither', async () => {
    const eve = await join(ada, 'eve@desk.local', 'admin');
    await addPerson('olga', 'operator');
    await addPerson('gone', 'viewer');
    await store.db.updateTable('user').set({ disabled: 1 }).where('id', '=', 'gone').execute();
    const { id: inviteId } = await createInvite(ada, { email: 'x@desk.local', role: 'viewer' });
    const second = await join(bob, 'mallory@desk.local', 'admin');
    const { version, policy } = await getPolicy(eve);
    const waits = { code: 'forbidden', reason: 'grant_waits', details: { untilMs: nowMs + DAY_MS } };
    const acts: [(ctx: PersonContext, input: unknown) => Promise<unknown>, object][] = [
      [createInvite, { email: 'new@desk.local', role: 'viewer' }],
      [revokeInvite, { inviteId }],
      [setRole, { email: mail('olga'), role: 'viewer' }],
      [setRole, { email: mail('bob'), role: 'viewer' }],
      [setBreakGlass, { email: mail('olga'), allowed: true }],
      [enableUser, { email: mail('gone') }],
      [removeUser, { email: mail('ada') }],
      [removeUser, { email: mail('olga') }],
      [endUserSessions, { email: mail('ada') }],
      [resetSecondFactor, { email: mail('ada') }],
      [confirmGrant, { email: 'mallory@desk.local' }],
      [savePolicy, { expectedVersion: version, policy: { ...policy, expiryHours: 1 } }],
    ];
    for (const [verb, input] of acts) await expect(verb(eve, input)).rejects.toMatchObject(waits);
    expect(await readUsersPage(eve)).toMatchObject({ waitsUntilMs: nowMs + DAY_MS, grantWaitHours: 24 });
    expect((await getPolicy(eve)).waitsUntilMs).toBe(nowMs + DAY_MS);
    await passTime(DAY_MS);
    await setRole(eve, { email: mail('olga'), role: 'viewer' });
    await savePolicy(second, { expectedVersion: version, policy: { ...policy, expiryHours: 1 } });
  });

  test('the last admin who counts stays', async () => {
    await join(ada, 'eve@desk.local', 'admin');
    await removeUser(ada, { email: mail('bob') });
    const system = { ...systemContext(store), now };
    await expect(removeUser(system, { email: mail('ada') })).rejects.toMatchObject({ reason: 'last_admin' });
  });

  test('an invite asks once more who made it: no admin any more, or one who waits, opens nothing', async () => {
    const email = 'eve@desk.local';
    const expectClosed = async (token: string) => {
      await expect(accept(token)).rejects.toMatchObject({ code: 'not_found', reason: 'invite' });
      expect(await store.db.selectFrom('user').select('id').where('email', '=', email).execute()).toEqual([]);
    };
    const token = await invited(ada, email, 'admin');
    await setRole(bob, { email: mail('ada'), role: 'approver' });
    await expectClosed(token);
    // An admin again, but in a role that waits.
    await setRole(bob, { email: mail('ada'), role: 'admin' });
    await expectClosed(token);
    await passTime(DAY_MS);
    await accept(token);
  });

  test('the right to send without approval waits and is confirmed by itself', async () => {
    await addPerson('olga', 'operator');
    await setBreakGlass(ada, { email: mail('olga'), allowed: true });
    expect(await userOf('olga')).toMatchObject({
      breakGlass: 1,
      breakGlassFromMs: nowMs + DAY_MS,
      countsFromMs: 0,
    });
    await setRole(bob, { email: mail('olga'), role: 'approver' });
    // Each gave one of the two: each confirms the other's.
    await confirmGrant(ada, { email: mail('olga') });
    expect(await userOf('olga')).toMatchObject({ countsFromMs: nowMs, breakGlassFromMs: nowMs + DAY_MS });
    await expect(confirmGrant(ada, { email: mail('olga') })).rejects.toMatchObject({
      reason: 'grant_giver',
    });
    await confirmGrant(bob, { email: mail('olga') });
    expect(await userOf('olga')).toMatchObject({ breakGlassFromMs: nowMs });
  });

  test('a right that comes back with a role or an enabled account waits as if it were new', async () => {
    await addPerson('vera', 'viewer');
    await addPerson('olga', 'operator');
    await store.db.updateTable('user').set({ breakGlass: 1 }).where('id', 'in', ['vera', 'olga']).execute();
    await setRole(ada, { email: mail('vera'), role: 'operator' });
    await removeUser(ada, { email: mail('olga') });
    await enableUser(ada, { email: mail('olga') });
    for (const id of ['vera', 'olga']) {
      expect(await userOf(id)).toMatchObject({ breakGlassFromMs: nowMs + DAY_MS, breakGlassGivenBy: 'ada' });
    }
  });
});
