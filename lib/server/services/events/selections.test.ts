import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SelectionInput } from '@/lib/schemas/events';
import { deleteOldSelections } from '@/lib/server/db/queries/selections';
import { freezeSelection, resolveSelection } from '@/lib/server/services/events/selections';
import { fillMirror, holdEvents, TEST_NOW_MS, testContext, testEvent } from '@/lib/testing/event-mirror';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('selections on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  const resolve = (selection: SelectionInput, limit = 1_000, user = 'user-1') =>
    resolveSelection(testContext(store, 'operator', user), store.db, selection, limit);

  test('exactly the redeployable and free events that match, whatever the mirror does afterwards', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => testEvent(index));
    await fillMirror(store, [...rows, testEvent(30, { redeployable: 0, eventStatus: 'Executing' })]);
    await holdEvents(store, rows.slice(0, 2));
    const frozen = await freezeSelection(testContext(store), { level: ['CRITICAL'] });
    expect(frozen).toMatchObject({ count: 28, regions: 3, critical: 28, localDisk: 14 });

    await fillMirror(store, [testEvent(40), testEvent(5, { redeployable: 0, eventStatus: 'Executed' })]);
    const selection = { kind: 'frozen', selectionId: frozen.selectionId, except: [] as string[] } as const;
    expect(await resolve(selection)).toEqual(rows.slice(2).map(({ key }) => key));
    const except = [testEvent(2).key, testEvent(29).key, 'not/there'];
    expect(await resolve({ ...selection, except })).toEqual(rows.slice(3, 29).map(({ key }) => key));
    expect(await resolve(selection, 10)).toHaveLength(11);
  });

  test("a selection is its maker's alone", async () => {
    await fillMirror(store, [testEvent(1)]);
    const { selectionId } = await freezeSelection(testContext(store), {});
    await expect(resolve({ kind: 'frozen', selectionId, except: [] }, 10, 'user-2')).rejects.toMatchObject({
      code: 'not_found',
      reason: 'selection',
    });
  });

  test('a viewer may not select', async () => {
    await expect(freezeSelection(testContext(store, 'viewer'), {})).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await store.db.selectFrom('selections').selectAll().execute()).toEqual([]);
  });

  test('freezing is audited with the filter and the count', async () => {
    await fillMirror(store, [testEvent(1)]);
    const { selectionId } = await freezeSelection(testContext(store), { level: ['CRITICAL'] });
    const entries = await store.db.selectFrom('auditEntries').selectAll().execute();
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      action: 'selection.freeze',
      objectId: selectionId,
      actorId: 'user-1',
    });
    expect(entries[0]?.afterJson).toContain('"count":1');
  });

  test('listed keys lose their doubles', async () => {
    expect(await resolve({ kind: 'keys', keys: ['a/b', 'c/d', 'a/b'] })).toEqual(['a/b', 'c/d']);
    expect(await resolve({ kind: 'keys', keys: ['a/b', 'c/d', 'e/f'] }, 1)).toHaveLength(2);
  });

  test('old ones are removed with their rows', async () => {
    await fillMirror(store, [testEvent(1)]);
    await freezeSelection(testContext(store), {});
    expect(await deleteOldSelections(store.db, TEST_NOW_MS)).toBe(0);
    expect(await deleteOldSelections(store.db, TEST_NOW_MS + 1)).toBe(1);
    expect(await store.db.selectFrom('selectionRows').selectAll().execute()).toEqual([]);
  });

  test('twenty of one person are kept; the oldest makes room, and its rows go', async () => {
    await fillMirror(store, [testEvent(1)]);
    const at = (nowMs: number) => ({ ...testContext(store), now: () => nowMs });
    const ids: string[] = [];
    for (let count = 0; count < 21; count += 1) {
      ids.push((await freezeSelection(at(TEST_NOW_MS + count), {})).selectionId);
    }
    await freezeSelection(testContext(store, 'operator', 'user-2'), {});
    const rows = (selectionId = '') => resolve({ kind: 'frozen', selectionId, except: [] });
    await expect(rows(ids[0])).rejects.toMatchObject({ code: 'not_found', reason: 'selection' });
    expect([await rows(ids[1]), await rows(ids[20])]).toEqual([[testEvent(1).key], [testEvent(1).key]]);
    expect(await deleteOldSelections(store.db, TEST_NOW_MS - 1)).toBe(0);
    const kept = await store.db.selectFrom('selectionRows').select('selectionId').execute();
    expect(kept.map(({ selectionId }) => selectionId)).not.toContain(ids[0]);
    expect(kept).toHaveLength(21);
  });

  test('120 an hour', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => ({
      id: `s${index}`,
      createdBy: 'user-1',
      filterJson: '{}',
      rowCount: -2,
      createdAtMs: TEST_NOW_MS - 1_000,
    }));
    await store.db.insertInto('selections').values(rows).execute();
    await expect(freezeSelection(testContext(store), {})).rejects.toMatchObject({
      code: 'rate_limited',
      reason: 'selections_hour',
      details: { max: 120 },
    });
    await freezeSelection({ ...testContext(store), now: () => TEST_NOW_MS + 3_600_000 }, {});
  });

  test('a selection that was not written to its end is none', async () => {
    await fillMirror(store, [testEvent(1)]);
    const { selectionId } = await freezeSelection(testContext(store), {});
    await store.db.updateTable('selections').set({ rowCount: -1 }).execute();
    await expect(resolve({ kind: 'frozen', selectionId, except: [] })).rejects.toMatchObject({
      reason: 'selection',
    });
  });

  test('very many rows are written in parts, with other work in between', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => testEvent(index));
    for (let start = 0; start < rows.length; start += 500)
      await fillMirror(store, rows.slice(start, start + 500));
    let turns = 0;
    let stopped = false;
    const count = () => {
      turns += 1;
      if (!stopped) setImmediate(count);
    };
    setImmediate(count);
    const frozen = await freezeSelection(testContext(store), {});
    stopped = true;
    expect(frozen.count).toBe(3_000);
    expect(turns).toBeGreaterThanOrEqual(6);
    expect(
      await resolve({ kind: 'frozen', selectionId: frozen.selectionId, except: [] }, 5_000),
    ).toHaveLength(3_000);
  });
});
