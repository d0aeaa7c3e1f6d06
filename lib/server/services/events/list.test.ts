import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EVENT_SORT_COLUMNS, type EventsPage } from '@/lib/schemas/events';
import { listEvents } from '@/lib/server/services/events/list';
import { fillMirror, holdEvents, TEST_NOW_MS, testContext, testEvent } from '@/lib/testing/event-mirror';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const rows = Array.from({ length: 60 }, (_, index) => testEvent(index));

describe.each(testStoreKinds())('listEvents on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  const list = (input: object = {}): Promise<EventsPage> => listEvents(testContext(store, 'viewer'), input);

  test('an empty mirror is an empty page', async () => {
    expect(await list()).toEqual({
      rows: [],
      nextCursor: null,
      total: 0,
      selectable: 0,
      syncedAtMs: null,
      version: 0,
      notFound: [],
      filteredOut: [],
    });
  });

  test('pages by keyset in every order: each event once, sorted, ties by key', async () => {
    await fillMirror(store, rows);
    for (const column of EVENT_SORT_COLUMNS) {
      const up = await readAll(column, 7);
      const down = await readAll(`-${column}`, 13);
      expect(new Set(up)).toEqual(new Set(rows.map(({ key }) => key)));
      expect(down).toEqual(up.toReversed());
    }
    expect((await readAll('due', 7))[0]).toBe(rows[0]?.key);
  });

  async function readAll(sort: string, limit: number): Promise<string[]> {
    const keys: string[] = [];
    let cursor: string | null = null;
    do {
      const page: EventsPage = await list({ sort, cursor, limit });
      expect(page.total).toBe(60);
      keys.push(...page.rows.map(({ key }) => key));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return keys;
  }

  test('filters: any of a list, all of the filters', async () => {
    const finished = { eventStatus: 'Executed', redeployable: 0, eventLevel: 'WARN', levelRank: 2 };
    await fillMirror(store, [
      ...rows.slice(0, 10),
      testEvent(10, finished),
      testEvent(11, { dueAtMs: null }),
    ]);
    const total = async (filter: object) => (await list(filter)).total;
    expect(await total({ status: ['Executed', 'Failed'] })).toBe(1);
    expect(await total({ level: ['critical'] })).toBe(11);
    expect(await total({ redeployable: true })).toBe(11);
    expect(await total({ redeployable: true, level: ['WARN'] })).toBe(0);
    expect(await total({ type: ['Disk:Stalled'] })).toBe(0);
    expect(await total({ region: ['cn-place0-unicom'] })).toBe(4);
    expect(await total({ dueBeforeMs: TEST_NOW_MS + 5 * 60_000 })).toBe(5);
  });

  test('what nobody planned: redeployable and in no batch', async () => {
    const listed = rows.slice(0, 6);
    await fillMirror(store, listed);
    await holdEvents(store, listed.slice(0, 2));
    const unplanned = { redeployable: true, unplanned: true };
    const { total, selectable, rows: found } = await list(unplanned);
    expect([total, selectable, found.length]).toEqual([4, 4, 4]);
    expect(found.every(({ heldBy }) => heldBy === null)).toBe(true);
    expect(await list({ ...unplanned, dueBeforeMs: TEST_NOW_MS + 3 * 60_000 })).toMatchObject({ total: 1 });
    expect(await list({ unplanned: true })).toMatchObject({ total: 4 });
  });

  test('events without a due time come last', async () => {
    await fillMirror(store, [testEvent(1, { dueAtMs: null }), testEvent(2), testEvent(3)]);
    const { rows: found } = await list({ sort: 'due' });
    expect(found.map(({ instanceName }) => instanceName)).toEqual(['edge-2', 'edge-3', 'edge-1']);
  });

  test('text search: every word somewhere, wildcards are letters', async () => {
    await fillMirror(store, [...rows, testEvent(99, { instanceName: '100%_Wild\\card' })]);
    const names = async (q: string) => (await list({ q })).rows.map(({ instanceName }) => instanceName);
    expect(await names('EDGE-7')).toEqual(['edge-7']);
    expect(await names('edge-1 place1')).toEqual(['edge-1', 'edge-10', 'edge-13', 'edge-16', 'edge-19']);
    expect(await names('%')).toEqual(['100%_Wild\\card']);
    expect(await names('0%_wild\\c')).toEqual(['100%_Wild\\card']);
    expect(await names('edge_7')).toEqual([]);
  });

  test('a pasted list finds exactly these, and says which it did not find', async () => {
    await fillMirror(store, rows);
    const [first, second] = [testEvent(1), testEvent(2)];
    const page = await list({ q: `${first.eventId}, "${second.resourceId}"\ne-0123 i-0456` });
    expect(page.rows.map(({ key }) => key)).toEqual([first.key, second.key]);
    expect(page.notFound).toEqual(['e-0123', 'i-0456']);
    const filtered = await list({ q: `${first.eventId} e-0123`, level: ['WARN'] });
    expect(filtered).toMatchObject({ total: 0, notFound: ['e-0123'] });
    const part = await list({ q: first.eventId.slice(0, 12) });
    expect(part).toMatchObject({ total: 1, notFound: [] });
  });

  test('held events name their batch and cannot be chosen', async () => {
    await fillMirror(store, rows);
    await holdEvents(store, rows.slice(0, 3));
    const page = await list({ limit: 4 });
    expect(page).toMatchObject({ total: 60, selectable: 57 });
    expect(page.rows[0]?.heldBy).toEqual({
      batchId: 'batch-1',
      batchNumber: 42,
      title: 'Night shift',
      createdByName: 'Lin',
    });
    expect(page.rows[3]?.heldBy).toBeNull();
  });

  test('says why a row cannot be chosen', async () => {
    await fillMirror(store, [
      testEvent(1, { goneAtMs: 5, redeployable: 0 }),
      testEvent(2, { eventType: 'Instance:SystemMaintenance.Reboot', redeployable: 0 }),
      testEvent(3, { eventStatus: 'Executing', redeployable: 0 }),
      testEvent(4),
    ]);
    const page = await list();
    expect(page.rows.map((row) => row.notRedeployable)).toEqual([
      'gone',
      'type_reboot',
      'status_executing',
      null,
    ]);
    expect(page.selectable).toBe(1);
  });

  test('a pasted mail: what is found, what the view leaves out, and what nobody knows', async () => {
    const finished = testEvent(3, { eventStatus: 'Executed', redeployable: 0 });
    await fillMirror(store, [testEvent(1), testEvent(2), finished, testEvent(4)]);
    const { eventId, resourceId } = testEvent(1);
    const shortened = `${testEvent(2).resourceId.slice(0, 8)}…${testEvent(2).resourceId.slice(-7)}`;
    const unknown = `e-${'0'.repeat(32)}`;
    const q = `Hi team, please redeploy ${eventId} (${resourceId}), ${shortened}, ${finished.eventId} and ${unknown}. Thanks!`;
    expect(await list({ q, redeployable: true })).toMatchObject({
      total: 2,
      notFound: [unknown],
      filteredOut: [finished.eventId],
    });
    expect(await list({ q })).toMatchObject({ total: 3, notFound: [unknown], filteredOut: [] });
    const names = await list({ q: 'edge-4, edge-2, edge-99' });
    expect(names.rows.map(({ instanceName }) => instanceName).toSorted()).toEqual(['edge-2', 'edge-4']);
    expect(names.notFound).toEqual(['edge-99']);
    await expect(
      list({ q: Array.from({ length: 51 }, (_, index) => `i-5abc${index}…abcd${index}`).join(' ') }),
    ).rejects.toMatchObject({ code: 'invalid_input', reason: 'too_many_ids' });
  });
});
