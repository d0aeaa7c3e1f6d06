import { afterEach, describe, expect, test } from 'vitest';
import { judgeSlot } from '@/lib/domain/schedule/judge';
import { FOREVER_MS } from '@/lib/domain/schedule/world';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import { hasSchedule, loadWorld, type RowAsked } from '@/lib/server/services/schedule/load-world';
import {
  addBudget,
  addEvent,
  addInstance,
  addOrder,
  addRule,
  addService,
  addTag,
} from '@/lib/testing/schedule-store';
import { DAY, HOUR, MIN } from '@/lib/testing/schedule-worlds';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const NOW = Date.parse('2026-11-02T12:00:00Z');
const asked = (instanceId: string, changes: Partial<RowAsked> = {}): RowAsked => ({
  key: `row-${instanceId}`,
  eventKey: `e-${instanceId}/${instanceId}`,
  instanceId,
  regionId: 'cn-a',
  level: 'warn',
  eventType: 'Instance:SystemFailure.Redeploy',
  dueAtMs: null,
  dueIsEstimate: false,
  ...changes,
});

describe.each(testStoreKinds())('the world of %s', (kind) => {
  let store: TestStore;
  afterEach(() => store.dispose());
  const open = async () => {
    store = await openTestStore(kind);
    return store.db;
  };
  const load = (rows: RowAsked[], changes: Partial<Parameters<typeof loadWorld>[1]> = {}) =>
    loadWorld(store.db, { rows, fromMs: NOW, toMs: NOW + 90 * DAY, nowMs: NOW, ...changes });
  /** Who is down in the only group, for a row of i-1. */
  const downOf = async (changes: Partial<Parameters<typeof loadWorld>[1]> = {}) => {
    const { world } = await load([asked('i-1')], changes);
    return world.groups.flatMap(({ down }) =>
      down.map(({ instanceId, cause, fromMs, toMs, batchNumber }) => [
        instanceId,
        cause,
        fromMs - NOW,
        toMs === FOREVER_MS ? 'ever' : toMs - NOW,
        batchNumber,
      ]),
    );
  };

  test('has a schedule as soon as there is a rule, a budget, or nothing goes without a window', async () => {
    const db = await open();
    expect(await hasSchedule(db)).toBe(false);
    await addRule(db, { id: 'w', active: 0 });
    expect(await hasSchedule(db)).toBe(false);
    await addRule(db, { id: 'w2' });
    expect(await hasSchedule(db)).toBe(true);
    await db.deleteFrom('timeRules').execute();
    await addBudget(db, { id: 'b', scope: { kind: 'account' } });
    expect(await hasSchedule(db)).toBe(true);
    await db.deleteFrom('budgets').execute();
    const settings = { name: 'schedule', version: 1, updatedBy: 'u', updatedAtMs: 0 };
    await db
      .insertInto('scheduleSettings')
      .values({ ...settings, valueJson: '{"withoutWindow":"open"}' })
      .execute();
    expect(await hasSchedule(db)).toBe(false);
    await db.updateTable('scheduleSettings').set({ valueJson: '{"withoutWindow":"closed"}' }).execute();
    expect(await hasSchedule(db)).toBe(true);
    expect((await load([asked('i-1')])).world.withoutWindow).toBe('closed');
  });

  test('holds the rules about its rows with their stretches, inside a transaction as well', async () => {
    const db = await open();
    await addInstance(db, 'i-1');
    await addService(db, 'live', ['i-1', 'i-2']);
    await addTag(db, 'i-1', 'stage', 'prod');
    await addTag(db, 'i-1', 'owner', 'Ann');
    await addRule(db, { id: 'night', fromMinute: 60, toMinute: 180, dates: { rrule: 'FREQ=DAILY' } });
    await addRule(db, { id: 'other', ownerKind: 'region', ownerId: 'cn-z' });
    await addRule(db, {
      id: 'freeze',
      kind: 'freeze',
      ownerKind: 'service',
      ownerId: 'live',
      scope: { tags: [{ key: 'stage', value: 'prod' }] },
      dates: { first: '2026-11-05' },
      allDay: 1,
    });
    await addRule(db, { id: 'ended', active: 0 });
    await raiseCounter(db, 'schedule');
    const { world, rows } = await db
      .transaction()
      .execute((tx) => loadWorld(tx, { rows: [asked('i-1')], fromMs: NOW, toMs: NOW + 3 * DAY, nowMs: NOW }));
    expect(world).toMatchObject({ fromMs: NOW, toMs: NOW + 3 * DAY, version: 1, withoutWindow: 'open' });
    expect(world.rules.map(({ id }) => id)).toEqual(['freeze', 'night']);
    expect(world.serviceNames).toEqual({ live: 'Service live' });
    expect(rows).toEqual([
      {
        key: 'row-i-1',
        instanceId: 'i-1',
        regionId: 'cn-a',
        level: 'WARN',
        tags: [{ key: 'stage', value: 'prod' }],
        serviceIds: ['live'],
        groupKeys: [],
        spanMs: 30 * MIN,
        dueAtMs: null,
        dueIsEstimate: false,
        wholeServices: ['Service live'],
      },
    ]);
    const hours = (list: readonly { fromMs: number; toMs: number }[] = []) =>
      list.map(({ fromMs, toMs }) => [(fromMs - NOW) / HOUR, (toMs - NOW) / HOUR]);
    expect(hours(world.rules[1]?.stretches)).toEqual([13, 37, 61].map((from) => [from, from + 2]));
    expect(hours(world.rules[0]?.stretches)).toEqual([[60, 84]]);
    expect(judgeSlot(world, rows[0] as (typeof rows)[0], NOW + 13 * HOUR).blocks).toEqual([]);
    expect(judgeSlot(world, rows[0] as (typeof rows)[0], NOW + 61 * HOUR).blocks).toMatchObject([
      { kind: 'freeze' },
    ]);
  });

  test('a rule that changed under the same version is not served from memory', async () => {
    const db = await open();
    await addRule(db, { id: 'w', fromMinute: 60, toMinute: 120 });
    await load([]);
    await db.updateTable('timeRules').set({ fromMinute: 90 }).execute();
    const { world } = await load([], { fromMs: NOW - 30 * DAY });
    expect(world.rules[0]?.stretches[0]).toMatchObject({ fromMs: Date.parse('2026-11-02T01:30:00Z') });
  });

  test('counts a stretch that began a week before', async () => {
    const db = await open();
    await addRule(db, {
      id: 'f',
      kind: 'freeze',
      endDayOffset: 7,
      toMinute: 1_080,
      dates: { first: '2026-10-26' },
    });
    const { world } = await load([]);
    expect(world.rules[0]?.stretches).toHaveLength(1);
  });

  test('makes the groups of each kind of budget, with their totals', async () => {
    const db = await open();
    for (const id of ['i-1', 'i-2', 'i-3']) await addInstance(db, id);
    await addInstance(db, 'i-4', { regionId: 'cn-b' });
    await addInstance(db, 'i-expired', { status: 'Expired' });
    await addInstance(db, 'i-deleting', { serviceStatus: 'Deleting' });
    await addInstance(db, 'i-gone', { goneAtMs: NOW });
    await addInstance(db, 'i-out', { outOfRotationUntilMs: NOW + 1 });
    await addInstance(db, 'i-back', { outOfRotationUntilMs: NOW });
    await addInstance(db, 'i-missing', { found: 0 });
    const all = ['i-1', 'i-2', 'i-4', 'i-expired', 'i-deleting', 'i-gone', 'i-out', 'i-missing'];
    await addService(db, 'live', all);
    await addService(db, 'game', ['i-2']);
    await db.insertInto('regions').values({ regionId: 'cn-a', name: 'Dalian', fetchedAtMs: 0 }).execute();
    await addBudget(db, { id: 'b1', scope: { kind: 'service', serviceId: 'live' }, limitValue: 1 });
    await addBudget(db, { id: 'b2', scope: { kind: 'each_service' } });
    await addBudget(db, { id: 'b3', scope: { kind: 'region', regionId: 'cn-b' } });
    await addBudget(db, { id: 'b4', scope: { kind: 'each_region' }, limitKind: 'percent', limitValue: 50 });
    await addBudget(db, { id: 'b5', scope: { kind: 'each_service_region' } });
    await addBudget(db, { id: 'b6', scope: { kind: 'account' } });
    await addBudget(db, { id: 'b7', scope: { kind: 'account' }, active: 0 });
    const figures = (world: Awaited<ReturnType<typeof load>>['world']) =>
      world.groups.map(({ key, total, limit, label }) => [key, total, limit, label]);
    const one = await load([asked('i-1')]);
    expect(figures(one.world)).toEqual([
      ['b1/service/live', 3, 1, 'Service live'],
      ['b2/service/live', 3, 2, 'Service live'],
      ['b4/region/cn-a', 4, 2, 'Dalian'],
      ['b5/service/live/region/cn-a', 2, 2, 'Service live · Dalian'],
      ['b6/account', 5, 2, ''],
    ]);
    expect(one.rows[0]?.groupKeys).toEqual(one.world.groups.map(({ key }) => key));
    expect(one.rows[0]?.wholeServices).toEqual([]);
    // Out of rotation and the like: counted nowhere.
    const out = await load([asked('i-out'), asked('i-expired'), asked('i-deleting'), asked('i-gone')]);
    expect(out.rows.map(({ groupKeys }) => groupKeys)).toEqual([[], [], [], []]);
    expect(out.world.groups).toEqual([]);
    // Not known, or asked for and never listed: it counts as itself.
    expect(
      figures((await load([asked('i-new', { regionId: 'cn-b' }), asked('i-missing')])).world).map(
        ([key, total]) => [key, total],
      ),
    ).toEqual([
      ['b1/service/live', 4],
      ['b2/service/live', 4],
      ['b3/region/cn-b', 2],
      ['b4/region/cn-a', 5],
      ['b4/region/cn-b', 2],
      ['b5/service/live/region/cn-a', 3],
      ['b6/account', 7],
    ]);
    // Of no rows: everything.
    expect((await load([])).world.groups.map(({ key }) => key)).toEqual([
      'b1/service/live',
      'b2/service/game',
      'b2/service/live',
      'b3/region/cn-b',
      'b4/region/cn-a',
      'b4/region/cn-b',
      'b5/service/game/region/cn-a',
      'b5/service/live/region/cn-a',
      'b5/service/live/region/cn-b',
      'b6/account',
    ]);
  });

  test('knows who is down, and why', async () => {
    const db = await open();
    await addBudget(db, { id: 'b', scope: { kind: 'service', serviceId: 'live' } });
    const ids = Array.from({ length: 12 }, (_, i) => `i-${i}`);
    await addService(db, 'live', [...ids, 'i-out']);
    for (const id of ids) await addInstance(db, id);
    await addInstance(db, 'i-out', { status: 'Stopped', outOfRotationUntilMs: NOW + DAY });
    await addInstance(db, 'i-elsewhere', { status: 'Stopped' });
    expect(await downOf()).toEqual([]);

    const set = (id: string, status: string, statusReadAtMs: number) =>
      db.updateTable('instances').set({ status, statusReadAtMs }).where('instanceId', '=', id).execute();
    await set('i-2', 'Stopped', NOW - MIN);
    expect(await downOf()).toEqual([['i-2', 'not_running', -MIN, 2 * HOUR, null]]);
    await set('i-2', 'Running', NOW);

    // The cloud's own times, but not those of the rows that are judged, nor of rows that are ordered.
    await addEvent(db, 'i-1', { dueAtMs: NOW + HOUR });
    await addEvent(db, 'i-3', { dueAtMs: NOW + HOUR });
    await addEvent(db, 'i-4', { dueAtMs: NOW + 3 * HOUR, dueIsEstimate: 1 });
    await addEvent(db, 'i-5', { dueAtMs: NOW + HOUR, goneAtMs: NOW });
    await addEvent(db, 'i-6', { dueAtMs: NOW + HOUR, eventStatus: 'Executed' });
    await addEvent(db, 'i-7', { dueAtMs: NOW + HOUR, eventType: 'Disk:Stalled' });
    await addEvent(db, 'i-8', { eventStatus: 'Executing' });
    await addEvent(db, 'i-9', { dueAtMs: NOW + HOUR });
    await addOrder(db, 'i-9', { outcome: 'queued', planTimeMs: NOW + 30 * MIN, spanMs: 10 * MIN });
    await addEvent(db, 'i-10', { dueAtMs: NOW + 91 * DAY });
    const events = [
      ['i-3', 'cloud_due', HOUR, 90 * MIN, null],
      ['i-4', 'cloud_due', 2 * HOUR, 4 * HOUR + 30 * MIN, null],
      ['i-8', 'executing', 0, 2 * HOUR, null],
    ];
    expect((await downOf()).sort()).toEqual([...events, ['i-9', 'row', 30 * MIN, 40 * MIN, 7]].sort());
    expect((await downOf({ exceptBatchId: 'batch' })).sort()).toEqual([...events].sort());
    await db.deleteFrom('events').execute();
    await db.deleteFrom('batchRows').execute();

    // An event that ended counts until its instance was read Running afterwards.
    await addEvent(db, 'i-8', { eventStatus: 'Executed' });
    await db
      .insertInto('eventHistory')
      .values({
        id: 'h',
        eventKey: 'e-i-8/i-8',
        fromStatus: 'Executing',
        toStatus: 'Executed',
        seenAtMs: NOW - MIN,
      })
      .execute();
    await set('i-8', 'Running', NOW - 2 * MIN);
    expect(await downOf()).toEqual([['i-8', 'executing', -MIN, 2 * HOUR, null]]);
    await set('i-8', 'Running', NOW);
    expect(await downOf()).toEqual([]);
  });

  test('rows of batches hold their instances until they have ended and run again', async () => {
    const db = await open();
    await addBudget(db, { id: 'b', scope: { kind: 'each_region' } });
    for (let i = 1; i <= 9; i += 1) await addInstance(db, `i-${i}`, { statusReadAtMs: NOW - HOUR });
    await addOrder(db, 'i-2', { outcome: 'unknown', updatedAtMs: NOW - MIN });
    await addOrder(db, 'i-3', { outcome: 'unknown', leftAtMs: NOW });
    await addOrder(db, 'i-4', { outcome: 'accepted', acceptedAtMs: NOW - MIN });
    await addOrder(db, 'i-5', { outcome: 'accepted', finalAtMs: NOW - MIN, cloudStatus: 'Executed' });
    await addOrder(db, 'i-6', {
      outcome: 'accepted',
      finalAtMs: NOW - MIN,
      cloudStatus: 'Executed',
      instanceOk: 1,
    });
    await addOrder(db, 'i-7', { outcome: 'accepted', finalAtMs: NOW - 2 * DAY, cloudStatus: 'Executed' });
    await addOrder(db, 'i-8', { outcome: 'refused' });
    await addOrder(db, 'i-9', { outcome: null });
    expect((await downOf()).sort()).toEqual([
      ['i-2', 'unknown', -MIN, 'ever', 7],
      ['i-4', 'row', -MIN, 2 * HOUR, 7],
      ['i-5', 'executing', -MIN, 2 * HOUR, 7],
    ]);
  });

  test('expects an outage to last as long as our own have', async () => {
    const db = await open();
    await addInstance(db, 'i-1');
    for (let i = 0; i < 20; i += 1) {
      const finalAtMs = NOW - DAY - i;
      await addOrder(db, `i-done-${i}`, {
        outcome: 'accepted',
        executingSinceMs: finalAtMs - 42 * MIN,
        finalAtMs,
        instanceOk: 1,
      });
    }
    const { rows } = await load([asked('i-1'), asked('i-1', { key: 'other', eventType: 'Disk:Stalled' })]);
    expect(rows.map(({ spanMs }) => spanMs / MIN)).toEqual([45, 30]);
  });

  test('R25: network events of the regions of its rows', async () => {
    const db = await open();
    await addInstance(db, 'i-1');
    const migration = { eventType: 'EnsRegion:NetworkMigration', dueAtMs: NOW + HOUR };
    await addEvent(db, 'cn-a', migration);
    await addEvent(db, 'cn-b', { ...migration, regionId: 'cn-b' });
    await addEvent(db, 'cn-x', { ...migration, eventStatus: 'Executed' });
    const { world } = await load([asked('i-1')]);
    const trouble = { eventType: migration.eventType, fromMs: NOW + HOUR, toMs: NOW + HOUR + 30 * MIN };
    expect(world.regionTroubles).toEqual([{ regionId: 'cn-a', ...trouble }]);
    expect((await load([])).world.regionTroubles).toHaveLength(2);
  });
});
