import 'server-only';
import { type Kysely, sql } from 'kysely';

/** Whoever decided about a revision has seen it: from now on `batchLooks` alone says what a person has seen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // SQLite reads "on" as part of a join without the "where".
  await sql`insert into "batchLooks" ("batchId", "userId", "revision", "atMs")
    select "batchId", "userId", max("revision"), max("atMs") from "approvals"
    where true group by "batchId", "userId"
    on conflict ("batchId", "userId") do update
    set "revision" = excluded."revision", "atMs" = excluded."atMs"
    where excluded."revision" > "batchLooks"."revision"`.execute(db);
}
