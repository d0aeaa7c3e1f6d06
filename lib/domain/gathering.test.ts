import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGathering, NAMED_GROUPS, type Note, OTHERS } from '@/lib/domain/gathering';

const LIMITS = { windowMs: 60_000, perGroup: 3, total: 5 };
const note = (key: string, group = 'g', kind = 'k'): Note<string> => ({ key, group, kind, item: key });

test('the same thing is told once, counted for a minute, and then told with its count', () => {
  const gathering = createGathering<string>(LIMITS);
  expect(gathering.note(note('a'), 0)).toBe(true);
  expect(gathering.note(note('a'), 1_000)).toBe(false);
  expect(gathering.note(note('a'), 59_999)).toBe(false);
  expect(gathering.due(59_999)).toEqual({ repeated: [], rest: null });
  const again = [{ item: 'a', times: { count: 2, firstAtMs: 1_000, lastAtMs: 59_999 } }];
  expect(gathering.due(60_000)).toEqual({ repeated: again, rest: null });
  // It was told just now: once more it is only counted.
  expect(gathering.note(note('a'), 60_001)).toBe(false);
  expect(gathering.due(119_999).repeated).toEqual([]);
  expect(gathering.due(120_000).repeated).toHaveLength(1);
  expect(gathering.due(180_000)).toEqual({ repeated: [], rest: null });
  expect(gathering.isEmpty()).toBe(true);
  expect(gathering.note(note('a'), 180_001)).toBe(true);
});

test('one group takes no more than its share, and the others still get through', () => {
  const gathering = createGathering<string>(LIMITS);
  const told = ['a', 'b', 'c', 'd', 'e'].map((key) => gathering.note(note(key, 'loud'), 0));
  expect(told).toEqual([true, true, true, false, false]);
  expect(gathering.note(note('f', 'quiet', 'other'), 10)).toBe(true);
  expect(gathering.note(note('g', 'quiet', 'other'), 10)).toBe(true);
  expect(gathering.note(note('h', 'quiet', 'other'), 20)).toBe(false);
  expect(gathering.due(60_000).rest).toEqual({
    count: 3,
    firstAtMs: 0,
    lastAtMs: 20,
    byKind: { k: 2, other: 1 },
    byGroup: { loud: 2, quiet: 1 },
  });
});

test('what could not be told is told by the next, in the place that the first one took', () => {
  const gathering = createGathering<string>(LIMITS);
  expect(gathering.note(note('a'), 0)).toBe(true);
  gathering.forget('a');
  expect(gathering.isEmpty()).toBe(true);
  expect(gathering.note(note('a'), 1)).toBe(true);
});

test('what waits is told at the end', () => {
  const gathering = createGathering<string>({ ...LIMITS, total: 1 });
  for (const key of ['a', 'a', 'b']) gathering.note(note(key), 5);
  const once = { count: 1, firstAtMs: 5, lastAtMs: 5 };
  expect(gathering.end()).toEqual({
    repeated: [{ item: 'a', times: once }],
    rest: { ...once, byKind: { k: 1 }, byGroup: { g: 1 } },
  });
  expect(gathering.isEmpty()).toBe(true);
});

test('groups beyond those that are named are counted together', () => {
  const gathering = createGathering<string>({ ...LIMITS, total: 0 });
  for (let index = 0; index < 1_000; index += 1) gathering.note(note(`${index}`, `g${index}`), 0);
  const { rest } = gathering.end();
  expect(Object.keys(rest?.byGroup ?? {})).toHaveLength(NAMED_GROUPS + 1);
  expect(rest?.byGroup[OTHERS]).toBe(1_000 - NAMED_GROUPS);
  expect(rest?.count).toBe(1_000);
});

/** Whatever comes, when and how often: nothing is lost, and the list grows no faster than the limits say. */
test('a flood of any shape: each is told or counted, and never more than the limit in a window', () => {
  const step = fc.record({
    key: fc.integer({ min: 0, max: 30 }),
    group: fc.integer({ min: 0, max: 4 }),
    afterMs: fc.integer({ min: 0, max: 20_000 }),
    tick: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const gathering = createGathering<string>(LIMITS);
      const toldAtMs: number[] = [];
      let atMs = 0;
      let accounted = 0;
      const take = ({ repeated, rest }: ReturnType<typeof gathering.due>) => {
        for (const { times } of repeated) accounted += times.count;
        accounted += rest?.count ?? 0;
        return repeated.length;
      };
      for (const { key, group, afterMs, tick } of steps) {
        atMs += afterMs;
        if (tick) for (let left = take(gathering.due(atMs)); left > 0; left -= 1) toldAtMs.push(atMs);
        if (gathering.note(note(`${key}/${group}`, `${group}`), atMs)) {
          accounted += 1;
          toldAtMs.push(atMs);
        }
      }
      take(gathering.end());
      expect(accounted).toBe(steps.length);
      // Two neighbouring windows touch any stretch of one window's length.
      for (const fromMs of toldAtMs) {
        const within = toldAtMs.filter((at) => at >= fromMs && at < fromMs + LIMITS.windowMs);
        expect(within.length).toBeLessThanOrEqual(2 * LIMITS.total);
      }
    }),
  );
});
