import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changedRight,
  coversAll,
  decidingLimit,
  isWider,
  limitJson,
  limitOf,
  maySeeRegion,
  parseLimit,
  type RegionLimit,
  type RegionRight,
  sharedLimit,
} from '@/lib/domain/region-limit';

const REGIONS = ['cn-a', 'cn-b', 'cn-c', ''];
const limits = fc.option(fc.subarray(REGIONS.slice(0, 3)), { nil: null });

describe('a limit of regions', () => {
  test('null sees everything; a list what it names, and never a region that is not known', () => {
    expect(maySeeRegion(null, '')).toBe(true);
    expect(maySeeRegion(['cn-a'], 'cn-a')).toBe(true);
    expect(maySeeRegion(['cn-a'], 'cn-b')).toBe(false);
    expect(maySeeRegion(['cn-a'], '')).toBe(false);
    expect(maySeeRegion([], 'cn-a')).toBe(false);
    expect(coversAll(['cn-a'], ['cn-a', 'cn-b'])).toBe(false);
    expect(coversAll(['cn-a', 'cn-b'], ['cn-a', 'cn-b'])).toBe(true);
  });

  test('wider is what lets see any region that was not seen; shared is what both see', () => {
    fc.assert(
      fc.property(limits, limits, (before, after) => {
        const sees = (limit: RegionLimit, other: RegionLimit) =>
          [...REGIONS, 'cn-new'].some((id) => maySeeRegion(limit, id) && !maySeeRegion(other, id));
        expect(isWider(before, after)).toBe(sees(after, before));
        for (const id of [...REGIONS, 'cn-new']) {
          const both = maySeeRegion(before, id) && maySeeRegion(after, id);
          expect(maySeeRegion(sharedLimit(before, after), id)).toBe(both);
        }
      }),
    );
  });

  test.each([undefined, '', '{broken', '{}', '"cn-a"', '7'])('column %j lets see nothing', (json) => {
    expect(parseLimit(json)).toEqual([]);
  });

  test('a column is read back as it was written, tidy; admins have no limit', () => {
    expect(limitJson(['cn-b', 'cn-a', 'cn-b'])).toBe('["cn-a","cn-b"]');
    expect(limitJson(null)).toBeNull();
    expect(parseLimit(limitJson(['cn-b', 'cn-a']))).toEqual(['cn-a', 'cn-b']);
    expect(parseLimit(null)).toBeNull();
    expect(limitOf('admin', '["cn-a"]')).toBeNull();
    expect(limitOf('approver', '["cn-a"]')).toEqual(['cn-a']);
  });
});

describe('the limit by which somebody decides', () => {
  const NOW = 100 * 24 * 3_600_000;
  const free: RegionRight = { now: ['cn-a'], before: null, sinceMs: 0, fromMs: 0 };
  const decides = (right: RegionRight, requestedAtMs: number | null, nowMs = NOW) =>
    decidingLimit(right, { requestedAtMs, nowMs });

  test('what was never widened counts for every request', () => {
    expect(decides(free, 1)).toEqual(['cn-a']);
    expect(decides(free, null)).toEqual(['cn-a']);
  });

  test('a widening counts for requests from then on, and once it has been confirmed', () => {
    const wider = changedRight(free, ['cn-a', 'cn-b'], { atMs: NOW - 10, fromMs: 0 });
    expect(decides(wider, NOW - 11)).toEqual(['cn-a']);
    expect(decides(wider, null)).toEqual(['cn-a']);
    expect(decides(wider, NOW - 10)).toEqual(['cn-a', 'cn-b']);
    const waiting = { ...wider, fromMs: NOW + 1 };
    expect(decides(waiting, NOW - 5)).toEqual(['cn-a']);
    expect(decides(waiting, NOW - 5, NOW + 1)).toEqual(['cn-a', 'cn-b']);
  });

  test('narrowing counts at once and for everything, also while a widening waits', () => {
    const wider = changedRight(free, null, { atMs: NOW, fromMs: NOW + 1_000 });
    expect(decides(wider, NOW)).toEqual(['cn-a']);
    const narrow = changedRight(wider, ['cn-b'], { atMs: NOW + 5, fromMs: 0 });
    expect(decides(narrow, NOW, NOW + 5)).toEqual([]);
    expect(decides(narrow, NOW, NOW + 1_000)).toEqual(['cn-b']);
  });

  test('a widening that was taken back waits for nobody any more; one that stays in part goes on waiting', () => {
    const wide = changedRight(free, ['cn-a', 'cn-b', 'cn-c'], { atMs: NOW, fromMs: NOW + 1_000 });
    const restricted: RegionRight = { ...wide, before: ['cn-a'] };
    const part = changedRight(restricted, ['cn-a', 'cn-b'], { atMs: NOW + 1, fromMs: 0 });
    expect(part.fromMs).toBe(NOW + 1_000);
    expect(decides(part, NOW + 2, NOW + 2)).toEqual(['cn-a']);
    const back = changedRight(restricted, ['cn-a'], { atMs: NOW + 1, fromMs: 0 });
    expect(back).toEqual({ ...restricted, now: ['cn-a'], fromMs: 0 });
    // What is taken back and given again at once counts from then on: the first wait is over.
    const again = changedRight(back, ['cn-a', 'cn-b'], { atMs: NOW + 2, fromMs: 0 });
    expect(decides(again, NOW + 2, NOW + 2)).toEqual(['cn-a', 'cn-b']);
    expect(decides(again, NOW + 1, NOW + 2)).toEqual(['cn-a']);
  });

  test('a second widening soon after does not make the first one older', () => {
    const one = changedRight(free, ['cn-a', 'cn-b'], { atMs: NOW, fromMs: 0 });
    const two = changedRight(one, ['cn-a', 'cn-b', 'cn-c'], { atMs: NOW + 1, fromMs: 0 });
    expect(decides(two, NOW - 1, NOW + 2)).toEqual(['cn-a']);
    expect(decides(two, NOW + 1, NOW + 2)).toEqual(['cn-a', 'cn-b', 'cn-c']);
  });

  test('no change lets anybody decide beyond what they may see now', () => {
    const change = fc.record({
      after: limits,
      stepMs: fc.integer({ min: 0, max: 1e10 }),
      waits: fc.nat(1e10),
    });
    fc.assert(
      fc.property(limits, fc.array(change, { maxLength: 5 }), fc.nat(1e11), (first, changes, atMs) => {
        let right: RegionRight = { now: first, before: first, sinceMs: 0, fromMs: 0 };
        let clock = 0;
        for (const { after, stepMs, waits } of changes) {
          clock += stepMs;
          right = changedRight(right, after, { atMs: clock, fromMs: clock + waits });
          expect(isWider(right.now, decides(right, atMs, clock))).toBe(false);
        }
      }),
    );
  });
});
