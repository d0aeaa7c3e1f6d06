import Libsql from 'libsql';
import { expect, test } from 'vitest';
import { openTestStore } from '@/lib/server/db/test-stores';

test('a transaction holds the write lock from its beginning, so that reading first never loses it', async () => {
  const store = await openTestStore('libsql');
  const other = new Libsql(store.file ?? '');
  other.exec('pragma busy_timeout = 0');
  const write = () => other.exec("update counters set value = value + 1 where name = 'batch'");
  await store.db.transaction().execute(async (tx) => {
    await tx.selectFrom('counters').selectAll().execute();
    expect(write).toThrow(/locked/);
    await tx.updateTable('counters').set({ value: 7 }).where('name', '=', 'batch').execute();
  });
  write();
  const { value } = await store.db
    .selectFrom('counters')
    .select('value')
    .where('name', '=', 'batch')
    .executeTakeFirstOrThrow();
  expect(value).toBe(8);
  other.close();
  await store.dispose();
});
