import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventKey } from '@/lib/domain/events';
import { approve, bulkApprove } from '@/lib/server/services/batches/approve';
import { listInbox } from '@/lib/server/services/batches/inbox';
import { getBatch } from '@/lib/server/services/batches/read';
import { revise } from '@/lib/server/services/batches/replan';
import { saveDraft } from '@/lib/server/services/batches/save-draft';
import { look, markSeen, type PersonContext, type SeenPlan } from '@/lib/server/services/batches/seen-plan';
import { fillMirror, TEST_NOW_MS, testEvent } from '@/lib/testing/event-mirror';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { addTestPerson, forcePolicy, requestAndLook, seenPlan } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const HOUR_MS = 3_600_000;
const EVENTS = Array.from({ length: 3 }, (_, index) => testEvent(index + 800));

describe.each(testStoreKinds())('what an approver has seen, on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  let amir: PersonContext;
  let first: SeenPlan;

  beforeEach(async () => {
    store = await openTestStore(kind);
    await fillMirror(store, EVENTS);
    await forcePolicy(store, 'default');
    const desk = { store, now: () => TEST_NOW_MS };
    olga = await addTestPerson(desk, 'olga', { role: 'operator' });
    amir = await addTestPerson(desk, 'amir', { role: 'approver' });
    const times = { when: 'scheduled', planTimeMs: TEST_NOW_MS + 5 * HOUR_MS } as const;
    first = await requestAndLook(olga, await planBatch(olga, EVENTS.map(eventKey), times));
  });
  afterEach(() => store.dispose());

  test('bulk approval leaves out a request that has changed since it was looked at, until its changes were seen', async () => {
    await sees(amir, first);
    const now = await askAgain(7);
    await expect(bulkApprove(amir, { plans: [now] })).rejects.toMatchObject({
      code: 'stale',
      reason: 'plan_changed',
      details: { number: 1 },
    });
    await confirms(amir, now);
    expect((await bulkApprove(amir, { plans: [now] })).batches).toMatchObject([{ state: 'approved' }]);
  });

  test('requests are counted for people, saves of the draft between them are not', async () => {
    await sees(amir, first);
    const now = await askAgain(7);
    const batch = await getBatch(amir, { batchId: first.batchId });
    expect(now.revision).toBeGreaterThan(3);
    expect(batch).toMatchObject({ revision: now.revision, request: 2, diff: { fromRequest: 1 } });
  });

  /** Olga moves all rows to another hour and asks again. */
  async function askAgain(hours: number): Promise<SeenPlan> {
    const { batchId } = first;
    const { revision: expectedRevision } = await getBatch(olga, { batchId });
    const draft = await revise(olga, { batchId, expectedRevision });
    const { revision } = await saveDraft(olga, {
      draftId: batchId,
      expectedRevision: draft.revision,
      plan: { when: 'scheduled', planTimeMs: TEST_NOW_MS + hours * HOUR_MS, spread: null, zone: 'UTC' },
    });
    const request = { draftId: batchId, expectedRevision: revision, rowCount: 3, requestKey: randomUUID() };
    return requestAndLook(olga, request);
  }
  const sees = (ctx: PersonContext, { batchId, revision }: SeenPlan) => look(ctx, { batchId, revision });
  const confirms = (ctx: PersonContext, { batchId, revision }: SeenPlan) =>
    markSeen(ctx, { batchId, revision });
  const diffOf = async (ctx: PersonContext) => (await getBatch(ctx, { batchId: first.batchId })).diff;
  const isMarked = async (ctx: PersonContext, tab: 'needs' | 'mine' | 'decided' = 'needs') =>
    (await listInbox(ctx, { tab })).rows.map(({ changedSinceLook }) => changedSinceLook);

  test('reading writes nothing; the first look stays until the person says they have seen the rest', async () => {
    expect(await diffOf(amir)).toBeNull();
    expect(await isMarked(amir)).toEqual([false]);
    expect(await store.db.selectFrom('batchLooks').selectAll().execute()).toEqual([]);
    await sees(amir, first);
    const second = await askAgain(6);
    await sees(amir, second);
    for (let reload = 0; reload < 2; reload += 1) {
      expect(await diffOf(amir)).toMatchObject({ fromRevision: first.revision, changed: [{}, {}, {}] });
    }
    expect(await isMarked(amir)).toEqual([true]);
    await confirms(amir, second);
    expect(await diffOf(amir)).toBeNull();
    expect(await isMarked(amir)).toEqual([false]);
    await confirms(amir, first);
    expect(await getBatch(amir, { batchId: first.batchId })).toMatchObject({
      seenRevision: second.revision,
      diff: null,
    });
  });

  test('several changes are shown as one, from what was seen; back to that, there is none', async () => {
    await sees(amir, first);
    await askAgain(6);
    await askAgain(7);
    expect(await diffOf(amir)).toMatchObject({
      fromRevision: first.revision,
      changed: [
        { before: { planTimeMs: TEST_NOW_MS + 5 * HOUR_MS }, planTimeMs: TEST_NOW_MS + 7 * HOUR_MS },
        {},
        {},
      ],
    });
    await askAgain(5);
    expect(await diffOf(amir)).toBeNull();
    expect(await isMarked(amir)).toEqual([false]);
  });

  test('a decision is a look, also from the list; those who made the change are not told of it', async () => {
    await sees(olga, first);
    await bulkApprove(amir, { plans: [first] });
    await askAgain(6);
    expect(await diffOf(amir)).toMatchObject({ fromRevision: first.revision });
    expect(await isMarked(amir, 'needs')).toEqual([true]);
    expect(await isMarked(amir, 'decided')).toEqual([true]);
    expect(await diffOf(olga)).toBeNull();
    expect(await isMarked(olga, 'mine')).toEqual([false]);
    await approve(amir, await seenPlan(amir, first.batchId));
    expect(await isMarked(amir, 'decided')).toEqual([false]);
  });

  test('a revision that nobody requested cannot be seen', async () => {
    for (const verb of [look, markSeen]) {
      const unknown = verb(amir, { batchId: first.batchId, revision: first.revision + 1 });
      await expect(unknown).rejects.toMatchObject({ code: 'stale', reason: 'plan_changed' });
      await expect(verb(amir, { batchId: 'nothing', revision: 1 })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });
});
