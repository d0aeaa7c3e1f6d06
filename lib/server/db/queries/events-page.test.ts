import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventKeysQuery, SORT_COLUMNS, type SortName } from '@/lib/server/db/queries/events';
import { openTestStore, type TestStore } from '@/lib/testing/stores';

/** Only the embedded store: it has no statistics here, so its plans depend on the statement alone. */
let store: TestStore;
beforeAll(async () => {
  store = await openTestStore('libsql');
});
afterAll(() => store.dispose());

const none = {
  words: [],
  ids: null,
  types: [],
  levels: [],
  statuses: [],
  regions: [],
  limit: null,
  dueBeforeMs: null,
  redeployable: false,
  unplanned: false,
};

async function planOf(conditions: object, name: SortName, after: string | number | null, total = 100_000) {
  const query = eventKeysQuery(store.db, {
    conditions: { ...none, ...conditions },
    sorting: { name, descending: false },
    after: after === null ? null : { value: after, key: 'e-1/i-1' },
    limit: 101,
    total,
  });
  const steps = await query.explain<{ detail: string }>(undefined, sql`query plan`);
  return steps.map(({ detail }) => detail).join('; ');
}

test('the default view walks its own index, on the first page and on later ones', async () => {
  for (const after of [null, 5]) {
    const plan = await planOf({ redeployable: true }, 'due', after);
    expect(plan).toContain('USING COVERING INDEX events_redeployable');
    expect(plan).not.toContain('TEMP B-TREE');
  }
});

test('in a big list every order is walked along its index, whatever the filters', async () => {
  const filters = { redeployable: true, levels: ['WARN'], words: ['x'] };
  for (const name of Object.keys(SORT_COLUMNS).filter((sort): sort is SortName => sort in SORT_COLUMNS)) {
    const plan = await planOf(filters, name, null);
    expect(plan).toMatch(/USING (COVERING )?INDEX events_/);
    expect(plan).not.toContain('TEMP B-TREE');
  }
});

test('a few matches are found by their filter and then sorted', async () => {
  const plan = await planOf({ regions: ['cn-a'], redeployable: true }, 'due', null, 50);
  expect(plan).toContain('events_regionId (regionId=?)');
  expect(plan).toContain('TEMP B-TREE FOR ORDER BY');
  expect(await planOf({ ids: ['e-1'] }, 'due', null, 1)).toContain('MULTI-INDEX OR');
});
