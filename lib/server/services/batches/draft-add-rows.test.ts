import { beforeEach, describe, expect, test } from 'vitest';
import { addToDraft as addToDraftVerb, createDraft } from '@/lib/server/services/batches/create-draft';
import { getDraft } from '@/lib/server/services/batches/read-draft';
import { retryRefused } from '@/lib/server/services/batches/retry';
import { saveDraft as saveDraftVerb } from '@/lib/server/services/batches/save-draft';
import { asSent } from '@/lib/testing/as-sent';
import { type DispatchBench, person, redeployableKeys, submitKeys } from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const addToDraft = asSent(addToDraftVerb);
const saveDraft = asSent(saveDraftVerb);

const listed = (...keys: string[]) => ({ kind: 'keys' as const, keys });

describe.each(testStoreKinds())('adding to a draft on %s', (kind) => {
  let bench: DispatchBench;
  let keys: string[];
  dispatchBenchForEachTest(kind, (desk) => {
    ({ bench } = desk);
  });
  beforeEach(async () => {
    keys = await redeployableKeys(bench, 5);
  });
  const me = () => person(bench);
  const newDraft = async (...chosen: string[]) =>
    (await createDraft(me(), { selection: listed(...chosen) })).draftId;
  const draftKeys = async (draftId: string) => (await getDraft(me(), { draftId })).rows.map(({ key }) => key);

  test('the events stand after its rows, each once; the revision is a new one and the trail says it', async () => {
    const [a = '', b = '', c = '', d = ''] = keys;
    const draftId = await newDraft(a, b);
    const added = await addToDraft(me(), { draftId, selection: listed(d, b, c, c) });
    expect(added).toMatchObject({ draftId, added: 2, rowCount: 4 });
    expect(await draftKeys(draftId)).toEqual([a, b, c, d]);
    const draft = await getDraft(me(), { draftId });
    expect(draft.revision).toBe(2);
    await expect(saveDraft(me(), { draftId, expectedRevision: 1, title: 'x' })).rejects.toMatchObject({
      reason: 'draft_stale',
    });
    const { afterJson } = await bench.store.db
      .selectFrom('auditEntries')
      .select('afterJson')
      .where('action', '=', 'draft.save')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(afterJson ?? '')).toMatchObject({ revision: 2, addedRows: 2 });
  });

  test('what it holds already changes nothing: no new revision, no entry in the trail', async () => {
    const [a = '', b = ''] = keys;
    const draftId = await newDraft(a, b);
    expect(await addToDraft(me(), { draftId, selection: listed(b, a) })).toMatchObject({
      added: 0,
      rowCount: 2,
    });
    expect((await getDraft(me(), { draftId })).revision).toBe(1);
    const saved = bench.store.db.selectFrom('auditEntries').select('seq').where('action', '=', 'draft.save');
    expect(await saved.execute()).toEqual([]);
  });

  test('what was removed comes back with its own order', async () => {
    const [a = '', b = ''] = keys;
    const draftId = await newDraft(a, b);
    const order = { opsType: 'immediate', planTimeMs: null };
    const row = (await getDraft(me(), { draftId })).rows.find(({ key }) => key === a);
    await saveDraft(me(), { draftId, expectedRevision: 1, removeRowIds: [row?.id] });
    await addToDraft(me(), { draftId, selection: listed(a), overrides: { [a]: order } });
    const { rows } = await getDraft(me(), { draftId });
    expect(rows.map(({ key, override }) => [key, override])).toEqual([
      [b, null],
      [a, order],
    ]);
  });

  test("another's draft, a submitted one, unknown events and too many rows are refused", async () => {
    const [a = '', b = '', c = ''] = keys;
    const draftId = await newDraft(a);
    const add = (ctx = me(), selection: object = listed(b)) => addToDraft(ctx, { draftId, selection });
    await expect(add(person(bench, 'operator', 'other'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(add(me(), listed('e-none/i-none'))).rejects.toMatchObject({ reason: 'unknown_event' });
    for (const role of ['viewer', 'on-call'] as const) {
      await expect(add(person(bench, role))).rejects.toMatchObject({ code: 'forbidden' });
    }
    const batchId = await submitKeys(me(), [c]);
    await expect(addToDraft(me(), { draftId: batchId, selection: listed(b) })).rejects.toMatchObject({
      reason: 'already_submitted',
    });
    expect(await draftKeys(draftId)).toEqual([a]);
  });

  test('on-call people put back rows of their retry, and nothing else', async () => {
    const [a = '', b = '', c = ''] = keys;
    const batchId = await submitKeys(me(), [a, b]);
    await bench.store.db
      .updateTable('batchRows')
      .set({ outcome: 'refused', liveKey: null })
      .where('batchId', '=', batchId)
      .execute();
    await bench.store.db.updateTable('batches').set({ state: 'done' }).where('id', '=', batchId).execute();
    const oncall = person(bench, 'on-call');
    const { draftId } = await retryRefused(oncall, { batchId });
    const { rows, revision } = await getDraft(oncall, { draftId });
    await saveDraft(oncall, { draftId, expectedRevision: revision, removeRowIds: [rows[0]?.id] });
    await expect(addToDraft(oncall, { draftId, selection: listed(c) })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await addToDraft(oncall, { draftId, selection: listed(rows[0]?.key ?? '') })).toMatchObject({
      added: 1,
      rowCount: 2,
    });
  });
});
