import { describe, expect, test, vi } from 'vitest';
import { startTrackJob, trackOnce } from '@/lib/server/jobs/follow/track';
import { getBatch } from '@/lib/server/services/batches/read';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import {
  type DispatchBench,
  drain,
  person,
  redeployableKeys,
  submitKeys,
  syncBench,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

/** Longer than the simulator's slowest redeployment. */
const RUN_MS = 200_000;
const FINAL = ['Executed', 'Failed', 'Avoided'];

describe.each(testStoreKinds())('following on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  const detail = (batchId: string) => getBatch(person(bench), { batchId });
  const liveRows = () =>
    bench.store.db.selectFrom('batchRows').select('id').where('liveKey', 'is not', null).execute();
  const reads = async () =>
    (await control.calls()).filter(
      ({ action, query }) => action === 'DescribeHistoryEvents' && query.ResourceIds,
    );

  async function sent(count: number): Promise<string> {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, count));
    await drain(bench);
    return batchId;
  }

  test('accepted is not done: rows are read until the cloud has finished, then the batch is done', async () => {
    const batchId = await sent(3);
    expect((await detail(batchId)).rows.map(({ cloudStatus }) => cloudStatus)).toEqual([null, null, null]);
    bench.passTime(6_000);
    await trackOnce(bench);
    const running = await detail(batchId);
    expect(running.rows.map(({ cloudStatus }) => cloudStatus)).toEqual(new Array(3).fill('Executing'));
    expect(running.rows.every(({ cloudStatusAtMs }) => cloudStatusAtMs !== null)).toBe(true);
    expect(running).toMatchObject({ state: 'sent', endedAtMs: null });
    expect(await liveRows()).toHaveLength(3);
    await control.advanceClock(RUN_MS);
    bench.passTime(RUN_MS);
    await trackOnce(bench);
    const done = await detail(batchId);
    for (const { cloudStatus, outcome } of done.rows) {
      expect(FINAL).toContain(cloudStatus);
      expect(outcome).toBe('accepted');
    }
    expect(done.state).toBe('done');
    expect(done.endedAtMs).not.toBeNull();
    expect(await liveRows()).toEqual([]);
    // Nothing is asked about what is over, once its instance runs or has been read for the last time.
    const before = (await reads()).length;
    for (let turn = 0; turn < 5; turn++) {
      bench.passTime(600_000);
      await trackOnce(bench);
    }
    bench.passTime(3_600_000);
    expect(await trackOnce(bench)).toBe(0);
    expect(await reads()).toHaveLength(before);
    const audit = await bench.store.db.selectFrom('auditEntries').select('action').execute();
    expect(audit.filter(({ action }) => action === 'batch.done')).toHaveLength(1);
  });

  test('one call reads many rows, and no row is read before its turn', async () => {
    await sent(20);
    expect(await trackOnce(bench)).toBe(0);
    bench.passTime(6_000);
    expect(await trackOnce(bench)).toBe(20);
    expect(await reads()).toHaveLength(1);
    expect(await trackOnce(bench)).toBe(0);
    bench.passTime(6_000);
    expect(await trackOnce(bench)).toBe(20);
  });

  test('what the mirror sees counts too, without a read of our own', async () => {
    const batchId = await sent(2);
    await control.advanceClock(RUN_MS);
    bench.passTime(1_000);
    await syncBench(bench);
    const before = (await reads()).length;
    await trackOnce(bench);
    expect(await reads()).toHaveLength(before);
    const { rows, state } = await detail(batchId);
    for (const { cloudStatus } of rows) expect(FINAL).toContain(cloudStatus);
    expect(state).toBe('done');
  });

  test('an old mirror does not say what became of an order', async () => {
    const batchId = await sent(1);
    await trackOnce(bench);
    expect((await detail(batchId)).rows[0]?.cloudStatus).toBeNull();
  });

  test('an unknown row shows the cloud status, keeps its outcome, and keeps the batch open', async () => {
    await control.armFaults([{ action: 'BatchEventRedeployInstance', kind: 'reset-after' }]);
    const batchId = await sent(1);
    bench.passTime(6_000);
    await trackOnce(bench);
    expect((await detail(batchId)).rows[0]).toMatchObject({ outcome: 'unknown', cloudStatus: 'Executing' });
    await control.advanceClock(RUN_MS);
    bench.passTime(RUN_MS);
    await trackOnce(bench);
    const { rows, state } = await detail(batchId);
    expect(rows[0]?.outcome).toBe('unknown');
    expect(FINAL).toContain(rows[0]?.cloudStatus);
    expect(state).toBe('sent');
  });

  test('a look that comes back late takes nothing back of what was seen after it', async () => {
    const planTimeMs = Math.ceil(bench.now() / 60_000) * 60_000 + 3_600_000;
    const keys = await redeployableKeys(bench, 1);
    const batchId = await submitKeys(person(bench), keys, { when: 'scheduled', planTimeMs });
    await drain(bench);
    bench.passTime(6_000);
    let [arrive, answer] = [() => {}, () => {}];
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    // A server that is stopped after the cloud has answered, and resumed when its lease is another's.
    const describeHistoryEvents: typeof bench.ens.describeHistoryEvents = async (request) => {
      const page = await bench.ens.describeHistoryEvents(request);
      arrive();
      await held;
      return page;
    };
    const late = trackOnce({ ...bench, ens: { ...bench.ens, describeHistoryEvents } });
    await arrived;
    await control.advanceClock(planTimeMs - bench.now() + 10_000);
    bench.passTime(6_000);
    await trackOnce(bench);
    const before = await detail(batchId);
    expect(before.rows[0]?.cloudStatus).toBe('Executing');
    answer();
    await late;
    const { cloudStatus, cloudStatusAtMs } = (await detail(batchId)).rows[0] ?? {};
    expect({ cloudStatus, cloudStatusAtMs }).toEqual({
      cloudStatus: 'Executing',
      cloudStatusAtMs: before.rows[0]?.cloudStatusAtMs,
    });
  });

  test('the job survives a cloud that fails, and stops', async () => {
    const batchId = await sent(1);
    await control.armFaults([{ action: 'DescribeHistoryEvents', kind: 'server-error', times: 1 }]);
    bench.passTime(6_000);
    const job = startTrackJob(bench);
    await vi.waitFor(
      async () => expect((await detail(batchId)).rows[0]?.cloudStatus).toBe('Executing'),
      10_000,
    );
    await job.stop();
    expect(bench.logged).toContain('warn: rows could not be followed');
  });
});
