import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderOf, type RowOrder } from '@/lib/domain/batches';
import {
  type DraftPlan,
  effectiveOrder,
  effectiveOrders,
  judgeRow,
  judgeTime,
  spreadSlots,
  whyNotSend,
} from '@/lib/domain/plan';

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

const scheduled = (planTimeMs: number): RowOrder => ({ opsType: 'scheduled', planTimeMs });
const immediate: RowOrder = { opsType: 'immediate', planTimeMs: null };
const plan = (more: Partial<DraftPlan>): DraftPlan => ({
  when: 'scheduled',
  planTimeMs: null,
  spread: null,
  zone: 'UTC',
  ...more,
});

describe('judgeTime', () => {
  test.each([
    [NOW - 1, 'past'],
    [NOW, 'past'],
    [NOW + 1, 'too_soon'],
    [NOW + MINUTE - 1, 'too_soon'],
    [NOW + MINUTE, null],
    [NOW + 365 * DAY, null],
    [NOW + 365 * DAY + 1, 'too_far'],
    // Seconds given for milliseconds.
    [Math.floor(NOW / 1_000), 'past'],
  ])('%i is %s', (planTimeMs, expected) => {
    expect(judgeTime(scheduled(planTimeMs), NOW)).toBe(expected);
  });

  test('immediate is always possible', () => {
    expect(judgeTime(immediate, NOW)).toBeNull();
  });
});

describe('judgeRow', () => {
  const row = { order: immediate, dueAtMs: null, notRedeployable: null, heldBy: null, localDisk: null };

  test('names every blocker and every warning at once', () => {
    const bad = {
      order: null,
      dueAtMs: NOW,
      notRedeployable: 'status_final',
      heldBy: { batchId: 'b' },
      localDisk: true,
    };
    expect(judgeRow(bad, NOW)).toEqual({
      blockers: ['not_redeployable', 'held', 'no_time'],
      warnings: ['due_passed', 'local_disk'],
    });
  });

  test('warns when the cloud acts first', () => {
    const late = { ...row, dueAtMs: NOW + 2 * MINUTE, order: scheduled(NOW + 3 * MINUTE) };
    expect(judgeRow(late, NOW)).toEqual({ blockers: [], warnings: ['after_due'] });
    expect(judgeRow({ ...late, order: immediate }, NOW)).toEqual({ blockers: [], warnings: [] });
    const sameMoment = { ...late, order: scheduled(late.dueAtMs) };
    expect(judgeRow(sameMoment, NOW)).toEqual({ blockers: [], warnings: [] });
    expect(judgeRow({ ...late, order: null }, NOW)).toEqual({ blockers: ['no_time'], warnings: [] });
  });

  test('without a time of the cloud there is nothing to be late for', () => {
    expect(judgeRow({ ...row, order: scheduled(NOW + DAY) }, NOW)).toEqual({ blockers: [], warnings: [] });
  });
});

