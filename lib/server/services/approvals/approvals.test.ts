import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { eventKey } from '@/lib/domain/events';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/server/db/test-stores';
import { planBatch } from '@/lib/server/jobs/dispatch-test-desk';
import { approve } from '@/lib/server/services/approvals/approve';
import { bulkApprove } from '@/lib/server/services/approvals/bulk-approve';
import { commentBatch } from '@/lib/server/services/approvals/comment';
import type { PersonContext } from '@/lib/server/services/approvals/decide';
import { listInbox } from '@/lib/server/services/approvals/list-inbox';
import { look } from '@/lib/server/services/approvals/look';
import { previewApproval } from '@/lib/server/services/approvals/preview';
import { reject } from '@/lib/server/services/approvals/reject';
import { addTestPerson, forcePolicy, requestAndLook } from '@/lib/server/services/approvals/test-people';
import { withdraw } from '@/lib/server/services/approvals/withdraw';
import { getBatch } from '@/lib/server/services/batches/get';
import { replan } from '@/lib/server/services/batches/replan';
import { requestApproval } from '@/lib/server/services/batches/request';
import { revise } from '@/lib/server/services/batches/revise';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { createDraft } from '@/lib/server/services/drafts/create';
import { saveDraft } from '@/lib/server/services/drafts/save';
import { fillMirror, TEST_NOW_MS, testEvent } from '@/lib/server/services/events/test-mirror';

const HOUR_MS = 3_600_000;
const EVENTS = Array.from({ length: 120 }, (_, index) => testEvent(index + 600));
const KEYS = EVENTS.map(eventKey);

