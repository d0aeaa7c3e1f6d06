import { describe, expect, test } from 'vitest';
import { judgeSlot } from '@/lib/domain/schedule/judge';
import { FOREVER_MS, type ScheduleWorld, type WorldRow } from '@/lib/domain/schedule/world';
import {
  at,
  budgetGroup,
  down,
  EVERYTHING,
  freezeRule,
  MIN,
  rowOf,
  span,
  windowRule,
  worldOf,
} from '@/lib/testing/schedule-worlds';

const verdict = (world: ScheduleWorld, start: string, row: Partial<WorldRow> = {}) =>
  judgeSlot(world, rowOf(row), at(start));
const kinds = (world: ScheduleWorld, start: string, row: Partial<WorldRow> = {}) =>
  verdict(world, start, row).blocks.map(({ kind }) => kind);
const live = { owner: { kind: 'service', id: 'live' } } as const;
const inLive = { serviceIds: ['live'] };

describe('windows', () => {
  const night = windowRule('night', [span('2026-11-02T01:00', '2026-11-02T03:00')]);
  const world = worldOf({ rules: [night] });

  test('R2: the first instant is inside, the last is not', () => {
    expect(kinds(world, '2026-11-02T01:00')).toEqual([]);
    expect(judgeSlot(world, rowOf(), at('2026-11-02T01:00') - 1).blocks).toMatchObject([
      { reason: 'closed' },
    ]);
    expect(kinds(world, '2026-11-02T03:00', { spanMs: 1 })).toEqual(['window']);
    expect(judgeSlot(world, rowOf({ spanMs: 1 }), at('2026-11-02T03:00') - 1).blocks).toEqual([]);
  });

  test('R9: an outage that ends with the window fits, one a millisecond later does not', () => {
    expect(kinds(world, '2026-11-02T02:30')).toEqual([]);
    expect(judgeSlot(world, rowOf(), at('2026-11-02T02:30') + 1).blocks).toEqual([
      {
        kind: 'window',
        ruleIds: ['night'],
        names: ['night'],
        reason: 'ends',
        lastStartMs: at('2026-11-02T02:30'),
        untilMs: null,
      },
    ]);
  });

  test('what is closed says when it opens next', () => {
    expect(verdict(world, '2026-11-01T12:00').blocks).toEqual([
      {
        kind: 'window',
        ruleIds: ['night'],
        names: ['night'],
        reason: 'closed',
        lastStartMs: null,
        untilMs: at('2026-11-02T01:00'),
      },
    ]);
    expect(verdict({ ...world, toMs: at('2026-11-02T01:00') }, '2026-11-01T12:00').blocks).toMatchObject([
      { untilMs: null },
    ]);
  });

  test('a window that fits is named, and nothing is marked', () => {
    expect(verdict(world, '2026-11-02T01:00')).toEqual({ blocks: [], marks: [], windows: ['night'] });
  });

  test('a window that lies elsewhere is not named', () => {
    const other = windowRule('other', [
      span('2026-11-01T20:00', '2026-11-02T01:00'),
      span('2026-11-02T01:30', '2026-11-02T02:00'),
    ]);
    const both = worldOf({ rules: [night, other] });
    expect(verdict(both, '2026-11-02T01:00').windows).toEqual(['night']);
    expect(verdict(both, '2026-11-02T00:45').windows).toEqual(['night', 'other']);
  });

  test('E6: windows of one service unite; a row fits into both together', () => {
    const rules = [
      windowRule('first', [span('2026-11-02T01:00', '2026-11-02T03:00')], live),
      windowRule('second', [span('2026-11-02T02:30', '2026-11-02T05:00')], live),
    ];
    expect(verdict(worldOf({ rules }), '2026-11-02T02:20', { ...inLive, spanMs: 45 * MIN })).toMatchObject({
      blocks: [],
      windows: ['first', 'second'],
    });
    for (const rule of rules) {
      expect(kinds(worldOf({ rules: [rule] }), '2026-11-02T02:20', { ...inLive, spanMs: 45 * MIN })).toEqual([
        'window',
      ]);
    }
  });

  test('E7: every owner must allow; each that does not is named', () => {
    const region = windowRule('Tue', [span('2026-11-03T20:00', '2026-11-04T04:00')], {
      owner: { kind: 'region', id: 'cn-a' },
    });
    const service = windowRule('Wed', [span('2026-11-04T20:00', '2026-11-05T04:00')], live);
    const world = worldOf({ rules: [region, service] });
    expect(verdict(world, '2026-11-03T21:00', inLive).blocks).toMatchObject([{ names: ['Wed'] }]);
    expect(verdict(world, '2026-11-04T21:00', inLive).blocks).toMatchObject([{ names: ['Tue'] }]);
    expect(verdict(world, '2026-11-03T12:00', inLive).blocks).toMatchObject([
      { names: ['Tue'] },
      { names: ['Wed'] },
    ]);
    // Of the blocks of two windows each says only when its own opens.
    expect(verdict(world, '2026-11-03T12:00', inLive).blocks.map(({ untilMs }) => untilMs)).toEqual([
      at('2026-11-03T20:00'),
      at('2026-11-04T20:00'),
    ]);
  });

  test('E8: Friday’s window lasts into Saturday; too late in it, the last start is told', () => {
    const friday = worldOf({ rules: [windowRule('Fri', [span('2026-11-06T22:00', '2026-11-07T06:00')])] });
    expect(kinds(friday, '2026-11-07T05:00')).toEqual([]);
    expect(verdict(friday, '2026-11-07T05:45').blocks).toMatchObject([
      { reason: 'ends', lastStartMs: at('2026-11-07T05:30') },
    ]);
  });

  test('E9: into a window that is shorter than the outage nothing fits, unless only the start counts', () => {
    const short = windowRule('short', [span('2026-11-02T01:00', '2026-11-02T01:20')]);
    expect(verdict(worldOf({ rules: [short] }), '2026-11-02T01:00').blocks).toEqual([
      {
        kind: 'window',
        ruleIds: ['short'],
        names: ['short'],
        reason: 'ends',
        lastStartMs: null,
        untilMs: null,
      },
    ]);
    const startOnly = worldOf({ rules: [{ ...short, fit: 'start' }] });
    expect(verdict(startOnly, '2026-11-02T01:10')).toEqual({
      blocks: [],
      marks: [{ kind: 'start_only', name: 'short' }],
      windows: ['short'],
    });
    expect(kinds(startOnly, '2026-11-02T01:20')).toEqual(['window']);
  });

  test('a cutoff ends the starts before the window ends, and is told as such', () => {
    const cut = worldOf({ rules: [{ ...night, lastStartMinutes: 60 }] });
    expect(kinds(cut, '2026-11-02T02:00')).toEqual([]);
    expect(verdict(cut, '2026-11-02T02:01').blocks).toMatchObject([
      { reason: 'last_start', lastStartMs: at('2026-11-02T02:00'), untilMs: null },
    ]);
    // Later than the outage allows anyway: that is the reason.
    expect(verdict(cut, '2026-11-02T02:31').blocks).toMatchObject([{ reason: 'ends' }]);
    // A short cutoff lets no outage run past the end.
    const shortCut = worldOf({ rules: [{ ...night, lastStartMinutes: 10 }] });
    expect(verdict(shortCut, '2026-11-02T02:31').blocks).toMatchObject([{ reason: 'ends' }]);
    const cutStart = worldOf({ rules: [{ ...night, fit: 'start', lastStartMinutes: 10 }] });
    expect(kinds(cutStart, '2026-11-02T02:50')).toEqual([]);
    expect(verdict(cutStart, '2026-11-02T02:51').blocks).toMatchObject([{ reason: 'last_start' }]);
  });

  test('a cutoff of one window does not close another of the same owner', () => {
    const rules = [
      { ...night, lastStartMinutes: 60 },
      windowRule('late', [span('2026-11-02T02:30', '2026-11-02T05:00')]),
    ];
    expect(kinds(worldOf({ rules }), '2026-11-02T02:20')).toEqual(['window']);
    expect(kinds(worldOf({ rules }), '2026-11-02T02:30')).toEqual([]);
  });

  test('R6: a window that is closed never blocks another of the same owner', () => {
    const rules = [night, windowRule('never', [])];
    expect(kinds(worldOf({ rules }), '2026-11-02T01:30')).toEqual([]);
  });

  test('R7: without a window a row may go, and is marked; or it may not', () => {
    const otherService = windowRule('other', [], { owner: { kind: 'service', id: 'other' } });
    const open = worldOf({ rules: [otherService] });
    expect(verdict(open, '2026-11-02T12:00')).toEqual({
      blocks: [],
      marks: [{ kind: 'no_window_applies' }],
      windows: [],
    });
    const closed = { ...open, withoutWindow: 'closed' as const };
    expect(verdict(closed, '2026-11-02T12:00')).toEqual({
      blocks: [{ kind: 'no_window', untilMs: null }],
      marks: [],
      windows: [],
    });
    expect(kinds({ ...closed, rules: [night] }, '2026-11-02T01:00')).toEqual([]);
  });
});

