import { describe, expect, test } from 'vitest';
import { readCounter, readScope } from '@/lib/server/db/queries/sync';
import type { EnsClient } from '@/lib/server/ens/types';
import { runSyncOnce, takeSyncLease } from '@/lib/server/jobs/sync/sync';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { syncBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { beforeEachPage, type SyncBench } from '@/lib/testing/jobs/sync-bench';
import { testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('runSyncOnce on %s', (kind) => {
  let control: SimulatorControl;
  let ens: EnsClient;
  let bench: SyncBench;
  syncBenchForEachTest(kind, 'storm', (desk) => {
    ({ control, ens, bench } = desk);
  });

  const mirror = () => bench.store.db.selectFrom('events').selectAll().orderBy('key').execute();
  const history = (key: string) =>
    bench.store.db
      .selectFrom('eventHistory')
      .selectAll()
      .where('eventKey', '=', key)
      .orderBy('seenAtMs')
      .execute();

  /** Page numbers of every read of the whole account, in order. */
  async function pagesAsked(): Promise<number[]> {
    const calls = await control.calls();
    return calls
      .filter(({ action, query }) => action === 'DescribeHistoryEvents' && !('ResourceIds' in query))
      .map(({ query }) => Number(query.PageNumber));
  }

  test('mirrors every event once, with its instance and region', async () => {
    const { events } = await control.reset({ scenario: 'storm' });
    expect(await runSyncOnce(bench, 'all')).toMatchObject({ state: 'complete', changed: true });
    const rows = await mirror();
    expect(rows).toHaveLength(events);
    const open = rows.filter(({ redeployable }) => redeployable === 1);
    expect(open.length).toBeGreaterThan(100);
    expect(
      open.every((row) => row.instanceName !== '' && row.regionId !== '' && row.localDisk !== null),
    ).toBe(true);
    expect(open.every((row) => row.regionName !== row.regionId)).toBe(true);
    expect(open.every((row) => row.searchText.includes(row.instanceName.toLowerCase()))).toBe(true);
    expect(await readCounter(bench.store.db, 'mirror')).toBeGreaterThan(0);
  });

  test('an unchanged account raises no version and asks for no instance again', async () => {
    await runSyncOnce(bench, 'all');
    const version = await readCounter(bench.store.db, 'mirror');
    const calls = (await control.calls()).filter(({ action }) => action !== 'DescribeHistoryEvents').length;
    bench.passTime(60_000);
    expect(await runSyncOnce(bench, 'all')).toMatchObject({ state: 'complete', changed: false });
    expect(await runSyncOnce(bench, 'open')).toMatchObject({ state: 'complete', changed: false });
    expect(await readCounter(bench.store.db, 'mirror')).toBe(version);
    expect((await control.calls()).filter(({ action }) => action !== 'DescribeHistoryEvents')).toHaveLength(
      calls,
    );
  });

  test('every status change is kept once, with the time it was seen', async () => {
    await runSyncOnce(bench, 'all');
    const target = (await mirror()).find((row) => row.redeployable === 1);
    if (!target) throw new Error('a storm has redeployable events');
    const { eventId, resourceId, key, eventStatus } = target;
    await ens.batchEventRedeployInstance({ eventInfos: [{ eventId, resourceId, opsType: 'immediate' }] });
    bench.passTime(1_000);
    for (let round = 0; round < 3; round++) await runSyncOnce(bench, 'open');
    // It leaves the open events, and is read by its resource in the same run.
    await control.advanceClock(1_000_000);
    bench.passTime(1_000);
    for (let round = 0; round < 2; round++) await runSyncOnce(bench, 'open');
    const seen = await history(key);
    expect(seen.map(({ fromStatus }) => fromStatus)).toEqual([null, eventStatus, 'Executing']);
    expect(seen[1]?.toStatus).toBe('Executing');
    expect(['Executed', 'Avoided', 'Failed']).toContain(seen[2]?.toStatus);
    expect((await mirror()).find((row) => row.key === key)).toMatchObject({
      redeployable: 0,
      goneAtMs: null,
    });
  });

  test('a run that was interrupted goes on with the next page', async () => {
    let pauses = 0;
    const afterTwo = () => pauses++ === 2;
    expect(await runSyncOnce(bench, 'all', afterTwo)).toMatchObject({ state: 'paused', pages: 2 });
    expect(await readScope(bench.store.db, 'all')).toMatchObject({
      nextPage: 3,
      eventsSeen: 200,
      lastSuccessMs: null,
    });
    const rows = await mirror();
    expect(rows).toHaveLength(200);
    expect(await runSyncOnce(bench, 'all')).toMatchObject({ state: 'complete' });
    const pages = await pagesAsked();
    expect(pages).toEqual(Array.from({ length: pages.length }, (_, index) => index + 1));
    expect((await readScope(bench.store.db, 'all')).nextPage).toBe(0);
  });

  test('a failure keeps the data, is stored, and is cleared by the next success', async () => {
    await runSyncOnce(bench, 'open');
    const before = await mirror();
    const { lastSuccessMs } = await readScope(bench.store.db, 'open');
    await control.armFaults([
      { action: 'DescribeHistoryEvents', kind: 'throttle', times: 1, retryAfterMs: 7_000 },
    ]);
    bench.passTime(1_000);
    const result = await runSyncOnce(bench, 'open');
    expect(result).toMatchObject({
      state: 'failed',
      failure: { code: 'Throttling.User', kind: 'throttled' },
    });
    const failed = await readScope(bench.store.db, 'open');
    expect(failed).toMatchObject({
      lastErrorCode: 'Throttling.User',
      lastErrorKind: 'throttled',
      lastSuccessMs,
    });
    expect(failed.retryAtMs - bench.now()).toBeGreaterThan(6_000);
    expect(await mirror()).toEqual(before);
    await runSyncOnce(bench, 'open');
    expect(await readScope(bench.store.db, 'open')).toMatchObject({
      lastErrorCode: null,
      failures: 0,
      retryAtMs: 0,
    });
  });

  test('a failure in the middle goes on with the page that failed', async () => {
    bench.ens = beforeEachPage(ens, async (pagesRead) => {
      if (pagesRead === 2)
        await control.armFaults([{ action: 'DescribeHistoryEvents', kind: 'server-error', times: 1 }]);
    });
    expect(await runSyncOnce(bench, 'all')).toMatchObject({ state: 'failed', pages: 2 });
    expect(await runSyncOnce(bench, 'all')).toMatchObject({ state: 'complete' });
    expect((await pagesAsked()).slice(0, 4)).toEqual([1, 2, 3, 3]);
    expect(await mirror()).toHaveLength((await control.reset({ scenario: 'storm' })).events);
  });

  test('events without readable instances are mirrored all the same', async () => {
    // For as often as it is asked: on a busy machine the next try may be due before this run is over.
    await control.armFaults([{ action: 'DescribeInstances', kind: 'no-permission', times: 100 }]);
    expect(await runSyncOnce(bench, 'open')).toMatchObject({ state: 'complete' });
    expect(await readScope(bench.store.db, 'instances')).toMatchObject({ lastErrorCode: 'NoPermission' });
    expect((await mirror()).every(({ instanceName }) => instanceName === '')).toBe(true);
    await control.armFaults([]);
    bench.passTime(10 * 60_000);
    await runSyncOnce(bench, 'open');
    expect(await readScope(bench.store.db, 'instances')).toMatchObject({ lastErrorCode: null });
    expect((await mirror()).filter(({ instanceName }) => instanceName !== '').length).toBeGreaterThan(100);
  });

  test('while another server holds the lease nothing is read', async () => {
    await takeSyncLease(bench, 'another server');
    expect(await runSyncOnce(bench, 'all')).toEqual({ state: 'busy' });
    expect(await mirror()).toEqual([]);
  });

  test('who loses the lease in the middle stores nothing more', async () => {
    bench.ens = beforeEachPage(ens, async (pagesRead) => {
      if (pagesRead !== 1) return;
      bench.passTime(10 * 60_000);
      await takeSyncLease(bench, 'another server');
    });
    expect(await runSyncOnce(bench, 'all')).toMatchObject({ state: 'lost', pages: 1 });
    expect(await mirror()).toHaveLength(100);
    expect(await readScope(bench.store.db, 'all')).toMatchObject({ lastErrorCode: null, nextPage: 2 });
  });
});
