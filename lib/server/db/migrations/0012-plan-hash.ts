import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/**
 * By which version a plan was hashed, and where it was to be sent. What is sealed already is of version 1, and stays
 * verifiable as that.
 */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  for (const table of ['batches', 'batchPlans']) {
    await db.schema
      .alterTable(table)
      .addColumn('planHashVersion', int, (column) => column.notNull().defaultTo(1))
      .execute();
  }
  for (const column of ['planEndpoint', 'planAccount']) {
    await db.schema.alterTable('batches').addColumn(column, text).execute();
  }
}
