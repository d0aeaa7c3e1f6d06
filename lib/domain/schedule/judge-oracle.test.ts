import fc from 'fast-check';
import { expect, test } from 'vitest';
import { covers, intersect, mergeIntervals, subtract } from '@/lib/domain/schedule/intervals';
import { judgeSlot, type Placed } from '@/lib/domain/schedule/judge';
import { fitAll, nextFreeSlot } from '@/lib/domain/schedule/slots';
import type {
  BudgetGroup,
  Interval,
  RuleOwner,
  ScheduleWorld,
  SlotBlock,
  WorldRow,
  WorldRule,
} from '@/lib/domain/schedule/world';
import { at, budgetGroup, down, MIN, rowOf, windowRule, worldOf } from '@/lib/testing/schedule-worlds';

/**
 * The evaluator against one that looks at minute after minute. Everything lies on whole minutes of one short day, so that
 * rules meet often.
 */

const START = at('2026-11-02T00:00');
const MINUTES = 90;
const SERVICES = ['s1', 's2'];
const minute = fc.integer({ min: 0, max: MINUTES });
const stretches = fc
  .array(fc.tuple(minute, fc.integer({ min: 1, max: 40 })), { maxLength: 3 })
  .map((list) => mergeIntervals(list.map(([from, length]) => stretch(from, from + length))));
const owner: fc.Arbitrary<RuleOwner> = fc.oneof(
  fc.constant<RuleOwner>({ kind: 'account', id: null }),
  fc.constantFrom('r1', 'r2').map((id): RuleOwner => ({ kind: 'region', id })),
  fc.constantFrom(...SERVICES).map((id): RuleOwner => ({ kind: 'service', id })),
);
const some = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: 1 });
const rule = fc.record({
  kind: fc.constantFrom('window' as const, 'window' as const, 'freeze' as const),
  owner,
  scope: fc.record({
    serviceIds: some(SERVICES),
    regionIds: some(['r1', 'r2']),
    levels: some(['WARN', 'INFO']),
    tags: some([{ key: 't', value: '1' }]),
  }),
  fit: fc.constantFrom('outage' as const, 'outage' as const, 'start' as const),
  lastStartMinutes: fc.constantFrom(null, null, 0, 5, 20),
  stretches,
});
const row = fc.record({
  regionId: fc.constantFrom('r1', 'r2'),
  serviceIds: fc.subarray(SERVICES),
  level: fc.constantFrom('WARN', 'INFO'),
  tags: fc.constantFrom([], [{ key: 't', value: '1' }]),
  spanMs: fc.integer({ min: 1, max: 20 }).map((minutes) => minutes * MIN),
  instanceId: fc.constantFrom('i-0', 'i-1', 'i-2'),
  dueAtMs: fc.option(minute.map((at) => START + at * MIN)),
  groupKeys: fc.subarray(['g1', 'g2']),
});
const downs = fc.array(
  fc.record({
    instance: fc.integer({ min: 0, max: 3 }),
    from: minute,
    length: fc.integer({ min: 1, max: 40 }),
  }),
  { maxLength: 5 },
);
const worlds = fc
  .record({
    rules: fc.array(rule, { maxLength: 5 }),
    withoutWindow: fc.constantFrom('open' as const, 'open' as const, 'closed' as const),
    limits: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 3 })),
    downs: fc.tuple(downs, downs),
  })
  .map(({ rules, withoutWindow, limits, downs: lists }): ScheduleWorld => {
    const group = (key: string, i: 0 | 1): BudgetGroup =>
      budgetGroup(
        key,
        limits[i],
        lists[i].map(({ instance, from, length }) =>
          down(`i-${instance}`, 'row', stretch(from, from + length)),
        ),
      );
    return worldOf({
      fromMs: START,
      toMs: START + 4 * 60 * MIN,
      withoutWindow,
      rules: rules.map(({ stretches: list, ...changes }, i) => windowRule(`rule-${i}`, list, changes)),
      groups: [group('g1', 0), group('g2', 1)],
    });
  });
const plans = fc.array(fc.record({ of: row, from: minute }), { maxLength: 3 }).map((list) =>
  list.map(
    ({ of, from }, i): Placed => ({
      key: `placed-${i}`,
      instanceId: of.instanceId,
      groupKeys: of.groupKeys,
      ...stretch(from, from + of.spanMs / MIN),
    }),
  ),
);

function stretch(from: number, to: number): Interval {
  return { fromMs: START + from * MIN, toMs: START + to * MIN };
}

