import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderOf, type RowOrder } from '@/lib/domain/batches';
import { type DraftPlan, effectiveOrder, effectiveOrders, spreadSlots } from '@/lib/domain/plan';

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

test('orderOf reads stored columns, and nothing from half of an order', () => {
  expect(orderOf({ opsType: 'immediate', planTimeMs: 5 })).toEqual(immediate);
  expect(orderOf({ opsType: 'scheduled', planTimeMs: 5 })).toEqual(scheduled(5));
  expect(orderOf({ opsType: 'scheduled', planTimeMs: null })).toBeNull();
  expect(orderOf({ opsType: null, planTimeMs: 5 })).toBeNull();
});
