import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/**
 * What became of ordered rows: facts with times, from which the phases are computed when they are read, and who has
 * acknowledged a phase. Rows that had ended before keep their end: their instances are not read after the fact.
 */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const times = ['acceptedAtMs', 'executingSinceMs', 'absentSinceMs', 'seenUpToMs', 'nextInstanceReadMs'];
  for (const column of times) await db.schema.alterTable('batchRows').addColumn(column, int).execute();
  for (const column of ['absentReads', 'instanceReads', 'instanceOk']) {
    await db.schema
      .alterTable('batchRows')
      .addColumn(column, int, (c) => c.notNull().defaultTo(0))
      .execute();
  }
  await db.schema.alterTable('batchRows').addColumn('instanceReadsJson', text).execute();
  await sql`update "batchRows" set "seenUpToMs" = "cloudStatusAtMs" where "cloudStatusAtMs" is not null`.execute(
    db,
  );
  await sql`update "batchRows" set "acceptedAtMs" = coalesce(
      (select "endedAtMs" from "calls" where "calls"."id" = "batchRows"."callId"), "updatedAtMs")
    where "outcome" = 'accepted'`.execute(db);
  await sql`update "batchRows" set "executingSinceMs" = "updatedAtMs"
    where "cloudStatus" = 'Executing' and "finalAtMs" is null`.execute(db);
  await sql`update "batchRows" set "instanceOk" = 1 where "finalAtMs" is not null`.execute(db);
  await db.schema
    .createTable('outcomeAcks')
    .addColumn('rowId', text, (c) => c.primaryKey().references('batchRows.id'))
    .addColumn('phase', text, (c) => c.notNull())
    .addColumn('markMs', int, (c) => c.notNull())
    .addColumn('userId', text, (c) => c.notNull())
    .addColumn('userName', text, (c) => c.notNull())
    .addColumn('atMs', int, (c) => c.notNull())
    .addColumn('note', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('batchRows_final')
    .on('batchRows')
    .columns(['finalAtMs', 'planTimeMs'])
    .execute();
  // The same words stand in queries/outcomes-phase.ts (UNFINISHED): rows that may still change, or need a person.
  await sql`create index "batchRows_unfinished" on "batchRows" ("batchId")
    where coalesce("reason", '') not in ('rejected', 'withdrawn') and ("outcome" in ('unknown', 'refused', 'skipped')
      or ("outcome" = 'accepted' and ("finalAtMs" is null or "instanceOk" = 0 or "cloudStatus" = 'Failed')))`.execute(
    db,
  );
  // And ENDED: the history, newest end first.
  await sql`create index "batchRows_ended" on "batchRows" ("finalAtMs", "id", "cloudStatus")
    where "outcome" = 'accepted' and "finalAtMs" is not null and "instanceOk" = 1 and "cloudStatus" <> 'Failed'`.execute(
    db,
  );
  await sql`create index "batchRows_instanceRead" on "batchRows" ("nextInstanceReadMs")
    where "nextInstanceReadMs" is not null`.execute(db);
  await sql`create index "batchRows_resource" on "batchRows" ("resourceId")`.execute(db);
}
