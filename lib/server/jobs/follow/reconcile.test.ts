import { describe, expect, test, vi } from 'vitest';
import { SETTLE_DELAY_MS, SETTLE_WINDOW_MS } from '@/lib/domain/limits';
import { reconcileOnce, startReconcileJob } from '@/lib/server/jobs/follow/reconcile';
import { getBatch } from '@/lib/server/services/batches/read';
import type { FaultSpec, SimulatorControl } from '@/lib/simulator/control-client';
import {
  type DispatchBench,
  drain,
  outcomesOf,
  person,
  redeployableKeys,
  settleAll,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

const ACTION = 'BatchEventRedeployInstance';
const MINUTE_MS = 60_000;

describe.each(testStoreKinds())('settling by reading on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  const detail = (batchId: string) => getBatch(person(bench), { batchId });
  const effects = async () => Object.values(await control.effects());
  const reads = async () =>
    (await control.calls()).filter(
      ({ action, query }) => action === 'DescribeHistoryEvents' && query.ResourceIds,
    );
  const audit = (action: string) =>
    bench.store.db.selectFrom('auditEntries').selectAll().where('action', '=', action).execute();

  async function sendThrough(fault: FaultSpec, count: number, plan?: Parameters<typeof submitKeys>[2]) {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, count), plan);
    await control.armFaults([{ action: ACTION, ...fault }]);
    await drain(bench);
    return batchId;
  }

  test('an order that was taken: accepted after two readings that agree, with the evidence', async () => {
    const batchId = await sendThrough({ kind: 'drop-reply' }, 2);
    // Not before the settle delay.
    expect(await reconcileOnce(bench)).toBe(0);
    bench.passTime(SETTLE_DELAY_MS + 1_000);
    expect(await reconcileOnce(bench)).toBe(2);
    expect(await outcomesOf(bench, batchId)).toEqual(['unknown no_reply', 'unknown no_reply']);
    // Not twice without a gap.
    expect(await reconcileOnce(bench)).toBe(0);
    bench.passTime(SETTLE_DELAY_MS + 1_000);
    expect(await reconcileOnce(bench)).toBe(2);
    expect(await outcomesOf(bench, batchId)).toEqual([
      'accepted settled_by_reading',
      'accepted settled_by_reading',
    ]);
    const { rows, state } = await detail(batchId);
    expect(rows[0]?.sights).toMatchObject([{ status: 'Executing', count: 2 }]);
    expect(state).toBe('sent');
    expect(await effects()).toEqual([1, 1]);
    // One call for both rows, twice.
    expect(await reads()).toHaveLength(2);
    const [entry] = await audit('rows.settle');
    expect(JSON.parse(entry?.afterJson ?? '')).toMatchObject({
      accepted: [{ attempt: 1, sights: [{ status: 'Executing' }] }, {}],
      needsDecision: [],
    });
  });

  test('a scheduled order that was taken is known by its plan time', async () => {
    const planTimeMs = Math.ceil(bench.now() / MINUTE_MS) * MINUTE_MS + 60 * MINUTE_MS;
    const batchId = await sendThrough({ kind: 'reset-after' }, 2, { when: 'scheduled', planTimeMs });
    await settleAll(bench);
    expect(await outcomesOf(bench, batchId)).toEqual([
      'accepted settled_by_reading',
      'accepted settled_by_reading',
    ]);
    expect((await detail(batchId)).rows[0]?.sights).toMatchObject([
      { status: 'Scheduled', notBeforeMs: planTimeMs, count: 2 },
    ]);
  });

  test.each([{ when: 'immediate' as const }, { when: 'scheduled' as const }])(
    'an order that was lost ($when): a person is asked after the window, never before, and nothing is sent',
    async ({ when }) => {
      const planTimeMs = bench.now() + 120 * MINUTE_MS;
      const batchId = await sendThrough({ kind: 'reset-before' }, 2, { when, planTimeMs });
      const startMs = bench.now();
      while (bench.now() < startMs + SETTLE_WINDOW_MS - 10_000) {
        await reconcileOnce(bench);
        expect(
          (await detail(batchId)).rows.every(({ needsDecisionAtMs }) => needsDecisionAtMs === null),
        ).toBe(true);
        bench.passTime(10_000);
      }
      await settleAll(bench);
      const { rows, state } = await detail(batchId);
      for (const row of rows) {
        expect(row).toMatchObject({ outcome: 'unknown', decisionCause: 'unchanged', attempt: 1 });
        expect(row.needsDecisionAtMs).toBeGreaterThanOrEqual(startMs + SETTLE_WINDOW_MS - 10_000);
      }
      expect(state).toBe('sent');
      bench.passTime(24 * 60 * MINUTE_MS);
      await settleAll(bench);
      await drain(bench);
      expect(await effects()).toEqual([]);
      expect((await control.calls()).filter(({ action }) => action === ACTION)).toHaveLength(1);
      // Asked once, however long it waits.
      expect(await audit('rows.settle')).toHaveLength(1);
    },
  );

  test('late effect: an order that takes effect after our time-out is caught within the window', async () => {
    const batchId = await sendThrough({ kind: 'late-effect', delayMs: 2_500 }, 1);
    bench.passTime(SETTLE_DELAY_MS + 1_000);
    await reconcileOnce(bench);
    const row = (await detail(batchId)).rows[0];
    expect(row?.sights).toMatchObject([{ status: row?.statusBefore }]);
    await vi.waitFor(async () => expect(await effects()).toEqual([1]), 10_000);
    await settleAll(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted settled_by_reading']);
    expect(await effects()).toEqual([1]);
  });

  test('reconcile API down: rows stay unknown, their age is known, and they settle when it is back', async () => {
    const batchId = await sendThrough({ kind: 'drop-reply' }, 1);
    await control.armFaults([{ action: 'DescribeHistoryEvents', kind: 'server-error', times: 1 }]);
    bench.passTime(30 * MINUTE_MS);
    await expect(reconcileOnce(bench)).rejects.toMatchObject({ kind: 'unknown' });
    const { rows, calls } = await detail(batchId);
    expect(rows[0]).toMatchObject({ outcome: 'unknown', needsDecisionAtMs: null, sights: [] });
    expect(calls.find(({ id }) => id === rows[0]?.callId)?.endedAtMs).toBeGreaterThan(0);
    await settleAll(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted settled_by_reading']);
  });

  test('an event that its own time has moved proves nothing: a person decides', async () => {
    const batchId = await sendThrough({ kind: 'reset-before' }, 1);
    const row = (await detail(batchId)).rows[0];
    const dueAtMs = row?.dueAtMs ?? 0;
    await control.advanceClock(dueAtMs - bench.now() + MINUTE_MS);
    bench.passTime(dueAtMs - bench.now() + MINUTE_MS);
    await settleAll(bench);
    expect((await detail(batchId)).rows[0]).toMatchObject({ outcome: 'unknown', decisionCause: 'own_time' });
    expect(await effects()).toEqual([]);
  });

  test('the job settles by itself, survives a cloud that fails, and stops', async () => {
    const batchId = await sendThrough({ kind: 'drop-reply' }, 1);
    await control.armFaults([{ action: 'DescribeHistoryEvents', kind: 'server-error', times: 1 }]);
    bench.passTime(SETTLE_DELAY_MS + 1_000);
    const job = startReconcileJob(bench);
    await vi.waitFor(
      async () => {
        bench.passTime(500);
        expect(await outcomesOf(bench, batchId)).toEqual(['accepted settled_by_reading']);
      },
      { timeout: 15_000, interval: 200 },
    );
    await job.stop();
    expect(bench.logged).toContain('warn: rows without an answer could not be read');
    const before = (await reads()).length;
    expect(await reconcileOnce(bench)).toBe(0);
    expect(await reads()).toHaveLength(before);
  });
});
