import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventKey } from '@/lib/domain/events';
import { forgetOldEvents, startUpkeepJob, upkeepOnce } from '@/lib/server/jobs/upkeep/upkeep';
import { log } from '@/lib/server/log';
import { fillMirror, testEvent } from '@/lib/testing/event-mirror';
import { person, planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const NOW_MS = Date.UTC(2026, 10, 30);
const DAY_MS = 86_400_000;

const config = { outcomes: { keepDays: 400 } };

describe.each(testStoreKinds())('upkeep on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
    const selection = { createdBy: 'u', filterJson: '{}', rowCount: 1_200 };
    await store.db
      .insertInto('selections')
      .values([
        { ...selection, id: 'old', createdAtMs: NOW_MS - DAY_MS - 1 },
        { ...selection, id: 'new', createdAtMs: NOW_MS - DAY_MS },
      ])
      .execute();
    for (const selectionId of ['old', 'new']) {
      const rows = Array.from({ length: 1_200 }, (_, row) => ({ selectionId, eventKey: `event ${row}` }));
      await store.db.insertInto('selectionRows').values(rows).execute();
    }
  });
  afterEach(() => store.dispose());

  test('removes selections of yesterday with all their rows, and no others', async () => {
    await upkeepOnce({ store, log, now: () => NOW_MS });
    expect(await store.db.selectFrom('selections').select('id').execute()).toEqual([{ id: 'new' }]);
    const rows = await store.db.selectFrom('selectionRows').select('selectionId').execute();
    expect([rows.length, rows.every(({ selectionId }) => selectionId === 'new')]).toEqual([1_200, true]);
  });

  test('the job begins at once and ends when asked', async () => {
    await startUpkeepJob({ store, log, now: () => NOW_MS, config }).stop();
    expect(await store.db.selectFrom('selections').select('id').execute()).toEqual([{ id: 'new' }]);
  });

  test('removes finished events of long ago that belong to no batch, and no others', async () => {
    const events = Array.from({ length: 5 }, (_, index) => testEvent(index));
    await fillMirror(store, events);
    const set = (index: number, change: { lastSeenMs: number; eventStatus: string }) =>
      store.db.updateTable('events').set(change).where('key', '=', keyOf(index)).execute();
    const keyOf = (index: number) => eventKey(events[index] ?? { eventId: '', resourceId: '' });
    const oldMs = NOW_MS - 400 * DAY_MS - 1;
    await set(0, { lastSeenMs: oldMs, eventStatus: 'Executed' });
    await set(1, { lastSeenMs: oldMs + 1, eventStatus: 'Executed' });
    await set(2, { lastSeenMs: oldMs, eventStatus: 'Inquiring' });
    await set(3, { lastSeenMs: oldMs, eventStatus: 'Failed' });
    await set(4, { lastSeenMs: oldMs, eventStatus: 'Canceled' });
    await planBatch(person({ store, now: () => NOW_MS }), [keyOf(3)]);
    const deps = { store, log, now: () => NOW_MS, config };
    expect(await forgetOldEvents({ ...deps, config: { outcomes: { keepDays: 0 } } })).toBe(0);
    expect(await forgetOldEvents(deps)).toBe(2);
    const left = await store.db.selectFrom('events').select('key').orderBy('key').execute();
    expect(left.map(({ key }) => key)).toEqual([keyOf(1), keyOf(2), keyOf(3)].sort());
    expect(await forgetOldEvents(deps)).toBe(0);
  });
});
