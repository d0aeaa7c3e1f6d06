import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ApprovalPolicy,
  addCounts,
  type CountedRow,
  countRows,
  DEFAULT_POLICY,
  DEMO_POLICY,
  expiryMs,
  freeRows,
  isWithinHours,
  judgePolicy,
  NO_APPROVALS_POLICY,
  NO_ROWS,
  type PolicyRule,
  type RowCounts,
  stepUpNeeded,
  strictest,
} from '@/lib/domain/approval-policy';

const counts = (change: Partial<RowCounts>): RowCounts => ({ ...NO_ROWS, ...change });
const alone = (batch: RowCounts) => ({ batch, day: batch });

describe('the shipped policies', () => {
  test.each([
    [DEFAULT_POLICY, { rows: 1 }, 1],
    [DEFAULT_POLICY, { rows: 50, immediate: 50, leadMinutes: 0 }, 1],
    [DEFAULT_POLICY, { rows: 51, leadMinutes: 1_440 }, 1],
    [DEFAULT_POLICY, { rows: 51, leadMinutes: 1_439 }, 2],
    [DEFAULT_POLICY, { rows: 60, leadMinutes: 15 }, 2],
    [DEFAULT_POLICY, { rows: 51, immediate: 1, leadMinutes: 0 }, 2],
    [DEMO_POLICY, { rows: 5 }, 0],
    [DEMO_POLICY, { rows: 6 }, 1],
    [DEMO_POLICY, { rows: 1, immediate: 1 }, 1],
    [DEMO_POLICY, { rows: 51, leadMinutes: 1_440 }, 1],
    [DEMO_POLICY, { rows: 51, leadMinutes: 1_439 }, 2],
    [DEMO_POLICY, { rows: 51, immediate: 1, leadMinutes: 0 }, 2],
    [NO_APPROVALS_POLICY, { rows: 10_000, immediate: 10_000, critical: 10_000 }, 0],
  ])('case %#', (policy, batch, needed) => {
    expect(judgePolicy(policy, alone(counts(batch))).needed).toBe(needed);
  });

  test('the reasons are the rules that matched, strictest first', () => {
    const { reasons } = judgePolicy(DEFAULT_POLICY, alone(counts({ rows: 60, leadMinutes: 15 })));
    expect(reasons).toEqual([
      { approvals: 2, when: { soonerThanMinutes: 1_440, moreThanRows: 50 } },
      { approvals: 1, when: {} },
    ]);
  });

  test('more than 50 rows ask for the password', () => {
    const asks = (policy: ApprovalPolicy, rows: number, before = 0) =>
      stepUpNeeded(freeRows(policy, before), rows);
    expect(asks(DEFAULT_POLICY, 50)).toBe(false);
    expect(asks(DEFAULT_POLICY, 51)).toBe(true);
    expect(asks(DEFAULT_POLICY, 10, 40)).toBe(false);
    expect(asks(DEFAULT_POLICY, 10, 41)).toBe(true);
    expect(asks(DEFAULT_POLICY, 1, 500)).toBe(true);
    expect(asks(NO_APPROVALS_POLICY, 10_000, 10_000)).toBe(false);
    expect(freeRows(DEFAULT_POLICY, 70)).toBe(0);
    expect(freeRows(NO_APPROVALS_POLICY, 70)).toBeNull();
  });
});

const flag = fc.option(fc.constant(true as const), { nil: undefined });
const ruleArb: fc.Arbitrary<PolicyRule> = fc.record({
  when: fc.record({
    immediate: flag,
    soonerThanMinutes: fc.option(fc.integer({ min: 1, max: 1_000 }), { nil: undefined }),
    critical: flag,
    localDisk: flag,
    moreThanRows: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    outsideHours: flag,
  }),
  approvals: fc.constantFrom(0, 1, 2),
});
const rowArb = fc.record({
  opsType: fc.constantFrom('immediate', 'scheduled'),
  planTimeMs: fc.constantFrom(0, 15 * 60_000, 12 * 3_600_000),
  eventLevel: fc.constantFrom('CRITICAL', 'WARN'),
  localDisk: fc.constantFrom(true, false, null),
});
const UTC_HOURS = DEFAULT_POLICY.workingHours;
const wallOf = (ms: number) => ({ weekday: 1, minute: (ms / 60_000) % 1_440 });
const count = (rows: readonly CountedRow[]) => countRows(rows, UTC_HOURS, wallOf, 0);