describe('R1: what a rule is about', () => {
  const start = '2026-11-02T01:30';
  const all = [span('2026-11-02T00:00', '2026-11-03T00:00')];
  const hits = (scope: Partial<typeof EVERYTHING>, row: Partial<WorldRow>) =>
    kinds(worldOf({ rules: [freezeRule('freeze', all, { scope: { ...EVERYTHING, ...scope } })] }), start, row)
      .length === 1;

  test.each([
    ['everything', {}, {}, true],
    ['a service', { serviceIds: ['live'] }, { serviceIds: ['other', 'live'] }, true],
    ['another service', { serviceIds: ['live'] }, { serviceIds: ['other'] }, false],
    ['one of two regions', { regionIds: ['cn-b', 'cn-a'] }, {}, true],
    ['another region', { regionIds: ['cn-b'] }, {}, false],
    ['a level', { levels: ['CRITICAL', 'WARN'] }, {}, true],
    ['another level', { levels: ['CRITICAL'] }, {}, false],
    [
      'a tag',
      { tags: [{ key: 'a', value: '1' }] },
      {
        tags: [
          { key: 'b', value: '2' },
          { key: 'a', value: '1' },
        ],
      },
      true,
    ],
    [
      'a tag of another value',
      { tags: [{ key: 'a', value: '1' }] },
      { tags: [{ key: 'a', value: '2' }] },
      false,
    ],
    [
      'a tag of another key',
      { tags: [{ key: 'a', value: '1' }] },
      { tags: [{ key: 'b', value: '1' }] },
      false,
    ],
    [
      'one of two tags',
      {
        tags: [
          { key: 'x', value: 'y' },
          { key: 'a', value: '1' },
        ],
      },
      { tags: [{ key: 'a', value: '1' }] },
      true,
    ],
    ['service and region', { serviceIds: ['live'], regionIds: ['cn-a'] }, { serviceIds: ['live'] }, true],
    [
      'service and another region',
      { serviceIds: ['live'], regionIds: ['cn-b'] },
      { serviceIds: ['live'] },
      false,
    ],
  ])('%s', (_, scope, row, expected) => expect(hits(scope, row)).toBe(expected));

  test('its owner limits it as well', () => {
    const owned = (owner: Parameters<typeof freezeRule>[2]) =>
      worldOf({ rules: [freezeRule('f', all, owner)] });
    expect(kinds(owned(live), start, inLive)).toEqual(['freeze']);
    expect(kinds(owned(live), start)).toEqual([]);
    expect(kinds(owned({ owner: { kind: 'region', id: 'cn-a' } }), start)).toEqual(['freeze']);
    expect(kinds(owned({ owner: { kind: 'region', id: 'cn-b' } }), start)).toEqual([]);
  });

  test('rows that differ where a rule looks are told apart in one world', () => {
    const rules = [
      freezeRule('by tag', all, { scope: { ...EVERYTHING, tags: [{ key: 'a', value: '1' }] } }),
      freezeRule('by level', all, { scope: { ...EVERYTHING, levels: ['CRITICAL'] } }),
      freezeRule('by region', all, { scope: { ...EVERYTHING, regionIds: ['cn-b'] } }),
      freezeRule('by owner', all, { owner: { kind: 'region', id: 'cn-c' } }),
      freezeRule('by service', all, { scope: { ...EVERYTHING, serviceIds: ['live'] } }),
      freezeRule('by its service', all, { owner: { kind: 'service', id: 'game' } }),
    ];
    const world = worldOf({ rules });
    const named = (row: Partial<WorldRow>) =>
      verdict(world, start, row).blocks.map((block) => (block.kind === 'freeze' ? block.name : ''));
    expect(named({})).toEqual([]);
    expect(named({ tags: [{ key: 'a', value: '1' }] })).toEqual(['by tag']);
    expect(named({ level: 'CRITICAL' })).toEqual(['by level']);
    expect(named({ regionId: 'cn-b' })).toEqual(['by region']);
    expect(named({ regionId: 'cn-c' })).toEqual(['by owner']);
    expect(named({ serviceIds: ['live'] })).toEqual(['by service']);
    expect(named({ serviceIds: ['game', 'live'] })).toEqual(['by service', 'by its service']);
    expect(named({ tags: [{ key: 'a', value: '2' }] })).toEqual([]);
  });

  test('a longer outage is judged by its own length, in the same world', () => {
    const world = worldOf({ rules: [freezeRule('f', [span('2026-11-02T02:00', '2026-11-02T03:00')])] });
    expect(kinds(world, start, { spanMs: 30 * MIN })).toEqual([]);
    expect(kinds(world, start, { spanMs: 31 * MIN })).toEqual(['freeze']);
  });
});

