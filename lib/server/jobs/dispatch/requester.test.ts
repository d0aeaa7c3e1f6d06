import { beforeEach, describe, expect, test } from 'vitest';
import { attemptCall, settleCall } from '@/lib/server/jobs/dispatch/call';
import { claimCall } from '@/lib/server/jobs/dispatch/claim';
import { dispatchOnce, takeDispatchLease } from '@/lib/server/jobs/dispatch/step';
import { approve } from '@/lib/server/services/batches/approve';
import { decideRows } from '@/lib/server/services/batches/decide-rows';
import { breakGlass } from '@/lib/server/services/batches/emergency-send';
import { settleRunOut } from '@/lib/server/services/batches/end-request';
import { listInbox } from '@/lib/server/services/batches/inbox';
import { replan } from '@/lib/server/services/batches/replan';
import { retryRefused } from '@/lib/server/services/batches/retry';
import { saveDraft } from '@/lib/server/services/batches/save-draft';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { systemContext } from '@/lib/server/services/request-context';
import { enableUser, removeUser } from '@/lib/server/services/users/people';
import { setBreakGlass, writeRole } from '@/lib/server/services/users/roles';
import {
  drain,
  outcomesOf,
  planBatch,
  redeployableKeys,
  settleAll,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { type ReleaseDesk, releaseDeskForEachTest } from '@/lib/testing/jobs/release-desk';
import { forcePolicy } from '@/lib/testing/people';
import { testStoreKinds } from '@/lib/testing/stores';

const ACTION = 'BatchEventRedeployInstance';
const INCIDENT = { reason: 'on fire', incidentUrl: 'https://incidents.example/1' };

describe.each(testStoreKinds())('whose word a batch goes by, on %s', (kind) => {
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
  const disable = (id: string) => removeUser(people.ada, { email: `${id}@desk.local` });
  const giveRole = (id: string, role: 'viewer' | 'on-call' | 'approver') =>
    desk.bench.store.db.transaction().execute((tx) => writeRole(tx, people.ada, id, role));

  test('the requester is disabled: the waiting request ends with them, and somebody else plans it again', async () => {
    const seen = await request(3);
    await disable('olga');
    expect(await batchOf(seen.batchId)).toMatchObject({
      state: 'halted',
      stopCause: 'requester_lost',
      counts: { skipped: 3 },
      canDo: { replan: null, approve: 'state' },
    });
    expect(await audits('batch.halt')).toMatchObject([
      { actorId: 'ada', objectId: seen.batchId, after: { cause: 'requester_lost', requestedBy: 'olga' } },
    ]);
    expect(await audits('user.remove')).toMatchObject([{ after: { batchesStopped: 1 } }]);
    expect((await listInbox(people.bea, {})).rows).toEqual([]);
    await expect(approve(people.bea, seen)).rejects.toMatchObject({ reason: 'approval_state' });
    expect(await replan(people.otto, { batchId: seen.batchId })).toMatchObject({ rowCount: 3, leftOut: 0 });
  });

  test('the same on its way: what is queued stays here, what has left is settled, enabling revives nothing', async () => {
    const seen = await begun();
    await disable('olga');
    await enableUser(systemContext(desk.bench.store), { email: 'olga@desk.local' });
    await drain(desk.bench);
    expect([await sent(), (await batchOf(seen.batchId)).state]).toEqual([2, 'halted']);
    const kept = 'skipped requester_lost';
    expect(await outcomesOf(desk.bench, seen.batchId)).toEqual(['accepted', 'accepted', kept, kept, kept]);
  });

  test('behind the back of the desk it is found at the claim, and nothing leaves', async () => {
    const seen = await begun();
    await setUser('olga', { disabled: 1 });
    await drain(desk.bench);
    expect([await sent(), (await batchOf(seen.batchId)).state]).toEqual([2, 'halted']);
    expect(await audits('batch.halt')).toMatchObject([{ actorId: 'system' }]);
  });

  test('or by the job, also while nothing is sent at all, and of a request that waits', async () => {
    const waiting = await request(5);
    await approve(people.amir, waiting);
    await noPermission();
    await setUser('olga', { disabled: 1 });
    expect(await settleRunOut(people.bea)).toBe(1);
    expect((await batchOf(waiting.batchId)).state).toBe('halted');
    expect(await audits('batch.halt')).toMatchObject([{ actorId: 'system', after: { skipped: 5 } }]);
    expect(await settleRunOut(people.bea)).toBe(0);
  });

  test('nobody decides about the request of somebody who may order no more', async () => {
    const seen = await request(3);
    await setUser('olga', { role: 'viewer' });
    expect((await listInbox(people.bea, {})).rows).toEqual([]);
    await expect(approve(people.bea, seen)).rejects.toMatchObject({ reason: 'approval_state' });
    expect((await batchOf(seen.batchId)).state).toBe('halted');
  });

  test('the emergency right does not pass it', async () => {
    const seen = await request(3);
    await setUser('olga', { disabled: 1 });
    const refused = { code: expect.stringMatching(/conflict|forbidden/) };
    await expect(breakGlass(people.gert, { ...seen, ...INCIDENT })).rejects.toMatchObject(refused);
    await drain(desk.bench);
    expect(await sent()).toBe(0);
  });

  test('an operator who became a viewer or on call; one who became an approver goes on', async () => {
    for (const role of ['viewer', 'on-call'] as const) {
      const seen = await request(1);
      await giveRole('olga', role);
      expect((await batchOf(seen.batchId)).stopCause, role).toBe('requester_lost');
      await setUser('olga', { role: 'operator' });
    }
    const seen = await begun(3);
    await giveRole('olga', 'approver');
    await drain(desk.bench);
    expect((await batchOf(seen.batchId)).state).toBe('sent');
  });

  test('who approved it, or has nothing to do with it, is disabled: the requests of others stay', async () => {
    const seen = await request(2);
    await disable('otto');
    await disable('amir');
    expect((await batchOf(seen.batchId)).state).toBe('awaiting_approval');
    expect(await audits('batch.halt')).toEqual([]);
  });

  test('on-call people stand behind their retry, and no viewer does', async () => {
    await forcePolicy(desk.bench.store, 'none');
    const [key = ''] = await redeployableKeys(desk.bench, 1);
    await desk.control.armFaults([{ action: ACTION, kind: 'row-error' }]);
    const refused = await submitKeys(people.olga, [key]);
    await drain(desk.bench);
    await setUser('otto', { role: 'on-call' });
    const me = { ...people.otto, actor: { ...people.otto.actor, role: 'on-call' as const } };
    const { draftId } = await retryRefused(me, { batchId: refused });
    const plan = { when: 'immediate' as const, planTimeMs: null, spread: null, zone: 'UTC' };
    const { revision } = await saveDraft(me, { draftId, expectedRevision: 1, plan });
    const again = { draftId, expectedRevision: revision, rowCount: 1, requestKey: crypto.randomUUID() };
    await submitBatch(me, again);
    expect(await settleRunOut(people.bea)).toBe(0);
    await setUser('otto', { role: 'viewer' });
    await drain(desk.bench);
    expect(await outcomesOf(desk.bench, draftId)).toEqual(['skipped requester_lost']);
  });

  test('a call under way when its requester is disabled is answered; what comes back unsent is not queued again', async () => {
    const seen = await request(3);
    await approve(people.amir, seen);
    const lease = await takeDispatchLease(desk.bench, 'bench');
    if (!lease) throw new Error('the lease is taken');
    const run = { ...desk.bench, lease };
    const call = await claimCall(run, seen.batchId);
    if (!call) throw new Error('nothing was claimed');
    await desk.control.armFaults([{ action: ACTION, kind: 'throttled' }]);
    const answer = await attemptCall(run, call);
    await disable('olga');
    await settleCall(run, call, answer);
    const kept = ['skipped stopped', 'skipped stopped', 'skipped requester_lost'];
    expect(await outcomesOf(desk.bench, seen.batchId)).toEqual(kept);
  });

  test('a call under way when the rest goes back for approval: what comes back unsent waits with it', async () => {
    const seen = await begun(4);
    const lease = await takeDispatchLease(desk.bench, 'bench');
    if (!lease) throw new Error('the lease is taken');
    const run = { ...desk.bench, lease };
    const call = await claimCall(run, seen.batchId);
    if (!call) throw new Error('nothing was claimed');
    await desk.control.armFaults([{ action: ACTION, kind: 'throttled' }]);
    const answer = await attemptCall(run, call);
    const waiting = { state: 'awaiting_approval' as const };
    await desk.bench.store.db.updateTable('batches').set(waiting).where('id', '=', seen.batchId).execute();
    await settleCall(run, call, answer);
    expect((await batchOf(seen.batchId)).counts).toMatchObject({ accepted: 2, queued: 2 });
  });

  test('sent without approval: it goes on for as long as its sender may do that', async () => {
    const seen = await request(5);
    await breakGlassOf(seen);
    await dispatchOnce(desk.bench, 'bench');
    await dispatchOnce(desk.bench, 'bench');
    expect(await sent()).toBe(4);
    await setBreakGlass(people.ada, { email: 'gert@desk.local', allowed: false });
    await drain(desk.bench);
    expect(await sent()).toBe(4);
    expect(await batchOf(seen.batchId)).toMatchObject({
      state: 'halted',
      stopCause: 'glass_lost',
      canDo: { replan: null, review: null },
    });
    expect((await outcomesOf(desk.bench, seen.batchId)).at(-1)).toBe('skipped stopped');
  });

  test('a row without an answer is not sent again for somebody who may order no more', async () => {
    const seen = await request(2);
    await desk.control.armFaults([{ action: ACTION, kind: 'reset-before' }]);
    await approve(people.amir, seen);
    await drain(desk.bench);
    await settleAll(desk.bench);
    const rowIds = (await batchOf(seen.batchId)).rows.map(({ id }) => id);
    await setUser('olga', { disabled: 1 });
    const again = () =>
      decideRows(people.ada, { rowIds, decision: 'resend', reason: 'looked' }, () => desk.bench.ens);
    await expect(again()).rejects.toMatchObject({ code: 'conflict', reason: 'approval_requester_lost' });
    await setUser('olga', { disabled: 0 });
    expect((await again()).resent).toEqual(rowIds);
  });

  async function breakGlassOf(seen: { batchId: string; revision: number; planHash: string }): Promise<void> {
    const { store } = desk.bench;
    await store.db.updateTable('batches').set({ state: 'approved', glassBroken: 1 }).execute();
    await store.db
      .insertInto('glassBreaks')
      .values({
        batchId: seen.batchId,
        planHash: seen.planHash,
        userId: 'gert',
        personKey: 'gert@desk.local',
        userName: 'Gert',
        ...INCIDENT,
        atMs: desk.bench.now(),
        reviewDueMs: desk.bench.now() + 1,
        reviewedAtMs: null,
        reviewedBy: null,
        reviewedByName: null,
        verdict: null,
        reviewComment: null,
      })
      .execute();
  }

  test('a plan that is ready stays what it is: only what was asked for ends', async () => {
    const draft = await planBatch(people.olga, await redeployableKeys(desk.bench, 1));
    await disable('olga');
    const row = desk.bench.store.db.selectFrom('batches').select('state').where('id', '=', draft.draftId);
    expect(await row.executeTakeFirst()).toEqual({ state: 'draft' });
  });
});
