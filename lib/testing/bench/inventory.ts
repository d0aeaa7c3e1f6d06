import { performance } from 'node:perf_hooks';
import CredentialModule, { Config } from '@alicloud/credentials';
import { readScope } from '@/lib/server/db/queries/sync';
import { migrateStore } from '@/lib/server/db/store';
import { createEnsClient, defaultOf } from '@/lib/server/ens/client';
import { startInventoryJob } from '@/lib/server/jobs/inventory/inventory';
import { chargedReads } from '@/lib/server/jobs/runtime/reads';
import { startSyncJob } from '@/lib/server/jobs/sync/sync';
import { simulatorControl } from '@/lib/simulator/control-client';
import { startSimulator } from '@/lib/simulator/server';
import { openEmptyTestStore, testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

/**
 * How long the inventory of 20,000 instances and their tags takes beside a running sync, and how many requests a second
 * the cloud sees: at once on an empty store, and again when nothing has changed. Real client, fake ENS over HTTP.
 */

const PER_SECOND = Number(process.env.INVENTORY_READS_PER_SECOND ?? 5);
/** Promise: issue 16. */
const BUDGET_S = 180;
const SYNC_EVERY_MS = 30_000;
/** Long enough that the second reading begins only when it is asked for. */
const NEVER_MS = 86_400_000;

const simulator = await startSimulator({ scenario: 'fleet', seed: 1 });
const { accessKeyId, accessKeySecret } = simulator;
const Credential = defaultOf(CredentialModule);
const credential = new Credential(new Config({ type: 'access_key', accessKeyId, accessKeySecret }));
const ens = createEnsClient({ endpoint: simulator.url, credential, readTimeoutMs: 10_000 });
const control = simulatorControl(simulator.url);
const log = { info: () => {}, warn: console.warn, error: console.error };

for (const kind of testStoreKinds()) {
  await control.reset({ scenario: 'fleet' });
  const store = await openEmptyTestStore(kind);
  let aheadMs = 0;
  const now = () => nowMs() + aheadMs;
  await migrateStore(store);
  const config = {
    syncIntervalMs: SYNC_EVERY_MS,
    inventoryIntervalMs: NEVER_MS,
    readsPerSecond: PER_SECOND,
  };
  const plain = { store, ens, config, log, now };
  const jobs = [startSyncJob({ ...plain, ens: chargedReads(plain) }), startInventoryJob(plain)];
  console.log(`\nInventory on ${kind}: 20,000 instances, ${PER_SECOND} reads a second, events every 30 s`);
  try {
    let fromMs = now();
    for (const name of ['first reading', 'again, unchanged']) {
      const instancesS = await secondsUntil('inventory', fromMs);
      const tagsS = await secondsUntil('tags', fromMs);
      const calls = (await control.calls()).length;
      console.log(
        `  ${name.padEnd(20)} instances ${instancesS.toFixed(0)} s, with tags ${tagsS.toFixed(0)} s` +
          `   (budget ${BUDGET_S} s)   ${calls} requests so far, ${(process.cpuUsage().user / 1e6).toFixed(0)} s of CPU`,
      );
      aheadMs += NEVER_MS;
      fromMs = now();
    }
  } finally {
    await Promise.all(jobs.map((job) => job.stop()));
    await store.dispose();
  }

  /** Waits until the scope was read completely after `sinceMs`. Returns how long that took from now on (s). */
  async function secondsUntil(scope: 'inventory' | 'tags', sinceMs: number): Promise<number> {
    const startedMs = performance.now();
    for (;;) {
      const { lastSuccessMs } = await readScope(store.db, scope);
      if ((lastSuccessMs ?? 0) > sinceMs) return (lastSuccessMs ?? 0) / 1_000 - sinceMs / 1_000;
      if (performance.now() - startedMs > 20 * 60_000) throw new Error(`${scope} was not read`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
await simulator.close();
