import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { trackOnce } from '@/lib/server/jobs/follow/track';
import { approve } from '@/lib/server/services/batches/approve';
import { reject, withdraw } from '@/lib/server/services/batches/decide-request';
import { settleRunOut } from '@/lib/server/services/batches/end-request';
import { listInbox } from '@/lib/server/services/batches/inbox';
import { replan, revise } from '@/lib/server/services/batches/replan';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { drain, outcomesOf, planBatch, redeployableKeys } from '@/lib/testing/jobs/dispatch-bench';
import { type ReleaseDesk, releaseDeskForEachTest } from '@/lib/testing/jobs/release-desk';
import { forcePolicy, requestAndLook } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const HOUR_MS = 3_600_000;
const TWO_APPROVALS = { ...DEFAULT_POLICY, rules: [{ when: {}, approvals: 2 as const }] };

describe.each(testStoreKinds())('approvals are counted until the last row leaves, on %s', (kind) => {
  let desk: ReleaseDesk;
  const { request, begun, noPermission, batchOf, sent, audits, setUser } = releaseDeskForEachTest(
    kind,
    (opened) => {
      desk = opened;
    },
  );
  let people: ReleaseDesk['people'];
  beforeEach(() => {
    people = desk.people;
  });

  test('both approvers are disabled after the first call: the rest waits, and others let it go by the same plan', async () => {
    await forcePolicy(desk.bench.store, TWO_APPROVALS);
    const seen = await request(5);
    await approve(people.amir, seen);
    await approve(people.ada, seen);
    await dispatchOnce(desk.bench, 'bench');
    await noPermission();
    await setUser('amir', { disabled: 1 });
    await setUser('ada', { disabled: 1 });
    await drain(desk.bench);
    expect(await sent()).toBe(2);
    expect(await batchOf(seen.batchId)).toMatchObject({
      state: 'awaiting_approval',
      stopCause: 'approvals_lost',
      approved: 0,
      needed: 2,
      planHash: seen.planHash,
      counts: { accepted: 2, queued: 3 },
      canDo: { approve: null, reject: null },
    });
    expect(await audits('batch.approval_lost')).toMatchObject([
      { actorId: 'system', after: { cause: 'approvals_lost', approved: 0, needed: 2 } },
    ]);
    await approve(people.bea, seen);
    await drain(desk.bench);
    expect(await sent()).toBe(2);
    await setUser('ada', { disabled: 0 });
    await drain(desk.bench);
    expect(await batchOf(seen.batchId)).toMatchObject({ state: 'awaiting_approval', approved: 2 });
  });

  test('another approver lets the rest go, and every row leaves once', async () => {
    const seen = await begun();
    await setUser('amir', { disabled: 1 });
    await drain(desk.bench);
    expect((await batchOf(seen.batchId)).state).toBe('awaiting_approval');
    const inbox = await listInbox(people.bea, {});
    expect(inbox.rows).toMatchObject([
      { id: seen.batchId, stopCause: 'approvals_lost', whyNotApprove: null },
    ]);
    await approve(people.bea, seen);
    await drain(desk.bench);
    expect(Object.values(await desk.control.effects())).toEqual([1, 1, 1, 1, 1]);
    expect(await batchOf(seen.batchId)).toMatchObject({
      state: 'sent',
      stopCause: null,
      planHash: seen.planHash,
    });
  });

  test('a role that was lost takes the approval along, also when it is given back', async () => {
    const seen = await begun();
    await setUser('amir', { role: 'operator' });
    await drain(desk.bench);
    expect([await sent(), (await batchOf(seen.batchId)).stopCause]).toEqual([2, 'approvals_lost']);
  });

  test('a stricter policy holds for what has not left', async () => {
    const seen = await begun();
    await forcePolicy(desk.bench.store, TWO_APPROVALS);
    await drain(desk.bench);
    expect(await sent()).toBe(2);
    expect(await batchOf(seen.batchId)).toMatchObject({
      state: 'awaiting_approval',
      stopCause: 'policy_stricter',
      approved: 1,
      needed: 2,
    });
    await approve(people.bea, seen);
    await drain(desk.bench);
    expect(await sent()).toBe(5);
  });

  test('also for a batch that asked nobody: it is a request from there on', async () => {
    await forcePolicy(desk.bench.store, 'none');
    const { batchId } = await submitBatch(
      people.olga,
      await planBatch(people.olga, await redeployableKeys(desk.bench, 5)),
    );
    await dispatchOnce(desk.bench, 'bench');
    await forcePolicy(desk.bench.store, 'default');
    await drain(desk.bench);
    const back = await batchOf(batchId);
    expect(back).toMatchObject({ state: 'awaiting_approval', stopCause: 'policy_stricter', needed: 1 });
    expect(back.expiresAtMs).toBeGreaterThan(desk.bench.now());
    expect((await listInbox(people.olga, { tab: 'mine' })).rows).toMatchObject([{ id: batchId }]);
    await approve(people.bea, { batchId, revision: back.revision, planHash: back.planHash ?? '' });
    await drain(desk.bench);
    expect(await sent()).toBe(5);
  });

  test('a looser policy gives nothing back of what was asked', async () => {
    const seen = await begun();
    await forcePolicy(desk.bench.store, 'none');
    await setUser('amir', { disabled: 1 });
    await drain(desk.bench);
    expect([await sent(), (await batchOf(seen.batchId)).needed]).toEqual([2, 1]);
  });

  test.each([
    ['rejected', 'rejected'],
    ['withdrawn', 'withdrawn'],
    ['request_expired', 'expired'],
  ] as const)(
    'the rest can be given up (%s): what has left is followed to its end',
    async (reason, state) => {
      const seen = await begun();
      await setUser('amir', { disabled: 1 });
      await drain(desk.bench);
      if (state === 'rejected') await reject(people.bea, { ...seen, comment: 'not tonight' });
      if (state === 'withdrawn') await withdraw(people.olga, { batchId: seen.batchId });
      if (state === 'expired') {
        desk.bench.passTime(24 * HOUR_MS);
        await settleRunOut(people.olga);
      }
      expect((await batchOf(seen.batchId)).state).toBe(state);
      const given = `skipped ${reason}`;
      expect(await outcomesOf(desk.bench, seen.batchId)).toEqual([
        'accepted',
        'accepted',
        given,
        given,
        given,
      ]);
      const refused = { code: 'conflict', reason: state === 'expired' ? 'approval_state' : 'approval_begun' };
      await expect(
        revise(people.olga, { batchId: seen.batchId, expectedRevision: seen.revision }),
      ).rejects.toMatchObject(refused);
      expect(await replan(people.otto, { batchId: seen.batchId })).toMatchObject({ rowCount: 3, leftOut: 2 });
      await desk.control.advanceClock(200_000);
      desk.bench.passTime(200_000);
      await trackOnce(desk.bench);
      const { rows } = await batchOf(seen.batchId);
      expect(rows.filter(({ cloudStatus }) => cloudStatus !== null)).toHaveLength(2);
      expect(await sent()).toBe(2);
    },
  );

  test('once rows have left, the plan is never changed, in whatever state the batch is', async () => {
    const seen = await begun();
    await setUser('amir', { disabled: 1 });
    await drain(desk.bench);
    const edit = { batchId: seen.batchId, expectedRevision: seen.revision };
    await expect(revise(people.olga, edit)).rejects.toMatchObject({ reason: 'approval_begun' });
    await withdraw(people.olga, { batchId: seen.batchId });
    await expect(revise(people.olga, edit)).rejects.toMatchObject({ reason: 'approval_begun' });
    expect((await outcomesOf(desk.bench, seen.batchId)).slice(0, 2)).toEqual(['accepted', 'accepted']);
  });

  test('it runs out when the first of the rows that are left would, not by one that has left', async () => {
    const nowMs = desk.bench.now();
    const spread = { fromMs: nowMs + 10 * 60_000, toMs: nowMs + 5 * HOUR_MS };
    const seen = await begun(5, { when: 'scheduled', spread });
    await setUser('amir', { disabled: 1 });
    desk.bench.passTime(12 * 60_000);
    await drain(desk.bench);
    const { expiresAtMs, rows, state } = await batchOf(seen.batchId);
    expect(state).toBe('awaiting_approval');
    const left = rows.flatMap(({ outcome, planTimeMs }) =>
      outcome === 'queued' && planTimeMs ? [planTimeMs] : [],
    );
    expect(expiresAtMs).toBe(Math.min(...left) - 60_000);
    expect(left).toHaveLength(3);
  });

  test('what had left of a batch that was taken back still counts for the day of its requester', async () => {
    await forcePolicy(desk.bench.store, {
      ...DEFAULT_POLICY,
      rules: [
        { when: {}, approvals: 1 },
        { when: { moreThanRows: 5 }, approvals: 2 },
      ],
    });
    const seen = await begun();
    await setUser('amir', { disabled: 1 });
    await drain(desk.bench);
    await withdraw(people.olga, { batchId: seen.batchId });
    const next = await requestAndLook(
      people.olga,
      await planBatch(people.olga, (await redeployableKeys(desk.bench, 7)).slice(6)),
    );
    expect((await batchOf(next.batchId)).needed).toBe(2);
  });

  test('with everything as it was, nothing is asked twice: one entry says that it is sent', async () => {
    const seen = await begun();
    await drain(desk.bench);
    expect(await sent()).toBe(5);
    expect(await audits('batch.send')).toHaveLength(1);
    expect(await audits('batch.approval_lost')).toEqual([]);
    expect((await batchOf(seen.batchId)).stopCause).toBeNull();
  });
});
