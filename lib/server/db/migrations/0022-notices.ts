import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/**
 * Alerts that are open at a pager, each with the key that it was opened with; who of a mail's recipients has it already;
 * whether an instance was stopped before its redeployment; and indexes for what is forgotten after a while.
 */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema
    .createTable('pagerAlerts')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('channelId', text, (c) => c.notNull())
    .addColumn('groupKey', text, (c) => c.notNull())
    .addColumn('newsKey', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('keySealed', text, (c) => c.notNull())
    .addColumn('openedAtMs', int, (c) => c.notNull())
    .addColumn('resolveId', text)
    .execute();
  await db.schema
    .createIndex('pagerAlerts_group')
    .on('pagerAlerts')
    .columns(['channelId', 'groupKey'])
    .execute();
  await db.schema.alterTable('deliveries').addColumn('takenJson', text).execute();
  await db.schema.alterTable('batchRows').addColumn('stoppedBefore', int).execute();
  // What somebody acknowledges, or what went on by itself, is looked for by batch; a build of one day has both already.
  await sql`create index if not exists "notices_open" on "notices" ("batchId") where "ackedAtMs" is null`.execute(
    db,
  );
  await sql`create index if not exists "deliveries_told" on "deliveries" ("endedAtMs")
    where "state" = 'delivered' and "urgent" = 1`.execute(db);
  await db.schema.createIndex('notices_old').on('notices').column('occurredAtMs').execute();
  await db.schema.createIndex('deliveries_old').on('deliveries').column('createdAtMs').execute();
  // Orders that the cloud has not finished with, and ended ones whose instance does not run: what only time changes.
  await sql`create index "batchRows_timed" on "batchRows" ("seenUpToMs")
    where "outcome" = 'accepted' and ("finalAtMs" is null or ("instanceOk" = 0 and "cloudStatus" <> 'Failed'))`.execute(
    db,
  );
}
