import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bucket, fullBucket, takeToken } from '@/lib/domain/pacing';

const RULE = { perSecond: 20, burst: 200 };

/** How many of the requests at these times (ms) are let through. */
function passed(timesMs: readonly number[]): number {
  let bucket: Bucket = fullBucket(RULE, 0);
  let count = 0;
  for (const atMs of timesMs) {
    const taken = takeToken(bucket, RULE, atMs);
    bucket = taken.bucket;
    if (taken.waitMs === 0) count += 1;
  }
  return count;
}

describe('a token bucket', () => {
  test('200 at once, and not one more', () => {
    expect(passed(Array.from({ length: 500 }, () => 0))).toBe(200);
  });

  test('20 a second for as long as one likes', () => {
    const anHour = Array.from({ length: 3_600 * 20 }, (_, index) => index * 50);
    expect(passed(anHour)).toBe(anHour.length);
  });

  test('a loop gets its burst and then 20 a second', () => {
    const tenSeconds = Array.from({ length: 10_000 }, (_, index) => index);
    expect(passed(tenSeconds)).toBeGreaterThanOrEqual(399);
    expect(passed(tenSeconds)).toBeLessThanOrEqual(400);
  });

  test('says when to come back, and whoever comes then is let through', () => {
    const { bucket, waitMs } = takeToken({ tokens: 0, atMs: 1_000 }, RULE, 1_000);
    expect(waitMs).toBe(50);
    expect(takeToken(bucket, RULE, 1_050).waitMs).toBe(0);
  });

  test('a clock that goes back gives nothing and takes nothing', () => {
    const { bucket } = takeToken({ tokens: 5, atMs: 1_000 }, RULE, 0);
    expect(bucket).toEqual({ tokens: 4, atMs: 1_000 });
  });

  test('never more than burst + time × rate', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 2_000 }), (times) => {
        const sorted = times.toSorted((a, b) => a - b);
        expect(passed(sorted)).toBeLessThanOrEqual(200 + ((sorted.at(-1) ?? 0) / 1_000) * 20);
      }),
      { numRuns: 30 },
    );
  });
});
