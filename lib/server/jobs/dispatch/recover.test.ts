import { describe, expect, test } from 'vitest';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';
import { settleCall } from '@/lib/server/jobs/dispatch/call';
import { claimCall } from '@/lib/server/jobs/dispatch/claim';
import { dispatchOnce, recoverCalls, takeDispatchLease } from '@/lib/server/jobs/dispatch/step';
import { expireStaleLeases, LeaseLost } from '@/lib/server/jobs/runtime/lease';
import { getBatch } from '@/lib/server/services/batches/read';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import {
  type DispatchBench,
  drain,
  outcomesOf,
  person,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

const ACTION = 'BatchEventRedeployInstance';
const MINUTE_MS = 60_000;

describe.each(testStoreKinds())('a sender that dies, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  const requests = async () => (await control.calls()).filter(({ action }) => action === ACTION);
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
    expect(await outcomesOf(bench, batchId)).toEqual(['unknown process_stopped', 'unknown process_stopped']);
    expect(await requests()).toHaveLength(0);
    const { calls, state } = await getBatch(person(bench), { batchId });
    expect(calls).toMatchObject([{ state: 'unknown' }]);
    expect(state).toBe('sent');
    expect(await audit('call.recover')).toHaveLength(1);
  });

  test('and is known to be dead, by the lock of the folder, is not waited for', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 3));
    bench.config.batchRows = 2;
    await leaveCallBehind(batchId);
    await expireStaleLeases(bench);
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual([
      'unknown process_stopped',
      'unknown process_stopped',
      'accepted',
    ]);
    expect(await requests()).toHaveLength(1);
  });

  test('that comes back late may neither claim nor settle', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 3));
    bench.config.batchRows = 1;
    const { run, call } = await leaveCallBehind(batchId);
    bench.passTime(DISPATCH_LEASE_TTL_MS + 1);
    await drain(bench);
    const before = await outcomesOf(bench, batchId);
    expect(before).toEqual(['unknown process_stopped', 'accepted', 'accepted']);
    await expect(claimCall(run, batchId)).rejects.toBeInstanceOf(LeaseLost);
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
