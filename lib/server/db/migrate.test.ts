import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrateStore } from '@/lib/server/db/store';
import { openEmptyTestStore, testStoreKinds } from '@/lib/server/db/test-stores';

test.each(testStoreKinds())('a migration that ends half-way on %s leaves nothing behind', async (kind) => {
  const store = await openEmptyTestStore(kind);
  // In the way of a late statement of a late migration, as the death of the process would be.
  await sql`create table "batchLooks" (id text)`.execute(store.db);
  await expect(migrateStore(store)).rejects.toThrow('already exists');
  await sql`drop table "batchLooks"`.execute(store.db);
  await migrateStore(store);
  expect(await store.db.selectFrom('batchLooks').selectAll().execute()).toEqual([]);
  await store.dispose();
});
