import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { previewApproval } from '@/lib/server/services/batches/read-draft';
import { revise } from '@/lib/server/services/batches/replan';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { requestApproval } from '@/lib/server/services/batches/submit';
import { approvalDeskForEachTest, KEYS } from '@/lib/testing/approval-desk';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { forcePolicy } from '@/lib/testing/people';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const SOON_AND_MANY = { approvals: 2, when: { soonerThanMinutes: DAY_MINUTES, moreThanRows: 50 } };

describe.each(testStoreKinds())('rows that go soon need more approvals, on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  const { now, passTime, batchOf } = approvalDeskForEachTest(kind, (desk) => {
    ({ store, olga } = desk);
  });

  const draft = (from: number, to: number, minutes: number) =>
    planBatch(olga, KEYS.slice(from, to), { when: 'scheduled', planTimeMs: now() + minutes * MINUTE_MS });
  const ask = async (from: number, to: number, minutes: number) => {
    const { draftId } = await draft(from, to, minutes).then(async (made) => {
      await requestApproval(olga, made);
      return made;
    });
    return batchOf(olga, draftId);
  };

  test('60 rows planned 15 minutes ahead need two, and say why', async () => {
    const made = await draft(0, 60, 15);
    const preview = await previewApproval(olga, { draftId: made.draftId });
    expect(preview).toMatchObject({
      needed: 2,
      facts: { batch: { rows: 60, immediate: 0, leadMinutes: 15 } },
    });
    await requestApproval(olga, made);
    const batch = await batchOf(olga, made.draftId);
    expect(batch).toMatchObject({ needed: 2, facts: { day: { rows: 60, leadMinutes: 15 } } });
    expect(batch.reasons[0]).toEqual(SOON_AND_MANY);
  });

  test.each([
    [DAY_MINUTES - 1, 2],
    [DAY_MINUTES, 1],
  ])('51 rows %i minutes ahead need %i', async (minutes, needed) => {
    expect((await ask(0, 51, minutes)).needed).toBe(needed);
  });

  test('one row among many is enough', async () => {
    const made = await planBatch(olga, KEYS.slice(0, 51), {
      when: 'scheduled',
      planTimeMs: now() + 3 * DAY_MINUTES * MINUTE_MS,
    });
    await store.db
      .updateTable('batchRows')
      .set({
        overrideJson: JSON.stringify({ opsType: 'scheduled', planTimeMs: now() + 30 * MINUTE_MS }),
      })
      .where('position', '=', 17)
      .execute();
    await requestApproval(olga, made);
    expect(await batchOf(olga, made.draftId)).toMatchObject({
      needed: 2,
      facts: { batch: { leadMinutes: 30 } },
    });
  });

  test('two batches of 30 count together for a day, whichever goes soon', async () => {
    expect(await ask(0, 30, 15)).toMatchObject({ needed: 1 });
    expect(await ask(30, 60, 5 * DAY_MINUTES)).toMatchObject({
      needed: 2,
      facts: { batch: { leadMinutes: 5 * DAY_MINUTES }, day: { rows: 60, leadMinutes: 15 } },
    });
    passTime(25 * 60 * MINUTE_MS);
    expect(await ask(60, 90, 15)).toMatchObject({ needed: 1, facts: { day: { rows: 30 } } });
  });

  test('asked for once more, closer to its time, it is judged by the lead of then', async () => {
    const made = await draft(0, 51, DAY_MINUTES + 60);
    await requestApproval(olga, made);
    const { needed, revision } = await batchOf(olga, made.draftId);
    expect(needed).toBe(1);
    passTime(61 * MINUTE_MS);
    const again = await revise(olga, { batchId: made.draftId, expectedRevision: revision });
    const requestKey = crypto.randomUUID();
    await requestApproval(olga, { ...made, expectedRevision: again.revision, requestKey });
    expect(await batchOf(olga, made.draftId)).toMatchObject({
      needed: 2,
      facts: { batch: { leadMinutes: DAY_MINUTES - 1 } },
    });
  });

  test('a policy that asks for a longer lead counts for what waits already', async () => {
    const waiting = await ask(0, 1, 90);
    const later = await ask(1, 2, 121);
    const rules = [...DEFAULT_POLICY.rules, { when: { soonerThanMinutes: 120 }, approvals: 2 as const }];
    await forcePolicy(store, { ...DEFAULT_POLICY, rules });
    expect([waiting.needed, later.needed]).toEqual([1, 1]);
    expect((await batchOf(olga, waiting.id)).needed).toBe(2);
    expect((await batchOf(olga, later.id)).needed).toBe(1);
  });

  test('facts of an older version hold no lead: they count as going at once, here and in the sum of a day', async () => {
    const old = await ask(0, 30, 5 * DAY_MINUTES);
    const counts = { rows: 30, immediate: 0, critical: 0, localDisk: 0, outsideHours: 0 };
    const factsJson = JSON.stringify({ batch: counts, day: counts });
    await store.db.updateTable('batches').set({ factsJson }).where('id', '=', old.id).execute();
    expect(await batchOf(olga, old.id)).toMatchObject({ needed: 1, facts: { batch: { leadMinutes: 0 } } });
    expect(await ask(30, 60, 5 * DAY_MINUTES)).toMatchObject({
      needed: 2,
      facts: { day: { leadMinutes: 0 } },
    });
    const rules = [{ when: { soonerThanMinutes: 1 }, approvals: 2 as const }];
    await forcePolicy(store, { ...DEFAULT_POLICY, rules });
    expect((await batchOf(olga, old.id)).needed).toBe(2);
  });
});
