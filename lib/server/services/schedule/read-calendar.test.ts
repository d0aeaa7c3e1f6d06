import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '@/lib/domain/permissions';
import type { CalendarAnswer, CalendarLane } from '@/lib/schemas/schedule-calendar';
import { raiseCounter } from '@/lib/server/db/queries/sync';
import {
  getCalendarVersion,
  readCalendar,
  readCalendarParams,
} from '@/lib/server/services/schedule/read-calendar';
import {
  addBatch,
  addBudget,
  addInstances,
  addRegions,
  addRule,
  addService,
} from '@/lib/testing/calendar-store';
import { fillMirror, TEST_NOW_MS as NOW, testContext, testEvent } from '@/lib/testing/event-mirror';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
const NORTH = 'cn-north';
const SOUTH = 'cn-south';
/** NOW is noon of 24 Nov 2026 in UTC. */
const SPAN = { fromMs: NOW - 12 * HOUR, toMs: NOW + 36 * HOUR };
const NOBODY = { serviceIds: [], regionIds: [], tags: [], levels: [] };

describe.each(testStoreKinds())('the calendar on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
    await addRegions(store.db, { [NORTH]: 'North', [SOUTH]: 'South' });
    await addInstances(
      store.db,
      ['i-1', 'i-2', 'i-3', 'i-4'].map((id, at) => ({ id, regionId: at < 2 ? NORTH : SOUTH })),
    );
  });
  afterEach(() => store.dispose());

  const context = (role: Role = 'viewer', regions: readonly string[] | null = null) => {
    const ctx = testContext(store, role);
    return { ...ctx, actor: { ...ctx.actor, regions } } as typeof ctx;
  };
  const read = (input: object = {}, regions: readonly string[] | null = null) =>
    readCalendar(context('viewer', regions), { ...SPAN, ...input });
  const laneOf = (answer: CalendarAnswer, id: string): CalendarLane => {
    const lane = answer.lanes.find((one) => one.id === id);
    if (!lane) throw new Error(`no lane ${id}`);
    return lane;
  };
  const at = (planTimeMs: number, rest: object = {}) => ({ planTimeMs, spanMs: 30 * MIN, ...rest });

  test('rows of a batch are one bar in each region, from the first start to the end of the last outage', async () => {
    await addBatch(store.db, { id: 'b-1', number: 7, title: 'Night' }, [
      { instanceId: 'i-1', regionId: NORTH, ...at(NOW + HOUR) },
      { instanceId: 'i-2', regionId: NORTH, ...at(NOW + 90 * MIN, { outcome: 'queued', delivery: 'hold' }) },
      { instanceId: 'i-3', regionId: SOUTH, ...at(NOW + 8 * HOUR, { spanMs: null }) },
      // A long pause after the others: a bar of its own.
      { instanceId: 'i-1', regionId: NORTH, ...at(NOW + 20 * HOUR) },
      {
        instanceId: 'i-2',
        regionId: NORTH,
        ...at(NOW + 3 * HOUR, { outcome: 'skipped', reason: 'stopped' }),
      },
      { instanceId: 'i-2', regionId: NORTH, ...at(NOW + 9 * DAY) },
    ]);
    const answer = await read();
    expect(answer.lanes.map(({ id, name }) => [id, name])).toEqual([
      [NORTH, 'North'],
      [SOUTH, 'South'],
    ]);
    expect(laneOf(answer, NORTH).bars).toMatchObject([
      {
        number: 7,
        title: 'Night',
        state: 'sent',
        count: 2,
        fromMs: NOW + HOUR,
        toMs: NOW + 2 * HOUR,
        deliveries: ['cloud', 'hold'],
        steps: { at_cloud: 1, queued: 1 },
      },
      { count: 1, fromMs: NOW + 20 * HOUR },
    ]);
    expect(laneOf(answer, SOUTH).bars).toMatchObject([{ fromMs: NOW + 8 * HOUR, toMs: NOW + 8.5 * HOUR }]);
  });

  test('each row lies where it happens, whatever became of it; drafts of anybody never appear', async () => {
    const rows = [
      // Waits since before: goes now.
      at(NOW - HOUR, { outcome: 'queued' }),
      // Runs longer than planned.
      at(NOW - 3 * HOUR, { executingSinceMs: NOW - 2 * HOUR, cloudStatus: 'Executing' }),
      at(NOW - 6 * HOUR, { finalAtMs: NOW - 5 * HOUR, cloudStatus: 'Executed', instanceOk: 1 }),
      at(NOW - 6 * HOUR, { finalAtMs: NOW - 5 * HOUR, cloudStatus: 'Failed' }),
      at(NOW - 30 * HOUR, { finalAtMs: NOW - 29 * HOUR, cloudStatus: 'Executed', instanceOk: 1 }),
      { outcome: 'unknown', opsType: 'immediate', updatedAtMs: NOW - HOUR },
      at(NOW + HOUR, { outcome: 'refused', updatedAtMs: NOW - HOUR }),
    ];
    for (const [index, row] of rows.entries()) {
      const batch = { id: `b-${index}`, number: index + 1, title: `Batch ${index}` };
      await addBatch(store.db, batch, [{ instanceId: 'i-1', regionId: NORTH, ...row } as never]);
    }
    const waiting = { id: 'b-w', number: 20, title: 'Waits', state: 'awaiting_approval' as const };
    await addBatch(store.db, waiting, [
      { instanceId: 'i-2', regionId: NORTH, ...at(NOW + HOUR, { outcome: 'queued' }) },
    ]);
    const draft = { id: 'b-d', number: -1, title: 'Draft', state: 'draft' as const };
    await addBatch(store.db, draft, [
      { instanceId: 'i-2', regionId: NORTH, ...at(NOW + HOUR, { outcome: 'queued' }) },
    ]);
    const { bars } = laneOf(await read(), NORTH);
    const told = bars.map(({ number, fromMs, toMs, steps }) => [
      number,
      (fromMs - NOW) / HOUR,
      (toMs - NOW) / HOUR,
      Object.keys(steps)[0],
    ]);
    expect(told.sort(([a], [b]) => Number(a) - Number(b))).toEqual([
      [1, 0, 0.5, 'queued'],
      [2, -2, 0, 'running'],
      [3, -6, -5, 'ended'],
      [4, -6, -5, 'failed'],
      [6, -1, 0, 'unknown'],
      [7, 1, 1.5, 'failed'],
      [20, 1, 1.5, 'waiting'],
    ]);
    expect((await read({ state: ['awaiting_approval'] })).lanes[0]?.bars).toHaveLength(1);
    expect(JSON.stringify(await read({ by: 'all' }))).not.toContain('Draft');
  });

  test('windows of all owners must be open, freezes are named, and a rule about a part says so', async () => {
    await addService(store.db, { id: 'live', name: 'live', members: ['i-1'] });
    const daily = { first: '2026-11-01', rrule: 'FREQ=DAILY', list: [], except: [] };
    const window = { kind: 'window', zone: 'UTC', dates: daily } as const;
    await addRule(store.db, { ...window, id: 'w-1', name: 'Night', fromMinute: 22 * 60, toMinute: 4 * 60 });
    const owner = { kind: 'region', id: NORTH } as const;
    await addRule(store.db, { ...window, id: 'w-2', name: 'Late', owner, fromMinute: 60, toMinute: 6 * 60 });
    const ofLive = { ...NOBODY, serviceIds: ['live'] };
    await addRule(store.db, {
      ...window,
      id: 'w-3',
      name: 'Live',
      scope: ofLive,
      fromMinute: 0,
      toMinute: 60,
    });
    await addRule(store.db, {
      id: 'f-1',
      kind: 'freeze',
      name: 'Launch',
      zone: 'UTC',
      owner: { kind: 'region', id: SOUTH },
      dates: { first: '2026-11-25', rrule: null, list: [], except: [] },
      allDay: true,
      endDayOffset: 3,
    });
    const midnight = NOW - 12 * HOUR;
    const answer = await read();
    expect(laneOf(answer, NORTH)).toMatchObject({
      // Night and Late: 01:00 to 04:00.
      windows: [
        [midnight + HOUR, midnight + 4 * HOUR],
        [midnight + DAY + HOUR, midnight + DAY + 4 * HOUR],
      ],
      partWindows: [
        [midnight, midnight + HOUR],
        [midnight + DAY, midnight + DAY + HOUR],
      ],
      windowNames: ['Night', 'Late', 'Live'],
      freezes: [],
    });
    const south = laneOf(answer, SOUTH);
    // The whole night, which began before the stretch.
    expect(south.windows[0]).toEqual([midnight - 2 * HOUR, midnight + 4 * HOUR]);
    // The whole freeze, beyond the stretch too; the service has nobody there.
    expect(south.freezes).toEqual([
      { ruleId: 'f-1', name: 'Launch', fromMs: midnight + DAY, toMs: midnight + 4 * DAY, isPart: false },
    ]);
    expect(south.windowNames).toEqual(['Night']);
    const service = laneOf(await read({ by: 'service' }), 'live');
    expect([service.windowNames, service.freezes]).toEqual([['Night', 'Live', 'Late'], []]);
    expect(answer.hasRules).toBe(true);
  });

  test('marks are when the cloud acts by itself: grouped, named, and unanswered inside a freeze', async () => {
    const scope = { ...NOBODY, levels: ['CRITICAL'] };
    await addRule(store.db, {
      ...{ id: 'f-1', kind: 'freeze', name: 'Launch', zone: 'UTC', scope },
      dates: { first: '2026-11-24', rrule: null, list: [], except: [] },
      fromMinute: 18 * 60,
      toMinute: 20 * 60,
    });
    const event = (index: number, dueAtMs: number, rest: object = {}) =>
      testEvent(index, { resourceId: `i-${index}`, regionId: NORTH, dueAtMs, ...rest });
    const rows = [
      event(1, NOW + 7 * HOUR),
      event(2, NOW + 7 * HOUR + 5 * MIN),
      event(3, NOW + 7 * HOUR, { eventLevel: 'WARN', dueIsEstimate: 1 }),
      event(4, NOW + 7 * HOUR, { eventStatus: 'Executed' }),
      event(5, NOW + 7 * HOUR, { goneAtMs: NOW }),
      event(6, NOW + 9 * HOUR),
      event(7, NOW + 9 * HOUR),
    ];
    await fillMirror(store, rows);
    const held = { eventKey: rows[5]?.key ?? '', liveKey: rows[5]?.key ?? '', resourceId: 'i-6' };
    const late = { eventKey: rows[6]?.key ?? '', liveKey: rows[6]?.key ?? '', resourceId: 'i-7' };
    // A plan before the due time takes its place; one after it does not.
    await addBatch(store.db, { id: 'b-1', number: 1, title: 'Before' }, [
      { instanceId: 'i-6', regionId: NORTH, ...at(NOW + 8 * HOUR), ...held },
      { instanceId: 'i-7', regionId: NORTH, ...at(NOW + 10 * HOUR), ...late },
    ]);
    await store.db
      .insertInto('dueChoices')
      .values({
        ...{ eventKey: rows[0]?.key ?? '', choice: 'leave', by: 'u', byName: 'Lin', atMs: NOW, reason: '' },
        dueAtMs: NOW + 7 * HOUR,
      })
      .execute();
    const answer = await read();
    const marks = laneOf(answer, NORTH).dues;
    expect(
      marks.map(({ count, freeze, unanswered, hasEstimate }) => [
        count,
        freeze?.name,
        unanswered,
        hasEstimate,
      ]),
    ).toEqual([
      [2, 'Launch', 1, false],
      [1, undefined, 0, true],
      [1, undefined, 0, false],
    ]);
    expect(marks[0]?.freeze?.untilMs).toBe(NOW + 8 * HOUR);
    expect(marks[2]?.instances).toMatchObject([{ instanceId: 'i-7', dueAtMs: NOW + 9 * HOUR }]);
    expect(answer.unanswered).toBe(1);
    // The answer was about another time: it is void.
    await store.db.updateTable('dueChoices').set({ dueAtMs: NOW }).execute();
    expect((await read()).unanswered).toBe(2);
  });

  test('budgets say how many are down, in each region where one of a service is', async () => {
    await addService(store.db, { id: 'live', name: 'live', members: ['i-1', 'i-2', 'i-3'] });
    const scope = { kind: 'each_service' } as const;
    await addBudget(store.db, { id: 'bu-1', name: 'Services', scope, limitKind: 'count', limitValue: 2 });
    await addBatch(store.db, { id: 'b-1', number: 1, title: 'Night' }, [
      { instanceId: 'i-1', regionId: NORTH, ...at(NOW + 2 * HOUR) },
      { instanceId: 'i-2', regionId: NORTH, ...at(NOW + 2 * HOUR) },
      { instanceId: 'i-3', regionId: SOUTH, ...at(NOW + 2 * HOUR) },
    ]);
    const answer = await read();
    const load = { fromMs: NOW + 2 * HOUR, toMs: NOW + 2.5 * HOUR, count: 3, limit: 2, label: 'live' };
    for (const id of [NORTH, SOUTH]) expect(laneOf(answer, id).loads).toMatchObject([load]);
    expect(laneOf(await read({ by: 'service' }), 'live').loads).toMatchObject([load]);
  });

  test('whoever is limited to a region sees its lanes, rows, marks and rules, and no number of others', async () => {
    await addService(store.db, { id: 'live', name: 'live', members: ['i-1', 'i-3'] });
    await addService(store.db, { id: 'other', name: 'other', members: ['i-4'] });
    const freeze = { kind: 'freeze', zone: 'UTC', allDay: true, endDayOffset: 1 } as const;
    const dates = { first: '2026-11-24', rrule: null, list: [], except: [] };
    const south = { kind: 'region', id: SOUTH } as const;
    await addRule(store.db, { ...freeze, id: 'f-1', name: 'Secret South', owner: south, dates });
    const other = { kind: 'service', id: 'other' } as const;
    await addRule(store.db, { ...freeze, id: 'f-2', name: 'Secret other', owner: other, dates });
    const budget = { limitKind: 'count', limitValue: 1 } as const;
    await addBudget(store.db, { ...budget, id: 'bu-1', name: 'S', scope: { kind: 'each_service' } });
    await addBudget(store.db, { ...budget, id: 'bu-2', name: 'R', scope: { kind: 'each_region' } });
    await addBatch(store.db, { id: 'b-1', number: 1, title: 'Both' }, [
      { instanceId: 'i-1', regionId: NORTH, ...at(NOW + 2 * HOUR) },
      { instanceId: 'i-3', regionId: SOUTH, ...at(NOW + 2 * HOUR) },
    ]);
    await addBatch(store.db, { id: 'b-2', number: 2, title: 'Secret batch' }, [
      { instanceId: 'i-4', regionId: SOUTH, ...at(NOW + 2 * HOUR) },
    ]);
    await fillMirror(store, [
      testEvent(8, { regionId: SOUTH, regionName: 'South', dueAtMs: NOW + HOUR, instanceName: 'secret-8' }),
    ]);
    for (const by of ['region', 'service', 'all']) {
      const answer = await read({ by }, [NORTH]);
      expect(answer.lanes.map(({ id }) => id)).toEqual([{ region: NORTH, service: 'live', all: '' }[by]]);
      expect(JSON.stringify(answer)).not.toMatch(/[Ss]ecret|South|other|i-[34]/);
      expect(answer.lanes[0]?.bars).toMatchObject([{ title: 'Both', count: 1 }]);
    }
    // Of the budget of the region, and not of the service, of which one is elsewhere.
    expect((await read({}, [NORTH])).lanes[0]?.loads).toMatchObject([{ count: 1, budgetName: 'R' }]);
    expect((await read({}, [])).lanes).toEqual([]);
    expect((await read({ region: [SOUTH] }, [NORTH])).lanes.flatMap(({ bars }) => bars)).toEqual([]);
  });

  test('lanes come in pages of 50, what belongs to no service last; a filter keeps its lanes', async () => {
    const many = Array.from({ length: 60 }, (_, at_) => `cn-${String(at_).padStart(2, '0')}`);
    await addBatch(
      store.db,
      { id: 'b-1', number: 1, title: 'All over' },
      many.map((regionId, index) => ({ instanceId: `i-9${index}`, regionId, ...at(NOW + HOUR) })),
    );
    const first = await read();
    const second = await read({ skip: 50 });
    expect([first.lanes.length, second.lanes.length, first.laneCount]).toEqual([50, 10, 60]);
    expect([...first.lanes, ...second.lanes].map(({ id }) => id)).toEqual(many);
    await addInstances(store.db, [{ id: 'i-90', regionId: 'cn-00' }]);
    await addService(store.db, { id: 'live', name: 'live', members: ['i-90'] });
    const byService = await read({ by: 'service' });
    expect(byService.lanes.map(({ id, bars }) => [id, bars[0]?.count])).toEqual([
      ['live', 1],
      ['', 59],
    ]);
    expect((await read({ service: ['live'] })).lanes.map(({ id }) => id)).toEqual(['cn-00']);
    expect((await read({ region: [NORTH] })).lanes).toMatchObject([{ id: NORTH, bars: [] }]);
  });

  test('a stretch that is empty, longer than 62 days or not of this world is refused', async () => {
    for (const wrong of [
      { toMs: SPAN.fromMs },
      { toMs: SPAN.fromMs + 63 * DAY },
      { zone: 'Mars/Olympus' },
      { by: 'owner' },
      { state: ['asleep'] },
    ]) {
      await expect(read(wrong)).rejects.toMatchObject({ code: 'invalid_input' });
    }
    expect(() => readCalendarParams(new URLSearchParams('from=tomorrow&to=2'))).toThrow();
    const stranger = { ...context(), actor: { kind: 'stranger', id: 'stranger', name: 'stranger' } } as never;
    await expect(readCalendar(stranger, SPAN)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('its version rises with rows, events and rules', async () => {
    const version = async () => (await getCalendarVersion(context())).version;
    const first = await version();
    await raiseCounter(store.db, 'schedule');
    const second = await version();
    await addBatch(store.db, { id: 'b-1', number: 1, title: 'Night' }, []);
    await store.db.updateTable('batches').set({ title: 'Day' }).execute();
    const third = await version();
    await raiseCounter(store.db, 'mirror');
    expect(second).toBeGreaterThan(first);
    expect(third).toBeGreaterThan(second);
    expect(await version()).toBeGreaterThan(third);
  });
});
