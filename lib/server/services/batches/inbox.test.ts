import { describe, expect, test } from 'vitest';
import type { DraftPlan } from '@/lib/domain/plan';
import { approve, bulkApprove } from '@/lib/server/services/batches/approve';
import { commentBatch } from '@/lib/server/services/batches/comments';
import { reject } from '@/lib/server/services/batches/decide-request';
import { listInbox } from '@/lib/server/services/batches/inbox';
import { markSeen, type PersonContext } from '@/lib/server/services/batches/seen-plan';
import { approvalDeskForEachTest, KEYS, PLAN_TIME_MS } from '@/lib/testing/approval-desk';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { requestAndLook } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('the inbox of approvals on %s', (kind) => {
  let olga: PersonContext;
  let amir: PersonContext;
  let ada: PersonContext;
  const { passTime, addPerson, request, batchOf, audits } = approvalDeskForEachTest(kind, (desk) => {
    ({ olga, amir, ada } = desk);
  });

  test('bulk: all with one comment, or none', async () => {
    const [a, b, c] = [await request(olga, 1, 0), await request(olga, 1, 1), await request(amir, 1, 2)];
    await expect(bulkApprove(amir, { plans: [a, b, c] })).rejects.toMatchObject({
      reason: 'approval_own_batch',
    });
    expect(await audits('batch.approve')).toEqual([]);
    await expect(bulkApprove(amir, { plans: [a, a] })).rejects.toMatchObject({ code: 'invalid_input' });
    const { batches } = await bulkApprove(amir, { plans: [b, a], comment: 'both fine' });
    expect(batches.map(({ state }) => state)).toEqual(['approved', 'approved']);
    expect(
      (await audits('batch.approve')).map(({ afterJson }) => JSON.parse(afterJson ?? '{}').comment),
    ).toEqual(['both fine', 'both fine']);
  });

  test('the inbox: what I can decide, what I asked for, what I decided', async () => {
    const mine = await request(amir, 1, 0);
    const theirs = await request(olga, 2, 1);
    const needs = await listInbox(amir, { tab: 'needs' });
    expect(needs.rows).toMatchObject([
      {
        id: theirs.batchId,
        planHash: theirs.planHash,
        needed: 1,
        approved: 0,
        whyNotApprove: null,
        mine: null,
      },
    ]);
    expect((await listInbox(olga, {})).rows).toEqual([]);
    expect((await listInbox(amir, { tab: 'mine' })).rows).toMatchObject([
      { id: mine.batchId, whyNotApprove: 'own_batch' },
    ]);
    await approve(amir, theirs);
    expect((await listInbox(amir, { tab: 'decided' })).rows).toMatchObject([
      { id: theirs.batchId, mine: 'approve', state: 'approved' },
    ]);
    expect((await listInbox(amir, {})).counts.needs).toBe(0);
  });

  test('a request that ended unsent is marked for its requester until they have looked, and for nobody else', async () => {
    const asked = await request(olga, 1, 0);
    await request(olga, 1, 1);
    const marks = async (ctx: PersonContext) => {
      const { rows, counts } = await listInbox(ctx, { tab: 'mine' });
      return [counts.mine, rows.map(({ id, endedUnseen }) => (endedUnseen ? id : null)).filter(Boolean)];
    };
    expect(await marks(olga)).toEqual([0, []]);
    passTime(60_000);
    await reject(amir, { ...asked, comment: 'wrong night' });
    expect(await marks(olga)).toEqual([1, [asked.batchId]]);
    expect(await marks(amir)).toEqual([0, []]);
    const look = { batchId: asked.batchId, revision: asked.revision };
    await markSeen(amir, look);
    expect((await marks(olga))[0]).toBe(1);
    passTime(60_000);
    await markSeen(olga, look);
    expect(await marks(olga)).toEqual([0, []]);
  });

  test('what starts at once stands first, then what starts first, whatever expires sooner', async () => {
    const ask = async (from: number, plan: Partial<DraftPlan>) =>
      requestAndLook(olga, await planBatch(olga, KEYS.slice(from, from + 1), plan));
    const planTimeMs = PLAN_TIME_MS + 3_600_000;
    const requests = [await ask(0, { when: 'scheduled', planTimeMs })];
    passTime(60_000);
    requests.push(await request(olga, 1, 1));
    passTime(60_000);
    requests.push(await ask(2, { when: 'immediate' }));
    const [third, second, first] = requests.map(({ batchId }) => batchId);
    expect((await listInbox(amir, {})).rows.map(({ id }) => id)).toEqual([first, second, third]);
  });

  test('comments on batch and row, and what else is planned in that hour', async () => {
    const seen = await request(olga, 2, 0);
    await request(ada, 40, 40);
    const { rows, sameHour } = await batchOf(amir, seen.batchId);
    expect(sameHour.length).toBeGreaterThan(0);
    expect(sameHour[0]).toMatchObject({
      hourMs: PLAN_TIME_MS,
      others: [{ state: 'awaiting_approval' }],
    });
    await commentBatch(amir, { batchId: seen.batchId, text: 'why this one?', rowId: rows[0]?.id });
    passTime(1);
    await commentBatch(olga, { batchId: seen.batchId, text: 'its host is failing' });
    await expect(commentBatch(amir, { batchId: seen.batchId, text: ' ' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(
      commentBatch(amir, { batchId: seen.batchId, text: 'x', rowId: 'other' }),
    ).rejects.toMatchObject({
      reason: 'comment_row',
    });
    expect((await batchOf(olga, seen.batchId)).comments).toMatchObject([
      { userName: 'Name of amir', rowId: rows[0]?.id },
      { text: 'its host is failing', rowId: null },
    ]);
    const vera = await addPerson('vera', { role: 'viewer' });
    await expect(commentBatch(vera, { batchId: seen.batchId, text: 'x' })).rejects.toMatchObject({
      reason: 'role',
    });
  });
});
