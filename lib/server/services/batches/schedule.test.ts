import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approve } from '@/lib/server/services/batches/approve';
import { sendEmergency } from '@/lib/server/services/batches/emergency-send';
import { getBatch } from '@/lib/server/services/batches/read';
import { getDraft, previewApproval } from '@/lib/server/services/batches/read-draft';
import { revise } from '@/lib/server/services/batches/replan';
import { saveDraft } from '@/lib/server/services/batches/save-draft';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { requestApproval, submitBatch } from '@/lib/server/services/batches/submit';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { fillMirror, TEST_NOW_MS, testEvent } from '@/lib/testing/event-mirror';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { addTestPerson, forcePolicy, requestAndLook } from '@/lib/testing/people';
import { addTestBudget, addTestRule, addVersion, endTestRule } from '@/lib/testing/schedule';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const HOUR_MS = 3_600_000;

describe.each(testStoreKinds())('the schedule at submit and approval, on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  let amir: PersonContext;
  let keys: string[];
  beforeEach(async () => {
    store = await openTestStore(kind);
    await forcePolicy(store, 'none');
    const events = Array.from({ length: 60 }, (_, index) => testEvent(index + 600));
    await fillMirror(store, events);
    keys = events.map(({ key }) => key);
    const desk = { store, now: () => TEST_NOW_MS };
    olga = await addTestPerson(desk, 'olga', { role: 'operator', breakGlass: 1, hasPassword: true });
    amir = await addTestPerson(desk, 'amir', { role: 'admin' });
  });
  afterEach(() => store.dispose());

  const freeze = (name: string, fromMs = TEST_NOW_MS - HOUR_MS, toMs = TEST_NOW_MS + HOUR_MS) =>
    addTestRule(store, { kind: 'freeze', name, fromMs, toMs });
  const later = { when: 'scheduled' as const, planTimeMs: TEST_NOW_MS + 4 * HOUR_MS };
  const rowsOf = (batchId: string) =>
    store.db.selectFrom('batchRows').selectAll().where('batchId', '=', batchId).execute();
  /** The draft with an exception of all its rows from a rule. */
  async function except(
    ctx: PersonContext,
    draft: Awaited<ReturnType<typeof planBatch>>,
    rule: { kind: 'window' | 'budget'; id: string; version: number },
  ) {
    const exceptions = Object.fromEntries(
      (await rowsOf(draft.draftId)).map(({ id }) => [id, { reason: 'the customer agreed', rules: [rule] }]),
    );
    const { draftId, expectedRevision } = draft;
    const { revision } = await saveDraft(ctx, { draftId, expectedRevision, exceptions });
    return { ...draft, expectedRevision: revision };
  }

  test('without a rule and a budget rows are queued as before, with how they go', async () => {
    const { batchId } = await submitBatch(olga, await planBatch(olga, keys.slice(0, 1)));
    const cloud = await submitBatch(olga, await planBatch(olga, keys.slice(1, 2), later));
    expect(await rowsOf(batchId)).toMatchObject([
      { delivery: 'now', earliestMs: null, latestMs: null, spanMs: 30 * 60_000, waitJson: null },
    ]);
    expect(await rowsOf(cloud.batchId)).toMatchObject([{ delivery: 'cloud', latestMs: null }]);
    const batch = await store.db.selectFrom('batches').selectAll().execute();
    expect(batch.map(({ verdictJson, scheduleVersion }) => [verdictJson, scheduleVersion])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('nobody orders into a freeze, admins neither, now or at a time: nothing of the batch is stored', async () => {
    await freeze('Golden Week', TEST_NOW_MS - HOUR_MS, TEST_NOW_MS + 5 * HOUR_MS);
    for (const plan of [{ when: 'immediate' as const }, later]) {
      for (const who of [olga, amir]) {
        const draft = await planBatch(who, keys.slice(0, 3), plan);
        await expect(submitBatch(who, draft)).rejects.toMatchObject({
          code: 'conflict',
          reason: 'rows_frozen',
          details: { count: 3, name: 'Golden Week', end: 'yes', untilMs: TEST_NOW_MS + 5 * HOUR_MS },
        });
        expect((await getDraft(who, { draftId: draft.draftId })).rows).toHaveLength(3);
      }
    }
    const live = store.db.selectFrom('batchRows').select('id').where('liveKey', 'is not', null);
    expect(await live.execute()).toEqual([]);
  });

  test('a row whose outage would reach into a freeze is refused; one that ends before it goes', async () => {
    await freeze('Tonight', TEST_NOW_MS + 4 * HOUR_MS, TEST_NOW_MS + 8 * HOUR_MS);
    const at = (minutes: number) => ({ ...later, planTimeMs: TEST_NOW_MS + 4 * HOUR_MS - minutes * 60_000 });
    const late = await planBatch(olga, keys.slice(0, 1), at(29));
    await expect(submitBatch(olga, late)).rejects.toMatchObject({ reason: 'rows_frozen' });
    await expect(submitBatch(olga, await planBatch(olga, keys.slice(1, 2), at(30)))).resolves.toMatchObject({
      batchId: expect.any(String),
      number: 1,
    });
  });

  test('outside the windows and over a budget: refused with the names', async () => {
    const from = TEST_NOW_MS + 20 * HOUR_MS;
    await addTestRule(store, { kind: 'window', name: 'Night', fromMs: from, toMs: from + HOUR_MS });
    const draft = await planBatch(olga, keys.slice(0, 2));
    await expect(submitBatch(olga, draft)).rejects.toMatchObject({
      reason: 'rows_off_schedule',
      details: { count: 2, window: 2, budget: 0, name: 'Night' },
    });
    const budget = { name: 'One at a time', limit: 1 };
    await addTestBudget(store, budget);
    const inside = { ...later, planTimeMs: from };
    await expect(submitBatch(olga, await planBatch(olga, keys.slice(2, 4), inside))).rejects.toMatchObject({
      details: { window: 0, budget: 2, name: 'One at a time' },
    });
    await submitBatch(olga, await planBatch(olga, keys.slice(4, 5), inside));
  });

  test('50 parallel requests for the last place of a budget: exactly one gets it', async () => {
    await addTestBudget(store, { name: 'One at a time', limit: 1 });
    const drafts = [];
    for (const key of keys.slice(0, 50)) drafts.push(await planBatch(olga, [key], later));
    const ends = await Promise.allSettled(drafts.map((draft) => submitBatch(olga, draft)));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason.reason] : []));
    expect(new Set(refused)).toEqual(new Set(['rows_off_schedule']));
    const live = store.db.selectFrom('batchRows').select('id').where('liveKey', 'is not', null);
    expect(await live.execute()).toHaveLength(1);
  }, 60_000);

  test('an exception asks for two approvals under every policy, is sealed, and comes back with the draft', async () => {
    const from = TEST_NOW_MS + 20 * HOUR_MS;
    const night = { kind: 'window' as const, name: 'Night', fromMs: from, toMs: from + HOUR_MS };
    const id = await addTestRule(store, night);
    const draft = await except(olga, await planBatch(olga, keys.slice(0, 2)), {
      kind: 'window',
      id,
      version: 1,
    });
    expect((await getDraft(olga, { draftId: draft.draftId })).rows[0]?.exception).toEqual({
      reason: 'the customer agreed',
      rules: [{ kind: 'window', id, version: 1 }],
    });
    expect(await previewApproval(olga, { draftId: draft.draftId })).toMatchObject({
      needed: 2,
      reasons: [{ approvals: 2, when: { exceptions: true } }],
    });
    await expect(submitBatch(olga, draft)).rejects.toMatchObject({ reason: 'approval_needed' });
    const { batchId, state } = await requestApproval(olga, draft);
    expect(state).toBe('awaiting_approval');
    expect(await getBatch(amir, { batchId })).toMatchObject({
      needed: 2,
      reasons: [{ approvals: 2, when: { exceptions: true } }],
      exceptions: [
        { kind: 'window', ruleName: 'Night', reason: 'the customer agreed', rows: 2, isStale: false },
      ],
    });
    await revise(olga, { batchId, expectedRevision: draft.expectedRevision + 1 });
    expect((await getDraft(olga, { draftId: batchId })).rows[1]?.exception?.reason).toBe(
      'the customer agreed',
    );
  });

  test('no exception passes a freeze', async () => {
    const id = await freeze('Golden Week');
    const draft = await planBatch(olga, keys.slice(0, 1));
    const freezeRule = { kind: 'freeze', id, version: 1 } as unknown as {
      kind: 'window';
      id: string;
      version: 1;
    };
    await expect(except(olga, draft, freezeRule)).rejects.toMatchObject({ code: 'invalid_input' });
    const tricked = await except(olga, draft, { kind: 'window', id, version: 1 });
    await expect(requestApproval(olga, tricked)).rejects.toMatchObject({ reason: 'rows_frozen' });
  });

  test('a reason of a few letters is none', async () => {
    const { draftId, expectedRevision } = await planBatch(olga, keys.slice(0, 1));
    const [row] = await rowsOf(draftId);
    const short = { reason: 'because  ', rules: [{ kind: 'window' as const, id: 'r-1', version: 1 }] };
    const save = saveDraft(olga, { draftId, expectedRevision, exceptions: { [row?.id ?? '']: short } });
    await expect(save).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('a freeze that came after the request stops the approval, and the page says so', async () => {
    await forcePolicy(store, 'default');
    const seen = await requestAndLook(olga, await planBatch(olga, keys.slice(0, 3), later));
    const id = await freeze('Golden Week', TEST_NOW_MS + 3 * HOUR_MS, TEST_NOW_MS + 9 * HOUR_MS);
    await expect(approve(amir, seen)).rejects.toMatchObject({
      reason: 'rows_frozen',
      details: { count: 3, name: 'Golden Week' },
    });
    expect((await getBatch(amir, { batchId: seen.batchId })).scheduleChanges).toMatchObject([
      { kind: 'freeze', name: 'Golden Week', rows: 3 },
    ]);
    await endTestRule(store, id);
    expect(await approve(amir, seen)).toMatchObject({ state: 'approved' });
  });

  test('who loosened a freeze may not approve what profits from it for a day; others may', async () => {
    await forcePolicy(store, 'default');
    const id = await freeze('Golden Week', TEST_NOW_MS + 3 * HOUR_MS, TEST_NOW_MS + 9 * HOUR_MS);
    await endTestRule(store, id);
    const loosened = { ruleId: id, version: 2, ruleJson: {}, loosened: 1, savedBy: 'amir' };
    await addVersion(store, { ...loosened, savedAtMs: TEST_NOW_MS - HOUR_MS });
    const seen = await requestAndLook(olga, await planBatch(olga, keys.slice(0, 1), later));
    await expect(approve(amir, seen)).rejects.toMatchObject({
      code: 'forbidden',
      reason: 'approval_loosened',
      details: { name: 'Golden Week' },
    });
    // A batch at another time does not profit.
    const otherTime = { ...later, planTimeMs: TEST_NOW_MS + 12 * HOUR_MS };
    const other = await requestAndLook(olga, await planBatch(olga, keys.slice(1, 2), otherTime));
    expect(await approve(amir, other)).toMatchObject({ state: 'approved' });
    const berta = await addTestPerson(olga, 'berta', { role: 'approver' });
    expect(await approve(berta, seen)).toMatchObject({ state: 'approved' });
    const third = await requestAndLook(olga, await planBatch(olga, keys.slice(2, 3), later));
    const dayAfter = { ...amir, now: () => TEST_NOW_MS + 23 * HOUR_MS };
    await expect(approve({ ...dayAfter, now: () => TEST_NOW_MS + 1 }, third)).rejects.toMatchObject({
      reason: 'approval_loosened',
    });
  });

  test('an emergency send needs the right, the password and a reason, and leaves nothing when it is refused', async () => {
    await freeze('Golden Week');
    const bruno = await addTestPerson(olga, 'bruno', { role: 'operator', hasPassword: true });
    const why = { reason: 'the disk dies', incidentUrl: 'https://status.example/1' };
    const stepUp = { password: TEST_PASSWORD };
    const draft = await planBatch(olga, keys.slice(0, 2));
    await expect(sendEmergency(olga, { ...draft, ...why })).rejects.toMatchObject({ reason: 'step_up' });
    const bad = { ...draft, reason: ' ', incidentUrl: 'https://status.example/1', stepUp };
    await expect(sendEmergency(olga, bad)).rejects.toMatchObject({ code: 'invalid_input' });
    const his = await planBatch(bruno, keys.slice(2, 3));
    await expect(sendEmergency(bruno, { ...his, ...why, stepUp })).rejects.toMatchObject({
      reason: 'approval_no_break_glass',
    });
    expect((await rowsOf(draft.draftId)).every(({ outcome }) => outcome === null)).toBe(true);
    expect((await rowsOf(his.draftId)).every(({ outcome }) => outcome === null)).toBe(true);
    const done = await sendEmergency(olga, { ...draft, ...why, stepUp });
    expect(done).toMatchObject({ state: 'approved', reviewDueMs: TEST_NOW_MS + 24 * HOUR_MS });
    expect(await getBatch(amir, { batchId: done.batchId })).toMatchObject({
      glassBroken: true,
      canDo: { review: null },
    });
  });
});
