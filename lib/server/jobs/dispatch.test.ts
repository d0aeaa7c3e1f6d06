import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testStoreKinds } from '@/lib/server/db/test-stores';
import type { EnsClient } from '@/lib/server/ens/types';
import { startDispatchJob } from '@/lib/server/jobs/dispatch';
import { claimCall } from '@/lib/server/jobs/dispatch-claim';
import { DISPATCH_LEASE_TTL_MS, DispatchLeaseLost } from '@/lib/server/jobs/dispatch-deps';
import { dispatchOnce, takeDispatchLease } from '@/lib/server/jobs/dispatch-once';
import { settleCall } from '@/lib/server/jobs/dispatch-settle';
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
} from '@/lib/server/jobs/dispatch-test-desk';
import { recoverCalls } from '@/lib/server/jobs/recover';
import { getBatch } from '@/lib/server/services/batches/get';
import { stopBatch } from '@/lib/server/services/batches/stop';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';

const ACTION = 'BatchEventRedeployInstance';
const MINUTE_MS = 60_000;

describe.each(testStoreKinds())('the dispatcher on %s', (kind) => {
  let simulator: Simulator;
  let control: SimulatorControl;
  let bench: DispatchBench;
  beforeAll(async () => {
    simulator = await startSimulator({ scenario: 'quiet' });
    control = simulatorControl(simulator.url);
  });
  afterAll(() => simulator.close());
  beforeEach(async () => {
    await control.reset({ scenario: 'quiet' });
    bench = await openDispatchBench(kind, simulator);
  });
  afterEach(() => bench.store.dispose());

  const requests = async () => (await control.calls()).filter(({ action }) => action === ACTION);
  const rowsOf = async (batchId: string) => (await getBatch(person(bench), { batchId })).rows;
  const liveKeys = async () =>
    bench.store.db.selectFrom('batchRows').select('liveKey').where('liveKey', 'is not', null).execute();
  const audit = async (action: string) =>
    bench.store.db.selectFrom('auditEntries').selectAll().where('action', '=', action).execute();

  /** A sender that stored its intent and was never heard of again. */
  async function leaveCallBehind(batchId: string) {
    const lease = await takeDispatchLease(bench, 'dead');
    if (!lease) throw new Error('the lease is free');
    const run = { ...bench, lease };
    const call = await claimCall(run, batchId);
    if (!call) throw new Error('there are rows to send');
    return { run, call };
  }

  test('a mix of accepted, refused and unknown rows: each its own outcome, in one call', async () => {
    const keys = await redeployableKeys(bench, 3);
    const batchId = await submitKeys(person(bench), keys);
    const [, second, third] = await rowsOf(batchId);
    await control.armFaults([
      { action: ACTION, kind: 'row-error', resourceId: second?.resourceId ?? '' },
      { action: ACTION, kind: 'missing-rows', resourceId: third?.resourceId ?? '' },
    ]);
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted', 'refused', 'unknown row_missing']);
    const { rows, calls, state, counts } = await getBatch(person(bench), { batchId });
    expect(rows.map(({ code }) => code)).toEqual(['200', '500', null]);
    expect(calls).toMatchObject([{ state: 'answered', rowCount: 3, httpStatus: 200 }]);
    expect(calls[0]?.requestId).toBeTruthy();
    expect(rows.every(({ requestId }) => requestId === calls[0]?.requestId)).toBe(true);
    expect(state).toBe('sent');
    expect(counts).toEqual({ queued: 0, sending: 0, accepted: 1, refused: 1, unknown: 1, skipped: 0 });
    // Accepted and unknown rows keep their events; the refused one is free to be planned again.
    expect(await liveKeys()).toHaveLength(2);
    expect(await audit('call.send')).toHaveLength(1);
    expect(await audit('call.settle')).toHaveLength(1);
    expect(await audit('batch.sent')).toHaveLength(1);
  });

  test('sends what was planned, each row once, PlanTime only where it belongs', async () => {
    const planTimeMs = bench.now() + 10 * MINUTE_MS;
    const keys = await redeployableKeys(bench, 2);
    await submitKeys(person(bench), keys.slice(0, 1), { when: 'scheduled', planTimeMs });
    await submitKeys(person(bench), keys.slice(1));
    await drain(bench);
    const sent = (await requests()).map(({ query }) => JSON.parse(query.EventInfos ?? ''));
    expect(sent.map(([info]) => Object.keys(info))).toEqual([
      ['EventId', 'OpsType', 'PlanTime', 'ResourceId'],
      ['EventId', 'OpsType', 'ResourceId'],
    ]);
    expect(sent[0][0].PlanTime).toBe(planTimeMs);
    expect(Object.values(await control.effects())).toEqual([1, 1]);
  });

  test('a plan time that passes while the row is queued: never sent late, with the reason', async () => {
    const planTimeMs = bench.now() + 5 * MINUTE_MS;
    const keys = await redeployableKeys(bench, 3);
    const batchId = await submitKeys(person(bench), keys, { when: 'scheduled', planTimeMs });
    bench.passTime(4 * MINUTE_MS + 1_000);
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(new Array(3).fill('skipped plan_time_passed'));
    expect(await requests()).toHaveLength(0);
    expect(await liveKeys()).toHaveLength(0);
    expect((await getBatch(person(bench), { batchId })).state).toBe('done');
    expect(await audit('rows.skip')).toHaveLength(1);
  });

  test('an event that changed or went away since the submit is not sent', async () => {
    const keys = await redeployableKeys(bench, 3);
    const batchId = await submitKeys(person(bench), keys);
    const set = (key: string | undefined, change: object) =>
      bench.store.db
        .updateTable('events')
        .set(change)
        .where('key', '=', key ?? '')
        .execute();
    await set(keys[0], { eventStatus: 'Executing', redeployable: 0 });
    await set(keys[1], { goneAtMs: bench.now() });
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual([
      'skipped event_changed',
      'skipped event_gone',
      'accepted',
    ]);
    expect(await requests()).toHaveLength(1);
  });

  test('stop: queued rows are skipped and free again, the answered ones stay', async () => {
    bench.config.batchRows = 2;
    const keys = await redeployableKeys(bench, 5);
    const batchId = await submitKeys(person(bench), keys);
    await dispatchOnce(bench, 'bench');
    expect(await stopBatch(person(bench, 'on-call'), { batchId })).toEqual({ batchId, skipped: 3 });
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual([
      'accepted',
      'accepted',
      'skipped stopped',
      'skipped stopped',
      'skipped stopped',
    ]);
    expect((await getBatch(person(bench), { batchId })).state).toBe('halted');
    expect(await requests()).toHaveLength(1);
    expect(await liveKeys()).toHaveLength(2);
    await expect(stopBatch(person(bench), { batchId })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'not_sending',
    });
    await expect(stopBatch(person(bench, 'viewer'), { batchId })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('a stop while a call is throttled leaves nothing in the queue', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 1));
    const ens: EnsClient = {
      ...bench.ens,
      batchEventRedeployInstance: async (request) => {
        await stopBatch(person(bench), { batchId });
        return bench.ens.batchEventRedeployInstance(request);
      },
    };
    await control.armFaults([{ action: ACTION, kind: 'throttle' }]);
    await dispatchOnce({ ...bench, ens }, 'bench');
    expect(await outcomesOf(bench, batchId)).toEqual(['skipped stopped']);
    expect(await liveKeys()).toHaveLength(0);
    expect((await getBatch(person(bench), { batchId })).state).toBe('halted');
  });

  describe('a sender that dies', () => {
    test('leaves its rows unknown, never queued; nobody sends them again', async () => {
      const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 2));
      await leaveCallBehind(batchId);
      expect(await outcomesOf(bench, batchId)).toEqual(['sending', 'sending']);
      expect(await recoverCalls(bench)).toBe(0);
      // Another server cannot take over before the lease has run out…
      expect(await dispatchOnce(bench, 'other')).toEqual({ kind: 'busy' });
      bench.passTime(DISPATCH_LEASE_TTL_MS + 1);
      // …and then finds out by itself.
      await drain(bench);
      expect(await outcomesOf(bench, batchId)).toEqual([
        'unknown process_stopped',
        'unknown process_stopped',
      ]);
      expect(await requests()).toHaveLength(0);
      const { calls, state } = await getBatch(person(bench), { batchId });
      expect(calls).toMatchObject([{ state: 'unknown' }]);
      expect(state).toBe('sent');
      expect(await audit('call.recover')).toHaveLength(1);
    });

    test('that comes back late may neither claim nor settle', async () => {
      const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 3));
      bench.config.batchRows = 1;
      const { run, call } = await leaveCallBehind(batchId);
      bench.passTime(DISPATCH_LEASE_TTL_MS + 1);
      await drain(bench);
      const before = await outcomesOf(bench, batchId);
      expect(before).toEqual(['unknown process_stopped', 'accepted', 'accepted']);
      await expect(claimCall(run, batchId)).rejects.toBeInstanceOf(DispatchLeaseLost);
      const reply = {
        kind: 'reply' as const,
        requestId: 'late',
        results: [{ ...call.rows[0], code: '200' }],
      };
      const results = reply.results.map(({ eventId = '', resourceId = '', code }) => ({
        eventId,
        resourceId,
        code,
        message: '',
      }));
      expect(await settleCall(run, call, { ...reply, results })).toMatchObject({ isLate: true });
      expect(await outcomesOf(bench, batchId)).toEqual(before);
    });

    test('that was stopped between its commit and its request does not send', async () => {
      const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 1));
      let asked = 0;
      // The process sleeps after the claim: the second look at the clock is minutes later.
      const monotonic = () => (asked++ === 0 ? 0 : 5 * MINUTE_MS);
      expect(await dispatchOnce({ ...bench, monotonic }, 'bench')).toMatchObject({ state: 'not_sent' });
      expect(await requests()).toHaveLength(0);
      expect(await outcomesOf(bench, batchId)).toEqual(['queued waiting_connection']);
    });
  });

  test('two servers at once: one sends, no event is acted on twice', async () => {
    const keys = await redeployableKeys(bench, 20);
    bench.config.batchRows = 1;
    await submitKeys(person(bench), keys);
    const server = async (owner: string) => {
      for (let step = 0; step < 60; step++) await dispatchOnce(bench, owner);
    };
    await Promise.all([server('a'), server('b')]);
    await drain(bench);
    expect(Object.values(await control.effects())).toEqual(new Array(20).fill(1));
    expect(await requests()).toHaveLength(20);
  });

  test('batches take turns: a large one does not hold up a small one', async () => {
    bench.config.batchRows = 2;
    const keys = await redeployableKeys(bench, 12);
    const large = await submitKeys(person(bench), keys.slice(0, 10));
    const small = await submitKeys(person(bench), keys.slice(10));
    let calls = 0;
    while (calls < 2) if ((await dispatchOnce(bench, 'bench')).kind === 'called') calls += 1;
    expect((await getBatch(person(bench), { batchId: large })).counts.accepted).toBe(2);
    expect((await getBatch(person(bench), { batchId: small })).counts.accepted).toBe(2);
    // A call never mixes batches.
    expect((await requests()).map(({ query }) => JSON.parse(query.EventInfos ?? '').length)).toEqual([2, 2]);
  });

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
