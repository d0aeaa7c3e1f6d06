import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readCalls } from '@/lib/server/db/queries/calls';
import { pauseOf, REDEPLOY_BUDGET, readBudget } from '@/lib/server/db/queries/rate-budget';
import { testStoreKinds } from '@/lib/server/db/test-stores';
import { startDispatchJob } from '@/lib/server/jobs/dispatch';
import {
  type DispatchBench,
  outcomesOf,
  person,
  redeployableKeys,
  submitKeys,
} from '@/lib/server/jobs/dispatch-test-desk';
import { dispatchBenchForEachTest } from '@/lib/server/jobs/test-hooks';
import { stopBatch } from '@/lib/server/services/batches/stop';
import type { SimulatorControl } from '@/lib/simulator/control-client';

const ACTION = 'BatchEventRedeployInstance';
const ROWS = 9;
const SLOW_MS = 600;

describe.each(testStoreKinds())('several calls under way on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });
  beforeEach(() => {
    Object.assign(bench.config, { batchRows: 1, callsPerSecond: 100, callsInFlight: 4 });
  });

  const requests = async () => (await control.calls()).filter(({ action }) => action === ACTION).length;
  const slow = (times: number, delayMs = SLOW_MS) =>
    control.armFaults([{ action: ACTION, kind: 'slow', delayMs, times }]);
  const submit = async (rows = ROWS) => submitKeys(person(bench), await redeployableKeys(bench, rows));
  const counted = async (batchId: string) => {
    const counts: Record<string, number> = {};
    for (const outcome of await outcomesOf(bench, batchId)) counts[outcome] = (counts[outcome] ?? 0) + 1;
    return counts;
  };
  const callsOf = (batchId: string) => readCalls(bench.store.db, batchId);
  const effects = async () => Object.values(await control.effects());
  const until = async (batchId: string, counts: Record<string, number>) =>
    vi.waitFor(async () => expect(await counted(batchId)).toEqual(counts), 10_000);
  const errors = () => bench.logged.filter((line) => line.startsWith('error'));

  test('as many as the setting says, never more, and each order once', async () => {
    await slow(ROWS);
    const batchId = await submit();
    const job = startDispatchJob(bench);
    await until(batchId, { accepted: ROWS });
    await job.stop();
    const calls = await callsOf(batchId);
    const underWay = ({ startedAtMs }: { startedAtMs: number }) =>
      calls.filter((other) => other.startedAtMs <= startedAtMs && startedAtMs < (other.endedAtMs ?? 0))
        .length;
    expect(Math.max(...calls.map(underWay))).toBe(4);
    expect(await effects()).toEqual(Array(ROWS).fill(1));
    expect(errors()).toEqual([]);
  });

  test('each call has its own intent and settlement', async () => {
    await slow(4);
    const batchId = await submit(4);
    const job = startDispatchJob(bench);
    await until(batchId, { accepted: 4 });
    await job.stop();
    const calls = await callsOf(batchId);
    expect(calls).toMatchObject(Array(4).fill({ state: 'answered', rowCount: 1, fence: 1 }));
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(4);
    const rows = await bench.store.db.selectFrom('batchRows').select(['callId', 'requestId']).execute();
    const byCall = new Map(calls.map(({ id, requestId }) => [id, requestId]));
    expect(new Set(rows.map(({ callId }) => callId)).size).toBe(4);
    for (const { callId, requestId } of rows) expect(requestId).toBe(byCall.get(callId ?? ''));
  });

  test('a server that stops claims nothing more and lets all that are under way be settled', async () => {
    await slow(ROWS);
    const batchId = await submit();
    const job = startDispatchJob(bench);
    await vi.waitFor(async () => expect(await requests()).toBe(4), 5_000);
    await job.stop();
    expect(await counted(batchId)).toEqual({ accepted: 4, queued: ROWS - 4 });
    expect(await requests()).toBe(4);
  });

  test('a batch that is stopped sends no other row, and keeps what came of those under way', async () => {
    await slow(ROWS);
    const batchId = await submit();
    const job = startDispatchJob(bench);
    await vi.waitFor(async () => expect(await requests()).toBe(4), 5_000);
    expect(await stopBatch(person(bench, 'on-call'), { batchId })).toMatchObject({ skipped: ROWS - 4 });
    await until(batchId, { accepted: 4, 'skipped stopped': ROWS - 4 });
    await job.stop();
    expect(await requests()).toBe(4);
  });

  test('a throttle stops new calls at once; siblings that got through do not end its pause, and it is one strike', async () => {
    // The first is refused at once, the next two come back long after that.
    await control.armFaults([
      { action: ACTION, kind: 'throttle', times: 1, retryAfterMs: 2_500 },
      { action: ACTION, kind: 'slow', delayMs: SLOW_MS, times: 2 },
    ]);
    bench.config.callsInFlight = 3;
    bench.config.callsPerSecond = 50;
    const batchId = await submit();
    const job = startDispatchJob(bench);
    await vi.waitFor(async () => expect((await readBudget(bench.store.db, REDEPLOY_BUDGET)).strikes).toBe(1));
    // One that was about to leave at that moment has left by now.
    await sleep(200);
    const sent = await requests();
    expect(sent).toBeLessThanOrEqual(3);
    await vi.waitFor(async () => expect((await counted(batchId)).sending).toBeUndefined(), 5_000);
    const budget = await readBudget(bench.store.db, REDEPLOY_BUDGET);
    expect([await requests(), budget.strikes]).toEqual([sent, 1]);
    expect(pauseOf(budget, bench.now())).toMatchObject({ reason: 'waiting_throttled' });
    await until(batchId, { accepted: ROWS });
    await job.stop();
    expect(await effects()).toEqual(Array(ROWS).fill(1));
    expect((await readBudget(bench.store.db, REDEPLOY_BUDGET)).strikes).toBe(0);
  });

  test('all of them throttled at once are one strike, so that the next try is not put off for long', async () => {
    await control.armFaults([{ action: ACTION, kind: 'throttle', times: 4 }]);
    const batchId = await submit();
    const job = startDispatchJob(bench);
    await vi.waitFor(async () => expect(await requests()).toBeGreaterThan(0), 5_000);
    await vi.waitFor(async () => expect((await counted(batchId)).sending).toBeUndefined(), 5_000);
    expect((await readBudget(bench.store.db, REDEPLOY_BUDGET)).strikes).toBe(1);
    await job.stop();
  });

  test('a server that lost the right to send claims nothing more; what is under way is settled', async () => {
    await slow(ROWS);
    const batchId = await submit();
    const job = startDispatchJob(bench);
    await vi.waitFor(async () => expect(await requests()).toBe(4), 5_000);
    const untilMs = bench.now() + 60_000;
    await bench.store.db.updateTable('leases').set({ owner: 'other', fence: 7, untilMs }).execute();
    await until(batchId, { accepted: 4, queued: ROWS - 4 });
    await vi.waitFor(() => expect(bench.logged).toContain('warn: another server has taken over the sending'));
    await job.stop();
    expect(await requests()).toBe(4);
    expect(errors()).toEqual([]);
  });
});
