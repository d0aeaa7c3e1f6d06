import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MAX_IDLE_IN_TRANSACTION_MS } from '@/lib/domain/limits';
import { isLeaseHeld } from '@/lib/server/db/queries/sync';
import { POSTGRES_CLOCK } from '@/lib/server/db/store';
import { acquireLease, releaseLease, renewLease } from '@/lib/server/jobs/runtime/lease';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('lease on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  const take = (owner: string, nowMs: number) =>
    acquireLease(store, { name: 'sync', owner, ttlMs: 1_000, nowMs });

  test('one holder at a time, the next one with a higher fence', async () => {
    const first = await take('a', 0);
    expect(first).toMatchObject({ owner: 'a', fence: 1, untilMs: 1_000 });
    expect(await take('b', 999)).toBeNull();
    const second = await take('b', 1_000);
    expect(second).toMatchObject({ owner: 'b', fence: 2, untilMs: 2_000 });
    expect(await take('a', 1_500)).toBeNull();
  });

  test('who lost it can neither renew nor release it', async () => {
    const first = await take('a', 0);
    const second = await take('b', 1_000);
    if (!first || !second) throw new Error('both must have had it');
    expect(await renewLease(store, first, { ttlMs: 1_000, nowMs: 1_100 })).toBeNull();
    await releaseLease(store, first);
    expect(await take('c', 1_200)).toBeNull();
    expect(await renewLease(store, second, { ttlMs: 1_000, nowMs: 1_300 })).toMatchObject({
      untilMs: 2_300,
    });
    await releaseLease(store, second);
    expect(await take('c', 1_400)).toMatchObject({ fence: 3 });
  });

  test('of many who want it at once exactly one gets it', async () => {
    const owners = Array.from({ length: 20 }, (_, index) => `owner-${index}`);
    const leases = await Promise.all(owners.map((owner) => take(owner, 0)));
    expect(leases.filter((lease) => lease !== null)).toHaveLength(1);
  });
});

describe.each(testStoreKinds().filter((kind) => kind === 'postgres'))('clocks that differ on %s', (kind) => {
  const MINUTE_MS = 60_000;
  const own = () => Date.now();

  test('a server that is ten minutes ahead takes no living lease, and one that is behind keeps no dead one', async () => {
    const opened = await openTestStore(kind);
    const store = { db: opened.db, clock: POSTGRES_CLOCK };
    const take = (owner: string, ttlMs: number, nowMs: number) =>
      acquireLease(store, { name: 'sync', owner, ttlMs, nowMs });
    const living = await take('a', MINUTE_MS, own());
    expect(living?.untilMs).toBeGreaterThan(own() + MINUTE_MS / 2);
    expect(await take('ahead', MINUTE_MS, own() + 10 * MINUTE_MS)).toBeNull();
    expect(await isLeaseHeld(store.db, 'sync', store.clock(own() + 10 * MINUTE_MS))).toBe(true);
    if (living) await releaseLease(store, living);

    // Of its own ten minutes ahead it gets no more than its time, so that the next one does not wait for them.
    const ahead = await take('ahead', 50, own() + 10 * MINUTE_MS);
    if (!ahead) throw new Error('the lease is free');
    await vi.waitFor(async () => {
      expect(await take('behind', MINUTE_MS, own() - 10 * MINUTE_MS)).toMatchObject({ owner: 'behind' });
    }, 5_000);
    expect(await renewLease(store, ahead, { ttlMs: 50, nowMs: own() + 10 * MINUTE_MS })).toBeNull();
    await opened.dispose();
  });
});

describe.each(testStoreKinds().filter((kind) => kind === 'postgres'))('a hung server on %s', (kind) => {
  test('in the middle of a transaction keeps the others waiting for seconds, and loses what it began', async () => {
    const store = await openTestStore(kind);
    const lease = await acquireLease(store, { name: 'dispatch', owner: 'hung', ttlMs: 1_000, nowMs: 0 });
    if (!lease) throw new Error('the lease is free');
    let [begin, resume] = [() => {}, () => {}];
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const resumed = new Promise<void>((resolve) => {
      resume = resolve;
    });
    const hung = store.db.transaction().execute(async (tx) => {
      await renewLease({ db: tx, clock: store.clock }, lease, { ttlMs: 1_000, nowMs: 900 });
      begin();
      await resumed;
    });
    await begun;
    const startedAtMs = performance.now();
    const next = await acquireLease(store, { name: 'dispatch', owner: 'b', ttlMs: 1_000, nowMs: 1_000 });
    expect(performance.now() - startedAtMs).toBeLessThan(2 * MAX_IDLE_IN_TRANSACTION_MS);
    expect(next).toMatchObject({ owner: 'b', fence: 2 });
    resume();
    await expect(hung).rejects.toThrow();
    expect(await renewLease(store, lease, { ttlMs: 1_000, nowMs: 1_100 })).toBeNull();
    await store.dispose();
  }, 30_000);
});