describe('freezes', () => {
  test('E10: an outage that would reach into a freeze is blocked; it may end where the freeze begins', () => {
    const golden = freezeRule('Golden Week', [span('2026-10-01T00:00', '2026-10-08T00:00')]);
    const world = worldOf({ rules: [golden] });
    expect(verdict(world, '2026-09-30T23:45').blocks).toEqual([
      {
        kind: 'freeze',
        ruleId: 'Golden Week',
        name: 'Golden Week',
        untilMs: at('2026-10-08T00:00'),
        stretch: span('2026-10-01T00:00', '2026-10-08T00:00'),
      },
    ]);
    expect(kinds(world, '2026-09-30T23:30')).toEqual([]);
    expect(judgeSlot(world, rowOf(), at('2026-09-30T23:30') + 1).blocks).toHaveLength(1);
    expect(judgeSlot(world, rowOf(), at('2026-10-08T00:00') - 1).blocks).toHaveLength(1);
    expect(kinds(world, '2026-10-08T00:00')).toEqual([]);
    expect(verdict({ ...world, toMs: at('2026-10-08T00:00') }, '2026-10-05T00:00').blocks).toMatchObject([
      { untilMs: null },
    ]);
  });

  test('between two stretches that leave too little time, it lasts to the end of the second', () => {
    const stretches = [
      span('2026-11-02T00:00', '2026-11-02T01:00'),
      span('2026-11-02T01:20', '2026-11-02T02:00'),
    ];
    expect(
      verdict(worldOf({ rules: [freezeRule('f', stretches)] }), '2026-11-02T00:30').blocks,
    ).toMatchObject([{ untilMs: at('2026-11-02T02:00'), stretch: stretches[0] }]);
  });

  test('R8: a freeze beats a window, and both E11: a row that goes at once', () => {
    const rules = [
      windowRule('open', [span('2026-11-02T00:00', '2026-11-03T00:00')], live),
      freezeRule('freeze', [span('2026-11-02T01:00', '2026-11-02T02:00')]),
    ];
    expect(verdict(worldOf({ rules }), '2026-11-02T01:30', inLive)).toMatchObject({
      blocks: [{ kind: 'freeze' }],
      windows: [],
    });
  });
});

