import 'server-only';
import type { Queryable, Schema } from '@/lib/server/db/schema';

export async function insertComment(db: Queryable, comment: Schema['batchComments']): Promise<void> {
  await db.insertInto('batchComments').values(comment).execute();
}

/** The newest comments of a batch, oldest of them first; at most `limit`. */
export async function readComments(
  db: Queryable,
  batchId: string,
  limit: number,
): Promise<Schema['batchComments'][]> {
  const newest = await db
    .selectFrom('batchComments')
    .selectAll()
    .where('batchId', '=', batchId)
    .orderBy('atMs', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return newest.reverse();
}

/** How many comments a batch has; with `by`, those that this person wrote since. */
export async function countComments(
  db: Queryable,
  batchId: string,
  by?: { userId: string; sinceMs: number },
): Promise<number> {
  let query = db
    .selectFrom('batchComments')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('batchId', '=', batchId);
  if (by) query = query.where('userId', '=', by.userId).where('atMs', '>', by.sinceMs);
  const { count } = await query.executeTakeFirstOrThrow();
  return Number(count);
}

export async function hasRow(db: Queryable, batchId: string, rowId: string): Promise<boolean> {
  const row = await db
    .selectFrom('batchRows')
    .select('id')
    .where('batchId', '=', batchId)
    .where('id', '=', rowId)
    .executeTakeFirst();
  return row !== undefined;
}