describe('properties', () => {
  test('overlapping rules merge to the strictest, in any order', () => {
    fc.assert(
      fc.property(fc.array(ruleArb), fc.array(rowArb, { maxLength: 40 }), (rules, rows) => {
        const facts = alone(count(rows));
        const each = rules.map((rule) => judgePolicy({ rules: [rule] }, facts).needed);
        const { needed } = judgePolicy({ rules }, facts);
        expect(needed).toBe(Math.max(0, ...each));
        expect(judgePolicy({ rules: [...rules].reverse() }, facts).needed).toBe(needed);
      }),
    );
  });

  test('one more rule never asks for less', () => {
    fc.assert(
      fc.property(fc.array(ruleArb), ruleArb, fc.array(rowArb), (rules, rule, rows) => {
        const facts = alone(count(rows));
        const before = judgePolicy({ rules }, facts).needed;
        expect(judgePolicy({ rules: [...rules, rule] }, facts).needed).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('cut into pieces within a day, some piece is asked for as much as the whole', () => {
    fc.assert(
      fc.property(
        fc.array(ruleArb),
        fc.array(rowArb, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 10 }),
        (rules, rows, size) => {
          const whole = judgePolicy(
            { rules: rules.filter(({ when }) => when.moreThanRows !== undefined) },
            alone(count(rows)),
          );
          let day = NO_ROWS;
          let most = 0;
          for (let start = 0; start < rows.length; start += size) {
            const batch = count(rows.slice(start, start + size));
            day = addCounts(day, batch);
            most = Math.max(most, judgePolicy({ rules }, { batch, day }).needed);
          }
          expect(most).toBeGreaterThanOrEqual(whole.needed);
        },
      ),
    );
  });

  test('a policy that changed never asks for less than before', () => {
    const one = { needed: 1 as const, reasons: [] };
    const two = { needed: 2 as const, reasons: [] };
    expect(strictest(two, one)).toBe(two);
    expect(strictest(one, two)).toBe(two);
  });
});

test('a disk that is not known counts as a local one', () => {
  const row = { opsType: 'scheduled' as const, planTimeMs: 0, eventLevel: 'INFO' };
  const rows = [null, true, false].map((localDisk) => ({ ...row, localDisk }));
  expect(count(rows).localDisk).toBe(2);
});

describe('working hours', () => {
  const day = { zone: 'UTC', days: [1], fromMinute: 540, toMinute: 1_080 };
  const night = { zone: 'UTC', days: [1], fromMinute: 1_320, toMinute: 360 };
  test.each([
    [day, 1, 539, false],
    [day, 1, 540, true],
    [day, 1, 1_079, true],
    [day, 1, 1_080, false],
    [day, 2, 600, false],
    [night, 1, 1_320, true],
    [night, 2, 359, true],
    [night, 2, 360, false],
    [night, 1, 100, false],
  ])('case %#', (hours, weekday, minute, within) => {
    expect(isWithinHours(hours, { weekday, minute })).toBe(within);
  });
});

test('a request expires by the policy, or the lead before its first time if that is earlier', () => {
  const policy = { expiryHours: 24 };
  const day = 24 * 3_600_000;
  expect(expiryMs(policy, { atMs: 0, planTimesMs: [], leadMs: 60_000 })).toBe(day);
  expect(expiryMs(policy, { atMs: 0, planTimesMs: [3 * day, 2 * day], leadMs: 60_000 })).toBe(day);
  expect(expiryMs(policy, { atMs: 0, planTimesMs: [3 * day, 3_600_000], leadMs: 60_000 })).toBe(3_540_000);
});
