import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/** Notices, where they go, and what became of each; and the canaries by which a key that is missing is seen at the start. */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema
    .createTable('secretCanaries')
    .addColumn('keyNumber', int, (c) => c.primaryKey())
    .addColumn('sealed', text, (c) => c.notNull())
    .addColumn('madeAtMs', int, (c) => c.notNull())
    .execute();

  let channels = db.schema.createTable('channels').addColumn('id', text, (c) => c.primaryKey());
  for (const name of [
    'type',
    'name',
    'addressSealed',
    'addressHost',
    'kindsJson',
    'regionsJson',
    'quietJson',
  ]) {
    channels = channels.addColumn(name, text, (c) => c.notNull());
  }
  for (const name of ['language', 'zone', 'keyword', 'mentionsJson', 'createdBy', 'createdByName']) {
    channels = channels.addColumn(name, text, (c) => c.notNull());
  }
  for (const name of [
    'secretSealed',
    'previousSecretSealed',
    'secretTail',
    'secondChannelId',
    'brokenCode',
    'brokenMessage',
  ]) {
    channels = channels.addColumn(name, text);
  }
  for (const name of ['previousUntilMs', 'pausedAtMs', 'brokenAtMs', 'removedAtMs']) {
    channels = channels.addColumn(name, int);
  }
  for (const name of ['revision', 'holdsUrgent', 'restUntilMs', 'createdAtMs', 'updatedAtMs']) {
    channels = channels.addColumn(name, int, (c) => c.notNull());
  }
  await channels.execute();

  await db.schema
    .createTable('notices')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('urgent', int, (c) => c.notNull())
    .addColumn('batchId', text)
    .addColumn('objectType', text, (c) => c.notNull())
    .addColumn('objectId', text, (c) => c.notNull())
    .addColumn('groupKey', text, (c) => c.notNull())
    .addColumn('onceKey', text)
    .addColumn('regionsJson', text, (c) => c.notNull())
    .addColumn('payloadJson', text, (c) => c.notNull())
    .addColumn('occurredAtMs', int, (c) => c.notNull())
    .addColumn('plannedAtMs', int)
    .addColumn('ackedAtMs', int)
    .execute();
  await sql`create unique index "notices_once" on "notices" ("onceKey") where "onceKey" is not null`.execute(
    db,
  );
  await sql`create index "notices_unplanned" on "notices" ("occurredAtMs") where "plannedAtMs" is null`.execute(
    db,
  );
  await db.schema.createIndex('notices_group').on('notices').columns(['groupKey', 'occurredAtMs']).execute();

  await db.schema
    .createTable('deliveries')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('channelId', text, (c) => c.notNull())
    .addColumn('groupKey', text, (c) => c.notNull())
    .addColumn('urgent', int, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('trigger', text, (c) => c.notNull())
    .addColumn('attempts', int, (c) => c.notNull())
    .addColumn('createdAtMs', int, (c) => c.notNull())
    .addColumn('firstTriedAtMs', int)
    .addColumn('nextAttemptMs', int, (c) => c.notNull())
    .addColumn('endedAtMs', int)
    .addColumn('repeatedAtMs', int)
    .addColumn('escalatedAtMs', int)
    .addColumn('lastCode', text)
    .execute();
  await db.schema
    .createIndex('deliveries_channel')
    .on('deliveries')
    .columns(['channelId', 'createdAtMs'])
    .execute();
  await db.schema
    .createIndex('deliveries_group')
    .on('deliveries')
    .columns(['channelId', 'groupKey', 'state'])
    .execute();
  await sql`create index "deliveries_open" on "deliveries" ("nextAttemptMs")
    where "state" in ('pending', 'sending')`.execute(db);

  await db.schema
    .createTable('deliveryNotices')
    .addColumn('deliveryId', text, (c) => c.notNull())
    .addColumn('noticeId', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('deliveryNotices_pk', ['deliveryId', 'noticeId'])
    .execute();
  await db.schema.createIndex('deliveryNotices_notice').on('deliveryNotices').column('noticeId').execute();

  await db.schema
    .createTable('attempts')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('deliveryId', text, (c) => c.notNull())
    .addColumn('n', int, (c) => c.notNull())
    .addColumn('startedAtMs', int, (c) => c.notNull())
    .addColumn('durationMs', int)
    .addColumn('result', text)
    .addColumn('httpStatus', int)
    .addColumn('code', text)
    .addColumn('message', text)
    .execute();
  await db.schema.createIndex('attempts_delivery').on('attempts').columns(['deliveryId', 'n']).execute();
}
