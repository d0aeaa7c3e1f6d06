import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/**
 * A number that changes whenever anything of a batch does, so that pages poll one number and not all of its rows. Every
 * writer of rows, calls or approvals first locks the batch by an UPDATE of it (`lockBatch`): that raises the number, in
 * the store itself, so that no writer can forget it. A comment locks nothing, and raises it by a trigger of its own.
 * The index holds the rows that can need a person. Who stopped a batch, and why, stands on it from now on.
 */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .alterTable('batches')
    .addColumn('version', int, (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema.alterTable('batches').addColumn('stoppedByName', text).execute();
  await db.schema.alterTable('batches').addColumn('stoppedAtMs', int).execute();
  await db.schema.alterTable('batches').addColumn('stopReason', text).execute();
  if (kind === 'postgres') await countOnPostgres(db);
  else await countOnLibsql(db);
  await sql`create index "batchRows_open" on "batchRows" ("batchId") where "needsDecisionAtMs" is not null
    or "outcome" = 'refused' or ("outcome" = 'accepted' and ("finalAtMs" is null or "cloudStatus" = 'Failed'))`.execute(
    db,
  );
  await sql`create index "batches_retryOf" on "batches" ("retryOf") where "retryOf" is not null`.execute(db);
}

async function countOnLibsql(db: Kysely<unknown>): Promise<void> {
  await sql`create trigger "batches_version" after update on "batches" when new."version" = old."version"
    begin update "batches" set "version" = old."version" + 1 where "id" = new."id"; end`.execute(db);
  await sql`create trigger "batchComments_version" after insert on "batchComments"
    begin update "batches" set "version" = "version" + 1 where "id" = new."batchId"; end`.execute(db);
}

async function countOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function "batches_raise"() returns trigger language plpgsql as $$
    begin new."version" := old."version" + 1; return new; end $$`.execute(db);
  await sql`create trigger "batches_version" before update on "batches"
    for each row execute function "batches_raise"()`.execute(db);
  await sql`create function "batchComments_raise"() returns trigger language plpgsql as $$
    begin update "batches" set "version" = "version" where "id" = new."batchId"; return null; end $$`.execute(
    db,
  );
  await sql`create trigger "batchComments_version" after insert on "batchComments"
    for each row execute function "batchComments_raise"()`.execute(db);
}
