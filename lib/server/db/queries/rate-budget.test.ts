import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_PAUSE_MS } from '@/lib/domain/pacing';
import {
  clearPause,
  extendPause,
  pauseBudget,
  pauseOf,
  readBudget,
  takeToken,
  takeTokenOf,
} from '@/lib/server/db/queries/rate-budget';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const NOW = 1_790_000_000_000;

describe.each(testStoreKinds())('the shared budget on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  const take = (nowMs: number, perSecond = 5) => takeToken(store.db, { name: 'b', perSecond, nowMs });

  test('gives one token at a time, at the rate', async () => {
    expect(await take(NOW)).toBe(0);
    expect(await take(NOW)).toBe(200);
    expect(await take(NOW + 100)).toBe(100);
    expect(await take(NOW + 200)).toBe(0);
    // A long rest saves up half a token, to make up for lateness: never two calls at once.
    expect(await take(NOW + 60_000)).toBe(0);
    expect(await take(NOW + 60_000)).toBe(100);
  });

  test.each([5, 7, 40])(
    'whenever it is asked, no second holds more than %d calls and the one that begins it',
    async (perSecond) => {
      const taken: number[] = [];
      let nowMs = NOW;
      for (let asked = 0; asked < 150; asked += 1) {
        const waitMs = await take(nowMs, perSecond);
        if (waitMs === 0) taken.push(nowMs);
        // Now and then late, by more than a whole interval.
        nowMs += waitMs + (asked % 7 === 0 ? 400 : asked % 3);
      }
      const busiest = Math.max(
        ...taken.map((atMs) => taken.filter((one) => one >= atMs && one <= atMs + 1_000).length),
      );
      expect(busiest).toBeLessThanOrEqual(perSecond + 1);
      expect(taken.length).toBeGreaterThan(20);
    },
  );

  test('any number of servers share it', async () => {
    let taken = 0;
    for (let nowMs = NOW; nowMs < NOW + 2_000; nowMs += 50) {
      const waits = await Promise.all(Array.from({ length: 5 }, () => take(nowMs)));
      taken += waits.filter((waitMs) => waitMs === 0).length;
    }
    expect(taken).toBe(10);
  });

  test('a clock that jumps back an hour costs one interval, not an hour', async () => {
    expect(await take(NOW)).toBe(0);
    const back = NOW - 3_600_000;
    expect(await take(back)).toBe(200);
    expect(await take(back + 200)).toBe(0);
  });

  test('a pause holds for all, counts up, and is over when a call got through', async () => {
    await take(NOW);
    await pauseBudget(store.db, { name: 'b', untilMs: NOW + 1_000, reason: 'waiting_throttled' });
    await pauseBudget(store.db, { name: 'b', untilMs: NOW + 2_000, reason: 'waiting_throttled' });
    const budget = await readBudget(store.db, 'b');
    expect(budget.strikes).toBe(2);
    expect(pauseOf(budget, NOW)).toEqual({ reason: 'waiting_throttled', untilMs: NOW + 2_000 });
    expect(pauseOf(budget, NOW + 2_000)).toBeNull();
    expect(pauseOf(budget, NOW - 86_400_000)?.untilMs).toBe(NOW - 86_400_000 + MAX_PAUSE_MS);
    await clearPause(store.db, 'b', NOW + 1_999);
    expect((await readBudget(store.db, 'b')).strikes).toBe(2);
    await clearPause(store.db, 'b', NOW + 2_000);
    expect(pauseOf(await readBudget(store.db, 'b'), NOW)).toBeNull();
    expect((await readBudget(store.db, 'b')).strikes).toBe(0);
  });

  test('a pause that another server has stored since the budget was read counts', async () => {
    await take(NOW);
    const stale = await readBudget(store.db, 'b');
    await pauseBudget(store.db, { name: 'b', untilMs: NOW + 5_000, reason: 'waiting_throttled' });
    const nowMs = NOW + 1_000;
    expect(await takeTokenOf(store.db, { name: 'b', perSecond: 5, nowMs }, stale)).toBe(1);
    expect((await readBudget(store.db, 'b')).tokens).toBe(stale.tokens);
    // Whoever reads again sees it; a token is taken by who knows of the pause.
    const fresh = await readBudget(store.db, 'b');
    expect(pauseOf(fresh, nowMs)).toEqual({ reason: 'waiting_throttled', untilMs: NOW + 5_000 });
    expect(await takeTokenOf(store.db, { name: 'b', perSecond: 5, nowMs }, fresh)).toBe(0);
  });

  test('the same answer to calls that were under way is one strike, and the longer pause holds', async () => {
    await take(NOW);
    const pause = (untilMs: number) => ({ name: 'b', untilMs, reason: 'waiting_throttled' });
    await pauseBudget(store.db, pause(NOW + 1_000));
    await extendPause(store.db, pause(NOW + 3_000));
    await extendPause(store.db, pause(NOW + 2_000));
    expect(await readBudget(store.db, 'b')).toMatchObject({ strikes: 1, pausedUntilMs: NOW + 3_000 });
  });
});
