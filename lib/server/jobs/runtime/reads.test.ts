import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { READS_BUDGET, readBudget } from '@/lib/server/db/queries/rate-budget';
import type { EnsClient } from '@/lib/server/ens/types';
import { chargedReads, leftoverReads } from '@/lib/server/jobs/runtime/reads';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const PER_SECOND = 5;

describe.each(testStoreKinds())('the rate of all reads on %s', (kind) => {
  let store: TestStore;
  let clockMs: number;
  beforeEach(async () => {
    clockMs = 1_000_000;
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  let orders = 0;
  const ens: EnsClient = {
    describeHistoryEvents: async ({ pageNumber, pageSize }) => ({
      ...NO_PAGE,
      events: [],
      pageNumber,
      pageSize,
    }),
    describeInstances: async () => [],
    describeInstancesPage: async ({ pageSize }) => ({ ...NO_PAGE, instances: [], pageSize }),
    listTagResources: async () => ({ tags: [], nextToken: null }),
    describeEnsRegions: async () => [],
    batchEventRedeployInstance: async () => {
      orders += 1;
      return { requestId: null, code: null, message: null, results: [] };
    },
  };
  const NO_PAGE = { requestId: null, totalCount: 0, unreadable: 0 };
  const deps = () => ({ store, ens, config: { readsPerSecond: PER_SECOND }, now: () => clockMs });
  /** Who goes last, on a clock that only its own waits move. */
  const last = (meanwhile: (ms: number) => Promise<unknown> = async () => {}) =>
    leftoverReads({
      ...deps(),
      wait: async (ms) => {
        clockMs += ms;
        await meanwhile(ms);
      },
    });
  const readMany = async (client: EnsClient, count: number) => {
    const startMs = clockMs;
    for (let read = 0; read < count; read++)
      await client.describeInstancesPage({ pageNumber: 1, pageSize: 1 });
    return clockMs - startMs;
  };

  test('whoever goes last reads at the whole rate while nobody else does', async () => {
    const tookMs = await readMany(last(), 51);
    expect(tookMs).toBeGreaterThanOrEqual(9_900);
    expect(tookMs).toBeLessThan(10_300);
  });

  test('and at what the others leave: they never wait, and every kind of read counts', async () => {
    const first = chargedReads({ store, ens });
    await readMany(last(), 1);
    const startMs = clockMs;
    let due = startMs + 500;
    let others = 0;
    // Two reads of others each second.
    const client = last(async () => {
      for (; due <= clockMs; due += 500) {
        if (others++ % 2 === 0) await first.describeInstances({ instanceIds: ['i-1'] });
        else await first.listTagResources({ resourceIds: ['i-1'] });
      }
    });
    await readMany(client, 60);
    const seconds = (clockMs - startMs) / 1_000;
    expect((60 + others) / seconds).toBeGreaterThan(4.8);
    expect((60 + others) / seconds).toBeLessThanOrEqual(5.1);
  });

  test('but a third of the rate is left to it, whatever the others do', async () => {
    const first = chargedReads({ store, ens });
    await readMany(last(), 1);
    const client = last(async () => {
      for (let read = 0; read < 20; read++) await first.describeEnsRegions();
    });
    const tookMs = await readMany(client, 30);
    expect(tookMs).toBeGreaterThan(30 * 550);
    expect(tookMs).toBeLessThanOrEqual(30 * 600 + 1);
  });

  test('orders are no reads, and nothing is charged before anybody waits for it', async () => {
    const first = chargedReads({ store, ens });
    await first.describeInstances({ instanceIds: ['i-1'] });
    expect(await readBudget(store.db, READS_BUDGET)).toMatchObject({ updatedAtMs: 0 });
    await readMany(last(), 1);
    const before = await readBudget(store.db, READS_BUDGET);
    await first.batchEventRedeployInstance({ eventInfos: [] });
    expect(orders).toBe(1);
    expect(await readBudget(store.db, READS_BUDGET)).toEqual(before);
    await first.describeHistoryEvents({ eventTypes: [], pageNumber: 1, pageSize: 1 });
    expect((await readBudget(store.db, READS_BUDGET)).tokens).toBeCloseTo(before.tokens - 1);
  });
});
