import 'server-only';
import type { Queryable } from '@/lib/server/db/schema';

const NOTHING = '{}';

export async function readFollowedCounts(db: Queryable, batchId: string) {
  return db.selectFrom('followedCounts').selectAll().where('batchId', '=', batchId).executeTakeFirst();
}

export async function saveFollowedCounts(
  db: Queryable,
  counts: { batchId: string; toldAtMs: number; countsJson: string },
): Promise<void> {
  const { toldAtMs, countsJson } = counts;
  await db
    .insertInto('followedCounts')
    .values(counts)
    .onConflict((conflict) => conflict.column('batchId').doUpdateSet({ toldAtMs, countsJson }))
    .execute();
}

/** Batches with something to tell whose last entry was written at or before `toldAtMs`. */
export async function readUntoldBatches(db: Queryable, toldAtMs: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('followedCounts')
    .select('batchId')
    .where('toldAtMs', '<=', toldAtMs)
    .where('countsJson', '!=', NOTHING)
    .limit(limit)
    .execute();
  return rows.map(({ batchId }) => batchId);
}
