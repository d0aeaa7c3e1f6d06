import { describe, expect, test } from 'vitest';
import type { EnsClient } from '@/lib/server/ens/types';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { getBatch } from '@/lib/server/services/batches/read';
import { stopBatch } from '@/lib/server/services/batches/stop';
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

describe.each(testStoreKinds())('the dispatcher on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  const requests = async () => (await control.calls()).filter(({ action }) => action === ACTION);
  const rowsOf = async (batchId: string) => (await getBatch(person(bench), { batchId })).rows;
  const liveKeys = async () =>
    bench.store.db.selectFrom('batchRows').select('liveKey').where('liveKey', 'is not', null).execute();
  const audit = async (action: string) =>
    bench.store.db.selectFrom('auditEntries').selectAll().where('action', '=', action).execute();

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
    expect(rows.map(({ code }) => code)).toEqual(['200', '409', null]);
    expect(calls).toMatchObject([{ state: 'answered', rowCount: 3, httpStatus: 200 }]);
    expect(calls[0]?.requestId).toMatch(/^[0-9A-F-]{36}$/);
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
});
