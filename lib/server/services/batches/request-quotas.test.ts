import { describe, expect, test } from 'vitest';
import { MAX_BATCH_COMMENTS, SHOWN_COMMENTS } from '@/lib/domain/limits';
import { approve } from '@/lib/server/services/batches/approve';
import { commentBatch, listComments } from '@/lib/server/services/batches/comments';
import { settleRunOut } from '@/lib/server/services/batches/end-request';
import { listInbox } from '@/lib/server/services/batches/inbox';
import { listBatches } from '@/lib/server/services/batches/list';
import { replan } from '@/lib/server/services/batches/replan';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { approvalDeskForEachTest } from '@/lib/testing/approval-desk';
import type { TestStore } from '@/lib/testing/stores';
import { testStoreKinds } from '@/lib/testing/stores';

const HOUR_MS = 3_600_000;

describe.each(testStoreKinds())('what one person can ask of a batch on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  let amir: PersonContext;
  let ada: PersonContext;
  const { passTime, request, batchOf, audits } = approvalDeskForEachTest(kind, (desk) => {
    ({ store, olga, amir, ada } = desk);
  });

  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    );

  test('60 comments an hour; the batch carries the newest 30, all of them are read apart', async () => {
    const { batchId } = await request(olga, 1);
    for (let count = 1; count <= 60; count += 1) {
      passTime(1);
      await commentBatch(amir, { batchId, text: `#${count}` });
    }
    expect(await refusal(commentBatch(amir, { batchId, text: 'x' }))).toMatchObject({
      code: 'rate_limited',
      reason: 'comments_hour',
      details: { max: 60 },
    });
    passTime(1);
    await commentBatch(ada, { batchId, text: 'of another person' });
    const { comments, commentCount } = await batchOf(olga, batchId);
    expect([comments.length, commentCount]).toEqual([SHOWN_COMMENTS, 61]);
    expect([comments[0]?.text, comments.at(-1)?.text]).toEqual(['#32', 'of another person']);
    const { rows } = await listComments(olga, { batchId });
    expect(rows.map(({ text }) => text)).toEqual([
      ...Array.from({ length: 60 }, (_, index) => `#${index + 1}`),
      'of another person',
    ]);
    passTime(HOUR_MS);
    await commentBatch(amir, { batchId, text: 'an hour later' });
  });

  test('a batch has room for 500 comments', async () => {
    const { batchId } = await request(olga, 1);
    const other = { batchId, rowId: null, revision: 1, userId: 'u', userName: 'U', text: 'x', atMs: 1 };
    const many = Array.from({ length: MAX_BATCH_COMMENTS - 1 }, (_, index) => ({
      ...other,
      id: `c${index}`,
    }));
    await store.db.insertInto('batchComments').values(many).execute();
    await commentBatch(amir, { batchId, text: 'the last one' });
    expect(await refusal(commentBatch(ada, { batchId, text: 'x' }))).toMatchObject({
      code: 'conflict',
      reason: 'batch_comments',
    });
  });

  test('a request that has run out is shown as such by every read, and only the job writes it', async () => {
    const [seen, approved] = [await request(olga, 1), await request(olga, 1, 1)];
    await approve(amir, approved);
    passTime(24 * HOUR_MS);
    const dump = async () =>
      JSON.stringify([
        await store.db.selectFrom('batches').selectAll().orderBy('id').execute(),
        await store.db.selectFrom('batchRows').selectAll().orderBy('id').execute(),
        await store.db.selectFrom('auditEntries').select('seq').execute(),
      ]);
    const before = await dump();
    for (const { batchId } of [seen, approved]) {
      const batch = await batchOf(amir, batchId);
      expect(batch).toMatchObject({ state: 'expired', expiresAtMs: expect.any(Number) });
      expect(batch.canDo).toMatchObject({ approve: expect.any(String), withdraw: expect.any(String) });
      expect((await batchOf(olga, batchId)).canDo.replan).toBeNull();
    }
    expect(await listInbox(amir, {})).toMatchObject({ rows: [], counts: { needs: 0 } });
    expect((await listInbox(olga, { tab: 'mine' })).rows.map(({ state }) => state)).toEqual([
      'expired',
      'expired',
    ]);
    const { rows } = await listBatches(olga, {});
    expect(rows.map(({ state }) => state)).toEqual(['expired', 'expired']);
    expect(await dump()).toBe(before);
    expect(await settleRunOut(olga)).toBe(2);
    expect(await audits('batch.expire')).toHaveLength(2);
    expect(await dump()).not.toBe(before);
  });

  test('what has run out can be planned again before the job was there', async () => {
    const { batchId } = await request(olga, 1);
    passTime(5 * HOUR_MS);
    const batch = await batchOf(olga, batchId);
    expect(batch.state).toBe('expired');
    expect((await replan(olga, { batchId })).rowCount).toBe(1);
    expect((await batchOf(olga, batchId)).rows.map(({ outcome }) => outcome)).toEqual(['skipped']);
  });
});
