import { beforeEach, describe, expect, test } from 'vitest';
import { type ApprovalPolicy, DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { approve } from '@/lib/server/services/batches/approve';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { drain, planBatch, redeployableKeys } from '@/lib/testing/jobs/dispatch-bench';
import { type ReleaseDesk, releaseDeskForEachTest } from '@/lib/testing/jobs/release-desk';
import { forcePolicy } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const GRAVE: ApprovalPolicy = {
  ...DEFAULT_POLICY,
  rules: [
    { when: {}, approvals: 1 },
    { when: { critical: true }, approvals: 2 },
    { when: { localDisk: true }, approvals: 2 },
  ],
};

describe.each(testStoreKinds())('events that became graver after the request, on %s', (kind) => {
  let desk: ReleaseDesk;
  const { begun, request, batchOf, sent, audits } = releaseDeskForEachTest(kind, (opened) => {
    desk = opened;
  });
  let people: ReleaseDesk['people'];
  beforeEach(async () => {
    people = desk.people;
    await mirror({ eventLevel: 'WARN', localDisk: 0 });
    await forcePolicy(desk.bench.store, GRAVE);
  });

  const mirror = (change: { eventLevel?: string; localDisk?: 0 | 1 }) =>
    desk.bench.store.db.updateTable('events').set(change).execute();
  const becomes = async (batchId: string, position: number, change: Parameters<typeof mirror>[0]) => {
    const row = (await batchOf(batchId)).rows[position];
    if (!row) throw new Error('no such row');
    const event = desk.bench.store.db.updateTable('events').set(change);
    await event.where('eventId', '=', row.eventId).execute();
  };

  test.each([
    ['critical', { eventLevel: 'CRITICAL' }, { critical: 1, localDisk: 0 }],
    ['found to have a local disk', { localDisk: 1 as const }, { critical: 0, localDisk: 1 }],
  ])('one is %s by now: the rest goes back, and approvers see why', async (_, change, facts) => {
    const seen = await begun();
    await becomes(seen.batchId, 2, change);
    await drain(desk.bench);
    expect(await sent()).toBe(2);
    expect(await batchOf(seen.batchId)).toMatchObject({
      state: 'awaiting_approval',
      stopCause: 'facts_grown',
      approved: 1,
      needed: 2,
      facts: { batch: { rows: 5, ...facts }, day: { rows: 5, ...facts } },
    });
    expect(await audits('batch.graver')).toMatchObject([{ after: { facts: { batch: facts } } }]);
    await approve(people.bea, seen);
    await drain(desk.bench);
    expect(await sent()).toBe(5);
    expect(await audits('batch.graver')).toHaveLength(1);
  });

  test('before the first call too, and all that waits at once', async () => {
    const seen = await request(5);
    await mirror({ eventLevel: 'CRITICAL' });
    await approve(people.amir, seen);
    await drain(desk.bench);
    expect([await sent(), (await batchOf(seen.batchId)).facts?.batch.critical]).toEqual([0, 5]);
  });

  test('only rows that are about to leave make it stop: what has left is past', async () => {
    const seen = await begun();
    await becomes(seen.batchId, 0, { eventLevel: 'CRITICAL' });
    await drain(desk.bench);
    expect([await sent(), (await batchOf(seen.batchId)).stopCause]).toEqual([5, null]);
    expect(await audits('batch.graver')).toEqual([]);
  });

  test('where the policy does not ask for more it goes on, and is judged once', async () => {
    const seen = await begun();
    await forcePolicy(desk.bench.store, 'default');
    await mirror({ eventLevel: 'CRITICAL', localDisk: 1 });
    await drain(desk.bench);
    expect([await sent(), (await batchOf(seen.batchId)).state]).toEqual([5, 'sent']);
    expect(await audits('batch.graver')).toHaveLength(1);
  });

  test('a batch that asked nobody asks then', async () => {
    await forcePolicy(desk.bench.store, { ...GRAVE, rules: [{ when: { critical: true }, approvals: 1 }] });
    const { batchId } = await submitBatch(
      people.olga,
      await planBatch(people.olga, await redeployableKeys(desk.bench, 3)),
    );
    await mirror({ eventLevel: 'CRITICAL' });
    await drain(desk.bench);
    const { revision, planHash, ...batch } = await batchOf(batchId);
    expect(batch).toMatchObject({ state: 'awaiting_approval', stopCause: 'facts_grown', needed: 1 });
    await approve(people.bea, { batchId, revision, planHash: planHash ?? '' });
    await drain(desk.bench);
    expect(await sent()).toBe(3);
  });

  test('what became less grave is still what was judged', async () => {
    await mirror({ eventLevel: 'CRITICAL', localDisk: 1 });
    const seen = await request(3);
    await mirror({ eventLevel: 'WARN', localDisk: 0 });
    await approve(people.amir, seen);
    await drain(desk.bench);
    expect([await sent(), (await batchOf(seen.batchId)).needed]).toEqual([0, 2]);
    expect(await audits('batch.graver')).toEqual([]);
  });
});
