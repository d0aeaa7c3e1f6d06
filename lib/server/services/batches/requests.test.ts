import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { findBatch } from '@/lib/server/db/queries/batches';
import { approve } from '@/lib/server/services/batches/approve';
import { withdraw } from '@/lib/server/services/batches/decide-request';
import { listInbox } from '@/lib/server/services/batches/inbox';
import { releaseCounted } from '@/lib/server/services/batches/judge-release';
import { listBatches } from '@/lib/server/services/batches/list';
import { previewApproval } from '@/lib/server/services/batches/read-draft';
import { replan, revise } from '@/lib/server/services/batches/replan';
import { saveDraft } from '@/lib/server/services/batches/save-draft';
import { look, type PersonContext } from '@/lib/server/services/batches/seen-plan';
import { requestApproval, submitBatch } from '@/lib/server/services/batches/submit';
import { systemContext } from '@/lib/server/services/request-context';
import { approvalDeskForEachTest, KEYS, PLAN_TIME_MS } from '@/lib/testing/approval-desk';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { forcePolicy, requestAndLook } from '@/lib/testing/people';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';

const HOUR_MS = 3_600_000;

describe.each(testStoreKinds())('requests for approval on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  let amir: PersonContext;
  let ada: PersonContext;
  const { now, passTime, plan, request, batchOf, audits, live } = approvalDeskForEachTest(kind, (desk) => {
    ({ store, olga, amir, ada } = desk);
  });

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
      expiresAtMs: PLAN_TIME_MS - 60_000,
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

  test('a rule loosened again lets nothing go by itself that a stricter one kept waiting (45)', async () => {
    const release = () => releaseCounted({ ...systemContext(store), now });
    const seen = await request(olga, 2);
    await forcePolicy(store, { ...DEFAULT_POLICY, rules: [{ when: {}, approvals: 2 }] });
    expect(await approve(amir, seen)).toMatchObject({ state: 'awaiting_approval' });
    await forcePolicy(store, 'none');
    expect(await release()).toBe(0);
    expect(await batchOf(olga, seen.batchId)).toMatchObject({
      state: 'awaiting_approval',
      approved: 1,
      needed: 2,
      reasons: [{ when: {}, approvals: 2 }],
    });
    expect(await approve(ada, seen)).toMatchObject({ state: 'approved' });
  });

  test('splitting counts as the whole: the rows of a day, also submitted in parallel (47)', async () => {
    const first = await plan(olga, 40);
    const second = await planBatch(olga, KEYS.slice(40, 55), { when: 'immediate' });
    await Promise.all([requestApproval(olga, first), requestApproval(olga, second)]);
    const needed = [await batchOf(olga, first.draftId), await batchOf(olga, second.draftId)].map(
      (b) => b.needed,
    );
    expect(Math.max(...needed)).toBe(2);
    passTime(25 * HOUR_MS);
    const later = await planBatch(olga, KEYS.slice(60, 70), { when: 'immediate' });
    await requestApproval(olga, later);
    expect((await batchOf(olga, later.draftId)).needed).toBe(1);
  });

  test('an expired request leaves the inbox, frees its events and can be planned again', async () => {
    const seen = await request(olga, 2);
    expect((await listInbox(amir, {})).counts.needs).toBe(1);
    passTime(6 * HOUR_MS);
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
      plan: { when: 'scheduled', planTimeMs: now() + HOUR_MS, spread: null, zone: 'UTC' },
    });
    await requestApproval(ada, { ...rest, expectedRevision: rest.expectedRevision + 1 });
    expect(await replan(olga, { batchId: seen.batchId })).toMatchObject({ rowCount: 1, leftOut: 1 });
  });

  test('an edit makes a new revision, voids approvals, and shows what changed since the look (46)', async () => {
    const seen = await request(olga, 2);
    await look(amir, { batchId: seen.batchId, revision: seen.revision });
    await approve(amir, seen);
    const requested = await findBatch(store.db, seen.batchId);
    const { revision } = await revise(olga, { batchId: seen.batchId, expectedRevision: seen.revision });
    // What the request gave it is gone, the time for the order of lists too; what the planner wrote stays.
    const draft = await findBatch(store.db, seen.batchId);
    expect(draft).toEqual({
      ...requested,
      version: expect.any(Number),
      ...{ state: 'draft', revision, updatedAtMs: now(), firstMs: 0, submittedAtMs: null, endedAtMs: null },
      ...{ requestKey: null, requestedBy: null, requestedAtMs: null, expiresAtMs: null, neededApprovals: 0 },
      ...{ planHash: null, planEndpoint: null, planAccount: null, policyVersion: null },
      ...{ reasonsJson: null, factsJson: null },
    });
    const other = await request(olga, 1, 10);
    const listed = (await listBatches(olga, { sort: 'first' })).rows.map(({ id }) => id);
    expect(listed).toEqual([other.batchId, seen.batchId]);
    expect(await batchOf(amir, seen.batchId)).toMatchObject({
      state: 'draft',
      approved: 0,
      approvals: [{ counts: false, notCounted: 'revised' }],
    });
    expect(await live()).toHaveLength(1);
    await expect(approve(ada, seen)).rejects.toMatchObject({ reason: 'approval_state' });
    const { id } = await store.db
      .selectFrom('batchRows')
      .select('id')
      .where('batchId', '=', seen.batchId)
      .where('position', '=', 0)
      .executeTakeFirstOrThrow();
    const saved = await saveDraft(olga, {
      draftId: seen.batchId,
      expectedRevision: revision,
      overrides: { [id]: { opsType: 'scheduled', planTimeMs: PLAN_TIME_MS + 60_000 } },
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
      changed: [{ before: { planTimeMs: PLAN_TIME_MS } }],
    });
    for (const stale of [seen, { ...newPlan, planHash: seen.planHash }, { ...newPlan, revision: 1 }]) {
      await expect(approve(amir, stale)).rejects.toMatchObject({ code: 'stale', reason: 'plan_changed' });
    }
    expect(await approve(amir, newPlan)).toMatchObject({ state: 'approved' });
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
