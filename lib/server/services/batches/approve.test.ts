import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { approve, bulkApprove } from '@/lib/server/services/batches/approve';
import { createDraft } from '@/lib/server/services/batches/create-draft';
import { reject as rejectVerb, withdraw } from '@/lib/server/services/batches/decide-request';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { requestApproval } from '@/lib/server/services/batches/submit';
import { approvalDeskForEachTest, KEYS } from '@/lib/testing/approval-desk';
import { asSent } from '@/lib/testing/as-sent';
import { forcePolicy, requestAndLook } from '@/lib/testing/people';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const reject = asSent(rejectVerb);

const HOUR_MS = 3_600_000;

describe.each(testStoreKinds())('approving on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  let amir: PersonContext;
  let ada: PersonContext;
  const { now, passTime, addPerson, plan, request, batchOf, audits, live } = approvalDeskForEachTest(
    kind,
    (desk) => {
      ({ store, olga, amir, ada } = desk);
    },
  );

  describe('who may not approve', () => {
    test('the creator, whatever the role (41)', async () => {
      for (const [ctx, from] of [
        [amir, 0],
        [ada, 1],
      ] as const) {
        const seen = await request(ctx, 1, from);
        await expect(approve(ctx, seen)).rejects.toMatchObject({
          code: 'forbidden',
          reason: 'approval_own_batch',
        });
        await expect(reject(ctx, { ...seen, comment: 'x' })).rejects.toMatchObject({
          reason: 'approval_own_batch',
        });
        expect((await batchOf(ctx, seen.batchId)).state).toBe('awaiting_approval');
      }
      await expect(approve(olga, await request(olga, 1, 2))).rejects.toMatchObject({ reason: 'role' });
    });

    test('somebody who edited it', async () => {
      const seen = await request(olga, 1);
      const part = { batchId: seen.batchId, userId: 'amir', part: 'edited' as const, atMs: now() };
      await store.db.insertInto('batchPeople').values(part).execute();
      await expect(approve(amir, seen)).rejects.toMatchObject({ reason: 'approval_own_batch' });
      expect((await batchOf(amir, seen.batchId)).canDo.approve).toBe('own_batch');
    });

    test('a second account of the same person (42)', async () => {
      const second = await addPerson('olga-2', { role: 'approver', email: 'Olga+lead@desk.local' });
      const seen = await request(olga, 1);
      await expect(approve(second, seen)).rejects.toMatchObject({ reason: 'approval_own_batch' });
    });

    test('whoever became approver after the request (43)', async () => {
      const seen = await request(olga, 1);
      const late = await addPerson('late', { role: 'approver', roleSinceMs: now() + 1 });
      await expect(approve(late, seen)).rejects.toMatchObject({ reason: 'approval_role_gained_later' });
      const early = await addPerson('early', { role: 'approver', roleSinceMs: now() });
      expect(await approve(early, seen)).toMatchObject({ state: 'approved' });
    });

    test('an admin in the name of an approver (44)', async () => {
      const seen = await request(olga, 1);
      const asAmir = { ...amir, actor: { ...amir.actor, impersonatedBy: 'ada' } };
      for (const act of [
        approve(asAmir, seen),
        reject(asAmir, { ...seen, comment: 'x' }),
        bulkApprove(asAmir, { plans: [seen] }),
      ]) {
        await expect(act).rejects.toMatchObject({ reason: 'approval_impersonated' });
      }
    });

    test('an account that the store does not know, is disabled, or lost the role since the request began', async () => {
      const seen = await request(olga, 1);
      const ghost = { ...amir, actor: { ...amir.actor, id: 'ghost' } };
      await expect(approve(ghost, seen)).rejects.toMatchObject({ reason: 'approval_own_batch' });
      await store.db.updateTable('user').set({ disabled: 1 }).where('id', '=', 'amir').execute();
      await expect(approve(amir, seen)).rejects.toMatchObject({ reason: 'approval_disabled' });
      const change = { disabled: 0, role: 'operator' };
      await store.db.updateTable('user').set(change).where('id', '=', 'amir').execute();
      await expect(approve(amir, seen)).rejects.toMatchObject({ reason: 'approval_role' });
    });
  });

  describe('two approvals', () => {
    beforeEach(() => forcePolicy(store, { ...DEFAULT_POLICY, rules: [{ when: {}, approvals: 2 }] }));

    test('need two people: one counts once, also with a second account, also in parallel (49)', async () => {
      const second = await addPerson('amir-2', { role: 'approver', email: 'amir+x@desk.local' });
      const seen = await request(olga, 1);
      const results = await Promise.allSettled([
        ...Array.from({ length: 20 }, () => approve(amir, seen)),
        approve(second, seen),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results.filter(({ status }) => status === 'rejected')) {
        expect(result).toMatchObject({ reason: { reason: 'approval_already_voted' } });
      }
      expect(await batchOf(olga, seen.batchId)).toMatchObject({ state: 'awaiting_approval', approved: 1 });
      expect(await approve(ada, seen)).toMatchObject({ state: 'approved' });
    });

    test('by two people in parallel: both count, and exactly the last releases', async () => {
      const seen = await request(olga, 1);
      const results = await Promise.all([approve(amir, seen), approve(ada, seen)]);
      expect(results.map(({ state }) => state).sort()).toEqual(['approved', 'awaiting_approval']);
      expect(await audits('batch.approve')).toHaveLength(2);
    });

    test('an approval of somebody who was disabled since does not count', async () => {
      const seen = await request(olga, 1);
      await approve(amir, seen);
      await store.db.updateTable('user').set({ disabled: 1 }).where('id', '=', 'amir').execute();
      passTime(1);
      expect(await approve(ada, seen)).toMatchObject({ state: 'awaiting_approval' });
      expect(await batchOf(olga, seen.batchId)).toMatchObject({
        approved: 1,
        approvals: [{ notCounted: 'disabled' }, { notCounted: null }],
      });
    });

    test('a policy that was loosened while it waits lets nothing slip, a stricter one counts (45, 50)', async () => {
      const seen = await request(olga, 1);
      await forcePolicy(store, 'none');
      expect(await approve(amir, seen)).toMatchObject({ state: 'awaiting_approval' });
      const other = await requestAndLook(olga, await planUnder('default'));
      await forcePolicy(store, { ...DEFAULT_POLICY, rules: [{ when: {}, approvals: 2 }] });
      expect(await approve(amir, other)).toMatchObject({ state: 'awaiting_approval' });
    });

    async function planUnder(policy: 'default') {
      await forcePolicy(store, policy);
      return plan(olga, 1, 1);
    }
  });

  test('what is over cannot be approved: expired, withdrawn, rejected, sent, replayed (48)', async () => {
    const withdrawn = await request(olga, 1, 0);
    await withdraw(olga, { batchId: withdrawn.batchId });
    const rejected = await request(olga, 1, 1);
    await expect(reject(amir, rejected)).rejects.toMatchObject({ code: 'invalid_input' });
    await reject(amir, { ...rejected, comment: 'not in office hours' });
    const done = await request(olga, 1, 2);
    await approve(amir, done);
    for (const seen of [withdrawn, rejected, done]) {
      await expect(approve(ada, seen)).rejects.toMatchObject({ code: 'conflict', reason: 'approval_state' });
    }
    await store.db.updateTable('batches').set({ state: 'sent' }).where('id', '=', done.batchId).execute();
    await expect(approve(amir, done)).rejects.toMatchObject({ reason: 'approval_state' });
    const expired = await request(olga, 1, 3);
    passTime(5 * HOUR_MS - 60_000);
    await expect(approve(amir, expired)).rejects.toMatchObject({ reason: 'approval_state' });
    expect(await batchOf(olga, expired.batchId)).toMatchObject({ state: 'expired', counts: { skipped: 1 } });
    expect(await audits('batch.expire')).toMatchObject([{ actorId: 'system' }]);
    expect(await live()).toHaveLength(1);
  });

  test('rows changed behind our back cannot be approved: void, and audited', async () => {
    const seen = await request(olga, 1);
    await store.db
      .updateTable('batchRows')
      .set((eb) => ({ planTimeMs: eb('planTimeMs', '+', 60_000) }))
      .where('batchId', '=', seen.batchId)
      .execute();
    await expect(approve(amir, seen)).rejects.toMatchObject({ code: 'conflict', reason: 'approval_state' });
    expect((await batchOf(olga, seen.batchId)).state).toBe('void');
    expect(await audits('batch.void')).toHaveLength(1);
    expect(await live()).toEqual([]);
  });

  test('inputs with more than they should have are refused (14)', async () => {
    const seen = await request(olga, 1);
    for (const extra of [
      { role: 'admin' },
      { approvedBy: 'ada' },
      { state: 'approved' },
      { userId: 'ada' },
    ]) {
      await expect(approve(amir, { ...seen, ...extra })).rejects.toMatchObject({ code: 'invalid_input' });
      const draft = await createDraft(olga, { selection: { kind: 'keys', keys: KEYS.slice(50, 51) } });
      const input = {
        draftId: draft.draftId,
        expectedRevision: 1,
        rowCount: 1,
        requestKey: randomUUID(),
        ...extra,
      };
      await expect(requestApproval(olga, input)).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });
});
