import { describe, expect, test } from 'vitest';
import { packRows, packWorld, unpackRows, unpackWorld } from '@/lib/domain/schedule/packed';
import {
  dueFreezes,
  exceptableRules,
  judgePlan,
  lastSlotBefore,
  openBlocks,
  placedOf,
  slotAfter,
} from '@/lib/domain/schedule/plan-slots';
import type { BudgetGroup, ScheduleWorld, WorldRow, WorldRule } from '@/lib/domain/schedule/world';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 11, 1, 0);
const SPAN = 30 * MINUTE;

function freeze(name: string, fromMs: number, toMs: number): WorldRule {
  return {
    id: `r-${name}`,
    kind: 'freeze',
    name,
    owner: { kind: 'account', id: null },
    scope: { serviceIds: [], regionIds: [], tags: [], levels: [] },
    zone: 'UTC',
    fit: 'outage',
    lastStartMinutes: null,
    version: 3,
    stretches: [{ fromMs, toMs }],
  };
}

const LIVE: BudgetGroup = {
  key: 'b-live s-live',
  budgetId: 'b-live',
  budgetName: 'Two of live',
  budgetVersion: 7,
  label: 'live',
  limitKind: 'count',
  limitValue: 2,
  total: 10,
  limit: 2,
  down: [],
};

function worldOf(changes: Partial<ScheduleWorld> = {}): ScheduleWorld {
  return {
    fromMs: NOW,
    toMs: NOW + 90 * 24 * HOUR,
    version: 1,
    withoutWindow: 'open',
    rules: [],
    groups: [LIVE],
    regionTroubles: [],
    serviceNames: { 's-live': 'live' },
    regionNames: {},
    ...changes,
  };
}

function rowOf(n: number, changes: Partial<WorldRow> = {}): WorldRow {
  return {
    key: `row-${n}`,
    instanceId: `i-${n}`,
    regionId: 'cn-a',
    level: 'CRITICAL',
    tags: [],
    serviceIds: ['s-live'],
    groupKeys: [LIVE.key],
    spanMs: SPAN,
    dueAtMs: null,
    dueIsEstimate: false,
    wholeServices: [],
    ...changes,
  };
}

const AT = NOW + 5 * HOUR;
const timed = (count: number) => Array.from({ length: count }, (_, n) => ({ row: rowOf(n), startMs: AT }));

describe('rows of one plan', () => {
  test('take each other’s places: two of a budget of two fit, three do not and are named', () => {
    const verdicts = (count: number) => new Map(judgePlan(worldOf(), timed(count)));
    expect([...verdicts(2).values()].every(({ blocks }) => blocks.length === 0)).toBe(true);
    const [block] = verdicts(3).get('row-0')?.blocks ?? [];
    expect(block).toMatchObject({ kind: 'budget', label: 'live', limit: 2 });
    expect(block?.kind === 'budget' && block.down.map(({ instanceId }) => instanceId)).toEqual([
      'i-1',
      'i-2',
    ]);
  });

  test('a row without a time takes no place and has no verdict', () => {
    const rows = [...timed(2), { row: rowOf(9), startMs: null }];
    expect([...judgePlan(worldOf(), rows)].map(([key]) => key)).toEqual(['row-0', 'row-1']);
    expect(placedOf(rows)).toHaveLength(2);
  });
});

describe('next free slot', () => {
  test('of a blocked row: the first after its own time; of one that fits: a later one', () => {
    const world = worldOf({ rules: [freeze('F', AT - HOUR, AT + HOUR)] });
    const row = { row: rowOf(0), startMs: AT };
    expect(slotAfter(world, row, NOW, placedOf([row]))).toEqual({ kind: 'free', startMs: AT + HOUR });
    const fitting = { row: rowOf(0), startMs: AT + 2 * HOUR };
    expect(slotAfter(world, fitting, NOW, placedOf([fitting]))).toEqual({
      kind: 'free',
      startMs: AT + 2 * HOUR + 5 * MINUTE,
    });
  });

  test('before its own time, when the cloud acts before any later one', () => {
    const world = worldOf({ rules: [freeze('F', AT - HOUR, AT + 10 * HOUR)] });
    const row = { row: rowOf(0, { dueAtMs: AT + HOUR }), startMs: AT };
    const slot = slotAfter(world, row, NOW, []);
    expect(slot.kind === 'free' && slot.startMs).toBe(NOW + 5 * MINUTE);
  });

  test('says so when there is none before the cloud acts, with the first after', () => {
    const world = worldOf({ rules: [freeze('F', NOW - HOUR, AT)] });
    const row = { row: rowOf(0, { dueAtMs: NOW + HOUR }), startMs: NOW + 30 * MINUTE };
    expect(slotAfter(world, row, NOW, [])).toMatchObject({
      kind: 'none_before_due',
      afterMs: AT,
    });
  });
});

describe('exceptions', () => {
  const world = worldOf({
    rules: [freeze('F', AT, AT + HOUR), { ...freeze('W', NOW, NOW + HOUR), kind: 'window', id: 'w-1' }],
  });
  const blocks = new Map(judgePlan(world, timed(3))).get('row-0')?.blocks ?? [];

  test('can name windows and budgets, never a freeze', () => {
    expect(blocks.map(({ kind }) => kind).sort()).toEqual(['budget', 'freeze', 'window']);
    expect(exceptableRules(world, blocks)).toEqual([
      { kind: 'window', id: 'w-1', version: 3 },
      { kind: 'budget', id: 'b-live', version: 7 },
    ]);
  });

  test('pass what they name as it is now, and nothing else', () => {
    const exception = { reason: 'Disk dies tonight', rules: exceptableRules(world, blocks) };
    expect(openBlocks(world, blocks, exception).map(({ kind }) => kind)).toEqual(['freeze']);
    const older = { ...exception, rules: exception.rules.map((rule) => ({ ...rule, version: 1 })) };
    expect(openBlocks(world, blocks, older)).toHaveLength(3);
    expect(openBlocks(world, blocks, null)).toBe(blocks);
  });
});

