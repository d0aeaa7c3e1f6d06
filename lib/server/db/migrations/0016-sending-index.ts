import 'server-only';
import { type Kysely, sql } from 'kysely';

/** What is asked after every call and every look, of a batch of any size; `readProgress` says the same words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index "batchRows_running" on "batchRows" ("batchId")
    where "outcome" = 'accepted' and "finalAtMs" is null`.execute(db);
  await sql`create index "batchRows_unsettled" on "batchRows" ("batchId")
    where "outcome" = 'unknown' and "leftAtMs" is null`.execute(db);
}
