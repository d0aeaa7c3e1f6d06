import { describe, expect, test } from 'vitest';
import {
  addCounts,
  COUNTED_WINDOW_MS,
  type CountedRow,
  countRows,
  DEFAULT_POLICY,
  DEMO_POLICY,
  INITIAL_POLICIES,
  isWithinHours,
  judgePolicy,
  MAX_LEAD_MINUTES,
  NO_APPROVALS_POLICY,
  NO_ROWS,
  type PolicyCondition,
  type RowCounts,
  unknownLead,
} from '@/lib/domain/approval-policy';

const HOUR_MS = 3_600_000;
const NIGHT_MS = 3 * HOUR_MS;
const NOON_MS = 12 * HOUR_MS;
/** A Monday by the clock of the working hours. */
const wallOf = (ms: number) => ({ weekday: 1, minute: ms / 60_000 });
const count = (rows: readonly CountedRow[], nowMs = NOON_MS) =>
  countRows(rows, DEFAULT_POLICY.workingHours, wallOf, nowMs);
const ROW: CountedRow = { opsType: 'scheduled', planTimeMs: NOON_MS, eventLevel: 'WARN', localDisk: false };
const NOW_ROW: CountedRow = { ...ROW, opsType: 'immediate', planTimeMs: null };

describe('what is counted', () => {
  test.each<[string, CountedRow, Partial<RowCounts>]>([
    ['a plain row', ROW, {}],
    ['one that goes later', { ...ROW, planTimeMs: NOON_MS + HOUR_MS }, { leadMinutes: 60 }],
    ['one that goes at once', NOW_ROW, { immediate: 1 }],
    ['a critical event', { ...ROW, eventLevel: 'CRITICAL' }, { critical: 1 }],
    ['a level that only looks alike', { ...ROW, eventLevel: 'critical' }, {}],
    ['a local disk', { ...ROW, localDisk: true }, { localDisk: 1 }],
    ['a time at night', { ...ROW, planTimeMs: NIGHT_MS }, { outsideHours: 1 }],
  ])('%s', (_, row, counts) => {
    expect(count([row])).toEqual({ ...NO_ROWS, rows: 1, leadMinutes: 0, ...counts });
    expect(count([row, ROW, row])).toEqual(addCounts(count([row, row]), count([ROW])));
  });

  test('a row that goes at once goes at the time of the request', () => {
    expect(count([NOW_ROW], NIGHT_MS).outsideHours).toBe(1);
    expect(count([{ ...ROW, planTimeMs: NOON_MS }], NIGHT_MS).outsideHours).toBe(0);
  });

  test('sums add up, each by itself', () => {
    const a = { rows: 1, immediate: 2, critical: 3, localDisk: 4, outsideHours: 5, leadMinutes: 7 };
    const b = { rows: 10, immediate: 20, critical: 30, localDisk: 40, outsideHours: 50, leadMinutes: 6 };
    expect(addCounts(a, b)).toEqual({
      rows: 11,
      immediate: 22,
      critical: 33,
      localDisk: 44,
      outsideHours: 55,
      leadMinutes: 6,
    });
  });

  test.each([
    [null, null, null],
    [null, 5, 5],
    [5, null, 5],
    [0, 5, 0],
    [5, 0, 0],
    [null, 0, 0],
  ])('of leads %j and %j the sooner one: %j', (one, other, sooner) => {
    const sum = addCounts({ ...NO_ROWS, leadMinutes: one }, { ...NO_ROWS, leadMinutes: other });
    expect(sum.leadMinutes).toBe(sooner);
  });
});

describe('how soon the first row goes', () => {
  const lead = (...planTimesMs: (number | null)[]) =>
    count(planTimesMs.map((planTimeMs) => (planTimeMs === null ? NOW_ROW : { ...ROW, planTimeMs })))
      .leadMinutes;
  const MINUTE_MS = 60_000;

  test.each([
    [[], null],
    [[null], 0],
    [[NOON_MS + 15 * MINUTE_MS], 15],
    [[NOON_MS + 15 * MINUTE_MS - 1], 14],
    [[NOON_MS + 15 * MINUTE_MS + 59_999], 15],
    [[NOON_MS], 0],
    // A time that is over is no lead below that of a row that goes at once.
    [[NOON_MS - 15 * MINUTE_MS], 0],
    [[NOON_MS + 24 * HOUR_MS, NOON_MS + 2 * HOUR_MS, NOON_MS + 3 * HOUR_MS], 120],
    [[NOON_MS + 24 * HOUR_MS, null], 0],
  ])('%j: %j minutes', (times, minutes) => expect(lead(...times)).toBe(minutes));
});

