import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/server/db/test-stores';
import { startUpkeepJob, upkeepOnce } from '@/lib/server/jobs/upkeep';
import { log } from '@/lib/server/log';

const NOW_MS = Date.UTC(2026, 10, 30);
const DAY_MS = 86_400_000;

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
    await startUpkeepJob({ store, log, now: () => NOW_MS }).stop();
    expect(await store.db.selectFrom('selections').select('id').execute()).toEqual([{ id: 'new' }]);
  });
});