/** Whether the rule is about the row, written out. */
function isAbout(one: WorldRule, of: WorldRow): boolean {
  if (one.owner.kind === 'region' && one.owner.id !== of.regionId) return false;
  if (one.owner.kind === 'service' && !of.serviceIds.some((id) => id === one.owner.id)) return false;
  const { serviceIds, regionIds, levels, tags } = one.scope;
  if (serviceIds.length > 0 && !serviceIds.some((id) => of.serviceIds.some((own) => own === id)))
    return false;
  if (regionIds.length > 0 && !regionIds.some((id) => id === of.regionId)) return false;
  if (levels.length > 0 && !levels.some((level) => level === of.level)) return false;
  return (
    tags.length === 0 ||
    of.tags.some((own) => tags.some((tag) => tag.key === own.key && tag.value === own.value))
  );
}

const isOpen = (one: WorldRule, ms: number) =>
  one.stretches.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);

/** What blocks, by looking at each minute of the outage. */
function oracle(world: ScheduleWorld, of: WorldRow, startMs: number, placed: readonly Placed[]): Set<string> {
  const minutes: number[] = [];
  for (let ms = startMs; ms < startMs + of.spanMs; ms += MIN) minutes.push(ms);
  const blocked = new Set<string>();
  const about = world.rules.filter((one) => isAbout(one, of));
  for (const one of about) {
    if (one.kind === 'freeze' && minutes.some((ms) => isOpen(one, ms))) blocked.add(`freeze ${one.id}`);
  }
  const windows = about.filter(({ kind }) => kind === 'window');
  if (windows.length === 0 && world.withoutWindow === 'closed') blocked.add('no_window');
  for (const one of windows) {
    const together = windows.filter(
      (other) => other.owner.kind === one.owner.kind && other.owner.id === one.owner.id,
    );
    const isFit = minutes.every((ms) => together.some((other) => isOpen(other, ms)));
    const allows = (other: WorldRule) => {
      const opening = other.stretches.find(({ fromMs, toMs }) => fromMs <= startMs && startMs < toMs);
      if (opening === undefined || (other.fit === 'outage' && !isFit)) return false;
      return startMs <= opening.toMs - (other.lastStartMinutes ?? 0) * MIN;
    };
    if (!together.some(allows)) blocked.add(`window ${together.map(({ id }) => id).join()}`);
  }
  for (const group of world.groups.filter(({ key }) => of.groupKeys.includes(key))) {
    const isFull = minutes.some((ms) => {
      const whoIsDown = new Set<string>();
      for (const one of group.down) if (one.fromMs <= ms && ms < one.toMs) whoIsDown.add(one.instanceId);
      for (const one of placed) {
        const counts = one.key !== of.key && one.groupKeys.includes(group.key);
        if (counts && one.fromMs <= ms && ms < one.toMs) whoIsDown.add(one.instanceId);
      }
      return !whoIsDown.has(of.instanceId) && whoIsDown.size + 1 > group.limit;
    });
    if (isFull) blocked.add(`budget ${group.key}`);
  }
  return blocked;
}

function named(world: ScheduleWorld, of: WorldRow, startMs: number, placed: readonly Placed[]): Set<string> {
  return new Set(judgeSlot(world, of, startMs, placed).blocks.map(nameOf));
}

function nameOf(block: SlotBlock): string {
  switch (block.kind) {
    case 'window':
      return `window ${block.ruleIds.join()}`;
    case 'freeze':
      return `freeze ${block.ruleId}`;
    case 'budget':
      return `budget ${block.groupKey}`;
    case 'no_window':
      return 'no_window';
  }
}

test('judges every start as one who looks at each minute', () => {
  fc.assert(
    fc.property(worlds, row, plans, (world, of, placed) => {
      const judged = rowOf(of);
      // The row itself among them counts for nothing.
      const all = [
        ...placed,
        { ...stretch(0, 90), key: judged.key, instanceId: judged.instanceId, groupKeys: judged.groupKeys },
      ];
      for (let i = 0; i < MINUTES; i += 7) {
        const startMs = START + i * MIN;
        expect(named(world, judged, startMs, all)).toEqual(oracle(world, judged, startMs, placed));
      }
    }),
    { numRuns: 6_000 },
  );
});

