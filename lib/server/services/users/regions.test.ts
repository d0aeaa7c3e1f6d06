import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '@/lib/domain/permissions';
import { regionsOfPerson } from '@/lib/server/db/queries/region-limit';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { readNotices } from '@/lib/server/services/health/desk-status';
import { systemContext } from '@/lib/server/services/request-context';
import { confirmGrant } from '@/lib/server/services/users/confirm-grant';
import { acceptInvite, createInvite } from '@/lib/server/services/users/invites';
import { addUser } from '@/lib/server/services/users/people';
import { readUsersPage } from '@/lib/server/services/users/read';
import { setRegions as setRegionsVerb } from '@/lib/server/services/users/regions';
import { setRole } from '@/lib/server/services/users/roles';
import { authDate } from '@/lib/server/services/users/user-rows';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { TEST_NOW_MS } from '@/lib/testing/event-mirror';
import { addTestPerson, forcePolicy } from '@/lib/testing/people';
import { providerPerson } from '@/lib/testing/provider-people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const setRegions = asSent(setRegionsVerb);

const HOUR_MS = 3_600_000;
const A = ['cn-a'];
const AB = ['cn-a', 'cn-b'];

describe.each(testStoreKinds())('limiting people to regions on %s', (kind) => {
  let store: TestStore;
  let ada: PersonContext;
  let bob: PersonContext;
  const now = () => TEST_NOW_MS;
  beforeEach(async () => {
    store = await openTestStore(kind);
    // A desk that has long been set up.
    await forcePolicy(store, 'none');
    ada = await addPerson('ada', 'admin');
    bob = await addPerson('bob', 'admin');
    await addPerson('amir', 'approver');
    await addPerson('olga', 'operator');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await store.dispose();
  });

  /** Somebody whose session began at the identity provider just now: as good a proof as the password. */
  async function addPerson(id: string, role: Role) {
    const person = await addTestPerson({ store, now }, id, { role, hasPassword: true });
    const date = authDate(kind, TEST_NOW_MS);
    const dates = { createdAt: date, updatedAt: date, expiresAt: date };
    const session = { id: `session-${id}`, userId: id, token: id, ipAddress: null, userAgent: null };
    await store.db
      .insertInto('session')
      .values({ ...session, ...dates, authTimeMs: TEST_NOW_MS })
      .execute();
    return person;
  }
  const set = (ctx: PersonContext, id: string, regions: string[] | null) =>
    setRegions(ctx, { email: `${id}@desk.local`, regions });
  const limitOfId = (id: string) => regionsOfPerson(store.db, id);
  const sessionsOf = (id: string) =>
    store.db.selectFrom('session').select('id').where('userId', '=', id).execute();
  const audited = () =>
    store.db.selectFrom('auditEntries').selectAll().where('action', '=', 'user.regions').execute();

  test('fewer regions count at once, need no password and end the sessions; more need it', async () => {
    await store.db.updateTable('session').set({ authTimeMs: null }).execute();
    await set(ada, 'olga', AB);
    expect(await limitOfId('olga')).toEqual(AB);
    expect(await sessionsOf('olga')).toEqual([]);
    for (const wider of [['cn-a', 'cn-b', 'cn-c'], null, ['cn-c']]) {
      await expect(set(ada, 'olga', wider)).rejects.toMatchObject({ reason: 'step_up' });
    }
    await store.db.updateTable('session').set({ authTimeMs: TEST_NOW_MS }).execute();
    await set(ada, 'olga', null);
    expect(await limitOfId('olga')).toBeNull();
    const entries = await audited();
    expect(
      entries.map(({ beforeJson, afterJson }) =>
        [beforeJson, afterJson].map((text) => JSON.parse(text ?? '')),
      ),
    ).toEqual([
      [{ regions: null }, { regions: AB, sessionsEnded: 1, batchesStopped: 0 }],
      [{ regions: AB }, { regions: null, sessionsEnded: 0, batchesStopped: 0, countsFromMs: 0 }],
    ]);
  });

  test('what changes nothing writes nothing; damaged lists and strangers are refused', async () => {
    await set(ada, 'olga', ['cn-b', 'cn-a', 'cn-b']);
    await set(ada, 'olga', AB);
    expect(await audited()).toHaveLength(1);
    for (const regions of [[], ['cn a'], ['x'.repeat(101)], ['a,b'], 'cn-a', undefined, [7]]) {
      await expect(setRegions(ada, { email: 'olga@desk.local', regions })).rejects.toMatchObject({
        code: 'invalid_input',
        reason: 'user_regions',
      });
    }
    const amir = await addTestPerson({ store, now }, 'eve', { role: 'approver' });
    await expect(set(amir, 'olga', null)).rejects.toMatchObject({ code: 'forbidden', reason: 'role' });
    await expect(set(ada, 'nobody', A)).rejects.toMatchObject({ code: 'not_found', reason: 'user' });
  });

  test('admins are never limited, and nobody limits themselves', async () => {
    await expect(set(ada, 'bob', A)).rejects.toMatchObject({ reason: 'admin_regions' });
    await expect(set(ada, 'ada', A)).rejects.toMatchObject({ reason: 'own_regions' });
    await set(ada, 'amir', A);
    const promote = () => setRole(ada, { email: 'amir@desk.local', role: 'admin' });
    await expect(promote()).rejects.toMatchObject({ reason: 'admin_regions' });
    await set(ada, 'amir', null);
    await promote();
    await expect(
      addUser(
        { ...systemContext(store), now },
        { email: 'x@desk.local', role: 'admin', password: TEST_PASSWORD, regions: A },
      ),
    ).rejects.toMatchObject({ reason: 'admin_regions' });
    await expect(
      createInvite(ada, { email: 'y@desk.local', role: 'admin', regions: A }),
    ).rejects.toMatchObject({
      reason: 'admin_regions',
    });
  });

  test("further regions of an approver wait for a second admin's word, and are told to the others", async () => {
    await set(ada, 'amir', A);
    await set(ada, 'amir', AB);
    const line = async (ctx: PersonContext) =>
      (await readUsersPage(ctx)).users.find(({ id }) => id === 'amir');
    const fromMs = TEST_NOW_MS + 24 * HOUR_MS;
    expect(await line(ada)).toMatchObject({ regions: AB, regionsFromMs: fromMs, whyNotConfirm: 'giver' });
    expect(await readNotices(bob)).toMatchObject([
      { what: 'regions', who: 'amir@desk.local', countsFromMs: fromMs },
    ]);
    const confirm = (ctx: PersonContext) => confirmGrant(ctx, { email: 'amir@desk.local' });
    await expect(confirm(ada)).rejects.toMatchObject({ reason: 'grant_giver' });
    await confirm(bob);
    expect(await line(ada)).toMatchObject({ regions: AB, regionsFromMs: null });
    // An operator decides nothing for others: theirs do not wait.
    await set(ada, 'olga', A);
    await set(ada, 'olga', AB);
    expect((await readUsersPage(ada)).users.find(({ id }) => id === 'olga')?.regionsFromMs).toBeNull();
  });

  test('an invite and the command line give the limit with the account', async () => {
    const { path } = await createInvite(ada, { email: 'new@desk.local', role: 'operator', regions: AB });
    expect((await readUsersPage(ada)).invites).toMatchObject([{ email: 'new@desk.local', regions: AB }]);
    const token = path.replace('/invite/', '');
    const deps = { store, address: '192.0.2.1', correlationId: 'c', now };
    await acceptInvite(deps, { token, name: 'Newt', password: TEST_PASSWORD });
    const { id } = await store.db
      .selectFrom('user')
      .select('id')
      .where('email', '=', 'new@desk.local')
      .executeTakeFirstOrThrow();
    expect(await limitOfId(id)).toEqual(AB);
    const shell = { ...systemContext(store), now };
    const person = { email: 'cli@desk.local', password: TEST_PASSWORD, role: 'viewer' };
    const added = await addUser(shell, { ...person, regions: A });
    expect(await limitOfId(added.id)).toEqual(A);
    await store.db.updateTable('user').set({ disabled: 1 }).where('id', '=', added.id).execute();
    expect(await limitOfId(added.id)).toEqual([]);
    // Added again without regions: as it is said now.
    await addUser(shell, person);
    expect(await limitOfId(added.id)).toBeNull();
    expect(await limitOfId('gone')).toEqual([]);
  });

  test('groups of the provider decide the regions at each sign-in, where the setting names any', async () => {
    vi.stubEnv('OIDC_ROLE_MAP', 'ops=operator@cn-a,leads=approver');
    const kim = providerPerson({ store, now }, 'kim', 'operator');
    await kim.signIn({ regions: A });
    const { id } = await kim.user();
    expect(await limitOfId(id)).toEqual(A);
    await kim.enter({ regions: AB });
    expect(await limitOfId(id)).toEqual(AB);
    // Fewer, also for who then stays out; their sessions end.
    await kim.signIn({ regions: ['cn-b', 'cn-c'], emailVerified: false });
    expect(await limitOfId(id)).toEqual(['cn-b']);
    expect(await sessionsOf(id)).toEqual([]);
    await kim.signIn({ regions: null });
    expect(await limitOfId(id)).toBeNull();
    const say = () => setRegions(ada, { email: 'kim@acme.test', regions: A });
    await expect(say()).rejects.toMatchObject({ reason: 'regions_from_groups' });
    vi.stubEnv('OIDC_ROLE_MAP', 'ops=operator,leads=approver');
    await say();
    // Groups that say nothing about regions leave what an admin has set.
    await kim.signIn({ regions: undefined });
    expect(await limitOfId(id)).toEqual(A);
    const by = (await audited()).map(({ afterJson }) => JSON.parse(afterJson ?? '').by);
    expect(by).toEqual(['groups', 'groups', 'groups', undefined]);
  });
});
