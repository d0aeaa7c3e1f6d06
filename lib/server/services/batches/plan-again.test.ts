import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { rowsToPlanAgain } from '@/lib/domain/batch-progress';
import { MESSAGES } from '@/lib/i18n/messages';
import { getBatch } from '@/lib/server/services/batches/read';
import { getDraft } from '@/lib/server/services/batches/read-draft';
import { planFailedAgain } from '@/lib/server/services/batches/retry';
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

const ACTION = 'BatchEventRedeployInstance';

describe.each(testStoreKinds())('planning again what failed, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  test('a linked draft of exactly the rows that can be planned, with the others by why they are left out', async () => {
    const keys = await redeployableKeys(bench, 6);
    const batchId = await submitKeys(person(bench), keys);
    const [refused] = (await getBatch(person(bench), { batchId })).rows;
    await control.armFaults([{ action: ACTION, kind: 'row-error', resourceId: refused?.resourceId }]);
    await drain(bench);
    const [, failed, over, unknown, vanished, sound] = (await getBatch(person(bench), { batchId })).rows;
    const setRow = (id: string | undefined, facts: object) =>
      bench.store.db
        .updateTable('batchRows')
        .set(facts)
        .where('id', '=', id ?? '')
        .execute();
    const end = { cloudStatus: 'Failed', finalAtMs: bench.now(), liveKey: null };
    await setRow(failed?.id, end);
    await setRow(over?.id, end);
    await setRow(unknown?.id, { outcome: 'unknown', acceptedAtMs: null });
    const longAgoMs = bench.now() - 60 * 60_000;
    await setRow(vanished?.id, { absentReads: 3, absentSinceMs: longAgoMs, seenUpToMs: bench.now() });
    // What the button counts is what there is to plan, before it is known what is closed.
    const { attention } = await getBatch(person(bench), { batchId });
    expect(attention).toMatchObject({ failed: 2, refused: 1, vanished: 1, needs_decision: 0 });
    expect(rowsToPlanAgain(attention)).toBe(3);
    const setEvent = (eventId: string | undefined, facts: object) =>
      bench.store.db
        .updateTable('events')
        .set(facts)
        .where('eventId', '=', eventId ?? '')
        .execute();
    await setEvent(failed?.eventId, { eventStatus: 'Inquiring', redeployable: 1 });
    await setEvent(over?.eventId, { eventStatus: 'Failed', redeployable: 0 });
    await expect(planFailedAgain(person(bench, 'on-call'), { batchId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = person(bench, 'approver');
    const { draftId, rowCount, leftOut } = await planFailedAgain(other, { batchId, title: 'Again' });
    expect({ rowCount, leftOut }).toEqual({
      rowCount: 2,
      leftOut: { unknown: 1, vanished: 1, retried: 0, closed: 1, held: 0 },
    });
    const draft = await getDraft(other, { draftId });
    expect(draft.title).toBe('Again');
    expect(draft.rows.map(({ eventId }) => eventId).sort()).toEqual(
      [refused?.eventId, failed?.eventId].sort(),
    );
    expect(draft.rows.some(({ eventId }) => eventId === sound?.eventId)).toBe(false);
    const { retryOf } = await bench.store.db
      .selectFrom('batches')
      .select('retryOf')
      .where('id', '=', draftId)
      .executeTakeFirstOrThrow();
    expect(retryOf).toBe(batchId);
    const audit = await bench.store.db
      .selectFrom('auditEntries')
      .select('afterJson')
      .where('action', '=', 'batch.plan_again')
      .execute();
    expect(JSON.parse(audit[0]?.afterJson ?? '{}')).toMatchObject({ rows: 2, leftOut: { unknown: 1 } });
  });

  test('nothing that can be planned makes no draft; rows that vanished are held by their order, and offer none', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 1));
    await drain(bench);
    const absentSinceMs = bench.now() - 60 * 60_000;
    await bench.store.db
      .updateTable('batchRows')
      .set({ absentReads: 3, absentSinceMs, seenUpToMs: bench.now() })
      .execute();
    const { attention } = await getBatch(person(bench), { batchId });
    expect(attention).toMatchObject({ vanished: 1, failed: 0 });
    expect(rowsToPlanAgain(attention)).toBe(0);
    await expect(planFailedAgain(person(bench), { batchId })).rejects.toMatchObject({
      reason: 'nothing_to_plan_again',
      details: { vanished: 1, closed: 0, held: 0 },
    });
    expect(await bench.store.db.selectFrom('batches').select('id').execute()).toHaveLength(1);
  });

  test('nothing that can be planned makes no draft, and the refusal says why, for how many rows', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 4));
    await drain(bench);
    const refusal = (details: object) => ({ code: 'conflict', reason: 'nothing_to_plan_again', details });
    const none = { unknown: 0, vanished: 0, retried: 0, closed: 0, held: 0 };
    await expect(planFailedAgain(person(bench), { batchId })).rejects.toMatchObject(refusal(none));
    const { db } = bench.store;
    const [over, also, unknown] = (await getBatch(person(bench), { batchId })).rows.map(({ id }) => id);
    const end = { cloudStatus: 'Failed', finalAtMs: bench.now(), liveKey: null };
    await db
      .updateTable('batchRows')
      .set(end)
      .where('id', 'in', [over ?? '', also ?? ''])
      .execute();
    await db.updateTable('events').set({ eventStatus: 'Failed', redeployable: 0 }).execute();
    await db
      .updateTable('batchRows')
      .set({ outcome: 'unknown', acceptedAtMs: null })
      .where('id', '=', unknown ?? '')
      .execute();
    const wanted = { ...none, closed: 2, unknown: 1 };
    await expect(planFailedAgain(person(bench), { batchId })).rejects.toMatchObject(refusal(wanted));
    const words = (locale: 'en' | 'zh-CN') =>
      createTranslator({ locale, messages: MESSAGES[locale], namespace: 'errors' })(
        'reason.nothing_to_plan_again',
        wanted,
      ).trim();
    expect(words('en')).toBe(
      'No rows can be planned again. 1 row has no response yet. 2 events can no longer be redeployed.',
    );
    expect(words('zh-CN')).toBe('没有可以重新计划的行。1 行尚无响应。2 个事件已不能重新部署。');
    expect(await bench.store.db.selectFrom('batches').select('id').execute()).toHaveLength(1);
  });
});
