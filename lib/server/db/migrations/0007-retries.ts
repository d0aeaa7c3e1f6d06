import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/**
 * Which batch a draft retries: people who may retry, but not plan, may edit and submit only such drafts of their own. And
 * the id of the click that let rows go, from the batch to each of its calls.
 */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema.alterTable('batches').addColumn('retryOf', text).execute();
  for (const table of ['batches', 'calls']) {
    await db.schema.alterTable(table).addColumn('correlationId', text).execute();
  }
}