describe('budgets', () => {
  const now = '2026-11-02T01:00';
  const always = { fromMs: at('2026-11-01T00:00'), toMs: FOREVER_MS };
  const shortly = span('2026-11-01T23:00', '2026-11-02T03:00');
  const judge = (
    limit: number,
    stretches: Parameters<typeof budgetGroup>[2],
    instanceId: string,
    start = now,
  ) =>
    verdict(worldOf({ groups: [budgetGroup('live', limit, stretches)] }), start, {
      groupKeys: ['live'],
      instanceId,
    }).blocks;

  test('who is down for two causes counts once; who is down anyway may go', () => {
    const both = [
      down('i-3', 'not_running', shortly),
      down('i-7', 'not_running', shortly),
      down('i-7', 'executing', always, 7),
    ];
    expect(judge(2, both, 'i-5')).toEqual([
      {
        kind: 'budget',
        groupKey: 'live',
        budgetId: 'budget-live',
        name: 'At most 2',
        label: 'live',
        limit: 2,
        down: [
          { instanceId: 'i-3', cause: 'not_running', batchNumber: null },
          { instanceId: 'i-7', cause: 'executing', batchNumber: 7 },
        ],
        downCount: 2,
        untilMs: at('2026-11-02T03:00'),
      },
    ]);
    expect(judge(2, both, 'i-3')).toEqual([]);
    expect(judge(3, both, 'i-5')).toEqual([]);
    // Even where more are down than may be.
    expect(judge(1, both, 'i-3')).toEqual([]);
  });

  test('the batch stays named when an event of its row executes', () => {
    const running = [down('i-7', 'executing', always), down('i-7', 'row', shortly, 42)];
    const [block] = judge(1, running, 'i-5');
    expect(block).toMatchObject({ down: [{ instanceId: 'i-7', cause: 'executing', batchNumber: 42 }] });
  });

  test('an answer that is missing takes a place without end', () => {
    const unknown = [down('i-7', 'executing', always), down('i-9', 'unknown', always, 42)];
    expect(judge(2, unknown, 'i-5')).toMatchObject([
      {
        down: [{ instanceId: 'i-7' }, { instanceId: 'i-9', cause: 'unknown', batchNumber: 42 }],
        untilMs: null,
      },
    ]);
    expect(judge(2, unknown, 'i-5', '2026-12-24T01:00')).toHaveLength(1);
  });

  test('the cloud’s own time counts: until it begins and when it is over there is a place', () => {
    const due = [down('i-4', 'cloud_due', span('2026-11-02T02:00', '2026-11-02T02:30'))];
    expect(judge(1, due, 'i-5', '2026-11-02T01:45')).toMatchObject([
      { down: [{ instanceId: 'i-4', cause: 'cloud_due' }], untilMs: at('2026-11-02T02:30') },
    ]);
    expect(judge(1, due, 'i-5', '2026-11-02T01:30')).toEqual([]);
    expect(judge(1, due, 'i-5', '2026-11-02T01:31')).toHaveLength(1);
    expect(judge(1, due, 'i-5', '2026-11-02T02:30')).toEqual([]);
    expect(judge(1, due, 'i-5', '2026-11-02T02:29')).toHaveLength(1);
  });

  test('of 0 nothing may go but what is down', () => {
    expect(judge(0, [], 'i-5')).toMatchObject([{ down: [], untilMs: null }]);
    expect(judge(0, [down('i-5', 'not_running', shortly)], 'i-5')).toEqual([]);
    expect(
      judge(0, [down('i-5', 'not_running', span('2026-11-02T01:00', '2026-11-02T01:29'))], 'i-5'),
    ).toHaveLength(1);
  });

  test('the worst moment of the outage is told, and each instance by what is waited for first', () => {
    const stretches = [
      down('i-1', 'cloud_due', span('2026-11-02T01:00', '2026-11-02T01:10')),
      down('i-2', 'not_running', span('2026-11-02T01:10', '2026-11-02T01:20')),
      down('i-3', 'row', span('2026-11-02T01:10', '2026-11-02T01:20'), 3),
      down('i-2', 'row', span('2026-11-02T01:10', '2026-11-02T01:20'), 2),
    ];
    expect(judge(1, stretches, 'i-5')).toMatchObject([
      {
        down: [
          { instanceId: 'i-2', cause: 'row', batchNumber: 2 },
          { instanceId: 'i-3', cause: 'row', batchNumber: 3 },
        ],
      },
    ]);
  });

  test('every budget must hold; other groups count nothing', () => {
    const groups = [
      budgetGroup('live', 1, [down('i-1', 'row', always)]),
      budgetGroup('region', 1, [down('i-2', 'row', always)]),
      budgetGroup('other', 0, []),
    ];
    const row = { groupKeys: ['live', 'region', 'gone'] };
    expect(verdict(worldOf({ groups }), now, row).blocks).toMatchObject([
      { groupKey: 'live' },
      { groupKey: 'region' },
    ]);
    expect(verdict(worldOf({ groups }), now, { groupKeys: ['region'] }).blocks).toMatchObject([
      { groupKey: 'region', down: [{ instanceId: 'i-2' }] },
    ]);
  });

  test('rows of the same plan count, the row itself does not', () => {
    const world = worldOf({ groups: [budgetGroup('live', 1, [])] });
    const row = rowOf({ groupKeys: ['live'] });
    const other = {
      key: 'other',
      instanceId: 'i-2',
      groupKeys: ['live'],
      ...span('2026-11-02T01:20', '2026-11-02T02:00'),
    };
    const self = { ...other, key: row.key, instanceId: row.instanceId };
    expect(judgeSlot(world, row, at(now), [other]).blocks).toMatchObject([
      { down: [{ instanceId: 'i-2', cause: 'row', batchNumber: null }], untilMs: at('2026-11-02T02:00') },
    ]);
    expect(judgeSlot(world, row, at(now), [self]).blocks).toEqual([]);
    expect(judgeSlot(world, row, at(now), [self, other]).blocks).toMatchObject([
      { down: [{ instanceId: 'i-2' }] },
    ]);
    expect(judgeSlot(world, row, at(now), [{ ...other, groupKeys: ['elsewhere'] }]).blocks).toEqual([]);
    // Another row of the same instance: it is down anyway, but only while that one takes it down.
    const twin = { ...self, key: 'twin', ...span('2026-11-02T01:00', '2026-11-02T01:30') };
    expect(judgeSlot(world, row, at(now), [twin, other]).blocks).toEqual([]);
    expect(
      judgeSlot(world, row, at(now), [{ ...twin, toMs: at('2026-11-02T01:25') }, other]).blocks,
    ).toHaveLength(1);
  });

  test('a list of rows that has grown is counted anew', () => {
    const world = worldOf({ groups: [budgetGroup('live', 1, [])] });
    const row = rowOf({ groupKeys: ['live'] });
    const placed: Parameters<typeof judgeSlot>[3] & unknown[] = [];
    expect(judgeSlot(world, row, at(now), placed).blocks).toEqual([]);
    placed.push({ key: 'o', instanceId: 'i-2', groupKeys: ['live'], ...span(now, '2026-11-02T02:00') });
    expect(judgeSlot(world, row, at(now), placed).blocks).toHaveLength(1);
  });
});

