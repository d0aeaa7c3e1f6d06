import { test } from 'vitest';
import { claimCall } from '@/lib/server/jobs/dispatch/claim';
import { takeDispatchLease } from '@/lib/server/jobs/dispatch/step';
import { submitBatch } from '@/lib/server/services/batches/submit';
import type { ServiceContext } from '@/lib/server/services/context';
import { fillMirror, TEST_NOW_MS, testEvent } from '@/lib/testing/event-mirror';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { addTestPerson, forcePolicy } from '@/lib/testing/people';
import { addTestBudget, addTestRule, readTestInventory } from '@/lib/testing/schedule';
import { openTestStore, testStoreKinds } from '@/lib/testing/stores';

const HOUR = 3_600_000;
const line = (text: string) => process.stderr.write(`MEASURE ${text}\n`);
const chunks = <T>(all: T[], size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

for (const kind of testStoreKinds()) {
  for (const rules of [0, 200]) {
    test(`measure ${kind} ${rules}`, async () => {
      const store = await openTestStore(kind);
      await forcePolicy(store, 'none');
      const events = Array.from({ length: 10_120 }, (_, i) =>
        testEvent(i + 3_000, { regionId: `cn-r${i % 30}` }),
      );
      for (const chunk of chunks(events, 400)) await fillMirror(store, chunk);
      const olga = (await addTestPerson({ store, now: () => TEST_NOW_MS }, 'olga', {
        role: 'operator',
      })) as ServiceContext;
      for (const chunk of chunks(events, 300)) {
        await store.db
          .insertInto('instances')
          .values(
            chunk.map((e) => ({
              instanceId: e.resourceId,
              name: 'x',
              status: 'Running',
              regionId: e.regionId,
              spec: '',
              cpu: '',
              memoryMb: null,
              osName: '',
              publicIps: '[]',
              privateIps: '[]',
              localDisk: 0,
              disksJson: '[]',
              found: 1,
              fetchedAtMs: TEST_NOW_MS,
            })),
          )
          .execute();
      }
      await readTestInventory(store, TEST_NOW_MS);
      for (let i = 0; i < rules; i++) {
        await addTestRule(store, {
          kind: 'freeze',
          name: `F${i}`,
          fromMs: TEST_NOW_MS + (50 + i) * HOUR,
          toMs: TEST_NOW_MS + (51 + i) * HOUR,
          scope: { regionIds: [`cn-r${i % 30}`] },
        });
      }
      if (rules) {
        await addTestBudget(store, { name: 'each region', limit: 9_000, scope: { kind: 'each_region' } });
        await addTestBudget(store, { name: 'all', limit: 20_000 });
      }
      const keys = events.map(({ key }) => key);
      for (const [from, to] of [
        [10_000, 10_100],
        [0, 10_000],
      ] as const) {
        const draft = await planBatch(olga, keys.slice(from, to));
        const t0 = performance.now();
        const { batchId } = await submitBatch(olga, draft);
        line(`${kind} rules=${rules} rows=${to - from} submit ${Math.round(performance.now() - t0)} ms`);
        const deps = {
          store,
          ens: {} as never,
          config: { batchRows: 20, callsPerSecond: 100, callsInFlight: 4 },
          log: { info() {}, warn() {}, error() {} },
          now: () => now,
          monotonic: () => performance.now(),
        };
        let now = TEST_NOW_MS;
        const lease = await takeDispatchLease(deps as never, 'm');
        const took: number[] = [];
        for (let i = 0; i < 5; i++) {
          now += 1000;
          const t1 = performance.now();
          const call = await claimCall({ ...deps, lease } as never, batchId);
          took.push(Math.round(performance.now() - t1));
          if (!call) line('no call');
        }
        line(`${kind} rules=${rules} rows=${to - from} claims ${took.join(' ')} ms`);
      }
      await store.dispose();
    }, 300_000);
  }
}
