import { describe, expect, test } from 'vitest';
import { EnsError } from '@/lib/server/ens/errors';
import type { EnsClient } from '@/lib/server/ens/types';
import { runSyncOnce } from '@/lib/server/jobs/sync/sync';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { syncBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { beforeEachPage, type SyncBench } from '@/lib/testing/jobs/sync-bench';
import { testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('a moving account on %s', (kind) => {
  let control: SimulatorControl;
  let ens: EnsClient;
  let bench: SyncBench;
  syncBenchForEachTest(kind, 'storm', (desk) => {
    ({ control, ens, bench } = desk);
  });

  const mirror = () => bench.store.db.selectFrom('events').selectAll().orderBy('key').execute();

  test('events that slip from page to page while a run reads are in the mirror afterwards', async () => {
    await runSyncOnce(bench, 'all');
    // The newest: they stand on the first page, so that all others move up when they leave the list.
    const newest = (await mirror())
      .filter(({ redeployable }) => redeployable === 1)
      .sort((a, b) => b.publishSortMs - a.publishSortMs)
      .slice(0, 20);
    const eventInfos = newest.map(({ eventId, resourceId }) => ({
      eventId,
      resourceId,
      opsType: 'immediate' as const,
    }));
    bench.passTime(1_000);
    bench.ens = beforeEachPage(ens, async (pagesRead) => {
      if (pagesRead !== 1) return;
      await ens.batchEventRedeployInstance({ eventInfos });
      await control.advanceClock(200_000);
    });
    const startedMs = bench.now();
    expect(await runSyncOnce(bench, 'open')).toMatchObject({ state: 'complete', unseenLeft: false });
    const open = (await mirror()).filter(({ eventStatus }) =>
      ['Inquiring', 'Scheduled', 'Executing'].includes(eventStatus),
    );
    expect(open.every(({ lastSeenMs }) => lastSeenMs >= startedMs)).toBe(true);
    // Seen in their old state on the first page; the next run sees the new one.
    bench.passTime(1_000);
    await runSyncOnce(bench, 'open');
    const moved = await mirror();
    for (const { key } of newest) {
      expect(['Executed', 'Avoided', 'Failed']).toContain(moved.find((row) => row.key === key)?.eventStatus);
    }
  });

  test('only a complete run of everything says that an event is gone, and seeing it again takes it back', async () => {
    await runSyncOnce(bench, 'all');
    const before = await mirror();
    await control.reset({ scenario: 'quiet', seed: 7 });
    bench.passTime(1_000);
    await runSyncOnce(bench, 'open');
    expect((await mirror()).every(({ goneAtMs }) => goneAtMs === null)).toBe(true);
    await runSyncOnce(bench, 'all', pauseAfter(0));
    expect((await mirror()).every(({ goneAtMs }) => goneAtMs === null)).toBe(true);
    await runSyncOnce(bench, 'all');
    const gone = (await mirror()).filter(({ goneAtMs }) => goneAtMs !== null);
    expect(gone.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(gone.every(({ redeployable }) => redeployable === 0)).toBe(true);

    await control.reset({ scenario: 'storm' });
    bench.passTime(1_000);
    await runSyncOnce(bench, 'all');
    const again = (await mirror()).filter(({ key }) => before.some((row) => row.key === key));
    expect(again.every(({ goneAtMs }) => goneAtMs === null)).toBe(true);
    expect(again.map(({ redeployable }) => redeployable)).toEqual(
      before.map(({ redeployable }) => redeployable),
    );
  });

  function pauseAfter(pages: number): () => boolean {
    let asked = 0;
    return () => asked++ >= pages;
  }

  test('a cloud that refuses the type that its list does not name is asked without it from then on', async () => {
    const asked: string[][] = [];
    bench.ens = {
      ...ens,
      describeHistoryEvents: async (request) => {
        asked.push([...request.eventTypes]);
        if (request.eventTypes.includes('Instance:SystemMaintenance.Reboot')) {
          throw new EnsError({
            kind: 'refused',
            code: 'InvalidParameter.EventTypes',
            message: 'refused',
            httpStatus: 400,
          });
        }
        return ens.describeHistoryEvents(request);
      },
    };
    expect(await runSyncOnce(bench, 'open')).toMatchObject({ state: 'complete' });
    expect(asked.slice(0, 3).map(({ length }) => length)).toEqual([10, 9, 9]);
    expect(asked.filter(({ length }) => length === 10)).toHaveLength(1);
  });

  test('the nasty scenario is mirrored completely', async () => {
    const { events } = await control.reset({ scenario: 'nasty' });
    expect(await runSyncOnce(bench, 'all')).toMatchObject({ state: 'complete', failure: null });
    const rows = await mirror();
    expect(rows).toHaveLength(events);
    const names = new Set(rows.map(({ instanceName }) => instanceName));
    for (const name of [
      '=HYPERLINK("http://x")',
      "'; DROP TABLE events; --",
      '__proto__',
      '100%_wild\\card',
    ]) {
      expect(names).toContain(name);
    }
    expect(rows.every(({ key, eventId }) => !/\s/.test(key) && eventId.trim() === eventId)).toBe(true);
    expect(rows.map(({ eventStatus }) => eventStatus)).toContain('Postponed');
    expect(rows.find(({ regionId }) => regionId === 'cn-atlantis-telecom')?.regionName).toBe(
      'cn-atlantis-telecom',
    );
    expect(bench.logged.filter((line) => line.startsWith('error'))).toEqual([]);
    const version = await bench.store.db
      .selectFrom('counters')
      .selectAll()
      .where('name', '=', 'mirror')
      .execute();
    bench.passTime(1_000);
    expect(await runSyncOnce(bench, 'all')).toMatchObject({ changed: false });
    expect(
      await bench.store.db.selectFrom('counters').selectAll().where('name', '=', 'mirror').execute(),
    ).toEqual(version);
  });
});
