import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { approve, bulkApprove } from '@/lib/server/services/batches/approve';
import { listInbox } from '@/lib/server/services/batches/inbox';
import { previewApproval } from '@/lib/server/services/batches/read-draft';
import { revise } from '@/lib/server/services/batches/replan';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { approvalDeskForEachTest, KEYS } from '@/lib/testing/approval-desk';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { forcePolicy, requestAndLook } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const HOUR_MS = 3_600_000;
const stepUp = { password: TEST_PASSWORD };
const refused = { code: 'forbidden', reason: 'step_up' };

describe.each(testStoreKinds())('rows that one person lets go within a day, on %s', (kind) => {
  let desk: Parameters<Parameters<typeof approvalDeskForEachTest>[1]>[0];
  const { request, plan, addPerson, batchOf, passTime } = approvalDeskForEachTest(kind, (opened) => {
    desk = opened;
  });
  let amir: PersonContext;
  beforeEach(async () => {
    amir = await addPerson('amina', { role: 'approver', hasPassword: true });
  });

  test('approved one after the other they count together: the 51st asks (10)', async () => {
    const { olga } = desk;
    const [first, second, third] = [
      await request(olga, 30, 0),
      await request(olga, 20, 30),
      await request(olga, 1, 50),
    ];
    await approve(amir, first);
    expect((await batchOf(amir, second.batchId)).stepUp).toMatchObject({ approve: false, freeRows: 20 });
    await approve(amir, second);
    expect((await batchOf(amir, third.batchId)).stepUp).toMatchObject({ approve: true, freeRows: 0 });
    expect(await listInbox(amir, {})).toMatchObject({
      freeRows: 0,
      rows: [{ stepUp: true, isLarge: false }],
    });
    await expect(approve(amir, third)).rejects.toMatchObject({
      ...refused,
      details: { purpose: 'batch.approve' },
    });
    await expect(bulkApprove(amir, { plans: [third] })).rejects.toMatchObject(refused);
    expect(await batchOf(amir, third.batchId)).toMatchObject({ state: 'awaiting_approval', approved: 0 });
    // Another person has a day of their own.
    expect((await batchOf(desk.amir, third.batchId)).stepUp).toMatchObject({ approve: false, freeRows: 50 });
    await approve(amir, { ...third, stepUp });
  });

  test('at the same moment too', async () => {
    const { olga } = desk;
    const plans = [await request(olga, 30, 0), await request(olga, 30, 30), await request(olga, 30, 60)];
    const results = await Promise.allSettled(plans.map((seen) => approve(amir, seen)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject(refused);
  });

  test('with a second account of the same mailbox too', async () => {
    const { olga } = desk;
    const again = await addPerson('amina-2', { role: 'approver', email: 'Amina+night@desk.local' });
    await approve(amir, await request(olga, 50, 0));
    const next = await request(olga, 1, 50);
    await expect(approve(again, next)).rejects.toMatchObject(refused);
  });

  test('after 24 hours they are forgotten', async () => {
    const { olga } = desk;
    await approve(amir, await request(olga, 50, 0));
    passTime(24 * HOUR_MS);
    // The plan time of the desk has passed by now; rows that go at once have none.
    const draft = await planBatch(olga, KEYS.slice(60, 110), { when: 'immediate' });
    const seen = await requestAndLook(olga, draft);
    expect((await batchOf(amir, seen.batchId)).stepUp).toMatchObject({ approve: false, freeRows: 50 });
    await approve(amir, seen);
  });

  test('what the requester took back after the approval went nowhere, and does not count', async () => {
    const { olga } = desk;
    const seen = await request(olga, 50, 0);
    await approve(amir, seen);
    await revise(olga, { batchId: seen.batchId, expectedRevision: seen.revision });
    expect((await batchOf(amir, (await request(olga, 1, 60)).batchId)).stepUp).toMatchObject({
      freeRows: 50,
    });
  });

  test('sent without an approval they count with what was approved; the preview says so', async () => {
    const { store } = desk;
    const mine = await request(desk.olga, 30, 0);
    await approve(amir, mine);
    await forcePolicy(store, { ...DEFAULT_POLICY, rules: [] });
    const draft = await plan(amir, 21, 40);
    expect(await previewApproval(amir, { draftId: draft.draftId })).toMatchObject({
      needed: 0,
      stepUp: true,
    });
    await expect(submitBatch(amir, draft)).rejects.toMatchObject({
      ...refused,
      details: { purpose: 'batch.submit' },
    });
    const small = await plan(amir, 20, 70);
    expect(await previewApproval(amir, { draftId: small.draftId })).toMatchObject({ stepUp: false });
    await submitBatch(amir, small);
    const one = await plan(amir, 1, 100);
    await expect(submitBatch(amir, one)).rejects.toMatchObject(refused);
    await submitBatch(amir, { ...one, stepUp });
    // The same request again is the same batch, and asks for nothing.
    await submitBatch(amir, one);
  });

  test('a policy that never asks does not ask, however many they are', async () => {
    const { store, olga } = desk;
    await forcePolicy(store, { ...DEFAULT_POLICY, stepUpRows: null });
    for (const from of [0, 50]) await approve(amir, await request(olga, 50, from));
    const last = await request(olga, 10, 100);
    expect((await batchOf(amir, last.batchId)).stepUp).toMatchObject({ approve: false, freeRows: null });
    expect((await listInbox(amir, {})).freeRows).toBeNull();
    await approve(amir, last);
  });
});
