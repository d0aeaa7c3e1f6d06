import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { approve } from '@/lib/server/services/batches/approve';
import { createDraft } from '@/lib/server/services/batches/create-draft';
import { getBatch, getBatchHead } from '@/lib/server/services/batches/read';
import { getDraft } from '@/lib/server/services/batches/read-draft';
import { retryRefused } from '@/lib/server/services/batches/retry';
import { discardDraft, saveDraft } from '@/lib/server/services/batches/save-draft';
import { submitBatch } from '@/lib/server/services/batches/submit';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import {
  type DispatchBench,
  drain,
  ensureAccount,
  outcomesOf,
  person,
  planBatch,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { addTestPerson, forcePolicy, requestAndLook } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const ACTION = 'BatchEventRedeployInstance';
const NOW = { when: 'immediate', planTimeMs: null, spread: null, zone: 'UTC' } as const;

describe.each(testStoreKinds())('on-call people retry what was refused, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  /** Somebody's batch whose first row the cloud refused, and whose second was accepted. */
  async function refusedBatch() {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 2));
    const { resourceId } = await bench.store.db
      .selectFrom('batchRows')
      .select('resourceId')
      .where('position', '=', 0)
      .executeTakeFirstOrThrow();
    await control.armFaults([{ action: ACTION, kind: 'row-error', resourceId }]);
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(['refused', 'accepted']);
    return batchId;
  }
  const saved = async (ctx: ReturnType<typeof person>, draftId: string) => {
    const { revision } = await saveDraft(ctx, { draftId, expectedRevision: 1, plan: NOW });
    return { draftId, expectedRevision: revision, rowCount: 1, requestKey: randomUUID() };
  };

  test('from the refused row to the accepted one, without an operator', async () => {
    const batchId = await refusedBatch();
    const me = person(bench, 'on-call');
    const { draftId, rowCount } = await retryRefused(me, { batchId });
    expect(rowCount).toBe(1);
    expect((await getDraft(me, { draftId })).rows).toHaveLength(1);
    await ensureAccount(me);
    await submitBatch(me, await saved(me, draftId));
    await drain(bench);
    expect(await outcomesOf(bench, draftId)).toEqual(['accepted']);
    expect(Object.values(await control.effects())).toEqual([1, 1]);
  });

  test('a retry starts as the batch was planned, under a title of its own, and says why each row was refused', async () => {
    const batchId = await refusedBatch();
    const me = person(bench, 'on-call');
    const { draftId } = await retryRefused(me, { batchId, title: 'Retry of #1: Night shift' });
    const draft = await getDraft(me, { draftId });
    expect(draft).toMatchObject({ title: 'Retry of #1: Night shift', plan: { when: 'immediate' } });
    const [refused] = (await getBatch(me, { batchId })).rows;
    expect(refused?.code).not.toBeNull();
    const { outcome, reason, code, message } = refused ?? {};
    expect(draft.rows.map(({ prior }) => prior)).toEqual([{ outcome, reason, code, message }]);
    expect((await getBatchHead(me, { batchId })).attention.refused).toBe(1);
    await ensureAccount(me);
    await submitBatch(me, await saved(me, draftId));
    // Somebody has taken care of it.
    expect((await getBatchHead(me, { batchId })).attention.refused).toBe(0);
    expect((await getBatchHead(me, { batchId: draftId })).retryOf).toEqual({ id: batchId, number: 1 });
  });

  test('nothing but that: no plan of their own, nobody else’s retry, nothing that was never sent', async () => {
    const batchId = await refusedBatch();
    const me = person(bench, 'on-call');
    const keys = await redeployableKeys(bench, 3);
    const forbidden = { code: 'forbidden', reason: 'role' };
    await expect(createDraft(me, { selection: { kind: 'keys', keys: keys.slice(2) } })).rejects.toMatchObject(
      forbidden,
    );
    const { draftId } = await retryRefused(person(bench, 'operator', 'olga'), { batchId });
    const others = { draftId };
    await expect(getDraft(me, others)).rejects.toMatchObject(forbidden);
    await expect(discardDraft(me, others)).rejects.toMatchObject(forbidden);
    const plan = await planBatch(person(bench, 'operator', 'on-call'), keys.slice(2));
    await expect(submitBatch(me, plan)).rejects.toMatchObject(forbidden);
    await bench.store.db
      .updateTable('batchRows')
      .set({ outcome: 'skipped' })
      .where('outcome', '=', 'refused')
      .execute();
    await expect(retryRefused(me, { batchId })).rejects.toMatchObject({ reason: 'nothing_refused' });
    const draft = await retryRefused(person(bench), { batchId });
    expect(draft.rowCount).toBe(1);
  });

  test('what was never sent of a void batch is planned anew, and only what was refused is retried', async () => {
    const batchId = await refusedBatch();
    const change = (outcome: 'skipped' | 'refused') =>
      bench.store.db.updateTable('batchRows').set({ outcome }).where('position', '=', 0).execute();
    await bench.store.db.updateTable('batches').set({ state: 'void' }).execute();
    await change('skipped');
    await expect(retryRefused(person(bench), { batchId })).rejects.toMatchObject({
      reason: 'nothing_refused',
    });
    await change('refused');
    expect(await retryRefused(person(bench), { batchId })).toMatchObject({ rowCount: 1 });
  });

  test('a retry is no way around an approval', async () => {
    const batchId = await refusedBatch();
    const me = await addTestPerson(bench, 'carol', { role: 'on-call' });
    const amir = await addTestPerson(bench, 'amir', { role: 'approver' });
    await forcePolicy(bench.store, 'default');
    const { draftId } = await retryRefused(me, { batchId });
    const request = await saved(me, draftId);
    await expect(submitBatch(me, request)).rejects.toMatchObject({ reason: 'approval_needed' });
    const seen = await requestAndLook(me, request);
    await drain(bench);
    expect(await outcomesOf(bench, draftId)).toEqual(['queued']);
    await expect(approve(me, seen)).rejects.toMatchObject({ code: 'forbidden' });
    await approve(amir, seen);
    await drain(bench);
    expect(await outcomesOf(bench, draftId)).toEqual(['accepted']);
  });
});
