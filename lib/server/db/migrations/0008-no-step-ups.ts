import 'server-only';
import type { Kysely } from 'kysely';

/** A password goes with the act that it is for; proofs given beforehand are not kept any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('stepUps').execute();
}