test('says until when each thing blocks, and what is down at the worst moment', () => {
  fc.assert(
    fc.property(worlds, row, minute, (world, of, from) => {
      const judged = rowOf(of);
      const startMs = START + from * MIN;
      for (const block of judgeSlot(world, judged, startMs).blocks) {
        if (block.kind === 'no_window') continue;
        const blocks = (ms: number) =>
          judgeSlot(world, judged, ms).blocks.some((other) => nameOf(other) === nameOf(block));
        const untilMs = block.untilMs ?? world.toMs;
        for (let ms = startMs; ms < untilMs; ms += MIN) expect(blocks(ms)).toBe(true);
        if (block.untilMs !== null) expect(blocks(block.untilMs)).toBe(false);
        if (block.kind === 'budget') {
          expect(block.down.length).toBeGreaterThanOrEqual(block.limit);
          expect(block.down.map(({ instanceId }) => instanceId)).not.toContain(judged.instanceId);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('the next free slot is the first that one finds who tries each', () => {
  fc.assert(
    fc.property(worlds, row, plans, minute, (world, of, placed, after) => {
      const judged = rowOf(of);
      const asked = { afterMs: START + after * MIN, nowMs: START };
      const found = nextFreeSlot(world, judged, asked, placed);
      const free: number[] = [];
      for (let ms = START + 5 * MIN; ms < world.toMs; ms += 5 * MIN) {
        if (ms >= asked.afterMs && oracle(world, judged, ms, placed).size === 0) free.push(ms);
      }
      const { dueAtMs } = judged;
      const inTime = free.find((ms) => dueAtMs === null || ms + judged.spanMs <= dueAtMs - 5 * MIN);
      if (inTime !== undefined) expect(found).toEqual({ kind: 'free', startMs: inTime });
      else if (dueAtMs === null) expect(found.kind).toBe('none');
      else
        expect(found).toMatchObject({
          kind: 'none_before_due',
          afterMs: free.find((ms) => ms >= dueAtMs) ?? null,
        });
    }),
    { numRuns: 2_000 },
  );
});

test('Fit all leaves what fits, and is the same whatever the order of the rows', () => {
  fc.assert(
    fc.property(
      worlds,
      fc.array(fc.record({ of: row, from: minute }), { maxLength: 6 }),
      fc.nat(),
      (world, list, turn) => {
        const rows = list.map(({ of, from }, i) => ({
          row: rowOf({ ...of, key: `row-${i}` }),
          startMs: START + from * MIN,
          opsType: 'scheduled' as const,
        }));
        const answer = fitAll(world, rows, { nowMs: START });
        const by = turn % Math.max(1, rows.length);
        expect(fitAll(world, [...rows.slice(by), ...rows.slice(0, by)], { nowMs: START })).toEqual(answer);
        const stuck = new Set(answer.stuck.map(({ key }) => key));
        const placed = rows.map(({ row: { key, instanceId, groupKeys, spanMs }, startMs }) => {
          const fromMs = answer.moves.get(key) ?? startMs;
          return { key, instanceId, groupKeys, fromMs, toMs: fromMs + spanMs };
        });
        // Those that are stuck stand where they were; without any, all fit together.
        for (const { row: one, startMs } of rows) {
          const rules = oracle({ ...world, groups: [] }, one, answer.moves.get(one.key) ?? startMs, []);
          if (!stuck.has(one.key)) expect(rules.size).toBe(0);
        }
        if (stuck.size > 0) return;
        const isFree = (one: WorldRow) =>
          !placed.some((other) => other.key !== one.key && other.instanceId === one.instanceId);
        for (const [i, { row: one }] of rows.entries()) {
          if (isFree(one)) expect(oracle(world, one, placed[i]?.fromMs ?? 0, placed).size).toBe(0);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test('sets of instants are what their minutes say', () => {
  const list = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), {
    maxLength: 6,
  });
  const set = list.map((pairs) => mergeIntervals(pairs.map(([fromMs, toMs]) => ({ fromMs, toMs }))));
  const has = (intervals: readonly Interval[], ms: number) =>
    intervals.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);
  fc.assert(
    fc.property(list, set, set, (pairs, a, b) => {
      const raw = pairs.map(([fromMs, toMs]) => ({ fromMs, toMs }));
      const [merged, both, rest] = [mergeIntervals(raw), intersect(a, b), subtract(a, b)];
      for (let ms = 0; ms <= 31; ms += 1) {
        expect(has(merged, ms)).toBe(has(raw, ms));
        expect(has(both, ms)).toBe(has(a, ms) && has(b, ms));
        expect(has(rest, ms)).toBe(has(a, ms) && !has(b, ms));
      }
      for (const result of [merged, both, rest]) {
        for (const [i, { fromMs, toMs }] of result.entries()) {
          expect(fromMs).toBeLessThan(toMs);
          if (i > 0) expect(result[i - 1]?.toMs).toBeLessThan(result === merged ? fromMs : fromMs + 1);
        }
      }
      for (const { fromMs, toMs } of raw) {
        if (fromMs < toMs) {
          const all = Array.from({ length: toMs - fromMs }, (_, i) => has(a, fromMs + i));
          expect(covers(a, { fromMs, toMs })).toBe(all.every(Boolean));
        }
      }
    }),
    { numRuns: 1_000 },
  );
});
