import 'server-only';
import { type Kysely, sql } from 'kysely';

/**
 * A draft has no number until it is submitted: until then its column holds a negative one, which nobody is shown and
 * which keeps it unique. Numbers that people were told before are not given again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`insert into counters (name, value)
    select 'draft', value from counters where name = 'batch'`.execute(db);
  await sql`update batches set number = -number where state = 'draft' and "wasRequested" = 0`.execute(db);
}
