import { setTimeout as delay } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { claimCall } from '@/lib/server/jobs/dispatch/claim';
import { startDispatchJob } from '@/lib/server/jobs/dispatch/dispatch';
import { dispatchOnce, takeDispatchLease } from '@/lib/server/jobs/dispatch/step';
import { getBatch } from '@/lib/server/services/batches/read';
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
/** Long enough for calls to leave that must not. */
const LOOK_MS = 250;

describe.each(testStoreKinds())('places on the wire, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
    bench.config.batchRows = 1;
  });

  /** The bench with a store that takes no answer while `isAway`: the statement that ends a call fails. */
  function forgetful() {
    const answers = { isAway: true };
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => {
        if (answers.isAway && node.kind === 'UpdateQueryNode' && JSON.stringify(node).includes('endedAtMs')) {
          throw new Error('the store is away');
        }
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const store = { ...bench.store, db: bench.store.db.withPlugin(plugin) };
    return { answers, desk: { ...bench, store } };
  }
  const count = async (batchId: string) => (await getBatch(person(bench), { batchId })).counts;
  const requests = async () => (await control.calls()).filter(({ action }) => action === ACTION).length;
  const effects = async () => Object.values(await control.effects());
  const submit = async (rows: number) => submitKeys(person(bench), await redeployableKeys(bench, rows));

  test('an answer that is here frees its place before it is stored; as many unstored ones as places stop new calls', async () => {
    const batchId = await submit(5);
    bench.config.callsInFlight = 2;
    const { answers, desk } = forgetful();
    const job = startDispatchJob(desk);
    await vi.waitFor(async () => expect(await requests()).toBe(4), WAIT);
    await delay(LOOK_MS);
    expect(await requests()).toBe(4);
    expect(await count(batchId)).toMatchObject({ sending: 4, queued: 1 });
    answers.isAway = false;
    await vi.waitFor(async () => expect((await count(batchId)).accepted).toBe(5), WAIT);
    await job.stop();
    expect(await effects()).toEqual([1, 1, 1, 1, 1]);
    const { calls } = await getBatch(person(bench), { batchId });
    expect(calls.map(({ state }) => state)).toEqual(new Array(5).fill('answered'));
  });

  test.each(['throttle', 'no-permission'] as const)(
    '%s: nothing leaves from the answer on, stored or not',
    async (fault) => {
      const batchId = await submit(4);
      bench.config.callsInFlight = 1;
      await control.armFaults([{ action: ACTION, kind: fault, times: 1 }]);
      const { answers, desk } = forgetful();
      const job = startDispatchJob(desk);
      await vi.waitFor(async () => expect(await requests()).toBe(1), WAIT);
      await delay(LOOK_MS);
      expect(await requests()).toBe(1);
      answers.isAway = false;
      await vi.waitFor(async () => expect((await count(batchId)).sending).toBe(0), WAIT);
      expect(await count(batchId)).toMatchObject({ queued: 4 });
      await job.stop();
      expect(await effects()).toEqual([]);
    },
  );

  test('an answer that asks for a rest while a claim is written takes the claim back, whole', async () => {
    const batchId = await submit(2);
    const lease = await takeDispatchLease(bench, 'one');
    if (!lease) throw new Error('the lease is free');
    const run = { ...bench, lease };
    let looks = 0;
    const own = { has: () => false, mustRest: () => ++looks > 0 };
    expect(await claimCall(run, batchId, own)).toBeNull();
    expect(looks).toBe(1);
    expect(await outcomesOf(bench, batchId)).toEqual(['queued', 'queued']);
    expect((await getBatch(person(bench), { batchId })).calls).toEqual([]);
    const entries = await bench.store.db.selectFrom('auditEntries').select('action').execute();
    expect(entries.map(({ action }) => action)).not.toContain('call.send');
    // The token is back, too: the next claim needs not wait.
    expect(await claimCall(run, batchId)).not.toBeNull();
  });

  test('a call whose answer is not stored yet is nobody left behind, whatever the clock says', async () => {
    const batchId = await submit(3);
    bench.config.callsInFlight = 1;
    const { answers, desk } = forgetful();
    const job = startDispatchJob(desk);
    await vi.waitFor(async () => expect(await requests()).toBe(2), WAIT);
    bench.passTime(3_600_000);
    job.kick();
    await delay(LOOK_MS);
    expect(await count(batchId)).toMatchObject({ sending: 2, unknown: 0 });
    answers.isAway = false;
    await vi.waitFor(async () => expect((await count(batchId)).accepted).toBe(3), WAIT);
    await job.stop();
    expect(await effects()).toEqual([1, 1, 1]);
  });

  test('the end of the job waits until the answers are stored', async () => {
    const batchId = await submit(4);
    bench.config.callsInFlight = 1;
    const { answers, desk } = forgetful();
    const job = startDispatchJob(desk);
    await vi.waitFor(async () => expect(await requests()).toBe(2), WAIT);
    await delay(LOOK_MS);
    let isOver = false;
    const stopping = job.stop().then(() => {
      isOver = true;
    });
    await delay(LOOK_MS);
    expect(isOver).toBe(false);
    answers.isAway = false;
    await stopping;
    expect(await count(batchId)).toMatchObject({ accepted: 2, queued: 2, sending: 0 });
    expect(await effects()).toEqual([1, 1]);
  });

  test('a clock that went back an hour costs the next call one interval of the rate', async () => {
    await submit(2);
    // Longer than a slow machine takes between two looks.
    bench.config.callsPerSecond = 0.5;
    expect((await dispatchOnce(bench, 'one')).kind).toBe('called');
    bench.passTime(-3_600_000);
    // The first look puts the time down.
    expect(await dispatchOnce(bench, 'one')).toEqual({ kind: 'nothing_left' });
    const wait = await dispatchOnce(bench, 'one');
    if (wait.kind !== 'wait' || wait.untilMs === null) throw new Error(`no wait, but ${wait.kind}`);
    expect(wait.untilMs - bench.now()).toBeLessThanOrEqual(2_000);
    bench.passTime(2_000);
    expect((await dispatchOnce(bench, 'one')).kind).toBe('called');
    expect(await effects()).toEqual([1, 1]);
  });
});
