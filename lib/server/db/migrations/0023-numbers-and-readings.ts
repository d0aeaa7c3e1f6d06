import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/**
 * A draft has no number until it is submitted: until then its column holds a negative one, which nobody is shown and
 * which keeps it unique. Numbers that people were told before are not given again.
 * And the readings of a batch that the audit trail is still to be told of.
 */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await sql`insert into counters (name, value)
    select 'draft', value from counters where name = 'batch'`.execute(db);
  await sql`update batches set number = -number where state = 'draft' and "wasRequested" = 0`.execute(db);
  await db.schema
    .createTable('followedCounts')
    .addColumn('batchId', text, (c) => c.primaryKey().references('batches.id'))
    .addColumn('toldAtMs', int, (c) => c.notNull())
    .addColumn('countsJson', text, (c) => c.notNull())
    .execute();
}
