import { describe, expect, it } from 'vitest';
import { budgetSum, loosensBudget } from '@/lib/domain/schedule/budget-change';
import {
  autoValueOf,
  chosenValues,
  isNarrower,
  manualServicesOf,
  NO_MATCH,
} from '@/lib/domain/schedule/service-match';
import type { BudgetScope } from '@/lib/domain/schedule/world';

const instance = (tags: Record<string, string>, name = 'live-01') => ({
  instanceId: 'i-1',
  name,
  regionId: 'cn-a',
  tags: new Map(Object.entries(tags)),
});

describe('services of an instance', () => {
  it('takes the value of the tag without the blanks around it; none of what nobody could read', () => {
    const valueIn = autoValueOf({ kind: 'tag', key: 'service' });
    expect(valueIn(instance({ service: ' live ' }))).toBe('live');
    for (const value of ['', '  ', 'a'.repeat(129), 'a\u202Eb', 'a\nb', '\uD83D']) {
      expect(valueIn(instance({ service: value }))).toBeNull();
    }
    expect(valueIn(instance({ Service: 'live' }))).toBeNull();
    expect(autoValueOf(null)(instance({ service: 'live' }))).toBeNull();
  });

  it('finds each service once, however many of its parts are true', () => {
    const find = manualServicesOf([
      { id: 'b', match: { ...NO_MATCH, names: ['live-*', '*'], regionIds: ['cn-a'], instanceIds: ['i-1'] } },
      { id: 'a', match: { ...NO_MATCH, tags: [{ key: 'env', value: 'prod' }] } },
      { id: 'c', match: { ...NO_MATCH, tags: [{ key: 'env', value: 'Prod' }] } },
      { id: 'd', match: NO_MATCH },
    ]);
    expect(find(instance({ env: 'prod' }))).toEqual(['a', 'b']);
  });

  it('keeps those that exist before it makes new ones, the largest first', () => {
    const counts = new Map([
      ['old', 1],
      ['big', 9],
      ['small', 2],
      ['also', 2],
    ]);
    expect(chosenValues(counts, new Set(['old', 'gone']), 3)).toEqual(['old', 'big', 'also']);
    expect(chosenValues(counts, new Set(), -1)).toEqual([]);
  });

  it('is narrower when any part is gone, also when another came', () => {
    const before = { ...NO_MATCH, names: ['a*'], tags: [{ key: 'k', value: 'v' }] };
    expect(isNarrower(before, { ...before, names: ['b*', 'a*'] })).toBe(false);
    expect(isNarrower(before, { ...before, names: ['b*'] })).toBe(true);
    expect(isNarrower(before, { ...before, tags: [{ key: 'k', value: 'w' }] })).toBe(true);
    expect(isNarrower({ ...before, regionIds: ['r'] }, before)).toBe(true);
    expect(isNarrower({ ...before, instanceIds: ['i'] }, before)).toBe(true);
  });
});

describe('a budget that lets more go', () => {
  const service: BudgetScope = { kind: 'service', serviceId: 'a' };
  const terms = (scope: BudgetScope, limitValue: number, limitKind: 'count' | 'percent' = 'count') => ({
    scope,
    limitKind,
    limitValue,
  });

  it.each([
    [terms(service, 2), terms(service, 2), false],
    [terms(service, 2), terms(service, 1), false],
    [terms(service, 2), terms(service, 3), true],
    [terms(service, 0), terms(service, 1), true],
    [terms(service, 2), terms(service, 2, 'percent'), true],
    [terms(service, 2), terms(service, 0, 'percent'), false],
    [terms(service, 2), terms({ kind: 'each_service' }, 2), false],
    [terms({ kind: 'each_service' }, 2), terms(service, 0), true],
    [terms(service, 2), terms({ kind: 'service', serviceId: 'b' }, 2), true],
    [terms({ kind: 'region', regionId: 'r' }, 2), terms({ kind: 'each_region' }, 2), false],
    [terms({ kind: 'region', regionId: 'r' }, 2), terms({ kind: 'region', regionId: 's' }, 2), true],
    [terms({ kind: 'account' }, 2), terms({ kind: 'each_region' }, 2), true],
    [terms({ kind: 'each_service_region' }, 2), terms({ kind: 'each_service_region' }, 2), false],
  ])('%o → %o: %s', (before, after, expected) => {
    expect(loosensBudget(before, after)).toBe(expected);
  });

  it('prints its sum', () => {
    expect(budgetSum({ kind: 'percent', value: 10, total: 7, limit: 1 })).toBe('10 % of 7 = 0 → 1');
    expect(budgetSum({ kind: 'percent', value: 25, total: 10, limit: 2 })).toBe('25 % of 10 = 2');
    expect(budgetSum({ kind: 'count', value: 2, total: 7, limit: 2 })).toBe('2 of 7');
  });
});