describe('marks', () => {
  const marks = (row: Partial<WorldRow>, start = '2026-11-02T01:00', world = worldOf()) =>
    verdict(world, start, row).marks.filter(({ kind }) => kind !== 'no_window_applies');

  test('R26: the only instance of a service may go, and is marked', () => {
    expect(marks({ wholeServices: ['live', 'game'] })).toEqual([
      { kind: 'whole_service', service: 'live' },
      { kind: 'whole_service', service: 'game' },
    ]);
  });

  test('E12: a start at or after the cloud’s own time; an estimate may be an hour late', () => {
    const due = { dueAtMs: at('2026-11-02T02:00') };
    expect(marks(due, '2026-11-02T01:59')).toEqual([]);
    expect(marks(due, '2026-11-02T02:00')).toEqual([{ kind: 'cloud_first', dueAtMs: due.dueAtMs }]);
    const estimate = { ...due, dueIsEstimate: true };
    expect(marks(estimate, '2026-11-02T00:59')).toEqual([]);
    expect(marks(estimate, '2026-11-02T01:00')).toEqual([{ kind: 'cloud_first', dueAtMs: due.dueAtMs }]);
  });

  test('R25: a region whose network is worked on', () => {
    const trouble = {
      regionId: 'cn-a',
      eventType: 'EnsRegion:NetworkMigration',
      ...span('2026-11-02T01:30', '2026-11-02T02:00'),
    };
    const world = worldOf({ regionTroubles: [trouble] });
    const found = [{ kind: 'region_trouble', regionId: 'cn-a', eventType: 'EnsRegion:NetworkMigration' }];
    expect(marks({}, '2026-11-02T01:00', world)).toEqual([]);
    expect(marks({}, '2026-11-02T01:01', world)).toEqual(found);
    expect(marks({}, '2026-11-02T01:59', world)).toEqual(found);
    expect(marks({}, '2026-11-02T02:00', world)).toEqual([]);
    expect(marks({ regionId: 'cn-b' }, '2026-11-02T01:30', world)).toEqual([]);
  });
});
