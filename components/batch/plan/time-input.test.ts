import { describe, expect, test } from 'vitest';
import { inputOf, instantOf, NO_TIME, resultOf } from '@/components/batch/plan/plan-times';

const ZONE = 'America/New_York';

describe('a typed time', () => {
  test('an ordinary time is one instant, in the zone it was typed for', () => {
    const input = { wall: { year: 2026, month: 11, day: 25, hour: 2, minute: 0 }, which: null };
    expect(instantOf(input, 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 24, 18));
    expect(instantOf(input, ZONE)).toBe(Date.UTC(2026, 10, 25, 7));
  });

  test('an hour that the clock skips is no instant', () => {
    const input = { wall: { year: 2026, month: 3, day: 8, hour: 2, minute: 30 }, which: null };
    expect(resultOf(input, ZONE)?.kind).toBe('gap');
    expect(instantOf(input, ZONE)).toBeNull();
  });

  test('an hour that comes twice is no instant until one is chosen, and comes back as chosen', () => {
    const wall = { year: 2026, month: 11, day: 1, hour: 1, minute: 30 };
    expect(instantOf({ wall, which: null }, ZONE)).toBeNull();
    const laterMs = Date.UTC(2026, 10, 1, 6, 30);
    expect(instantOf({ wall, which: 'later' }, ZONE)).toBe(laterMs);
    expect(inputOf(laterMs, ZONE)).toEqual({ wall, which: 'later' });
  });

  test('nothing typed is nothing', () => {
    expect(inputOf(null, ZONE)).toEqual(NO_TIME);
    expect(instantOf(NO_TIME, ZONE)).toBeNull();
  });
});
