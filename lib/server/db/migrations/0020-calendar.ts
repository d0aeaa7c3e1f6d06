import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/** Calendar feeds, and what each has handed out. */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema
    .createTable('calendarFeeds')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('userId', text, (c) => c.notNull())
    .addColumn('secretHash', text, (c) => c.notNull())
    .addColumn('filterJson', text, (c) => c.notNull())
    .addColumn('showsNames', int, (c) => c.notNull())
    .addColumn('locale', text, (c) => c.notNull())
    .addColumn('createdAtMs', int, (c) => c.notNull())
    .addColumn('secretSinceMs', int, (c) => c.notNull())
    .addColumn('expiresAtMs', int, (c) => c.notNull())
    .addColumn('revokedAtMs', int)
    .addColumn('lastFetchMs', int)
    .addColumn('hourStartMs', int, (c) => c.notNull())
    .addColumn('hourFetches', int, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('calendarFeeds_user').on('calendarFeeds').column('userId').execute();
  await db.schema
    .createTable('calendarEntries')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('feedId', text, (c) => c.notNull().references('calendarFeeds.id').onDelete('cascade'))
    .addColumn('groupKey', text, (c) => c.notNull())
    .addColumn('startMs', int, (c) => c.notNull())
    .addColumn('endMs', int, (c) => c.notNull())
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('contentHash', text, (c) => c.notNull())
    .addColumn('sequence', int, (c) => c.notNull())
    .addColumn('modifiedAtMs', int, (c) => c.notNull())
    .addColumn('cancelledAtMs', int)
    .execute();
  await db.schema.createIndex('calendarEntries_feed').on('calendarEntries').column('feedId').execute();
}
