import { describe, expect, test } from 'vitest';
import { budgetLimit } from '@/lib/domain/schedule/budget';
import { expectedSpanMs } from '@/lib/domain/schedule/outage';
import { HOUR, MIN } from '@/lib/testing/schedule-worlds';

describe('R22: how many may be down', () => {
  test.each([
    ['count', 3, 10, 3],
    ['count', 0, 10, 0],
    ['count', 3, 0, 3],
    ['percent', 25, 10, 2],
    ['percent', 10, 7, 1],
    ['percent', 0, 10, 0],
    ['percent', 50, 0, 0],
    ['percent', 1, 1, 1],
    ['percent', 100, 7, 7],
    ['percent', 34, 3, 1],
    ['percent', 29, 100, 29],
    ['percent', 57, 100, 57],
  ] as const)('%s %i of %i: %i', (kind, value, total, limit) => {
    expect(budgetLimit(kind, value, total)).toBe(limit);
  });
});

describe('A1: how long an outage is expected to last', () => {
  const of = (count: number, ms: number) => Array.from({ length: count }, () => ms);

  test('half an hour while fewer than 20 are known', () => {
    expect(expectedSpanMs([])).toBe(30 * MIN);
    expect(expectedSpanMs(of(19, 50 * MIN))).toBe(30 * MIN);
    expect(expectedSpanMs(of(20, 50 * MIN))).toBe(50 * MIN);
  });

  test('what 95 of 100 kept, whatever their order', () => {
    expect(expectedSpanMs([...of(1, 90 * MIN), ...of(19, 20 * MIN)])).toBe(20 * MIN);
    expect(expectedSpanMs([...of(2, 90 * MIN), ...of(18, 20 * MIN)])).toBe(90 * MIN);
  });

  test('rounded up to five minutes, from ten minutes to four hours', () => {
    expect(expectedSpanMs(of(20, 15 * MIN + 1))).toBe(20 * MIN);
    expect(expectedSpanMs(of(20, 15 * MIN))).toBe(15 * MIN);
    expect(expectedSpanMs(of(20, 10 * MIN + 1))).toBe(15 * MIN);
    expect(expectedSpanMs(of(20, MIN))).toBe(10 * MIN);
    expect(expectedSpanMs(of(20, 9 * HOUR))).toBe(4 * HOUR);
  });
});