describe('the cloud acts inside a freeze', () => {
  const from = AT;
  const world = worldOf({ rules: [freeze('Singles’ Day', from, from + 24 * HOUR)] });

  test('half-open: at its start yes, at its end no', () => {
    const names = (dueAtMs: number | null) =>
      dueFreezes(world, rowOf(0, { dueAtMs })).map(({ rule }) => rule.name);
    expect(names(from)).toEqual(['Singles’ Day']);
    expect(names(from + 24 * HOUR - 1)).toEqual(['Singles’ Day']);
    expect(names(from + 24 * HOUR)).toEqual([]);
    expect(names(null)).toEqual([]);
  });

  test('acting before: the last start whose outage ends before the freeze, over another freeze in between', () => {
    const row = rowOf(0, { dueAtMs: from + HOUR });
    expect(lastSlotBefore(world, row, { beforeMs: from, nowMs: NOW }, [])).toBe(from - SPAN);
    const both = worldOf({ rules: [...world.rules, freeze('G', from - 2 * HOUR, from)] });
    expect(lastSlotBefore(both, row, { beforeMs: from, nowMs: NOW }, [])).toBe(from - 2 * HOUR - SPAN);
    const never = worldOf({ rules: [...world.rules, freeze('G', NOW, from)] });
    expect(lastSlotBefore(never, row, { beforeMs: from, nowMs: NOW }, [])).toBeNull();
  });
});

test('world and rows come back as they were packed; a row that the other side does not know is left out', () => {
  const down = { instanceId: 'i-7', cause: 'row' as const, batchNumber: 42, fromMs: AT, toMs: AT + SPAN };
  const world = worldOf({
    groups: [
      { ...LIVE, down: [down, { ...down, instanceId: 'i-8', cause: 'unknown', batchNumber: null }] },
      { ...LIVE, key: 'other', down: [down] },
    ],
  });
  const packed = JSON.parse(JSON.stringify(packWorld(world)));
  expect(packed.downs).toHaveLength(2);
  expect(unpackWorld(packed)).toEqual(world);
  const rows = [
    rowOf(0, {
      tags: [
        { key: 'service', value: 'live' },
        { key: 'Name', value: 'x' },
      ],
    }),
    rowOf(1),
  ];
  const packedRows = JSON.parse(JSON.stringify(packRows(rows, new Set(['service']))));
  const back = unpackRows(packedRows, [...rows, rowOf(2)]);
  expect([...back.values()]).toEqual([{ ...rows[0], tags: [{ key: 'service', value: 'live' }] }, rows[1]]);
});

/** A busy account: 12 services of a budget each, one of the account, 60 rules of 90 days, 10,000 instances due. */
function hugePlan() {
  const groups = Array.from(
    { length: 13 },
    (_, n): BudgetGroup => ({
      ...LIVE,
      key: `g-${n}`,
      limit: n === 12 ? 500 : 20,
      down: Array.from({ length: n === 12 ? 10_000 : 800 }, (_, i) => ({
        instanceId: `o-${n * 800 + i}`,
        cause: 'cloud_due' as const,
        batchNumber: null,
        fromMs: NOW + i * 7 * MINUTE,
        toMs: NOW + i * 7 * MINUTE + SPAN,
      })),
    }),
  );
  const rules = Array.from(
    { length: 60 },
    (_, n): WorldRule => ({
      ...freeze(`rule-${n}`, 0, 0),
      kind: n % 3 === 0 ? 'freeze' : 'window',
      owner: n % 3 === 0 ? { kind: 'account', id: null } : { kind: 'service', id: `s-${n % 12}` },
      stretches: Array.from({ length: 90 }, (_, day) => ({
        fromMs: NOW + (day * 24 + (n % 20)) * HOUR,
        toMs: NOW + (day * 24 + (n % 20) + (n % 3 === 0 ? 1 : 8)) * HOUR,
      })),
    }),
  );
  const rows = Array.from({ length: 10_000 }, (_, n) =>
    rowOf(n, {
      serviceIds: [`s-${n % 12}`],
      groupKeys: [`g-${n % 12}`, 'g-12'],
      dueAtMs: NOW + n * 10 * MINUTE,
    }),
  );
  return { world: worldOf({ groups, rules }), rows };
}

test.each([
  ['all at one time', () => AT],
  ['spread over a week', (n: number) => AT + n * MINUTE],
])('10,000 rows %s are judged in time for a person, and travel in less than 2 MB', (_, startOf) => {
  const { world, rows } = hugePlan();
  const bytes = JSON.stringify({ world: packWorld(world), rows: packRows(rows, new Set()) }).length;
  expect(bytes).toBeLessThan(2_000_000);
  const plan = rows.map((row, n) => ({ row, startMs: startOf(n) }));
  const startedMs = performance.now();
  const verdicts = [...judgePlan(world, plan)];
  const tookMs = performance.now() - startedMs;
  expect(verdicts).toHaveLength(10_000);
  // Ten times what it takes: the machine is shared.
  expect(tookMs).toBeLessThan(5_000);
});
