import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENT_STATUSES } from '@/lib/domain/events';
import {
  LONGEST_SETTLE_GAP_MS,
  SETTLE_DELAY_MS,
  SETTLE_LIMIT_MS,
  SETTLE_WINDOW_MS,
} from '@/lib/domain/limits';
import {
  addSight,
  type LostOrder,
  mayResend,
  nextReadMs,
  type Reading,
  type Sight,
  settleByReading,
} from '@/lib/domain/reconcile';
import { DUE, HOUR, immediate, PLAN, SINCE, scheduled } from '@/lib/testing/lost-orders';

const at = (ageMs: number, reading: Partial<Reading>) => ({
  reading: { status: 'Inquiring', notBeforeMs: DUE, ...reading },
  atMs: SINCE + ageMs,
});

function seen(...readings: ReturnType<typeof at>[]): Sight[] {
  return readings.reduce<Sight[]>((sights, { reading, atMs }) => addSight(sights, reading, atMs), []);
}

function settle(lost: LostOrder, ...readings: ReturnType<typeof at>[]) {
  return settleByReading(lost, seen(...readings), readings.at(-1)?.atMs ?? SINCE);
}

describe('the evidence', () => {
  test('readings that show the same are one sight', () => {
    expect(
      seen(
        at(1, {}),
        at(2, {}),
        at(3, { status: 'Executing' }),
        at(4, { status: 'Executing', notBeforeMs: 7 }),
      ),
    ).toEqual([
      { status: 'Inquiring', notBeforeMs: DUE, firstAtMs: SINCE + 1, lastAtMs: SINCE + 2, count: 2 },
      { status: 'Executing', notBeforeMs: DUE, firstAtMs: SINCE + 3, lastAtMs: SINCE + 3, count: 1 },
      { status: 'Executing', notBeforeMs: 7, firstAtMs: SINCE + 4, lastAtMs: SINCE + 4, count: 1 },
    ]);
  });

  test('a cloud that contradicts itself does not fill the store', () => {
    const flapping = Array.from({ length: 100 }, (_, index) => at(index, { notBeforeMs: index }));
    const sights = seen(...flapping);
    expect(sights).toHaveLength(20);
    expect(sights.at(-1)?.notBeforeMs).toBe(99);
  });
});

describe('settling', () => {
  const runs = { status: 'Executing' };
  test('one reading is not enough, two are', () => {
    expect(settle(immediate, at(5_000, runs))).toEqual({
      verdict: 'wait',
      cause: null,
      nextReadMs: SINCE + 10_000,
    });
    expect(settle(immediate, at(5_000, runs), at(10_000, runs))).toEqual({
      verdict: 'accepted',
      cause: null,
      nextReadMs: null,
    });
  });

  test('moving on between two readings is no contradiction', () => {
    expect(settle(immediate, at(5_000, runs), at(10_000, { status: 'Executed' })).verdict).toBe('accepted');
  });

  test('a reading that contradicts starts the count anew', () => {
    expect(settle(immediate, at(5_000, runs), at(10_000, {}), at(15_000, runs)).verdict).toBe('wait');
  });

  test('what fitted before its own time came stays proven; what was seen only afterwards is not', () => {
    const afterDue = DUE - SINCE + 1;
    expect(settle(immediate, at(5_000, runs), at(afterDue, { status: 'Executed' })).verdict).toBe('accepted');
    expect(
      settle(immediate, at(afterDue, runs), at(afterDue + 5_000, { status: 'Executed' })).verdict,
    ).not.toBe('accepted');
    expect(settle(immediate, at(afterDue, runs), at(afterDue + 5_000, runs))).toMatchObject({
      verdict: 'needs_decision',
      cause: 'own_time',
    });
  });

  test('unchanged counts only after the window, and only when two readings agree', () => {
    expect(settle(immediate, at(5_000, {}), at(SETTLE_WINDOW_MS - 1, {})).verdict).toBe('wait');
    expect(settle(immediate, at(5_000, {}), at(SETTLE_WINDOW_MS, {}))).toMatchObject({
      verdict: 'needs_decision',
      cause: 'unchanged',
    });
    // A first reading that comes late is followed by another one soon.
    expect(settle(immediate, at(SETTLE_WINDOW_MS, {}))).toEqual({
      verdict: 'wait',
      cause: null,
      nextReadMs: SINCE + SETTLE_WINDOW_MS + SETTLE_DELAY_MS,
    });
    const moved = at(SETTLE_WINDOW_MS + 1, { notBeforeMs: 7 });
    expect(settle(immediate, at(5_000, {}), at(SETTLE_WINDOW_MS, {}), moved).nextReadMs).toBe(
      SINCE + SETTLE_WINDOW_MS + 1 + SETTLE_DELAY_MS,
    );
  });

  test('an effect 60 s after the time-out is caught', () => {
    const early = [5_000, 10_000, 20_000, 40_000].map((ageMs) => at(ageMs, {}));
    expect(settle(immediate, ...early, at(80_000, runs)).verdict).toBe('wait');
    expect(settle(immediate, ...early, at(80_000, runs), at(85_000, runs)).verdict).toBe('accepted');
  });

  test.each([
    [{ status: null, notBeforeMs: null }, 'not_listed'],
    [{ status: 'Canceled' }, 'moved_otherwise'],
  ])('%j for the whole window needs a person', (reading, cause) => {
    expect(settle(immediate, at(5_000, reading), at(SETTLE_WINDOW_MS, reading))).toMatchObject({
      verdict: 'needs_decision',
      cause,
    });
  });

  test('readings that never agree end in a decision too', () => {
    const flap = (ageMs: number) => at(ageMs, { notBeforeMs: ageMs });
    expect(settle(immediate, flap(5_000), flap(SETTLE_LIMIT_MS - 1)).verdict).toBe('wait');
    expect(settle(immediate, flap(5_000), flap(SETTLE_LIMIT_MS))).toMatchObject({
      verdict: 'needs_decision',
      cause: 'unsteady',
    });
  });

  test('a row that waits for a person is read on, and settles when it moves after all', () => {
    const unchanged = [at(5_000, {}), at(SETTLE_WINDOW_MS, {})];
    expect(settle(immediate, ...unchanged).nextReadMs).toBe(SINCE + 2 * SETTLE_WINDOW_MS);
    expect(settle(immediate, ...unchanged, at(HOUR, runs), at(HOUR + 5_000, runs)).verdict).toBe('accepted');
  });

  test('without any reading nothing is decided', () => {
    expect(settleByReading(immediate, [], SINCE + SETTLE_WINDOW_MS)).toMatchObject({ verdict: 'wait' });
  });
});

