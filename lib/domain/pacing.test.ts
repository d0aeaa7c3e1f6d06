import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_PAUSE_MS, nextFollowMs, pauseMs } from '@/lib/domain/pacing';

describe('pauseMs', () => {
  test('honours the hint, within reason', () => {
    expect(pauseMs('waiting_throttled', 5, 1_500)).toBe(1_500);
    expect(pauseMs('waiting_throttled', 0, 86_400_000)).toBe(MAX_PAUSE_MS);
  });

  test('grows from a second to a minute without one', () => {
    const pauses = [0, 1, 2, 5, 6, 50, 5_000].map((strikes) => pauseMs('waiting_connection', strikes, null));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000]);
    expect(pauseMs('waiting_throttled', 0, 0)).toBe(1_000);
  });

  test('asks a missing permission again every minute', () => {
    expect(pauseMs('waiting_permission', 0, null)).toBe(60_000);
  });
});

describe('nextFollowMs', () => {
  test('looks often after a change, more seldom later, and right after the plan time', () => {
    const now = 1_000_000_000;
    expect(nextFollowMs({ planTimeMs: null, changedAtMs: now }, now) - now).toBe(5_000);
    expect(nextFollowMs({ planTimeMs: null, changedAtMs: now - 100_000 }, now) - now).toBe(20_000);
    expect(nextFollowMs({ planTimeMs: null, changedAtMs: now - 86_400_000 }, now) - now).toBe(300_000);
    const planTimeMs = now + 60_000;
    expect(nextFollowMs({ planTimeMs, changedAtMs: now - 86_400_000 }, now)).toBe(planTimeMs + 5_000);
    expect(nextFollowMs({ planTimeMs: now, changedAtMs: now - 86_400_000 }, now) - now).toBe(300_000);
  });

  test('is always ahead, by five seconds at least and five minutes at most', () => {
    fc.assert(
      fc.property(
        fc.nat(1e12),
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.option(fc.nat(1e12)),
        (now, age, plan) => {
          const gap = nextFollowMs({ planTimeMs: plan, changedAtMs: now - age }, now) - now;
          expect(gap).toBeGreaterThanOrEqual(5_000);
          expect(gap).toBeLessThanOrEqual(300_000);
        },
      ),
    );
  });
});

test('a wrong clock rests as long as a wrong key, whatever the hint', () => {
  expect(pauseMs('waiting_clock', 0, 5)).toBe(60_000);
  expect(pauseMs('waiting_permission', 0, 5)).toBe(60_000);
  expect(pauseMs('waiting_certificate', 0, 5)).toBe(60_000);
  expect(pauseMs('waiting_throttled', 0, 5)).toBe(5);
});
