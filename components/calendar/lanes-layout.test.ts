import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxOf, packLines, placeOf, stepFrom, ticksOf } from '@/components/calendar/lanes-layout';

const HOUR = 3_600_000;
const FROM = Date.UTC(2026, 9, 24, 12);
const DAY = { fromMs: FROM, toMs: FROM + 24 * HOUR };

test('an instant stands as far in as it is late, and nothing stands outside', () => {
  expect(placeOf(FROM + 6 * HOUR, DAY)).toBe(25);
  expect([placeOf(FROM - 1, DAY), placeOf(DAY.toMs + 1, DAY)]).toEqual([0, 100]);
  expect(boxOf({ fromMs: FROM - 9 * HOUR, toMs: FROM + 12 * HOUR }, DAY)).toEqual({
    left: '0%',
    width: '50%',
  });
});

test('bars that overlap stand on lines of their own, the others share the first', () => {
  const bars = [
    { fromMs: 0, toMs: 10 },
    { fromMs: 5, toMs: 7 },
    { fromMs: 6, toMs: 12 },
    { fromMs: 10, toMs: 11 },
    { fromMs: 8, toMs: 9 },
  ];
  expect(packLines(bars, 0)).toEqual({ lineOf: [0, 1, 2, 0, 1], lines: 3 });
  // A bar that is drawn wider than it lasts takes that room.
  expect(
    packLines(
      [
        { fromMs: 0, toMs: 1 },
        { fromMs: 3, toMs: 4 },
      ],
      5,
    ),
  ).toEqual({ lineOf: [0, 1], lines: 2 });
});

test('no two bars of a line overlap, and there are no more lines than bars at once', () => {
  const bar = fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 40 }))
    .map(([fromMs, length]) => ({ fromMs, toMs: fromMs + length }));
  fc.assert(
    fc.property(fc.array(bar, { maxLength: 40 }), (bars) => {
      const { lineOf, lines } = packLines(bars, 0);
      let most = 0;
      for (const [i, a] of bars.entries()) {
        const beside = bars.filter((b) => b.fromMs <= a.fromMs && b.toMs > a.fromMs);
        most = Math.max(most, beside.length);
        for (const [j, b] of bars.entries()) {
          if (i === j || lineOf[i] !== lineOf[j]) continue;
          expect(a.toMs <= b.fromMs || b.toMs <= a.fromMs).toBe(true);
        }
      }
      expect(lines).toBe(most);
    }),
  );
});

test('marks of the axis stand on the wall clock, also in the night of 25 hours', () => {
  const berlin = ticksOf(DAY, 'Europe/Berlin');
  expect(berlin.days).toEqual([FROM, Date.UTC(2026, 9, 24, 22)]);
  expect(berlin.hours.slice(0, 4).map((ms) => (ms - FROM) / HOUR)).toEqual([2, 4, 6, 8]);
  expect(berlin.hours).toContain(Date.UTC(2026, 9, 24, 22));
  const fortnight = ticksOf({ fromMs: FROM, toMs: FROM + 14 * 24 * HOUR }, 'UTC');
  expect([fortnight.days.length, fortnight.hours.length]).toEqual([15, 0]);
  expect(ticksOf({ fromMs: FROM, toMs: FROM + 6 * HOUR }, 'Asia/Kolkata').hours[0]).toBe(FROM + HOUR / 2);
});

test('arrows go along a lane, and to the nearest mark of the next lane that has any', () => {
  const lanes = [
    {
      laneId: 'a',
      marks: [
        { key: '1', fromMs: 0 },
        { key: '2', fromMs: 50 },
      ],
    },
    { laneId: 'b', marks: [] },
    {
      laneId: 'c',
      marks: [
        { key: '3', fromMs: 10 },
        { key: '4', fromMs: 60 },
      ],
    },
  ];
  const at = { laneId: 'a', key: '2' };
  expect(stepFrom(lanes, at, 'left')).toEqual({ laneId: 'a', key: '1' });
  expect(stepFrom(lanes, at, 'right')).toBeNull();
  expect(stepFrom(lanes, at, 'down')).toEqual({ laneId: 'c', key: '4' });
  expect(stepFrom(lanes, { laneId: 'c', key: '3' }, 'up')).toEqual({ laneId: 'a', key: '1' });
  expect(stepFrom(lanes, at, 'up')).toBeNull();
  expect(stepFrom(lanes, { laneId: 'a', key: 'gone' }, 'left')).toBeNull();
});