describe('gaps', () => {
  test('grow, end at the window, and have a bound', () => {
    const ages: number[] = [];
    let nowMs = SINCE + SETTLE_DELAY_MS;
    let sights: Sight[] = [];
    while (nowMs < SINCE + 30 * 60_000) {
      ages.push(nowMs - SINCE);
      sights = addSight(sights, { status: 'Inquiring', notBeforeMs: DUE }, nowMs);
      nowMs = nextReadMs(immediate, sights, nowMs);
    }
    expect(ages.slice(0, 8)).toEqual([5, 10, 20, 40, 80, 160, 240, 480].map((s) => s * 1_000));
    expect(nowMs - SINCE - (ages.at(-1) ?? 0)).toBe(LONGEST_SETTLE_GAP_MS);
  });

  test('a clock that jumped back does not stop the reading', () => {
    const sights = seen(at(5_000, {}), at(10_000, {}));
    expect(nextReadMs(immediate, sights, SINCE - HOUR)).toBe(SINCE - HOUR + SETTLE_DELAY_MS);
  });
});

test('a resend is allowed only while nothing at all has changed', () => {
  expect(mayResend(immediate, { status: 'Inquiring', notBeforeMs: DUE })).toBe(true);
  expect(mayResend(immediate, { status: 'Inquiring', notBeforeMs: DUE + 1 })).toBe(false);
  expect(mayResend(immediate, { status: 'Executing', notBeforeMs: DUE })).toBe(false);
  expect(mayResend(immediate, { status: null, notBeforeMs: null })).toBe(false);
});

test('what is scheduled as ordered already is not ordered again, even if it was so before the last try', () => {
  const asOrdered = { status: 'Scheduled', notBeforeMs: PLAN };
  // Seed 1225 of the simulation: the first try took effect after the window, before the second one left.
  const second = { ...scheduled, statusBefore: 'Scheduled', notBeforeBeforeMs: PLAN };
  expect(mayResend(second, asOrdered)).toBe(false);
  const otherTime = { ...second, notBeforeBeforeMs: DUE };
  expect(mayResend(otherTime, { status: 'Scheduled', notBeforeMs: DUE })).toBe(true);
  const inquiring = { ...scheduled, statusBefore: 'Inquiring', notBeforeBeforeMs: PLAN };
  expect(mayResend(inquiring, { status: 'Inquiring', notBeforeMs: PLAN })).toBe(true);
});

describe('whatever the readings', () => {
  const reading = fc.record({
    status: fc.option(fc.constantFrom(...EVENT_STATUSES, 'Odd')),
    notBeforeMs: fc.option(fc.constantFrom(DUE, PLAN, PLAN + 30_000, PLAN + HOUR)),
  });
  const readings = fc.array(fc.record({ reading, gapMs: fc.integer({ min: 1, max: HOUR }) }), {
    maxLength: 12,
  });
  const orders = fc.constantFrom(immediate, scheduled, { ...scheduled, statusBefore: 'Scheduled' });

  test('accepted needs two readings in a row that are not as before; unchanged never counts as accepted', () => {
    fc.assert(
      fc.property(orders, readings, (lost, list) => {
        let nowMs = SINCE;
        let sights: Sight[] = [];
        for (const { reading: one, gapMs } of list) {
          nowMs += gapMs;
          sights = addSight(sights, one, nowMs);
        }
        const { verdict, nextReadMs: next } = settleByReading(lost, sights, nowMs);
        if (verdict === 'accepted') {
          const [beforeLast, last] = list.slice(-2);
          for (const one of [beforeLast?.reading, last?.reading]) {
            expect(one && mayResend(lost, one)).toBe(false);
            expect(one?.status).not.toBeNull();
            expect(one?.status).not.toBe('Canceled');
          }
        } else {
          expect(next).toBeGreaterThan(nowMs);
        }
        if (verdict === 'needs_decision') expect(nowMs - SINCE).toBeGreaterThanOrEqual(SETTLE_WINDOW_MS);
      }),
    );
  });
});
