import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { saveDraft } from '@/lib/server/services/batches/save-draft';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { type DispatchBench, person, planBatch, redeployableKeys } from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('refusals of submitBatch on %s', (kind) => {
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ bench } = desk);
  });

  const submitted = () =>
    bench.store.db.selectFrom('batches').selectAll().where('state', '!=', 'draft').execute();
  const queued = () =>
    bench.store.db.selectFrom('batchRows').selectAll().where('outcome', '=', 'queued').execute();
  const audit = () =>
    bench.store.db.selectFrom('auditEntries').selectAll().where('action', '=', 'batch.submit').execute();

  describe('refuses, and changes nothing', () => {
    const planned = async (plan = {}) => planBatch(person(bench), await redeployableKeys(bench, 2), plan);

    test.each([
      ['no time', {}, { no_time: 2 }],
      ['a time in the past', { planTimeMs: 1_700_000_000_000 }, { past: 2 }],
      ['seconds for milliseconds', { planTimeMs: 1_900_000_000 }, { past: 2 }],
      ['a time in ten years', { planTimeMs: 2_200_000_000_000 }, { too_far: 2 }],
    ])('%s', async (_, plan, counts) => {
      const request = await planned({ when: 'scheduled', ...plan });
      await expect(submitBatch(person(bench), request)).rejects.toMatchObject({
        code: 'invalid_input',
        reason: 'rows_blocked',
        details: { count: 2, ...counts },
      });
      expect(await submitted()).toEqual([]);
      expect(await queued()).toEqual([]);
    });

    test('a time less than a minute away', async () => {
      const request = await planned({ planTimeMs: bench.now() + 59_000 });
      await expect(submitBatch(person(bench), request)).rejects.toMatchObject({
        reason: 'rows_blocked',
        details: { too_soon: 2 },
      });
    });

    test('an event of another type, a finished one, and one that is gone', async () => {
      const { db } = bench.store;
      const pick = async (type: string, status: string) =>
        db
          .selectFrom('events')
          .select('key')
          .where('eventType', 'like', type)
          .where('eventStatus', '=', status)
          .executeTakeFirstOrThrow();
      const reboot = await db
        .selectFrom('events')
        .select('key')
        .where('eventType', '=', 'Instance:SystemFailure.Reboot')
        .executeTakeFirstOrThrow();
      const done = await pick('%.Redeploy', 'Executed');
      const [gone = ''] = await redeployableKeys(bench, 1);
      const request = await planBatch(person(bench), [reboot.key, done.key, gone]);
      await db.updateTable('events').set({ goneAtMs: bench.now() }).where('key', '=', gone).execute();
      await expect(submitBatch(person(bench), request)).rejects.toMatchObject({
        reason: 'rows_blocked',
        details: { count: 3, not_redeployable: 3 },
      });
    });

    test.each(['', '   ', 'two\nlines', 'a\ttab', 'bell\u0007', '\u0085'])('the title %j', async (title) => {
      const me = person(bench);
      const request = await planned({ when: 'immediate' });
      const { draftId, expectedRevision } = request;
      const { revision } = await saveDraft(me, { draftId, expectedRevision, title });
      await expect(submitBatch(me, { ...request, expectedRevision: revision })).rejects.toMatchObject({
        code: 'invalid_input',
        reason: 'batch_title',
      });
      expect(await submitted()).toEqual([]);
    });

    test('an old revision, another number of rows, no rows, a draft of somebody else, a role without the right', async () => {
      const request = await planned({ when: 'immediate' });
      const ask = (change: object, ctx = person(bench)) => submitBatch(ctx, { ...request, ...change });
      await expect(ask({ expectedRevision: 1 })).rejects.toMatchObject({ code: 'stale' });
      await expect(ask({ rowCount: 3 })).rejects.toMatchObject({ code: 'conflict', reason: 'row_count' });
      await expect(ask({ rowCount: 0 })).rejects.toMatchObject({ code: 'invalid_input' });
      await expect(ask({ rowCount: 100_000 })).rejects.toMatchObject({ code: 'invalid_input' });
      await expect(ask({ draftId: randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
      await expect(ask({ role: 'admin' })).rejects.toMatchObject({ code: 'invalid_input' });
      await expect(ask({}, person(bench, 'admin'))).rejects.toMatchObject({ code: 'not_found' });
      for (const role of ['viewer', 'on-call'] as const) {
        await expect(ask({}, person(bench, role, 'operator'))).rejects.toMatchObject({ code: 'forbidden' });
      }
      expect(await submitted()).toEqual([]);
      expect(await audit()).toEqual([]);
    });
  });
});
