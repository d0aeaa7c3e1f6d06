import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { EnsClient } from '@/lib/server/ens/types';
import { startDispatchJob } from '@/lib/server/jobs/dispatch/dispatch';
import { recoverCalls } from '@/lib/server/jobs/dispatch/step';
import { getBatch } from '@/lib/server/services/batches/read';
import { stopBatch } from '@/lib/server/services/batches/stop';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import {
  type DispatchBench,
  outcomesOf,
  person,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

const ACTION = 'BatchEventRedeployInstance';
const WAIT = { timeout: 15_000, interval: 10 };

describe.each(testStoreKinds())('several calls under way, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
    bench.config.batchRows = 1;
  });

  /** The real client behind a gate: each call waits for the test before its request leaves. */
  function gated() {
    const gates: (() => void)[] = [];
    let most = 0;
    let now = 0;
    const ens: EnsClient = {
      ...bench.ens,
      batchEventRedeployInstance: async (request) => {
        now += 1;
        most = Math.max(most, now);
        await new Promise<void>((open) => gates.push(open));
        try {
          return await bench.ens.batchEventRedeployInstance(request);
        } finally {
          now -= 1;
        }
      },
    };
    const openAll = () => {
      for (const open of gates.splice(0)) open();
    };
    return { ens, gates, openAll, most: () => most };
  }
  const count = async (batchId: string) => (await getBatch(person(bench), { batchId })).counts;
  const effects = async () => Object.values(await control.effects());

  test('as many as allowed and no more; every row once, every call its own intent and settlement', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 10));
    bench.config.callsInFlight = 3;
    const cloud = gated();
    const job = startDispatchJob({ ...bench, ens: cloud.ens });
    await vi.waitFor(() => expect(cloud.gates).toHaveLength(3), WAIT);
    await delay(300);
    expect(cloud.gates).toHaveLength(3);
    expect(await count(batchId)).toMatchObject({ sending: 3, queued: 7 });
    // Whatever the clock says, a server leaves none of its own calls behind.
    const timer = setInterval(cloud.openAll, 5);
    await vi.waitFor(async () => expect((await count(batchId)).accepted).toBe(10), WAIT);
    clearInterval(timer);
    await job.stop();
    expect(cloud.most()).toBe(3);
    expect(await effects()).toEqual(new Array(10).fill(1));
    const { calls } = await getBatch(person(bench), { batchId });
    expect(calls.map(({ state }) => state)).toEqual(new Array(10).fill('answered'));
  });

  test('a throttle stops new calls at once; those under way end, and count as one strike', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 8));
    bench.config.callsInFlight = 4;
    await control.armFaults([{ action: ACTION, kind: 'throttle', times: 2, retryAfterMs: 60_000 }]);
    const cloud = gated();
    const job = startDispatchJob({ ...bench, ens: cloud.ens });
    await vi.waitFor(() => expect(cloud.gates).toHaveLength(4), WAIT);
    cloud.openAll();
    await vi.waitFor(async () => expect((await count(batchId)).sending).toBe(0), WAIT);
    await delay(300);
    // The two that got through left before the pause, and do not end it.
    expect(cloud.gates).toEqual([]);
    expect(await count(batchId)).toMatchObject({ accepted: 2, queued: 6 });
    const budget = await bench.store.db.selectFrom('rateBudgets').selectAll().executeTakeFirstOrThrow();
    expect(budget).toMatchObject({ pauseReason: 'waiting_throttled', strikes: 1 });
    expect(budget.pausedUntilMs).toBeGreaterThan(bench.now());
    await job.stop();
    expect(await effects()).toEqual([1, 1]);
  });

  test('a stop of the batch stops its rest; the calls under way end', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 6));
    bench.config.callsInFlight = 2;
    const cloud = gated();
    const job = startDispatchJob({ ...bench, ens: cloud.ens });
    await vi.waitFor(() => expect(cloud.gates).toHaveLength(2), WAIT);
    expect(await stopBatch(person(bench), { batchId })).toMatchObject({ skipped: 4 });
    cloud.openAll();
    await vi.waitFor(async () => expect((await count(batchId)).accepted).toBe(2), WAIT);
    await delay(200);
    await job.stop();
    expect(await count(batchId)).toMatchObject({ accepted: 2, skipped: 4 });
    expect(await effects()).toEqual([1, 1]);
  });

  test('the end of the job waits for all of them, and begins no other', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 6));
    bench.config.callsInFlight = 4;
    const cloud = gated();
    const job = startDispatchJob({ ...bench, ens: cloud.ens });
    await vi.waitFor(() => expect(cloud.gates).toHaveLength(4), WAIT);
    let isOver = false;
    const stopping = job.stop().then(() => {
      isOver = true;
    });
    await delay(200);
    expect(isOver).toBe(false);
    cloud.openAll();
    await stopping;
    expect(await count(batchId)).toMatchObject({ accepted: 4, queued: 2, sending: 0 });
    expect(await effects()).toEqual([1, 1, 1, 1]);
  });

  test('a server that lost the lease claims nothing more; what it has under way settles by its fence', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 5));
    bench.config.callsInFlight = 2;
    const cloud = gated();
    const job = startDispatchJob({ ...bench, ens: cloud.ens });
    await vi.waitFor(() => expect(cloud.gates).toHaveLength(2), WAIT);
    const far = { owner: 'other', untilMs: bench.now() + 3_600_000 };
    await bench.store.db
      .updateTable('leases')
      .set((eb) => ({ ...far, fence: eb('fence', '+', 1) }))
      .execute();
    cloud.openAll();
    await vi.waitFor(async () => expect((await count(batchId)).accepted).toBe(2), WAIT);
    await delay(300);
    expect(cloud.gates).toEqual([]);
    expect(await count(batchId)).toMatchObject({ accepted: 2, queued: 3 });
    await job.stop();
    expect(await effects()).toEqual([1, 1]);
  });

  test('a clock that jumps makes none of its own calls left behind', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 2));
    bench.config.callsInFlight = 2;
    const cloud = gated();
    const job = startDispatchJob({ ...bench, ens: cloud.ens });
    await vi.waitFor(() => expect(cloud.gates).toHaveLength(2), WAIT);
    const calls = await bench.store.db.selectFrom('calls').select('id').execute();
    bench.passTime(3_600_000);
    const living = new Set(calls.map(({ id }) => id));
    expect(await recoverCalls(bench, living)).toBe(0);
    job.kick();
    await delay(300);
    expect(await count(batchId)).toMatchObject({ sending: 2, unknown: 0 });
    cloud.openAll();
    await vi.waitFor(async () => expect((await count(batchId)).accepted).toBe(2), WAIT);
    await job.stop();
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted', 'accepted']);
  });
});
