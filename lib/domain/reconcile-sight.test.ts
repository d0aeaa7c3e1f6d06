import { describe, expect, test } from 'vitest';
import { MAX_CLOCK_SKEW_MS, PLAN_TIME_TOLERANCE_MS } from '@/lib/domain/limits';
import { judgeSight, type LostOrder, type Reading } from '@/lib/domain/reconcile';
import { DUE, HOUR, immediate, PLAN, SINCE, scheduled } from '@/lib/testing/lost-orders';

const SKEW = MAX_CLOCK_SKEW_MS;

describe('what one sight says', () => {
  const late = DUE + 1;
  test.each<[string, LostOrder, Reading & { firstAtMs?: number }, string]>([
    ['as before', immediate, { status: 'Inquiring', notBeforeMs: DUE }, 'unchanged'],
    ['not listed', immediate, { status: null, notBeforeMs: null }, 'not_listed'],
    ['runs', immediate, { status: 'Executing', notBeforeMs: DUE }, 'fits'],
    ['ran', immediate, { status: 'Executed', notBeforeMs: DUE }, 'fits'],
    ['avoided', immediate, { status: 'Avoided', notBeforeMs: null }, 'fits'],
    ['failed', immediate, { status: 'Failed', notBeforeMs: DUE }, 'fits'],
    ['cancelled', immediate, { status: 'Canceled', notBeforeMs: DUE }, 'moved_otherwise'],
    ['scheduled by somebody', immediate, { status: 'Scheduled', notBeforeMs: DUE }, 'moved_otherwise'],
    ['new time', immediate, { status: 'Inquiring', notBeforeMs: DUE + 1 }, 'moved_otherwise'],
    ['a word of tomorrow', immediate, { status: 'Paused', notBeforeMs: DUE }, 'moved_otherwise'],
    [
      'runs when due',
      immediate,
      { status: 'Executing', notBeforeMs: DUE, firstAtMs: DUE - SKEW },
      'own_time',
    ],
    [
      'runs just before due',
      immediate,
      { status: 'Executing', notBeforeMs: DUE, firstAtMs: DUE - SKEW - 1 },
      'fits',
    ],
    [
      'ran already before the order',
      { ...immediate, statusBefore: 'Executing' },
      { status: 'Executed', notBeforeMs: DUE },
      'moved_otherwise',
    ],
    [
      'runs near an estimated due time',
      { ...immediate, dueIsEstimate: true },
      { status: 'Executing', notBeforeMs: DUE, firstAtMs: DUE - HOUR },
      'own_time',
    ],
    [
      'runs well before an estimated due time',
      { ...immediate, dueIsEstimate: true },
      { status: 'Executing', notBeforeMs: DUE, firstAtMs: DUE - HOUR - 1 },
      'fits',
    ],
    [
      'runs, never due',
      { ...immediate, dueAtMs: null },
      { status: 'Executing', notBeforeMs: null, firstAtMs: late },
      'fits',
    ],
    ['our time', scheduled, { status: 'Scheduled', notBeforeMs: PLAN }, 'fits'],
    [
      'our time, rounded up',
      scheduled,
      { status: 'Scheduled', notBeforeMs: PLAN + PLAN_TIME_TOLERANCE_MS },
      'fits',
    ],
    [
      'our time, rounded too far',
      scheduled,
      { status: 'Scheduled', notBeforeMs: PLAN - PLAN_TIME_TOLERANCE_MS - 1 },
      'moved_otherwise',
    ],
    ['another time', scheduled, { status: 'Scheduled', notBeforeMs: PLAN + HOUR }, 'moved_otherwise'],
    ['no time', scheduled, { status: 'Scheduled', notBeforeMs: null }, 'moved_otherwise'],
    ['runs at once', scheduled, { status: 'Executing', notBeforeMs: DUE }, 'moved_otherwise'],
    ['runs when due', scheduled, { status: 'Executing', notBeforeMs: DUE, firstAtMs: late }, 'own_time'],
    [
      'waits when due',
      scheduled,
      { status: 'Scheduled', notBeforeMs: DUE, firstAtMs: late },
      'moved_otherwise',
    ],
    ['runs at our time', scheduled, { status: 'Executing', notBeforeMs: PLAN, firstAtMs: PLAN }, 'fits'],
    [
      'runs just within our time',
      scheduled,
      { status: 'Executed', notBeforeMs: PLAN, firstAtMs: PLAN - PLAN_TIME_TOLERANCE_MS },
      'fits',
    ],
    [
      'runs before our time',
      scheduled,
      { status: 'Executing', notBeforeMs: PLAN, firstAtMs: PLAN - PLAN_TIME_TOLERANCE_MS - 1 },
      'moved_otherwise',
    ],
    [
      'cancelled at our time',
      scheduled,
      { status: 'Canceled', notBeforeMs: PLAN, firstAtMs: PLAN },
      'moved_otherwise',
    ],
    [
      'already had nearly our time',
      { ...scheduled, statusBefore: 'Scheduled', notBeforeBeforeMs: PLAN + 1 },
      { status: 'Scheduled', notBeforeMs: PLAN },
      'moved_otherwise',
    ],
    [
      'was due at our time, now scheduled',
      { ...scheduled, notBeforeBeforeMs: PLAN, dueAtMs: PLAN },
      { status: 'Scheduled', notBeforeMs: PLAN },
      'fits',
    ],
    [
      'was due at our time anyway, runs',
      { ...scheduled, notBeforeBeforeMs: PLAN, dueAtMs: PLAN },
      { status: 'Executing', notBeforeMs: PLAN, firstAtMs: PLAN },
      'own_time',
    ],
    [
      'rescheduled from another time',
      { ...scheduled, statusBefore: 'Scheduled' },
      { status: 'Scheduled', notBeforeMs: PLAN },
      'fits',
    ],
  ])('%s', (_, lost, { firstAtMs = SINCE + 1, ...reading }, expected) => {
    expect(judgeSight(lost, { ...reading, firstAtMs })).toBe(expected);
  });
});
