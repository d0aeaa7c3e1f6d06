import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/**
 * The regions that people, and those who are invited, are limited to. Nobody was before, so null (no limit) is right for
 * all. The index says which regions a batch has rows in without reading the rows.
 */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema.alterTable('user').addColumn('regionsJson', text).execute();
  await db.schema.alterTable('user').addColumn('regionsBeforeJson', text).execute();
  for (const column of ['regionsSinceMs', 'regionsFromMs']) {
    await db.schema
      .alterTable('user')
      .addColumn(column, int, (c) => c.notNull().defaultTo(0))
      .execute();
  }
  await db.schema.alterTable('user').addColumn('regionsGivenBy', text).execute();
  await db.schema.alterTable('invites').addColumn('regionsJson', text).execute();
  await db.schema
    .createIndex('batchRows_batchRegion')
    .on('batchRows')
    .columns(['batchId', 'regionId'])
    .execute();
}
