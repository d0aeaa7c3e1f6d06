import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { decideRows as decideRowsVerb } from '@/lib/server/services/batches/decide-rows';
import { getBatch } from '@/lib/server/services/batches/read';
import { getDraft } from '@/lib/server/services/batches/read-draft';
import { retryRefused } from '@/lib/server/services/batches/retry';
import { stopBatch } from '@/lib/server/services/batches/stop';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';
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
import { addTestPerson, forcePolicy } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const decideRows = asSent(decideRowsVerb);

const ACTION = 'BatchEventRedeployInstance';
const MINUTE_MS = 60_000;

describe.each(testStoreKinds())('deciding rows on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  const detail = (batchId: string) => getBatch(person(bench), { batchId });
  const decide = (rowIds: readonly string[], decision: string, role: 'on-call' | 'operator' = 'on-call') =>
    decideRows(person(bench, role), { rowIds, decision, reason: ' looked at the console ' }, () => bench.ens);
  const requests = async () => (await control.calls()).filter(({ action }) => action === ACTION);
  const liveRows = () =>
    bench.store.db.selectFrom('batchRows').select('id').where('liveKey', 'is not', null).execute();

  /** A batch whose only call was lost on the way, read until a person must decide. */
  async function undecided(count: number, plan?: Parameters<typeof submitKeys>[2]) {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, count), plan);
    await control.armFaults([{ action: ACTION, kind: 'reset-before' }]);
    await drain(bench);
    await settleAll(bench);
    const { rows } = await detail(batchId);
    return { batchId, rowIds: rows.map(({ id }) => id) };
  }

  test('resend: a new attempt of the row, the old call and its evidence stay, with who and why', async () => {
    const { batchId, rowIds } = await undecided(2);
    const oldCall = (await detail(batchId)).rows[0]?.callId;
    expect(await decide(rowIds, 'resend')).toEqual({ resent: rowIds, left: [], refused: [] });
    expect(await outcomesOf(bench, batchId)).toEqual(['queued', 'queued']);
    expect((await detail(batchId)).state).toBe('sending');
    await drain(bench);
    const { rows, calls, decisions, state } = await detail(batchId);
    expect(rows).toMatchObject([
      { outcome: 'accepted', attempt: 2, needsDecisionAtMs: null },
      { outcome: 'accepted', attempt: 2 },
    ]);
    expect(state).toBe('sent');
    expect(calls).toHaveLength(2);
    expect(decisions).toMatchObject([
      {
        attempt: 1,
        callId: oldCall,
        decision: 'resend',
        reason: 'looked at the console',
        decidedByName: 'Name of on-call',
      },
      {},
    ]);
    expect(Object.values(await control.effects())).toEqual([1, 1]);
    const audit = await bench.store.db
      .selectFrom('auditEntries')
      .selectAll()
      .where('action', '=', 'rows.resend')
      .execute();
    expect(audit).toMatchObject([{ actorId: 'on-call', objectId: batchId }]);
    expect(JSON.parse(audit[0]?.afterJson ?? '')).toMatchObject({ reason: 'looked at the console' });
  });

  test('resend reads the event first: a late effect is seen, nothing is sent, and reading settles the row', async () => {
    const { batchId, rowIds } = await undecided(1);
    const row = (await detail(batchId)).rows[0];
    await bench.ens.batchEventRedeployInstance({
      eventInfos: [{ eventId: row?.eventId ?? '', resourceId: row?.resourceId ?? '', opsType: 'immediate' }],
    });
    const before = (await requests()).length;
    expect(await decide(rowIds, 'resend')).toEqual({
      resent: [],
      left: [],
      refused: [{ rowId: rowIds[0], why: 'event_moved' }],
    });
    await drain(bench);
    expect(await requests()).toHaveLength(before);
    await settleAll(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted settled_by_reading']);
    expect(Object.values(await control.effects())).toEqual([1]);
  });

  test('resend of a row whose plan time has passed is refused', async () => {
    const planTimeMs = bench.now() + 10 * MINUTE_MS;
    const { rowIds } = await undecided(1, { when: 'scheduled', planTimeMs });
    bench.passTime(10 * MINUTE_MS);
    expect((await decide(rowIds, 'resend')).refused).toEqual([{ rowId: rowIds[0], why: 'plan_time_passed' }]);
  });

  test('resend while the cloud cannot be read decides nothing', async () => {
    const { rowIds, batchId } = await undecided(1);
    await control.armFaults([{ action: 'DescribeHistoryEvents', kind: 'server-error', times: 1 }]);
    await expect(decide(rowIds, 'resend')).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'cloud_read',
    });
    expect((await detail(batchId)).rows[0]).toMatchObject({ outcome: 'unknown', attempt: 1 });
  });

  test('leave: unknown for good, the event is free, and the batch can end', async () => {
    const { batchId, rowIds } = await undecided(2);
    expect(await decide(rowIds.slice(0, 1), 'leave')).toMatchObject({ left: rowIds.slice(0, 1) });
    expect((await detail(batchId)).state).toBe('sent');
    expect(await liveRows()).toHaveLength(1);
    await decide(rowIds.slice(1), 'leave');
    const { rows, state } = await detail(batchId);
    expect(rows.every(({ outcome, leftAtMs }) => outcome === 'unknown' && leftAtMs !== null)).toBe(true);
    expect(state).toBe('done');
    expect(await liveRows()).toEqual([]);
    await settleAll(bench);
    expect((await detail(batchId)).rows[0]?.outcome).toBe('unknown');
    // The event can be planned again.
    await submitKeys(person(bench), await redeployableKeys(bench, 1));
  });

  test('two people at once: one decides, the other is told', async () => {
    const { rowIds } = await undecided(1);
    const results = await Promise.allSettled([decide(rowIds, 'resend'), decide(rowIds, 'resend')]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = results.find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({ reason: { code: 'conflict', reason: 'undecided' } });
    await drain(bench);
    expect(Object.values(await control.effects())).toEqual([1]);
  });

  test('only on-call and admin decide, with a reason, about rows that wait', async () => {
    const { rowIds } = await undecided(1);
    await expect(decide(rowIds, 'resend', 'operator')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      decideRows(person(bench, 'admin'), { rowIds, decision: 'leave', reason: '  ' }, () => bench.ens),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(decide(['row-of-nobody'], 'leave')).rejects.toMatchObject({ reason: 'undecided' });
    await expect(decide(['row-of-nobody'], 'resend')).rejects.toMatchObject({ reason: 'undecided' });
  });

  test('a stopped batch sends nothing more: its unknown rows can only be left', async () => {
    bench.config.batchRows = 1;
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 2));
    await control.armFaults([{ action: ACTION, kind: 'reset-before', times: 1 }]);
    await dispatchOnce(bench, 'bench');
    await stopBatch(person(bench), { batchId });
    await settleAll(bench);
    const [first] = (await detail(batchId)).rows;
    await expect(decide([first?.id ?? ''], 'resend')).rejects.toMatchObject({ reason: 'batch_stopped' });
    await decide([first?.id ?? ''], 'leave');
    expect((await detail(batchId)).state).toBe('halted');
  });

  test('retry: a new draft of the refused and skipped rows, never of the unknown ones', async () => {
    bench.config.batchRows = 3;
    const keys = await redeployableKeys(bench, 3);
    const batchId = await submitKeys(person(bench), keys);
    const [first, second] = (await detail(batchId)).rows;
    await control.armFaults([
      { action: ACTION, kind: 'row-error', resourceId: first?.resourceId ?? '' },
      { action: ACTION, kind: 'missing-rows', resourceId: second?.resourceId ?? '' },
    ]);
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(['refused', 'unknown row_missing', 'accepted']);
    const { draftId, rowCount } = await retryRefused(person(bench), { batchId });
    expect(rowCount).toBe(1);
    const draft = await getDraft(person(bench), { draftId });
    expect(draft.rows.map(({ eventId }) => eventId)).toEqual([first?.eventId]);
    expect(draft.title).toBe('Night shift');
    await expect(retryRefused(person(bench, 'viewer'), { batchId })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('retry of a batch without refused rows makes no draft', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 1));
    await drain(bench);
    await expect(retryRefused(person(bench), { batchId })).rejects.toMatchObject({
      reason: 'nothing_refused',
    });
  });

  test('many rows sent again ask for the password, together with those of the day; left ones never (10)', async () => {
    const onCall = await addTestPerson(bench, 'on-call', { role: 'on-call', hasPassword: true });
    const { batchId, rowIds } = await undecided(6);
    await forcePolicy(bench.store, { ...DEFAULT_POLICY, rules: [], stepUpRows: 3 });
    await decide(rowIds.slice(0, 2), 'resend');
    const free = async () => (await getBatch(onCall, { batchId })).stepUp.freeRows;
    expect(await free()).toBe(1);
    await decide(rowIds.slice(2, 3), 'resend');
    expect(await free()).toBe(0);
    const more = rowIds.slice(3);
    await expect(decide(more, 'resend')).rejects.toMatchObject({
      code: 'forbidden',
      reason: 'step_up',
      details: { purpose: 'rows.resend' },
    });
    for (const outcome of (await outcomesOf(bench, batchId)).slice(3)) expect(outcome).toMatch(/^unknown/);
    await decide(more.slice(0, 1), 'leave');
    const again = { rowIds: more.slice(1), decision: 'resend', reason: 'looked' };
    const withWord = (password: string) =>
      decideRows(onCall, { ...again, stepUp: { password } }, () => bench.ens);
    await expect(withWord('guess')).rejects.toMatchObject({ reason: 'password_wrong' });
    expect((await withWord(TEST_PASSWORD)).resent).toHaveLength(2);
  });
});