describe('when a rule holds', () => {
  const needed = (when: PolicyCondition, batch: Partial<RowCounts>, day: Partial<RowCounts> = batch) =>
    judgePolicy(
      { rules: [{ when, approvals: 2 }] },
      { batch: { ...NO_ROWS, ...batch }, day: { ...NO_ROWS, ...day } },
    ).needed;

  test.each(['immediate', 'critical', 'localDisk', 'outsideHours'] as const)(
    '%s: with one such row, not without',
    (property) => {
      const others = { rows: 9, immediate: 9, critical: 9, localDisk: 9, outsideHours: 9, leadMinutes: 0 };
      expect(needed({ [property]: true }, { ...others, [property]: 1 })).toBe(2);
      expect(needed({ [property]: true }, { ...others, [property]: 0 })).toBe(0);
      // Rows of an earlier batch do not count for a rule about this one.
      expect(needed({ [property]: true }, { rows: 1, [property]: 0 }, others)).toBe(0);
    },
  );

  test('more than so many rows: those of a day, and then the other conditions are about the day too', () => {
    expect(needed({ moreThanRows: 5 }, { rows: 5 })).toBe(0);
    expect(needed({ moreThanRows: 5 }, { rows: 6 })).toBe(2);
    expect(needed({ moreThanRows: 5 }, { rows: 1 }, { rows: 6 })).toBe(2);
    expect(needed({ moreThanRows: 5, immediate: true }, { rows: 1 }, { rows: 6, immediate: 1 })).toBe(2);
    expect(needed({ moreThanRows: 5, immediate: true }, { rows: 1, immediate: 1 }, { rows: 6 })).toBe(0);
  });

  test.each([
    [1_439, 2],
    [1_440, 0],
    [1_441, 0],
    [0, 2],
    [null, 0],
  ])('a first row in %j minutes is sooner than 1,440: %j approvals', (leadMinutes, approvals) => {
    expect(needed({ soonerThanMinutes: 1_440 }, { rows: 1, leadMinutes })).toBe(approvals);
  });

  test('sooner than a minute goes only what goes at once', () => {
    expect(needed({ soonerThanMinutes: 1 }, { rows: 1, immediate: 1, leadMinutes: 0 })).toBe(2);
    expect(needed({ soonerThanMinutes: 1 }, { rows: 1, leadMinutes: 1 })).toBe(0);
  });

  test('sooner than so many minutes: a row of this batch, and with many rows one of the day', () => {
    const soon = { rows: 1, leadMinutes: 15 };
    const later = { rows: 1, leadMinutes: 9_999 };
    const day = { rows: 60, leadMinutes: 15 };
    expect(needed({ soonerThanMinutes: 60 }, later, day)).toBe(0);
    expect(needed({ soonerThanMinutes: 60, moreThanRows: 50 }, later, day)).toBe(2);
    expect(needed({ soonerThanMinutes: 60, moreThanRows: 60 }, later, day)).toBe(0);
    expect(needed({ soonerThanMinutes: 15, moreThanRows: 50 }, later, day)).toBe(0);
    expect(needed({ soonerThanMinutes: 60, moreThanRows: 50 }, soon, { rows: 60, leadMinutes: 99 })).toBe(0);
  });

  test('all conditions of one rule at once', () => {
    const when = { immediate: true, critical: true } as const;
    expect(needed(when, { rows: 2, immediate: 1 })).toBe(0);
    expect(needed(when, { rows: 2, critical: 1 })).toBe(0);
    expect(needed(when, { rows: 2, immediate: 1, critical: 1 })).toBe(2);
  });

  test('a rule that asks for nobody is no reason', () => {
    const facts = { batch: { ...NO_ROWS, rows: 1 }, day: { ...NO_ROWS, rows: 1 } };
    expect(judgePolicy({ rules: [{ when: {}, approvals: 0 }] }, facts)).toEqual({ needed: 0, reasons: [] });
  });
});

test('a lead that was not kept counts as at once, unless there was no row', () => {
  expect(unknownLead({ rows: 1 })).toBe(0);
  expect(unknownLead({ rows: 0 })).toBeNull();
});

test('hours over midnight on a Sunday end on Monday morning', () => {
  const night = { zone: 'UTC', days: [7], fromMinute: 1_320, toMinute: 360 };
  expect(isWithinHours(night, { weekday: 7, minute: 1_400 })).toBe(true);
  expect(isWithinHours(night, { weekday: 1, minute: 359 })).toBe(true);
  expect(isWithinHours(night, { weekday: 1, minute: 360 })).toBe(false);
  expect(isWithinHours(night, { weekday: 7, minute: 100 })).toBe(false);
  // Hours that begin when they end are the whole day and the night after it.
  const all = { ...night, fromMinute: 0, toMinute: 0 };
  expect(isWithinHours(all, { weekday: 7, minute: 0 })).toBe(true);
  expect(isWithinHours(all, { weekday: 1, minute: 0 })).toBe(false);
});

test('what a fresh store may start with, by name', () => {
  expect(INITIAL_POLICIES).toEqual({
    default: DEFAULT_POLICY,
    demo: DEMO_POLICY,
    none: NO_APPROVALS_POLICY,
  });
  const office = { zone: 'UTC', days: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1_080 };
  for (const policy of Object.values(INITIAL_POLICIES)) expect(policy.workingHours).toEqual(office);
  expect(NO_APPROVALS_POLICY.rules).toEqual([]);
  expect(COUNTED_WINDOW_MS).toBe(86_400_000);
  expect(MAX_LEAD_MINUTES).toBe(43_200);
  const strict = { when: { soonerThanMinutes: 1_440, moreThanRows: 50 }, approvals: 2 };
  expect(DEFAULT_POLICY.rules).toEqual([{ when: {}, approvals: 1 }, strict]);
  expect(DEMO_POLICY.rules).toEqual([
    { when: { immediate: true }, approvals: 1 },
    { when: { moreThanRows: 5 }, approvals: 1 },
    strict,
  ]);
});
