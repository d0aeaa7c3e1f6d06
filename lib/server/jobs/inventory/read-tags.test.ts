import { beforeEach, describe, expect, test } from 'vitest';
import { tagsState } from '@/lib/server/db/queries/inventory';
import { readCounter, readScope } from '@/lib/server/db/queries/sync';
import type { EnsClient } from '@/lib/server/ens/types';
import { readInventoryOnce, startInventoryJob } from '@/lib/server/jobs/inventory/inventory';
import { runSyncOnce } from '@/lib/server/jobs/sync/sync';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { forceScheduleSettings } from '@/lib/testing/inventory-rows';
import { syncBenchForEachTest } from '@/lib/testing/jobs/hooks';
import type { SyncBench } from '@/lib/testing/jobs/sync-bench';
import { testStoreKinds } from '@/lib/testing/stores';

const ACTION = 'ListTagResources';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe.each(testStoreKinds())('tags of instances on %s', (kind) => {
  let control: SimulatorControl;
  let ens: EnsClient;
  let bench: SyncBench;
  let ids: string[];
  syncBenchForEachTest(kind, 'quiet', (desk) => {
    ({ control, ens, bench } = desk);
  });
  beforeEach(async () => {
    await readInventoryOnce(bench, 'inventory');
    const rows = await bench.store.db
      .selectFrom('instances')
      .select('instanceId')
      .orderBy('instanceId')
      .execute();
    ids = rows.map(({ instanceId }) => instanceId);
  });

  const stored = async () => {
    const rows = await bench.store.db
      .selectFrom('instanceTags')
      .selectAll()
      .orderBy('instanceId')
      .orderBy('key')
      .execute();
    return rows.map(({ instanceId, key, value }) => `${instanceId} ${key}=${value}`);
  };
  const ofCloud = async () => {
    const tags: string[] = [];
    for (const id of ids) {
      const page = await ens.listTagResources({ resourceIds: [id] });
      tags.push(...page.tags.map(({ resourceId, key, value }) => `${resourceId} ${key}=${value}`));
    }
    return tags.sort();
  };
  const read = (which: 'tags' | 'new' = 'tags') => readInventoryOnce(bench, which);
  const asked = async () => (await control.calls()).filter(({ action }) => action === ACTION).length;
  const state = () => tagsState(bench.store.db);

  test('are those of the cloud, for every listed instance, and follow it', async () => {
    expect(await state()).toMatchObject({ state: 'never', readAtMs: null });
    expect(await read()).toEqual({ state: 'complete', instances: ids.length, changed: true });
    expect(await stored()).toEqual(await ofCloud());
    expect(await state()).toMatchObject({ state: 'read', readAtMs: expect.any(Number), errorCode: null });

    bench.passTime(HOUR_MS);
    const before = await bench.store.db
      .selectFrom('instanceTags')
      .selectAll()
      .orderBy('instanceId')
      .execute();
    expect(await read()).toEqual({ state: 'complete', instances: ids.length, changed: false });
    // The same tags stay untouched.
    expect(
      await bench.store.db.selectFrom('instanceTags').selectAll().orderBy('instanceId').execute(),
    ).toEqual(before);

    const [one = '', two = ''] = ids;
    await control.setInstances([
      { instanceId: one, tags: { service: 'other', team: '视频' } },
      { instanceId: two, tags: {} },
    ]);
    bench.passTime(HOUR_MS);
    expect(await read()).toMatchObject({ changed: true });
    expect(await stored()).toEqual(await ofCloud());
    expect((await stored()).filter((tag) => tag.startsWith(one))).toHaveLength(2);
    expect((await stored()).filter((tag) => tag.startsWith(two))).toEqual([]);
  });

  test('50 instances a call, and a list of many tags to its end', async () => {
    const tags = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`key-${n}`, `value ${n}`]));
    await control.setInstances(ids.map((instanceId) => ({ instanceId, tags })));
    const calls = await asked();
    await read();
    expect(await stored()).toHaveLength(20 * ids.length);
    // 100 tags a reply.
    expect((await asked()) - calls).toBe(Math.ceil(50 / 5) + Math.ceil((ids.length - 50) / 5));
  });

  test('a token that comes again ends as a failure, and the old tags stay', async () => {
    await read();
    const before = await stored();
    bench.ens = {
      ...ens,
      listTagResources: async (request) => ({
        ...(await ens.listTagResources({ ...request, nextToken: '' })),
        nextToken: 'x',
      }),
    };
    bench.passTime(HOUR_MS);
    expect(await read()).toMatchObject({ state: 'failed' });
    expect(await stored()).toEqual(before);
    expect(await state()).toMatchObject({ state: 'failed', errorCode: 'UnreadableReply' });
  });

  test('one id that the cloud refuses costs the others nothing', async () => {
    const strange = ids[7] ?? '';
    const faults = () =>
      control.armFaults([{ action: ACTION, kind: 'client-error', resourceId: strange, times: 100 }]);
    await faults();
    expect(await read()).toMatchObject({ state: 'complete', instances: ids.length });
    await control.armFaults([]);
    expect(await stored()).toEqual((await ofCloud()).filter((tag) => !tag.startsWith(strange)));
  });

  test('a reading that was interrupted goes on with what is left', async () => {
    let calls = 0;
    const pause = () => calls++ >= 1;
    expect(await readInventoryOnce(bench, 'tags', pause)).toMatchObject({ state: 'paused', instances: 50 });
    expect(await state()).toMatchObject({ state: 'never' });
    bench.passTime(MINUTE_MS);
    expect(await read()).toMatchObject({ state: 'complete', instances: ids.length - 50 });
    expect(await stored()).toEqual(await ofCloud());
  });

  test('those that came since are read at once, without waiting for the hour', async () => {
    const late = ids[3] ?? '';
    await bench.store.db.deleteFrom('instances').where('instanceId', '=', late).execute();
    await read();
    const readAtMs = (await state()).readAtMs;
    bench.passTime(15 * MINUTE_MS);
    await readInventoryOnce(bench, 'inventory');
    await control.armFaults([{ action: ACTION, kind: 'throttle', times: 1 }]);
    expect(await read('new')).toMatchObject({ state: 'failed' });
    expect(await state()).toMatchObject({ state: 'failed', readAtMs });
    expect(await read('new')).toEqual({ state: 'complete', instances: 1, changed: expect.any(Boolean) });
    expect(await stored()).toEqual(await ofCloud());
    // A failure that is over, and a whole reading that is as old as before.
    expect(await state()).toMatchObject({ state: 'read', readAtMs, errorCode: null });
  });

  test('make services, and each change of theirs counts as a change of rules', async () => {
    await forceScheduleSettings(bench.store, { autoServices: { kind: 'tag', key: 'service' } });
    const before = await readCounter(bench.store.db, 'schedule');
    await read();
    expect(await readCounter(bench.store.db, 'schedule')).toBeGreaterThan(before);
    const members = await bench.store.db.selectFrom('serviceMembers').select('instanceId').execute();
    expect(members).toHaveLength((await stored()).filter((tag) => tag.includes(' service=')).length);
  });

  test('without the right the scope says so, once an hour, and instances are read all the same', async () => {
    await read();
    const before = await stored();
    await control.armFaults([{ action: ACTION, kind: 'no-permission', times: 1_000 }]);
    await runSyncOnce(bench, 'open');
    const config = { ...bench.config, inventoryIntervalMs: 15 * MINUTE_MS, readsPerSecond: 100 };
    bench.passTime(HOUR_MS);
    const calls = await asked();
    const job = startInventoryJob({ ...bench, config });
    const readings = async () => (await readScope(bench.store.db, 'inventory')).lastSuccessMs ?? 0;
    /** Lets so much time pass in quarters of an hour, each with a reading of the instances. */
    const pass = async (quarters: number) => {
      for (let quarter = 0; quarter < quarters; quarter++) {
        const last = await readings();
        bench.passTime(15 * MINUTE_MS);
        await expect.poll(readings, { timeout: 10_000, interval: 50 }).toBeGreaterThan(last);
      }
    };
    try {
      await expect.poll(async () => (await state()).state, { timeout: 10_000 }).toBe('refused');
      expect((await asked()) - calls).toBe(1);
      await pass(3);
      expect((await asked()) - calls).toBe(1);
      expect(await state()).toMatchObject({ state: 'refused', errorCode: 'NoPermission' });
      expect(await stored()).toEqual(before);
      await control.armFaults([]);
      bench.passTime(15 * MINUTE_MS);
      await expect.poll(async () => (await state()).state, { timeout: 10_000 }).toBe('read');
    } finally {
      await job.stop();
    }
  });
});
