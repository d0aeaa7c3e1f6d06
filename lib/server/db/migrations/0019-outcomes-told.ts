import 'server-only';
import type { Kysely } from 'kysely';

/** In which phase people were last told of a row (`rows.late`, `rows.stuck`…): a crossing is told once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outcomesTold')
    // A build of one day made it with the tables before.
    .ifNotExists()
    .addColumn('rowId', 'text', (column) => column.primaryKey())
    .addColumn('phase', 'text', (column) => column.notNull())
    .addColumn('markMs', 'bigint', (column) => column.notNull())
    .execute();
}
