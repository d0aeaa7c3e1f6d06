import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { checkHealth, findTrouble } from '@/lib/server/services/health/check-health';
import { openTestStore, testStoreKinds } from '@/lib/testing/stores';

test('migrates', async () => {
  const s = await openTestStore('libsql');
  expect(await s.db.selectFrom('counters').selectAll().execute()).toHaveLength(5);
  await s.dispose();
});

test('a write that the connection for reading refuses says nothing of the store, and the other one is asked', async () => {
  const store = await openTestStore('libsql');
  const write = store.aside.updateTable('counters').set({ value: 7 }).execute();
  await expect(write).rejects.toMatchObject({ code: expect.stringMatching(/^SQLITE_READONLY/) });
  const health = () => checkHealth({ store, syncIntervalMs: 1_000, nowMs: 0 });
  expect(await health()).toMatchObject({ ready: true, checks: { store: { ok: true } } });
  // A read that runs aside asks after a trouble that is over by now.
  store.trouble.note(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));
  expect(await findTrouble({ ...store, db: store.aside })).toBeNull();
  await store.dispose();
});

test.each(testStoreKinds().filter((kind) => kind === 'postgres'))(
  'no connection to %s compiles its questions: that takes longer than they do',
  async (kind) => {
    const store = await openTestStore(kind);
    const settings = await Promise.all(
      [1, 2, 3].map(() => sql<{ jit: string }>`show jit`.execute(store.db).then(({ rows }) => rows)),
    );
    expect(settings).toEqual(Array(3).fill([{ jit: 'off' }]));
    await store.dispose();
  },
);
