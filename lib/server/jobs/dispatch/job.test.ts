import { describe, expect, test, vi } from 'vitest';
import { startDispatchJob } from '@/lib/server/jobs/dispatch/dispatch';
import { getBatch } from '@/lib/server/services/batches/read';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { startSimulator } from '@/lib/simulator/server';
import {
  type DispatchBench,
  drain,
  openDispatchBench,
  outcomesOf,
  person,
  planBatch,
  redeployableKeys,
  submitKeys,
  syncBench,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

const ACTION = 'BatchEventRedeployInstance';

describe.each(testStoreKinds())('the dispatch job on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  const requests = async () => (await control.calls()).filter(({ action }) => action === ACTION);

  test('the job sends at a ring, the action comes back settled, and stop lets the call under way end', async () => {
    const job = startDispatchJob(bench);
    const keys = await redeployableKeys(bench, 3);
    const submitted = await submitBatch(person(bench), await planBatch(person(bench), keys.slice(0, 2)));
    expect(submitted.settled).toBe(true);
    expect(await outcomesOf(bench, submitted.batchId)).toEqual(['accepted', 'accepted']);
    await control.armFaults([{ action: ACTION, kind: 'slow', delayMs: 500 }]);
    const { batchId } = await submitBatch(person(bench), {
      ...(await planBatch(person(bench), keys.slice(2))),
    });
    await vi.waitFor(async () => expect(await requests()).toHaveLength(2));
    await job.stop();
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted']);
    // A stopped job hears nothing.
    await syncBench(bench);
    const [more = ''] = await redeployableKeys(bench, 1);
    expect(await submitBatch(person(bench), await planBatch(person(bench), [more]))).toMatchObject({
      settled: false,
    });
    expect(await requests()).toHaveLength(2);
  });

  test('a job whose lease another server took while it was stopped says so, and is no failure', async () => {
    Object.assign(bench.config, { batchRows: 1, callsInFlight: 1 });
    await control.armFaults([{ action: ACTION, kind: 'slow', delayMs: 300, times: 1 }]);
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 2));
    const job = startDispatchJob(bench);
    await vi.waitFor(async () => expect(await requests()).toHaveLength(1), 10_000);
    await bench.store.db.updateTable('leases').set({ owner: 'other', untilMs: 0 }).execute();
    await vi.waitFor(
      async () => expect(await outcomesOf(bench, batchId)).toEqual(['accepted', 'accepted']),
      10_000,
    );
    await job.stop();
    expect(bench.logged).toContain('warn: another server has taken over the sending');
    expect(bench.logged.filter((entry) => entry.startsWith('error'))).toEqual([]);
  });

  test('a job goes on after the store failed', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 1));
    let failures = 0;
    const now = () => {
      if (failures++ < 2) throw new Error('the store is away');
      return bench.now();
    };
    const job = startDispatchJob({ ...bench, now });
    await vi.waitFor(async () => expect(await outcomesOf(bench, batchId)).toEqual(['accepted']), 5_000);
    await job.stop();
    expect(bench.logged).toContain('error: the dispatcher could not work');
  });
});

describe.each(testStoreKinds())('volume on %s', (kind) => {
  test('1,000 rows: every row accepted once, in order, at most 20 to a call', async () => {
    const simulator = await startSimulator({ scenario: 'huge' });
    const control = simulatorControl(simulator.url);
    const bench = await openDispatchBench(kind, simulator, { maxPages: 25 });
    try {
      const keys = await redeployableKeys(bench, 1_000);
      const batchId = await submitKeys(person(bench), keys);
      await drain(bench);
      const { rows, calls, counts } = await getBatch(person(bench), { batchId });
      expect(counts.accepted).toBe(1_000);
      expect(calls).toHaveLength(50);
      const sent = (await control.calls()).filter(({ action }) => action === ACTION);
      const ids = sent.flatMap(({ query }) =>
        JSON.parse(query.EventInfos ?? '').map((info: { EventId: string }) => info.EventId),
      );
      expect(ids).toEqual(rows.map(({ eventId }) => eventId));
      expect(Object.values(await control.effects())).toEqual(new Array(1_000).fill(1));
    } finally {
      await bench.store.dispose();
      await simulator.close();
    }
  }, 120_000);
});
