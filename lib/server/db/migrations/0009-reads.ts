import 'server-only';
import type { Kysely } from 'kysely';

/** Quotas are counted at each act, and upkeep looks each minute: both by these. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('selections_creator')
    .on('selections')
    .columns(['createdBy', 'createdAtMs'])
    .execute();
  await db.schema.createIndex('session_expires').on('session').column('expiresAt').execute();
  await db.schema.createIndex('session_updated').on('session').column('updatedAt').execute();
}
