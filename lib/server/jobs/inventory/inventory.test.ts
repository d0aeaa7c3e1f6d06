import { describe, expect, test, vi } from 'vitest';
import { inventoryState } from '@/lib/server/db/queries/inventory';
import { listScopes, readCounter, readScope, saveScope } from '@/lib/server/db/queries/sync';
import type { EnsClient } from '@/lib/server/ens/types';
import { INVENTORY_LEASE, readInventoryOnce, startInventoryJob } from '@/lib/server/jobs/inventory/inventory';
import { acquireLease } from '@/lib/server/jobs/runtime/lease';
import { runSyncOnce } from '@/lib/server/jobs/sync/sync';
import { getSyncStatus } from '@/lib/server/services/sync/sync';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { testContext } from '@/lib/testing/event-mirror';
import { forceScheduleSettings } from '@/lib/testing/inventory-rows';
import { syncBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { beforeEachInstancesPage, type SyncBench } from '@/lib/testing/jobs/sync-bench';
import { testStoreKinds } from '@/lib/testing/stores';

const MINUTE_MS = 60_000;
/** Some 550 instances: six pages. */
const PAGES = 6;

describe.each(testStoreKinds())('the inventory on %s', (kind) => {
  let control: SimulatorControl;
  let ens: EnsClient;
  let bench: SyncBench;
  syncBenchForEachTest(kind, 'storm', (desk) => {
    ({ control, ens, bench } = desk);
  });

  const instances = () => bench.store.db.selectFrom('instances').selectAll().orderBy('instanceId').execute();
  const listed = async () => (await instances()).filter(({ inInventory }) => inInventory === 1);
  const gone = async () => (await instances()).filter(({ goneAtMs }) => goneAtMs !== null);
  const read = () => readInventoryOnce(bench, 'inventory');
  const cloudTotal = async () => (await ens.describeInstancesPage({ pageNumber: 1, pageSize: 1 })).totalCount;
  const pagesAsked = async () =>
    (await control.calls())
      .filter(({ query }) => query.PageSize === '100' && !('InstanceIds' in query))
      .map(({ query }) => Number(query.PageNumber));
  const pauseAfter = (pages: number) => {
    let left = pages;
    return () => left-- <= 0;
  };
  /** The n-th instance of the account, as the cloud lists them. */
  const nth = async (position: number) => {
    const { instances: found } = await ens.describeInstancesPage({ pageNumber: position, pageSize: 1 });
    return found[0]?.instanceId ?? '';
  };

  test('reads every instance of the account, with its state, and a second reading changes only the times', async () => {
    const startedMs = bench.now();
    await control.setInstances([{ instanceId: await nth(3), status: 'Stopped', serviceStatus: 'Deleting' }]);
    const total = await cloudTotal();
    expect(total).toBeGreaterThan(500);
    expect(await read()).toMatchObject({ state: 'complete', pages: PAGES, changed: total, gone: 0 });
    const first = await listed();
    expect(first).toHaveLength(total);
    expect(first.every(({ statusReadAtMs }) => statusReadAtMs >= startedMs)).toBe(true);
    expect(first.find(({ instanceId }) => instanceId === first[0]?.instanceId)).toMatchObject({
      serviceStatus: expect.any(String),
      goneAtMs: null,
      found: 1,
    });
    expect(first.filter(({ serviceStatus }) => serviceStatus === 'Deleting')).toMatchObject([
      { status: 'Stopped' },
    ]);
    expect(await inventoryState(bench.store.db)).toMatchObject({ state: 'read', errorCode: null });

    const counters = [
      await readCounter(bench.store.db, 'mirror'),
      await readCounter(bench.store.db, 'schedule'),
    ];
    bench.passTime(15 * MINUTE_MS);
    expect(await read()).toMatchObject({ state: 'complete', changed: 0, gone: 0 });
    const second = await listed();
    expect(second.every(({ statusReadAtMs }) => statusReadAtMs >= startedMs + 15 * MINUTE_MS)).toBe(true);
    const times = { statusReadAtMs: 0, fetchedAtMs: 0 };
    expect(second.map((row) => ({ ...row, ...times }))).toEqual(first.map((row) => ({ ...row, ...times })));
    expect([
      await readCounter(bench.store.db, 'mirror'),
      await readCounter(bench.store.db, 'schedule'),
    ]).toEqual(counters);
  });

  test('what the cloud changes is stored at the next reading', async () => {
    await read();
    const [one, two] = [await nth(1), await nth(150)];
    await control.setInstances([
      { instanceId: one, status: 'Stopped' },
      { instanceId: two, serviceStatus: 'Deleting' },
    ]);
    bench.passTime(15 * MINUTE_MS);
    expect(await read()).toMatchObject({ changed: 2 });
    const rows = new Map((await listed()).map((row) => [row.instanceId, row]));
    expect([rows.get(one)?.status, rows.get(two)?.serviceStatus]).toEqual(['Stopped', 'Deleting']);
  });

  test('only a complete reading says who is gone; being listed again takes it back', async () => {
    await read();
    const released = [await nth(5), await nth(205)];
    await control.setInstances(released.map((instanceId) => ({ instanceId, status: null })));
    bench.passTime(15 * MINUTE_MS);
    let asked = 0;
    expect(await readInventoryOnce(bench, 'inventory', () => asked++ === 4)).toMatchObject({
      state: 'paused',
      pages: 4,
    });
    expect(await gone()).toEqual([]);
    expect(await read()).toMatchObject({ state: 'complete', gone: 2 });
    const ended = await gone();
    expect(ended.map(({ instanceId }) => instanceId)).toEqual([...released].sort());
    // What was known stays.
    expect(ended.every(({ name, inInventory }) => name !== '' && inInventory === 0)).toBe(true);
    expect(await listed()).toHaveLength(await cloudTotal());

    bench.passTime(15 * MINUTE_MS);
    expect(await read()).toMatchObject({ changed: 0, gone: 0 });
    await control.setInstances(released.map((instanceId) => ({ instanceId, status: 'Running' })));
    bench.passTime(15 * MINUTE_MS);
    expect(await read()).toMatchObject({ changed: 2, gone: 0 });
    expect(await gone()).toEqual([]);
    expect(await listed()).toHaveLength(await cloudTotal());
  });

  test('a reading that was interrupted goes on one page before where it stopped', async () => {
    expect(await readInventoryOnce(bench, 'inventory', pauseAfter(3))).toMatchObject({
      state: 'paused',
      pages: 3,
    });
    const { runId, runStartedAtMs } = await readScope(bench.store.db, 'inventory');
    bench.passTime(MINUTE_MS);
    expect(await read()).toMatchObject({ state: 'complete', pages: 4 });
    expect(await readScope(bench.store.db, 'inventory')).toMatchObject({
      runId,
      runStartedAtMs,
      nextPage: 0,
    });
    expect(await pagesAsked()).toEqual([1, 2, 3, 3, 4, 5, 6]);
    expect(await listed()).toHaveLength(await cloudTotal());
  });

  test('a failure in the middle is kept, marks nobody, and the rest is read afterwards', async () => {
    await read();
    await control.setInstances([{ instanceId: await nth(400), status: null }]);
    bench.passTime(15 * MINUTE_MS);
    bench.ens = beforeEachInstancesPage(ens, async (pagesRead) => {
      if (pagesRead === 2) await control.armFaults([{ action: 'DescribeInstances', kind: 'throttle' }]);
    });
    expect(await read()).toMatchObject({ state: 'failed', pages: 2 });
    expect(await gone()).toEqual([]);
    expect(await inventoryState(bench.store.db)).toMatchObject({
      state: 'failed',
      errorCode: 'Throttling.User',
      readAtMs: expect.any(Number),
    });
    expect((await readScope(bench.store.db, 'inventory')).retryAtMs).toBeGreaterThan(bench.now());
    bench.passTime(MINUTE_MS);
    expect(await read()).toMatchObject({ state: 'complete', gone: 1 });
    expect(await inventoryState(bench.store.db)).toMatchObject({ state: 'read', errorCode: null });
  });

  test('an instance that slips to a page that was read is not missed, even in the first reading', async () => {
    const slipping = await nth(201);
    const released = await nth(10);
    bench.ens = beforeEachInstancesPage(ens, async (pagesRead) => {
      if (pagesRead === 2) await control.setInstances([{ instanceId: released, status: null }]);
    });
    expect(await read()).toMatchObject({ state: 'complete' });
    const ids = (await listed()).map(({ instanceId }) => instanceId);
    expect(ids).toContain(slipping);
    expect(new Set(ids).size).toBe(ids.length);
    bench.ens = ens;
    bench.passTime(15 * MINUTE_MS);
    expect(await read()).toMatchObject({ changed: 1, gone: 1 });
    expect(await listed()).toHaveLength(await cloudTotal());
  });

  test('who is missing from the pages, but found by its id, is not gone', async () => {
    await read();
    const hidden = await nth(250);
    bench.passTime(15 * MINUTE_MS);
    bench.ens = {
      ...ens,
      describeInstancesPage: async (request) => {
        const page = await ens.describeInstancesPage(request);
        return { ...page, instances: page.instances.filter(({ instanceId }) => instanceId !== hidden) };
      },
    };
    expect(await read()).toMatchObject({ state: 'complete', gone: 0 });
    expect(await gone()).toEqual([]);
    expect((await listed()).some(({ instanceId }) => instanceId === hidden)).toBe(true);
  });

  test('a count that is never the same twice does not keep it reading for ever', async () => {
    let count = 0;
    bench.ens = {
      ...ens,
      describeInstancesPage: async (request) => {
        const page = await ens.describeInstancesPage(request);
        count += 1;
        return { ...page, totalCount: page.totalCount + (count % 2) };
      },
    };
    expect(await read()).toMatchObject({ state: 'complete' });
    expect(count).toBeLessThan(60);
  });

  test('members are made anew after each complete reading', async () => {
    const by = { autoServices: { kind: 'name', pattern: '{service}-???' } } as const;
    await forceScheduleSettings(bench.store, by);
    await read();
    const services = await bench.store.db.selectFrom('services').select('name').execute();
    expect(services.map(({ name }) => name)).toContain('edge-live');
    const { total } = await bench.store.db
      .selectFrom('serviceMembers')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    expect(Number(total)).toBe((await cloudTotal()) - 20);
  });

  test('one server reads at a time, and one that lost its lease stores nothing more', async () => {
    const lease = { name: INVENTORY_LEASE, owner: 'other', ttlMs: MINUTE_MS };
    await acquireLease(bench.store, { ...lease, nowMs: bench.now() });
    expect(await read()).toEqual({ state: 'busy' });
    bench.passTime(2 * MINUTE_MS);
    bench.ens = beforeEachInstancesPage(ens, async (pagesRead) => {
      if (pagesRead !== 2) return;
      bench.passTime(MINUTE_MS);
      await acquireLease(bench.store, { ...lease, nowMs: bench.now() });
    });
    expect(await read()).toMatchObject({ state: 'lost', pages: 2 });
    expect(await listed()).toHaveLength(200);
  });

  test('the job reads after the first events, again after its interval, and stops in the middle', async () => {
    const config = { ...bench.config, inventoryIntervalMs: 15 * MINUTE_MS, readsPerSecond: 100 };
    let job = startInventoryJob({ ...bench, config });
    const lastRead = async () => (await readScope(bench.store.db, 'inventory')).lastSuccessMs ?? 0;
    const tagsRead = async () => (await readScope(bench.store.db, 'tags')).lastSuccessMs ?? 0;
    const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 50 });
    try {
      await saveScope(bench.store.db, 'all', { nextPage: 0 });
      expect(await pagesAsked()).toEqual([]);
      await runSyncOnce(bench, 'open');
      await until(async () => expect(await tagsRead()).toBeGreaterThan(0));
      const first = await lastRead();
      expect(first).toBeGreaterThan(0);
      expect(await listed()).toHaveLength(await cloudTotal());
      bench.passTime(15 * MINUTE_MS);
      await until(async () => expect(await lastRead()).toBeGreaterThan(first));
    } finally {
      await job.stop();
    }
    bench.passTime(15 * MINUTE_MS);
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = beforeEachInstancesPage(ens, (pagesRead) => (pagesRead === 2 ? held : Promise.resolve()));
    job = startInventoryJob({ ...bench, ens: slow, config });
    await until(async () => expect((await readScope(bench.store.db, 'inventory')).nextPage).toBe(3));
    // Pages of instances are no news about events.
    expect((await getSyncStatus(testContext(bench.store, 'viewer'))).eventsSeen).toBe(0);
    const stopping = job.stop();
    release();
    await stopping;
    expect((await readScope(bench.store.db, 'inventory')).nextPage).toBe(4);
    expect((await listScopes(bench.store.db)).every(({ lastErrorCode }) => lastErrorCode === null)).toBe(
      true,
    );
  });
});
