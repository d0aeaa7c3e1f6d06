import { beforeEach, describe, expect, test } from 'vitest';
import { listAudit } from '@/lib/server/services/audit/read';
import { createDraft } from '@/lib/server/services/batches/create-draft';
import { saveDraft } from '@/lib/server/services/batches/save-draft';
import { addUser } from '@/lib/server/services/users/people';
import {
  type DispatchBench,
  drain,
  person,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('the search finds what the rows of the trail show, on %s', (kind) => {
  let bench: DispatchBench;
  let batch: { id: string; number: number; instanceName: string; resourceId: string; eventId: string };
  dispatchBenchForEachTest(kind, (desk) => {
    bench = desk.bench;
  });
  beforeEach(async () => {
    const keys = await redeployableKeys(bench, 2);
    const id = await submitKeys(person(bench), keys.slice(0, 1));
    await submitKeys(person(bench), keys.slice(1, 2));
    await drain(bench);
    const { db } = bench.store;
    await db.updateTable('batches').set({ title: 'Xian: host 7' }).where('id', '=', id).execute();
    const found = await db
      .selectFrom('batchRows')
      .innerJoin('batches', 'batches.id', 'batchRows.batchId')
      .select(['batches.id', 'batches.number', 'instanceName', 'resourceId', 'eventId'])
      .where('batches.id', '=', id)
      .executeTakeFirstOrThrow();
    batch = { ...found, instanceName: 'edge-live-106' };
    await db
      .updateTable('batchRows')
      .set({ instanceName: batch.instanceName })
      .where('batchId', '=', id)
      .execute();
  });

  const viewer = () => person(bench, 'viewer');
  const actions = async (input: object) =>
    (await listAudit(viewer(), { limit: 100, ...input })).rows.map(({ action }) => action);
  const OF_THE_BATCH = expect.arrayContaining(['batch.submit', 'call.send', 'call.settle']);

  test('by instance, whole and shortened, by event and by the name of the instance', async () => {
    const { resourceId, eventId, instanceName } = batch;
    const shortened = `${resourceId.slice(0, 8)}…${resourceId.slice(-7)}`;
    for (const q of [resourceId, shortened, shortened.replace('…', '...'), eventId, instanceName]) {
      expect(await actions({ q }), q).toEqual(OF_THE_BATCH);
    }
    // The page of a batch leads to everything about it, its calls too.
    expect(await actions({ q: batch.id })).toEqual(OF_THE_BATCH);
    const { rows, total } = await listAudit(viewer(), { q: instanceName, limit: 100 });
    expect(total).toBe(rows.length);
    for (const { objectName } of rows) expect(objectName?.text).toBe(`#${batch.number} Xian: host 7`);
  });

  test('by the title that the batch has now, and by its number beside the entry of that number', async () => {
    expect(await actions({ q: 'xian' })).toEqual(OF_THE_BATCH);
    expect(await actions({ q: 'XIAN: host' })).toEqual(OF_THE_BATCH);
    const { rows } = await listAudit(viewer(), { q: `#${batch.number}`, limit: 100 });
    expect(rows.map(({ action }) => action)).toEqual(OF_THE_BATCH);
    for (const { seq, objectName } of rows) {
      expect(seq === batch.number || objectName?.text.startsWith(`#${batch.number} `)).toBe(true);
    }
    expect(rows.some(({ seq }) => seq === batch.number)).toBe(true);
  });

  test('by the e-mail of a person, who acted and about whom', async () => {
    const ctx = person(bench, 'admin');
    await addUser(ctx, { email: 'nora.ng@desk.local', role: 'viewer', password: 'correct-horse-battery' });
    expect(await actions({ q: 'nora.ng@desk.local' })).toContain('user.add');
  });

  test('a draft that nobody else has seen is found by its planner alone', async () => {
    const keys = await redeployableKeys(bench, 1);
    const planner = person(bench);
    const draft = await createDraft(planner, { selection: { kind: 'keys', keys } });
    await saveDraft(planner, { draftId: draft.draftId, expectedRevision: 1, title: 'zebra plan' });
    expect(await actions({ q: 'zebra' })).toEqual([]);
    const mine = await listAudit(planner, { q: 'zebra' });
    expect(mine.rows.map(({ action }) => action)).toContain('draft.create');
  });

  test('people only: no entry of the server', async () => {
    const { rows, total } = await listAudit(viewer(), { by: 'people', limit: 100 });
    expect(rows.map(({ action }) => action)).toContain('batch.submit');
    expect(rows.filter(({ actorId }) => actorId === 'system')).toEqual([]);
    expect(total).toBe(rows.length);
    const all = await listAudit(viewer(), { limit: 100 });
    expect(all.total).toBeGreaterThan(total ?? 0);
  });
});
