import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_GLOBS } from '@/lib/domain/schedule/service-match';
import { readCounter } from '@/lib/server/db/queries/sync';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { withTransaction } from '@/lib/server/services/context';
import {
  previewServices,
  saveAutoServices as saveAutoServicesVerb,
} from '@/lib/server/services/schedule/auto-services';
import { endBudget, saveBudget as saveBudgetVerb } from '@/lib/server/services/schedule/budgets';
import { rebuildMembers } from '@/lib/server/services/schedule/members';
import {
  readService,
  readServiceOptions,
  readServicesPage,
} from '@/lib/server/services/schedule/read-services';
import { endService, saveService as saveServiceVerb } from '@/lib/server/services/schedule/services';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { fillMirror, TEST_NOW_MS, testEvent } from '@/lib/testing/event-mirror';
import { forceScheduleSettings, putInstances } from '@/lib/testing/inventory-rows';
import { addTestPerson } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const saveService = asSent(saveServiceVerb);
const saveBudget = asSent(saveBudgetVerb);
const saveAutoServices = asSent(saveAutoServicesVerb);

const stepUp = { password: TEST_PASSWORD };
const DALIAN = 'cn-dalian-unicom';
const HEFEI = 'cn-hefei-unicom';

describe.each(testStoreKinds())('services and budgets (%s)', (kind) => {
  let store: TestStore;
  let ada: PersonContext;
  let viewer: PersonContext;
  let limited: PersonContext;
  let seqBefore: number;
  const now = () => TEST_NOW_MS;

  beforeAll(async () => {
    store = await openTestStore(kind);
    ada = await addTestPerson({ store, now }, 'ada', { role: 'admin', hasPassword: true });
    viewer = await addTestPerson({ store, now }, 'vi', { role: 'viewer' });
    const lim = await addTestPerson({ store, now }, 'lim', { role: 'operator' });
    limited = { ...lim, actor: { ...lim.actor, regions: [HEFEI] } };
  });

  afterAll(() => store.dispose());

  beforeEach(async () => {
    const tables = [
      'services',
      'serviceMembers',
      'instances',
      'instanceTags',
      'scheduleSettings',
      'budgets',
    ] as const;
    for (const table of [...tables, 'events', 'timeRules'] as const) {
      await store.db.deleteFrom(table).execute();
    }
    seqBefore = await readCounter(store.db, 'audit');
    await putInstances(store, [
      ...['1', '2', '3'].map((n) => ({
        instanceId: `i-${n}`,
        name: `live-0${n}`,
        tags: { service: 'live' },
      })),
      { instanceId: 'i-4', name: 'live-04', regionId: HEFEI, tags: { service: 'live' } },
      { instanceId: 'i-5', name: 'db', regionId: DALIAN, tags: { service: 'db' } },
    ]);
  });

  const match = (change: object = {}) => ({ tags: [], names: [], regionIds: [], instanceIds: [], ...change });
  const add = (change: object = {}) =>
    saveService(ada, {
      expectedVersion: 0,
      name: 'edge',
      match: match({ names: ['live-*'] }),
      ownerNote: '',
      ...change,
    });
  const addBudget = (change: object = {}) =>
    saveBudget(ada, {
      expectedVersion: 0,
      name: 'two',
      scope: { kind: 'each_service' },
      limitKind: 'count',
      limitValue: 2,
      ...change,
    });
  const trail = async () =>
    (
      await store.db
        .selectFrom('auditEntries')
        .select(['action'])
        .where('seq', '>', seqBefore)
        .orderBy('seq')
        .execute()
    ).map(({ action }) => action);
  const counter = () => readCounter(store.db, 'schedule');
  const edge = async () => (await readServicesPage(ada)).rows.find(({ name }) => name === 'edge');

  it('adds, changes and ends a service by hand, audited, and makes its members at once', async () => {
    const before = await counter();
    const { serviceId } = await add();
    expect((await edge())?.members).toBe(4);
    expect(await counter()).toBeGreaterThan(before);
    await expect(add({ serviceId, expectedVersion: 9 })).rejects.toMatchObject({ reason: 'service_stale' });
    await expect(add()).rejects.toMatchObject({ reason: 'service_name', details: { name: 'edge' } });
    // Wider needs no password, narrower does.
    const wider = match({ names: ['live-*', 'db'] });
    await add({ serviceId, expectedVersion: 1, match: wider });
    expect((await edge())?.members).toBe(5);
    const narrower = { serviceId, expectedVersion: 2, match: match({ names: ['db'] }) };
    await expect(add(narrower)).rejects.toMatchObject({ code: 'forbidden', reason: 'step_up' });
    expect((await edge())?.members).toBe(5);
    await add({ ...narrower, stepUp });
    expect((await edge())?.members).toBe(1);
    await endService(ada, { serviceId, expectedVersion: 3 });
    expect(await edge()).toBeUndefined();
    expect(await store.db.selectFrom('serviceMembers').selectAll().execute()).toEqual([]);
    expect(await trail()).toEqual(['service.save', 'service.save', 'service.save', 'service.end']);
  });

  it('ends a service with budgets or rules only by the password, and its own budgets with it', async () => {
    const { serviceId } = await add();
    await addBudget({ scope: { kind: 'service', serviceId } });
    await addBudget({ name: 'all', scope: { kind: 'account' } });
    const end = { serviceId, expectedVersion: 1 };
    await expect(endService(ada, end)).rejects.toMatchObject({ reason: 'step_up' });
    await expect(endService(ada, { ...end, stepUp: { password: 'wrong' } })).rejects.toMatchObject({
      reason: 'password_wrong',
    });
    await endService(ada, { ...end, stepUp });
    expect((await readServicesPage(ada)).budgets.map(({ name }) => name)).toEqual(['all']);
    expect((await trail()).slice(-2)).toEqual(['budget.end', 'service.end']);
  });

  it('refuses what no page sends, and everybody without the right', async () => {
    await expect(add({ match: match() })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(add({ name: 'a\u202Eb' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(add({ match: match({ instanceIds: Array(1_001).fill('i-1') }) })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const names = Array.from({ length: 20 }, (_, index) => `a${index}*`);
    for (let index = 0; index < MAX_GLOBS / 20; index++)
      await add({ name: `s${index}`, match: match({ names }) });
    await expect(add({ name: 'more' })).rejects.toMatchObject({ reason: 'too_many_patterns' });
    for (const person of [viewer, limited]) {
      const input = { expectedVersion: 0, name: 'x', match: match({ names: ['*'] }), ownerNote: '' };
      await expect(saveService(person, input)).rejects.toMatchObject({ code: 'forbidden', reason: 'role' });
      await expect(saveBudget(person, {})).rejects.toMatchObject({ code: 'forbidden' });
      await expect(saveAutoServices(person, {})).rejects.toMatchObject({ code: 'forbidden' });
      await expect(endService(person, { serviceId: 'x', expectedVersion: 1 })).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(endBudget(person, { budgetId: 'x', expectedVersion: 1 })).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(previewServices(person, {})).rejects.toMatchObject({ code: 'forbidden' });
      await expect(readServiceOptions(person)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('makes services of the tag that an admin chooses, as the preview said', async () => {
    const choice = { autoServices: { kind: 'tag' as const, key: 'service' } };
    expect(await previewServices(ada, choice)).toEqual({
      services: [
        { name: 'live', members: 4 },
        { name: 'db', members: 1 },
      ],
      count: 2,
      coverage: { assigned: 5, total: 5 },
      leftOut: 0,
    });
    expect(await saveAutoServices(ada, { expectedVersion: 0, ...choice })).toMatchObject({ services: 2 });
    const page = await readServicesPage(viewer);
    expect(page.coverage).toEqual({ assigned: 5, total: 5 });
    expect(page.rows.map(({ name, origin, members }) => [name, origin, members])).toEqual([
      ['db', 'auto', 1],
      ['live', 'auto', 4],
    ]);
    // They cannot be changed by hand, and another choice ends some: that asks for the password.
    const live = page.rows[1]?.id ?? '';
    await expect(endService(ada, { serviceId: live, expectedVersion: 1 })).rejects.toMatchObject({
      reason: 'service_automatic',
    });
    const none = { expectedVersion: 1, autoServices: null };
    await expect(saveAutoServices(ada, none)).rejects.toMatchObject({ reason: 'step_up' });
    await expect(saveAutoServices(ada, { ...none, expectedVersion: 0, stepUp })).rejects.toMatchObject({
      reason: 'schedule_stale',
    });
    await saveAutoServices(ada, { ...none, stepUp });
    expect((await readServicesPage(viewer)).rows).toEqual([]);
    expect(await trail()).toEqual(['schedule.settings', 'schedule.settings']);
  });

  it('saves a budget, and asks for the password for whatever lets more go', async () => {
    await forceScheduleSettings(store, { autoServices: { kind: 'tag', key: 'service' } });
    await withTransaction({ store }, (tx) => rebuildMembers(tx, 1));
    const before = await counter();
    const { budgetId } = await addBudget();
    expect(await counter()).toBe(before + 1);
    const change = (more: object) => addBudget({ budgetId, expectedVersion: 1, ...more });
    await expect(change({ limitValue: 3 })).rejects.toMatchObject({ reason: 'step_up' });
    await expect(change({ limitKind: 'percent' })).rejects.toMatchObject({ reason: 'step_up' });
    await expect(change({ scope: { kind: 'region', regionId: DALIAN } })).rejects.toMatchObject({
      reason: 'step_up',
    });
    await expect(endBudget(ada, { budgetId, expectedVersion: 1 })).rejects.toMatchObject({
      reason: 'step_up',
    });
    await expect(change({ limitValue: 0 })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'budget_freeze',
    });
    await change({ limitValue: 0, acceptFreeze: true });
    await expect(change({ limitValue: 0, acceptFreeze: true })).rejects.toMatchObject({
      reason: 'budget_stale',
    });
    await endBudget(ada, { budgetId, expectedVersion: 2, stepUp });
    expect((await readServicesPage(ada)).budgets).toEqual([]);
    const lost = { scope: { kind: 'service', serviceId: 'svc_none' } };
    await expect(addBudget(lost)).rejects.toMatchObject({ code: 'not_found', reason: 'service' });
    await expect(addBudget({ limitKind: 'percent', limitValue: 101 })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(await trail()).toEqual(['budget.save', 'budget.save', 'budget.end']);
  });

  it('prints the sum of every budget, and counts who is down as the judge does', async () => {
    await forceScheduleSettings(store, { autoServices: { kind: 'tag', key: 'service' } });
    await withTransaction({ store }, (tx) => rebuildMembers(tx, 1));
    await addBudget({ name: 'tenth', limitKind: 'percent', limitValue: 10 });
    await addBudget({ name: 'half', limitKind: 'percent', limitValue: 50 });
    await putInstances(store, [
      { instanceId: 'i-2', name: 'live-02', status: 'Stopped', tags: { service: 'live' } },
    ]);
    await fillMirror(store, [
      testEvent(1, { resourceId: 'i-3', eventStatus: 'Executing', regionId: DALIAN }),
      testEvent(2, { resourceId: 'i-2', eventStatus: 'Executing', regionId: DALIAN }),
    ]);
    const page = await readServicesPage(ada);
    const live = page.rows.find(({ name }) => name === 'live');
    expect(live?.budget).toEqual({
      kind: 'percent',
      value: 10,
      total: 4,
      limit: 1,
      sum: '10 % of 4 = 0 → 1',
    });
    // Once each, by the cause that somebody waits for first.
    expect(live?.down).toEqual([
      { instanceId: 'i-2', cause: 'executing', batchNumber: null },
      { instanceId: 'i-3', cause: 'executing', batchNumber: null },
    ]);
    const half = page.budgets.find(({ name }) => name === 'half');
    expect(half?.groups.map(({ serviceName, sum, down }) => [serviceName, sum, down])).toEqual([
      ['db', '50 % of 1 = 0 → 1', 0],
      ['live', '50 % of 4 = 2', 2],
    ]);
    // Without the mark a stopped machine holds its place; with it, it is out of the whole as well.
    await store.db
      .updateTable('instances')
      .set({
        outOfRotationUntilMs: TEST_NOW_MS + 1,
        outOfRotationReason: 'kept for parts',
        outOfRotationBy: 'Lin',
      })
      .where('instanceId', '=', 'i-2')
      .execute();
    const after = await readServicesPage(ada);
    const marked = after.rows.find(({ name }) => name === 'live');
    expect(marked).toMatchObject({ members: 4, counted: 3, budget: { total: 3 } });
    expect(marked?.down.map(({ instanceId }) => instanceId)).toEqual(['i-3']);
    expect(after.rotation).toMatchObject([{ instanceId: 'i-2', reason: 'kept for parts', by: 'Lin' }]);
  });

  it('shows people who are limited to regions the members and the down of these alone', async () => {
    await forceScheduleSettings(store, { autoServices: { kind: 'tag', key: 'service' } });
    await withTransaction({ store }, (tx) => rebuildMembers(tx, 1));
    await addBudget({ scope: { kind: 'each_service_region' } });
    await putInstances(store, [
      { instanceId: 'i-1', status: 'Stopped', outOfRotationUntilMs: null, tags: { service: 'live' } },
      { instanceId: 'i-4', name: 'live-04', regionId: HEFEI, status: 'Stopped', tags: { service: 'live' } },
    ]);
    const page = await readServicesPage(limited);
    expect(page.coverage).toEqual({ assigned: 1, total: 1 });
    expect(
      page.rows.map(({ name, members, down }) => [name, members, down.map(({ instanceId }) => instanceId)]),
    ).toEqual([['live', 1, ['i-4']]]);
    expect(page.budgets[0]?.groups.map(({ regionId }) => regionId)).toEqual([HEFEI]);
    expect(JSON.stringify(page)).not.toContain(DALIAN);
    const all = await readServicesPage(viewer);
    const idOf = (name: string) => all.rows.find((row) => row.name === name)?.id ?? '';
    const live = await readService(limited, { serviceId: idOf('live'), cursor: '' });
    expect(live.members.map(({ instanceId, down }) => [instanceId, down])).toEqual([['i-4', 'not_running']]);
    expect(JSON.stringify(live)).not.toContain(DALIAN);
    await expect(readService(limited, { serviceId: idOf('db'), cursor: '' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('pages the members of one service, with its budgets and rules', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => `i-p${String(index).padStart(3, '0')}`);
    await putInstances(
      store,
      ids.map((instanceId) => ({ instanceId })),
    );
    const { serviceId } = await add({ match: match({ names: ['i-p*'] }) });
    await addBudget({ scope: { kind: 'service', serviceId } });
    const first = await readService(viewer, { serviceId, cursor: '' });
    expect(first).toMatchObject({ memberCount: 150, match: { names: ['i-p*'] }, rules: [] });
    expect(first.budgets.map(({ groups }) => groups[0]?.sum)).toEqual(['2 of 150']);
    const second = await readService(viewer, { serviceId, cursor: first.nextCursor ?? '' });
    expect(second.nextCursor).toBeNull();
    expect([...first.members, ...second.members].map(({ instanceId }) => instanceId)).toEqual(ids);
  });
});
