import 'server-only';
import type { Queryable, Schema } from '@/lib/server/db/schema';

export async function insertComment(db: Queryable, comment: Schema['batchComments']): Promise<void> {
  await db.insertInto('batchComments').values(comment).execute();
}

/** All comments of a batch, oldest first. */
export async function readComments(db: Queryable, batchId: string): Promise<Schema['batchComments'][]> {
  return db
    .selectFrom('batchComments')
    .selectAll()
    .where('batchId', '=', batchId)
    .orderBy('atMs')
    .orderBy('id')
    .execute();
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
