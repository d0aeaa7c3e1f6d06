import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acquireLease, underLease } from '@/lib/server/jobs/runtime/lease';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const TTL_MS = 200;

describe.each(testStoreKinds())('work under a lease on %s', (kind) => {
  let store: TestStore;
  let clockMs = 0;
  beforeEach(async () => {
    clockMs = 0;
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  const work = (owner: string, does: () => Promise<void>) =>
    underLease({ store, now: () => clockMs }, { name: 'read', owner, ttlMs: TTL_MS }, does);

  /** Work that goes on until it is told to end. */
  function longWork() {
    let end = () => {};
    const running = new Promise<void>((resolve) => {
      end = resolve;
    });
    return { running, end: () => end() };
  }

  test('is done by one server, also when it takes longer than the lease', async () => {
    const { running, end } = longWork();
    const first = work('a', () => running);
    const other = vi.fn(async () => {});
    for (let halves = 0; halves < 5; halves++) {
      clockMs += TTL_MS / 2;
      await vi.waitFor(async () => {
        const { untilMs } = await store.db.selectFrom('leases').select('untilMs').executeTakeFirstOrThrow();
        expect(untilMs).toBe(clockMs + TTL_MS);
      }, 10_000);
      await work('b', other);
    }
    expect(other).not.toHaveBeenCalled();
    end();
    await first;
    await work('b', other);
    expect(other).toHaveBeenCalledOnce();
  });

  test('of a server that died is taken over when its lease has run out', async () => {
    await acquireLease(store, { name: 'read', owner: 'dead', ttlMs: TTL_MS, nowMs: clockMs });
    const done = vi.fn(async () => {});
    await work('b', done);
    expect(done).not.toHaveBeenCalled();
    clockMs += TTL_MS;
    await work('b', done);
    expect(done).toHaveBeenCalledOnce();
  });

  test('that fails gives the lease back', async () => {
    await expect(work('a', () => Promise.reject(new Error('the cloud is away')))).rejects.toThrow('away');
    const done = vi.fn(async () => {});
    await work('b', done);
    expect(done).toHaveBeenCalledOnce();
  });
});