describe.each(testStoreKinds())('approvals on %s', (kind) => {
  let store: TestStore;
  let nowMs: number;
  let olga: PersonContext;
  let amir: PersonContext;
  let ada: PersonContext;
  beforeEach(async () => {
    store = await openTestStore(kind);
    nowMs = TEST_NOW_MS;
    await fillMirror(store, EVENTS);
    await forcePolicy(store, 'default');
    olga = await addPerson('olga', { role: 'operator' });
    amir = await addPerson('amir', { role: 'approver' });
    ada = await addPerson('ada', { role: 'admin' });
  });
  afterEach(() => store.dispose());

  const addPerson = (id: string, person: Parameters<typeof addTestPerson>[2]) =>
    addTestPerson({ store, now: () => nowMs }, id, person);
  const plan = (ctx: PersonContext, count: number, from = 0) =>
    planBatch(ctx, KEYS.slice(from, from + count), {
      when: 'scheduled',
      planTimeMs: TEST_NOW_MS + 5 * HOUR_MS,
    });
  const request = async (ctx: PersonContext, count: number, from = 0) =>
    requestAndLook(ctx, await plan(ctx, count, from));
  const batchOf = (ctx: PersonContext, batchId: string) => getBatch(ctx, { batchId });
  const audits = async (action: string) =>
    store.db.selectFrom('auditEntries').selectAll().where('action', '=', action).execute();
  const live = () => store.db.selectFrom('batchRows').select('id').where('liveKey', 'is not', null).execute();

  test('the policy decides the way: no sending without, no request where none is needed', async () => {
    const draft = await plan(olga, 2);
    expect(await previewApproval(olga, { draftId: draft.draftId })).toMatchObject({
      needed: 1,
      reasons: [{ approvals: 1, when: {} }],
      policyVersion: 2,
      stepUp: false,
    });
    await expect(submitBatch(olga, draft)).rejects.toMatchObject({
      reason: 'approval_needed',
      details: { needed: 1 },
    });
    expect(await live()).toEqual([]);
    await forcePolicy(store, 'none');
    await expect(requestApproval(olga, draft)).rejects.toMatchObject({ reason: 'approval_not_needed' });
    expect((await submitBatch(olga, draft)).batchId).toBe(draft.draftId);
  });

  test('a request holds its events, waits, and goes with the approval of another person', async () => {
    const seen = await request(olga, 2);
    expect(await batchOf(amir, seen.batchId)).toMatchObject({
      state: 'awaiting_approval',
      needed: 1,
      approved: 0,
      expiresAtMs: TEST_NOW_MS + 5 * HOUR_MS - 60_000,
      canDo: { approve: null, withdraw: 'not_creator', stop: 'state' },
    });
    expect(await live()).toHaveLength(2);
    await expect(requestApproval(ada, await plan(ada, 1))).rejects.toMatchObject({ reason: 'held' });
    expect(await approve(amir, { ...seen, comment: 'looks right' })).toMatchObject({ state: 'approved' });
    expect(await batchOf(olga, seen.batchId)).toMatchObject({
      state: 'approved',
      approved: 1,
      approvals: [{ userId: 'amir', decision: 'approve', comment: 'looks right', counts: true }],
    });
    const [entry] = await audits('batch.approve');
    expect(entry).toMatchObject({ policyVersion: 2 });
    expect(JSON.parse(entry?.afterJson ?? '{}')).toMatchObject({
      planHash: seen.planHash,
      revision: seen.revision,
    });
  });

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
      const part = { batchId: seen.batchId, userId: 'amir', part: 'edited' as const, atMs: nowMs };
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
      const late = await addPerson('late', { role: 'approver', roleSinceMs: nowMs + 1 });
      await expect(approve(late, seen)).rejects.toMatchObject({ reason: 'approval_role_gained_later' });
      const early = await addPerson('early', { role: 'approver', roleSinceMs: nowMs });
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
      nowMs += 1;
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

  test('splitting counts as the whole: the rows of a day, also submitted in parallel (47)', async () => {
    const first = await plan(olga, 40);
    const second = await planBatch(olga, KEYS.slice(40, 55), { when: 'immediate' });
    await Promise.all([requestApproval(olga, first), requestApproval(olga, second)]);
    const needed = [await batchOf(olga, first.draftId), await batchOf(olga, second.draftId)].map(
      (b) => b.needed,
    );
    expect(Math.max(...needed)).toBe(2);
    nowMs += 25 * HOUR_MS;
    const later = await planBatch(olga, KEYS.slice(60, 70), { when: 'immediate' });
    await requestApproval(olga, later);
    expect((await batchOf(olga, later.draftId)).needed).toBe(1);
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
    nowMs += 5 * HOUR_MS - 60_000;
    await expect(approve(amir, expired)).rejects.toMatchObject({ reason: 'approval_state' });
    expect(await batchOf(olga, expired.batchId)).toMatchObject({ state: 'expired', counts: { skipped: 1 } });
    expect(await audits('batch.expire')).toMatchObject([{ actorId: 'system' }]);
    expect(await live()).toHaveLength(1);
  });

  test('an expired request leaves the inbox, frees its events and can be planned again', async () => {
    const seen = await request(olga, 2);
    expect((await listInbox(amir, {})).counts.needs).toBe(1);
    nowMs += 6 * HOUR_MS;
    expect(await listInbox(amir, {})).toMatchObject({ rows: [], counts: { needs: 0 } });
    const again = await replan(olga, { batchId: seen.batchId });
    expect(again).toMatchObject({ rowCount: 2, leftOut: 0 });
    await expect(replan(olga, { batchId: again.draftId })).rejects.toMatchObject({
      reason: 'approval_state',
    });
    const rest = await plan(ada, 1);
    await saveDraft(ada, {
      draftId: rest.draftId,
      expectedRevision: rest.expectedRevision,
      plan: { when: 'scheduled', planTimeMs: nowMs + HOUR_MS, spread: null, zone: 'UTC' },
    });
    await requestApproval(ada, { ...rest, expectedRevision: rest.expectedRevision + 1 });
    expect(await replan(olga, { batchId: seen.batchId })).toMatchObject({ rowCount: 1, leftOut: 1 });
  });

  test('an edit makes a new revision, voids approvals, and shows what changed since the look (46)', async () => {
    const seen = await request(olga, 2);
    await look(amir, { batchId: seen.batchId, revision: seen.revision });
    await approve(amir, seen);
    const { revision } = await revise(olga, { batchId: seen.batchId, expectedRevision: seen.revision });
    expect(await batchOf(amir, seen.batchId)).toMatchObject({
      state: 'draft',
      approved: 0,
      approvals: [{ counts: false, notCounted: 'revised' }],
    });
    expect(await live()).toEqual([]);
    await expect(approve(ada, seen)).rejects.toMatchObject({ reason: 'approval_state' });
    const { id } = await store.db
      .selectFrom('batchRows')
      .select('id')
      .where('position', '=', 0)
      .executeTakeFirstOrThrow();
    const saved = await saveDraft(olga, {
      draftId: seen.batchId,
      expectedRevision: revision,
      overrides: { [id]: { opsType: 'scheduled', planTimeMs: TEST_NOW_MS + 5 * HOUR_MS + 60_000 } },
    });
    const again = {
      draftId: seen.batchId,
      expectedRevision: saved.revision,
      rowCount: 2,
      requestKey: randomUUID(),
    };
    const newPlan = await requestAndLook(olga, again);
    expect(newPlan.planHash).not.toBe(seen.planHash);
    const { diff } = await batchOf(amir, seen.batchId);
    expect(diff).toMatchObject({
      fromRevision: seen.revision,
      added: [],
      removed: [],
      changed: [{ before: { planTimeMs: TEST_NOW_MS + 5 * HOUR_MS } }],
    });
    for (const stale of [seen, { ...newPlan, planHash: seen.planHash }, { ...newPlan, revision: 1 }]) {
      await expect(approve(amir, stale)).rejects.toMatchObject({ code: 'stale', reason: 'plan_changed' });
    }
    expect(await approve(amir, newPlan)).toMatchObject({ state: 'approved' });
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

  test('comments on batch and row, and what else is planned in that hour', async () => {
    const seen = await request(olga, 2, 0);
    await request(ada, 40, 40);
    const { rows, sameHour } = await batchOf(amir, seen.batchId);
    expect(sameHour.length).toBeGreaterThan(0);
    expect(sameHour[0]).toMatchObject({
      hourMs: TEST_NOW_MS + 5 * HOUR_MS,
      others: [{ state: 'awaiting_approval' }],
    });
    await commentBatch(amir, { batchId: seen.batchId, text: 'why this one?', rowId: rows[0]?.id });
    nowMs += 1;
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

  test('drafts that were never requested stay private; a request is nobody else’s to change', async () => {
    const draft = await plan(olga, 1);
    const hidden = { batchId: draft.draftId, revision: 2, planHash: 'a'.repeat(64) };
    await expect(approve(amir, hidden)).rejects.toMatchObject({ reason: 'batch' });
    await expect(withdraw(amir, { batchId: draft.draftId })).rejects.toMatchObject({ reason: 'batch' });
    const seen = await request(olga, 1, 5);
    const theirs = { batchId: seen.batchId, expectedRevision: seen.revision };
    await expect(revise(amir, theirs)).rejects.toMatchObject({ reason: 'approval_not_creator' });
    await expect(withdraw(ada, { batchId: seen.batchId })).rejects.toMatchObject({
      reason: 'approval_not_creator',
    });
  });
});
