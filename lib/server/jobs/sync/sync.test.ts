import { afterEach, describe, expect, test, vi } from 'vitest';
import { readScope } from '@/lib/server/db/queries/sync';
import { type SyncJob, startSyncJob } from '@/lib/server/jobs/sync/sync';
import { getSyncStatus, runSyncNow } from '@/lib/server/services/sync/sync';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { testContext } from '@/lib/testing/event-mirror';
import { syncBenchForEachTest } from '@/lib/testing/jobs/hooks';
import type { SyncBench } from '@/lib/testing/jobs/sync-bench';
import { testStoreKinds } from '@/lib/testing/stores';

const WAIT = { timeout: 10_000, interval: 20 };

describe.each(testStoreKinds())('startSyncJob on %s', (kind) => {
  let control: SimulatorControl;
  let bench: SyncBench;
  let jobs: SyncJob[] = [];
  syncBenchForEachTest(kind, 'quiet', (desk) => {
    ({ control, bench } = desk);
  });
  afterEach(async () => {
    await Promise.all(jobs.map((job) => job.stop()));
    jobs = [];
  });

  function start(intervalMs = 1_000, db = bench.store.db): SyncJob {
    const store = { ...bench.store, db };
    const job = startSyncJob({ ...bench, store, config: { syncIntervalMs: intervalMs } });
    jobs.push(job);
    return job;
  }
  /** The store's connection; `before` is called ahead of each of its statements. */
  const watchedDb = (before: (statement: { kind: string }) => void) =>
    bench.store.db.withPlugin({
      transformQuery: ({ node }) => {
        before(node);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
  /** The context of a person whose clock is the bench's. */
  const context = (role: 'operator' | 'viewer' = 'operator') => ({
    ...testContext(bench.store, role),
    now: bench.now,
  });
  const success = async (scope: 'open' | 'all') => (await readScope(bench.store.db, scope)).lastSuccessMs;

  async function untilRead(scope: 'open' | 'all', afterMs = 0): Promise<number> {
    return vi.waitFor(async () => {
      const readMs = await success(scope);
      if (readMs === null || readMs <= afterMs) throw new Error('not yet');
      return readMs;
    }, WAIT);
  }

  test('reads the open events and then everything at the start, and the open ones again at each interval', async () => {
    start();
    const allMs = await untilRead('all');
    const openMs = await untilRead('open');
    const nextMs = await untilRead('open', openMs);
    expect(nextMs - openMs).toBeGreaterThan(500);
    expect(await success('all')).toBe(allMs);
    const status = await getSyncStatus(context('viewer'));
    expect(status).toMatchObject({ error: null, intervalMs: 1_000 });
    expect(status.syncedAtMs).toBeGreaterThanOrEqual(nextMs);
    expect(status.version).toBeGreaterThan(0);
  });

  test('a failure shows in the status, and goes when the cloud is back', async () => {
    await control.armFaults([{ action: 'DescribeHistoryEvents', kind: 'server-error', times: 2 }]);
    start();
    const failed = await vi.waitFor(async () => {
      const { error } = await getSyncStatus(context());
      if (!error) throw new Error('not yet');
      return error;
    }, WAIT);
    expect(failed.kind).toBe('unknown');
    await vi.waitFor(async () => {
      // Past every back-off, however often it failed by now.
      bench.passTime(60_000);
      const { error, syncedAtMs } = await getSyncStatus(context());
      expect(syncedAtMs).not.toBeNull();
      expect(error).toBeNull();
    }, WAIT);
  });

  test('stops after the page in hand, and the next start goes on', async () => {
    await control.reset({ scenario: 'storm' });
    const job = start(60_000);
    await vi.waitFor(
      async () => {
        if ((await readScope(bench.store.db, 'all')).nextPage < 2) throw new Error('not yet');
      },
      { timeout: 10_000, interval: 1 },
    );
    await job.stop();
    const stopped = await readScope(bench.store.db, 'all');
    start(60_000);
    await untilRead('all');
    expect((await readScope(bench.store.db, 'all')).runId).toBe(stopped.runId);
  });

  test('two servers do not read the same things twice', async () => {
    start(60_000);
    start(60_000);
    await untilRead('all');
    const calls = (await control.calls()).filter(({ action }) => action === 'DescribeHistoryEvents');
    const whole = calls.filter(({ query }) => !('EventStatus' in query) && !('ResourceIds' in query));
    expect(new Set(whole.map(({ query }) => query.PageNumber)).size).toBe(whole.length);
  });

  test('a person may ask for a read at once, but not twice within two seconds', async () => {
    start(86_400_000);
    const firstMs = await untilRead('all');
    const openMs = (await success('open')) ?? 0;
    const asked = runSyncNow(context());
    await expect(runSyncNow(context())).rejects.toMatchObject({ code: 'rate_limited', reason: 'sync' });
    const status = await asked;
    // The answer does not wait for ever: on a busy machine the read may come after it.
    expect(status.syncedAtMs).toBeGreaterThanOrEqual(openMs);
    expect(await untilRead('open', openMs)).toBeGreaterThan(openMs);
    expect(firstMs).toBe(await success('all'));
    await expect(runSyncNow(context('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    const told = await bench.store.db.selectFrom('auditEntries').select(['action', 'actorId']).execute();
    expect(told).toEqual([{ action: 'sync.run', actorId: context().actor.id }]);
  });

  test('who asks while the job is about to rest is answered after the read, not before it', async () => {
    let askedMs = 0;
    const answered = await new Promise<number | null>((resolve) => {
      // Giving the lease back is the last that a turn does.
      const db = watchedDb((statement) => {
        if (!isGivingBack(statement) || askedMs > 0) return;
        askedMs = bench.now();
        resolve(job.runNow().then(() => success('open')));
      });
      const job = start(86_400_000, db);
    });
    expect(answered).toBeGreaterThanOrEqual(askedMs);
  });

  test('a store that fails while somebody waits is tried again after a pause, not at once', async () => {
    let turns = 0;
    const db = watchedDb(() => {
      turns += 1;
      throw new Error('the store is away');
    });
    const job = start(60_000, db);
    await job.runNow();
    await job.stop();
    expect(turns).toBe(1);
  });
});

/** The update that sets `untilMs` of a lease to 0. */
function isGivingBack(statement: { kind: string }): boolean {
  if (statement.kind !== 'UpdateQueryNode') return false;
  const text = JSON.stringify(statement);
  return text.includes('"leases"') && /"untilMs".{0,200}"value":0[,}]/.test(text);
}
