import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/**
 * From when a role, or the right to send without approval, counts; what was given before this counts already. The acts
 * that gave rights, for the notices. And an index by which the rows that somebody had sent again are counted.
 */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  for (const column of ['countsFromMs', 'breakGlassFromMs']) {
    await db.schema
      .alterTable('user')
      .addColumn(column, int, (c) => c.notNull().defaultTo(0))
      .execute();
  }
  for (const column of ['countsGivenBy', 'breakGlassGivenBy']) {
    await db.schema.alterTable('user').addColumn(column, text).execute();
  }
  await db.schema
    .createTable('grants')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('userId', text)
    .addColumn('email', text, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('byId', text, (c) => c.notNull())
    .addColumn('byName', text, (c) => c.notNull())
    .addColumn('atMs', int, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('grants_at').on('grants').column('atMs').execute();
  await db.schema
    .createTable('noticeDismissals')
    .addColumn('userId', text, (c) => c.notNull())
    .addColumn('noticeId', text, (c) => c.notNull())
    .addColumn('atMs', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('noticeDismissals_pk', ['userId', 'noticeId'])
    .execute();
  await db.schema
    .createIndex('rowDecisions_by')
    .on('rowDecisions')
    .columns(['decidedBy', 'decidedAtMs'])
    .execute();
}