describe('effectiveOrders', () => {
  test('an own order wins and leaves no hole in the spread', () => {
    const spread = plan({ spread: { fromMs: NOW, toMs: NOW + 2 * MINUTE } });
    const own = scheduled(NOW + DAY);
    const rows = [null, own, null, null].map((override) => ({ regionId: 'r', override }));
    expect(effectiveOrders(spread, rows)).toEqual([
      scheduled(NOW),
      own,
      scheduled(NOW + MINUTE),
      scheduled(NOW + 2 * MINUTE),
    ]);
  });

  test('without a time a row has no order', () => {
    expect(effectiveOrders(plan({}), [{ regionId: 'r', override: null }])).toEqual([null]);
    expect(effectiveOrders(plan({ when: 'immediate' }), [{ regionId: 'r', override: null }])).toEqual([
      immediate,
    ]);
  });

  test('one time for all, but for a row with its own', () => {
    const own = scheduled(NOW + DAY);
    const rows = [null, own].map((override) => ({ regionId: 'r', override }));
    expect(effectiveOrders(plan({ planTimeMs: NOW + 5 * MINUTE }), rows)).toEqual([
      scheduled(NOW + 5 * MINUTE),
      own,
    ]);
    expect(effectiveOrder(plan({ planTimeMs: NOW }), own, 0, 1)).toEqual(own);
  });

  test('in a spread regions take turns, each in the order of its own rows', () => {
    expect(spreadSlots(['a', 'a', 'a', 'b', 'b', 'c'])).toEqual([0, 3, 5, 1, 4, 2]);
    const spread = plan({ spread: { fromMs: NOW, toMs: NOW + 3 * MINUTE } });
    const rows = ['a', 'a', 'b', 'b'].map((regionId) => ({ regionId, override: null }));
    const minutes = effectiveOrders(spread, rows).map((order) => ((order?.planTimeMs ?? 0) - NOW) / MINUTE);
    expect(minutes).toEqual([0, 2, 1, 3]);
  });

  test('a spread stays between its ends on whole minutes, and gives every row a place of its own', () => {
    const regions = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(regions, fc.nat(600), (regionIds, minutes) => {
        const toMs = NOW + minutes * MINUTE;
        const rows = regionIds.map((regionId) => ({ regionId, override: null }));
        for (const order of effectiveOrders(plan({ spread: { fromMs: NOW, toMs } }), rows)) {
          expect(order?.planTimeMs).toBeGreaterThanOrEqual(NOW);
          expect(order?.planTimeMs).toBeLessThanOrEqual(toMs);
          expect(((order?.planTimeMs ?? 1) - NOW) % MINUTE).toBe(0);
        }
        const slots = spreadSlots(regionIds);
        expect([...slots].sort((a, b) => a - b)).toEqual(regionIds.map((_, index) => index));
      }),
    );
  });
});

describe('whyNotSend', () => {
  const event = { eventType: 'Instance:SystemFailure.Redeploy', eventStatus: 'Inquiring', goneAtMs: null };
  const row = {
    eventType: event.eventType,
    statusAtSubmit: 'Inquiring',
    order: immediate,
    sendUntilMs: NOW + 1,
  };

  test('lets an unchanged event go', () => {
    expect(whyNotSend(row, event, NOW)).toBeNull();
  });

  test('keeps what has changed, gone or become late', () => {
    expect(whyNotSend(row, null, NOW)).toBe('event_gone');
    expect(whyNotSend(row, { ...event, goneAtMs: NOW }, NOW)).toBe('event_gone');
    expect(whyNotSend(row, { ...event, eventStatus: 'Scheduled' }, NOW)).toBe('event_changed');
    expect(
      whyNotSend({ ...row, statusAtSubmit: 'Executing' }, { ...event, eventStatus: 'Executing' }, NOW),
    ).toBe('event_changed');
    expect(whyNotSend(row, { ...event, eventType: 'Instance:SystemMaintenance.Redeploy' }, NOW)).toBe(
      'event_changed',
    );
    expect(whyNotSend({ ...row, order: scheduled(NOW + MINUTE - 1) }, event, NOW)).toBe('plan_time_passed');
    expect(whyNotSend({ ...row, order: scheduled(NOW + MINUTE) }, event, NOW)).toBeNull();
    expect(whyNotSend({ ...row, order: null }, event, NOW)).toBe('plan_time_passed');
  });

  test('keeps what did not leave in time, whatever it orders; the last instant is too late', () => {
    expect(whyNotSend({ ...row, sendUntilMs: NOW }, event, NOW)).toBe('request_expired');
    expect(whyNotSend({ ...row, sendUntilMs: NOW - 1 }, null, NOW)).toBe('request_expired');
    expect(whyNotSend({ ...row, sendUntilMs: NOW, order: scheduled(NOW + 60 * MINUTE) }, event, NOW)).toBe(
      'request_expired',
    );
    expect(whyNotSend({ ...row, sendUntilMs: null }, event, NOW)).toBe('request_expired');
  });
});

test('orderOf reads stored columns, and nothing from half of an order', () => {
  expect(orderOf({ opsType: 'immediate', planTimeMs: 5 })).toEqual(immediate);
  expect(orderOf({ opsType: 'scheduled', planTimeMs: 5 })).toEqual(scheduled(5));
  expect(orderOf({ opsType: 'scheduled', planTimeMs: null })).toBeNull();
  expect(orderOf({ opsType: null, planTimeMs: 5 })).toBeNull();
});
