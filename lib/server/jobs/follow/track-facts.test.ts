import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_OUTCOME_SETTINGS } from '@/lib/domain/outcome-settings';
import { pacedReads, trackOnce } from '@/lib/server/jobs/follow/track';
import { readDone } from '@/lib/server/jobs/follow/track-instances';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import {
  type DispatchBench,
  drain,
  person,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

/** The facts that following leaves on a row: phases follow from them. */

/** Longer than the simulator's slowest redeployment. */
const RUN_MS = 200_000;
const MIN = 60_000;

describe.each(testStoreKinds())('facts of following on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });
  afterEach(() => control.armFaults([]));

  /** One row, ordered at once, with this trouble; its resource. */
  async function order(trouble: string | null, count = 1): Promise<string> {
    const keys = await redeployableKeys(bench, count);
    const event = await bench.store.db
      .selectFrom('events')
      .select('resourceId')
      .where('key', '=', keys[0] ?? '')
      .executeTakeFirstOrThrow();
    if (trouble) await control.armFaults([{ kind: trouble, resourceId: event.resourceId }]);
    await submitKeys(person(bench), keys);
    await drain(bench);
    return event.resourceId;
  }
  const row = () => bench.store.db.selectFrom('batchRows').selectAll().executeTakeFirstOrThrow();
  /** Time of the bench and of the cloud. */
  async function pass(ms: number) {
    await control.advanceClock(ms);
    bench.passTime(ms);
    await trackOnce(bench);
  }

  test('since when it was accepted, executes, and was seen', async () => {
    const before = bench.now();
    await order('stay-executing');
    expect(await row()).toMatchObject({ seenUpToMs: null, executingSinceMs: null, absentReads: 0 });
    expect((await row()).acceptedAtMs).toBeGreaterThanOrEqual(before);
    await pass(6_000);
    const { executingSinceMs } = await row();
    expect(executingSinceMs).toBeGreaterThanOrEqual((await row()).acceptedAtMs ?? 0);
    await pass(10 * MIN);
    const later = await row();
    expect(later.executingSinceMs).toBe(executingSinceMs);
    expect(later.seenUpToMs).toBeGreaterThanOrEqual((executingSinceMs ?? 0) + 10 * MIN);
    // The look that shows it stuck comes with the moment, not up to five minutes after it.
    expect(later.nextFollowMs).toBeLessThanOrEqual((executingSinceMs ?? 0) + 30 * MIN + 1);
  });

  test('reads that miss the event are counted, every five seconds, until it is back', async () => {
    await order('vanish');
    await pass(6_000);
    const first = await row();
    expect(first).toMatchObject({ absentReads: 1, cloudStatus: null, finalAtMs: null });
    expect(first.absentSinceMs).toBe(first.seenUpToMs);
    await pass(5_001);
    await pass(5_001);
    expect(await row()).toMatchObject({ absentReads: 3, absentSinceMs: first.absentSinceMs });
    await control.armFaults([]);
    await pass(5_001);
    expect(await row()).toMatchObject({ absentReads: 0, absentSinceMs: null, cloudStatus: 'Executing' });
  });

  test('a read that fails says nothing: not seen, not missed', async () => {
    await order('vanish');
    await control.armFaults([{ action: 'DescribeHistoryEvents', kind: 'server-error' }]);
    bench.passTime(6_000);
    await expect(trackOnce(bench)).rejects.toThrow();
    expect(await row()).toMatchObject({ seenUpToMs: null, absentReads: 0 });
  });

  test('after a good end the instance is read until it runs', async () => {
    await order(null);
    await pass(6_000);
    await pass(RUN_MS);
    const ended = await row();
    if (ended.cloudStatus === 'Failed') throw new Error('the first event of this scenario should end well');
    expect(ended).toMatchObject({ instanceReads: 0, instanceOk: 0 });
    expect(ended.nextInstanceReadMs).toBe((ended.finalAtMs ?? 0) + 30_000);
    await pass(30_001);
    expect(await row()).toMatchObject({ instanceReads: 1, instanceOk: 1, nextInstanceReadMs: null });
    const asked = (await control.calls()).filter(({ action }) => action === 'DescribeInstances').length;
    await pass(10 * MIN);
    expect((await control.calls()).filter(({ action }) => action === 'DescribeInstances')).toHaveLength(
      asked,
    );
  });

  test('an instance that stays stopped is read four times, and no more', async () => {
    const resourceId = await order('instance-stopped');
    await pass(6_000);
    await pass(RUN_MS);
    for (const ms of [30_001, 90_000, 180_000, 300_000, 600_000]) await pass(ms);
    const { instanceReads, instanceOk, instanceReadsJson, nextInstanceReadMs } = await row();
    expect({ instanceReads, instanceOk, nextInstanceReadMs }).toEqual({
      instanceReads: 4,
      instanceOk: 0,
      nextInstanceReadMs: null,
    });
    const read: { status: string }[] = JSON.parse(instanceReadsJson ?? '[]');
    expect(read.map(({ status }) => status)).toEqual(new Array(4).fill('Stopped'));
    const known = bench.store.db
      .selectFrom('instances')
      .select('status')
      .where('instanceId', '=', resourceId);
    expect(await known.executeTakeFirst()).toEqual({ status: 'Stopped' });
  });

  test('an end that is no success needs no read of the instance', async () => {
    await order('end-failed');
    await pass(6_000);
    await pass(RUN_MS);
    expect(await row()).toMatchObject({ cloudStatus: 'Failed', instanceOk: 1, nextInstanceReadMs: null });
  });

  test('at the default rate, following asks at most 200 times a minute, over all servers', async () => {
    let nowMs = 1_800_000_000_000;
    const deps = {
      store: bench.store,
      ens: { ...bench.ens, describeInstances: async () => [] },
      config: { readsPerSecond: 5 },
      now: () => nowMs,
      wait: async (ms: number) => {
        nowMs += ms;
      },
    };
    const servers = [pacedReads(deps), pacedReads(deps)];
    const untilMs = nowMs + MIN;
    let reads = 0;
    for (; nowMs < untilMs; reads++) await servers[reads % 2]?.describeInstances({ instanceIds: ['i-1'] });
    expect(reads).toBeLessThanOrEqual(202);
    expect(reads).toBeGreaterThan(190);
  });
});

test('after an outage the reads of an instance keep their distance', () => {
  const row = { instanceReads: 0, instanceReadsJson: null, finalAtMs: 0, stoppedBefore: null };
  const late = readDone(row, { atMs: 3_600_000, status: 'Stopped' }, DEFAULT_OUTCOME_SETTINGS);
  expect(late.nextInstanceReadMs).toBe(3_600_000 + 90_000);
  const inTime = readDone(row, { atMs: 30_000, status: null }, DEFAULT_OUTCOME_SETTINGS);
  expect(inTime).toMatchObject({ isWell: false, nextInstanceReadMs: 120_000 });
  const asBefore = readDone(
    { ...row, stoppedBefore: 1 },
    { atMs: 30_000, status: 'Stopped' },
    DEFAULT_OUTCOME_SETTINGS,
  );
  expect(asBefore).toMatchObject({ isWell: true, nextInstanceReadMs: null });
});
