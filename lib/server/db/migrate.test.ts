import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { MIGRATION_NAMES, migrateStore } from '@/lib/server/db/store';
import { openEmptyTestStore, testStoreKinds } from '@/lib/testing/stores';

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

test('no migration that a store may have made goes, gets another name or another place', () => {
  // A store with one that is not known counts as newer, and is refused. New ones are added at the end.
  expect(MIGRATION_NAMES).toEqual([
    '0001-initial',
    '0002-audit-chain',
    '0003-people',
    '0004-approvals',
    '0005-settle',
    '0006-seen',
    '0007-retries',
    '0008-no-step-ups',
    '0009-reads',
    '0010-grants',
    '0011-sending',
    '0012-plan-hash',
    '0013-provider',
    '0014-accounts',
    '0015-batch-version',
    '0016-sending-index',
    '0017-outcomes',
    '0018-notices',
    '0019-outcomes-told',
    '0020-calendar',
    '0021-region-limits',
    '0022-notices',
    '0023-numbers-and-readings',
    '0024-schedule',
  ]);
});
