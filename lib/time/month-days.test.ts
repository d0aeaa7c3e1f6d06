import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAfter, monthStartMs, monthWeeks } from '@/lib/time/month-days';
import { dayStartMs } from '@/lib/time/wall';

const HOUR = 3_600_000;
const BERLIN = 'Europe/Berlin';

test('a month has whole weeks from Monday on, and days of 23 and 25 hours where the clock jumps', () => {
  const weeks = monthWeeks(Date.UTC(2026, 9, 20), BERLIN);
  expect(weeks.map((week) => week.map(({ day }) => day))).toEqual([
    [28, 29, 30, 1, 2, 3, 4],
    [5, 6, 7, 8, 9, 10, 11],
    [12, 13, 14, 15, 16, 17, 18],
    [19, 20, 21, 22, 23, 24, 25],
    [26, 27, 28, 29, 30, 31, 1],
  ]);
  const lengths = weeks.flat().map(({ fromMs, toMs }) => (toMs - fromMs) / HOUR);
  expect(lengths.filter((hours) => hours !== 24)).toEqual([25]);
  expect(weeks[3]?.[6]).toMatchObject({ fromMs: Date.UTC(2026, 9, 24, 22), toMs: Date.UTC(2026, 9, 25, 23) });
  expect(weeks[0]?.filter(({ isInMonth }) => isInMonth)).toHaveLength(4);
  const march = monthWeeks(Date.UTC(2026, 2, 10), BERLIN).flat();
  expect(march.find(({ day, isInMonth }) => day === 29 && isInMonth)).toMatchObject({
    fromMs: Date.UTC(2026, 2, 28, 23),
    toMs: Date.UTC(2026, 2, 29, 22),
  });
});

test('months are counted forward and back over the year', () => {
  const ms = Date.UTC(2026, 11, 31, 20);
  // There it is January already.
  expect(monthStartMs(ms, 'Asia/Shanghai')).toBe(Date.UTC(2026, 11, 31, 16));
  expect(monthStartMs(ms, 'UTC', 1)).toBe(Date.UTC(2027, 0, 1));
  expect(monthStartMs(ms, 'UTC', -11)).toBe(Date.UTC(2026, 0, 1));
  expect(monthStartMs(ms, 'UTC', 14)).toBe(Date.UTC(2028, 1, 1));
});

test('days follow one another without a hole in any zone', () => {
  const zones = ['UTC', BERLIN, 'America/New_York', 'Asia/Beirut', 'Australia/Lord_Howe', 'America/Santiago'];
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) }),
      fc.constantFrom(...zones),
      (ms, zone) => {
        const days = monthWeeks(ms, zone).flat();
        expect(days.length % 7).toBe(0);
        expect(days.every(({ toMs }, at) => toMs === (days[at + 1]?.fromMs ?? toMs))).toBe(true);
        expect(days.filter(({ isInMonth }) => isInMonth).length).toBeGreaterThanOrEqual(28);
        expect(days.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs)).toBe(true);
        expect(dayAfter(ms, 0, zone)).toBe(dayStartMs(ms, zone));
      },
    ),
    { numRuns: 60 },
  );
});
