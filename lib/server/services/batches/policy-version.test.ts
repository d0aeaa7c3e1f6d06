import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventKey } from '@/lib/domain/events';
import { lockBatchRecord } from '@/lib/server/db/queries/batches';
import { approve } from '@/lib/server/services/batches/approve';
import { reject } from '@/lib/server/services/batches/decide-request';
import { settleRunOut } from '@/lib/server/services/batches/end-request';
import { releaseForSending } from '@/lib/server/services/batches/release';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { fillMirror, TEST_NOW_MS, testEvent } from '@/lib/testing/event-mirror';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { addTestPerson, forcePolicy, requestAndLook } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const HOUR_MS = 3_600_000;
const EVENTS = Array.from({ length: 4 }, (_, index) => testEvent(index + 900));

describe.each(testStoreKinds())('policy versions in the audit on %s', (kind) => {
  let store: TestStore;
  let nowMs: number;
  let olga: PersonContext;
  let amir: PersonContext;
  beforeEach(async () => {
    store = await openTestStore(kind);
    nowMs = TEST_NOW_MS;
    await fillMirror(store, EVENTS);
    const desk = { store, now: () => nowMs };
    olga = await addTestPerson(desk, 'olga', { role: 'operator' });
    amir = await addTestPerson(desk, 'amir', { role: 'approver' });
  });
  afterEach(() => store.dispose());

  const plan = (index: number) =>
    planBatch(olga, EVENTS.slice(index, index + 1).map(eventKey), {
      when: 'scheduled',
      planTimeMs: TEST_NOW_MS + 5 * HOUR_MS,
    });
  const send = (batchId: string) =>
    store.db.transaction().execute(async (tx) => {
      const batch = await lockBatchRecord(tx, batchId, nowMs);
      return batch !== undefined && (await releaseForSending(tx, olga, batch, null)) !== null;
    });
  /** Each decision with the version under which it was made. */
  const versions = async () =>
    (
      await store.db
        .selectFrom('auditEntries')
        .select(['action', 'policyVersion'])
        .where('action', 'like', 'batch.%')
        .orderBy('seq')
        .execute()
    ).map(({ action, policyVersion }) => `${action} ${policyVersion}`);

  test('every decision names the policy in force; running out, the one that set the time', async () => {
    await forcePolicy(store, 'none');
    await submitBatch(olga, await plan(0));
    await forcePolicy(store, 'default');
    const approved = await requestAndLook(olga, await plan(1));
    const rejected = await requestAndLook(olga, await plan(2));
    await requestAndLook(olga, await plan(3));
    await forcePolicy(store, 'default');
    await approve(amir, approved);
    await reject(amir, { ...rejected, comment: 'not at noon' });
    expect(await send(approved.batchId)).toBe(true);
    nowMs += 5 * HOUR_MS;
    await settleRunOut(amir);
    const [submitted = '', ...rest] = await versions();
    const first = Number(submitted.split(' ')[1]);
    expect(submitted).toBe(`batch.submit ${first}`);
    expect(rest).toEqual([
      ...Array.from({ length: 3 }, () => `batch.request ${first + 1}`),
      `batch.approve ${first + 2}`,
      `batch.reject ${first + 2}`,
      `batch.send ${first + 2}`,
      `batch.expire ${first + 1}`,
    ]);
  });
});
