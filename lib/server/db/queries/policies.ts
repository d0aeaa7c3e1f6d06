import 'server-only';
import type { Selectable } from 'kysely';
import type { Queryable, Schema } from '@/lib/server/db/schema';

export type PolicyRecord = Selectable<Schema['policies']>;

/** The policy in force; undefined while nobody has saved one. */
export async function readNewestPolicy(db: Queryable): Promise<PolicyRecord | undefined> {
  return db.selectFrom('policies').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst();
}

/** Stores a version; false when it is there already. */
export async function insertPolicy(db: Queryable, policy: PolicyRecord): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('policies')
    .values(policy)
    .onConflict((conflict) => conflict.column('version').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The newest versions, newest first. */
export async function readPolicyVersions(db: Queryable, limit: number): Promise<PolicyRecord[]> {
  return db.selectFrom('policies').selectAll().orderBy('version', 'desc').limit(limit).execute();
}
