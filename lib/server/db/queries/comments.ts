import 'server-only';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable, Schema } from '@/lib/server/db/schema';

export async function insertComment(db: Queryable, comment: Schema['batchComments']): Promise<void> {
  await db.insertInto('batchComments').values(comment).execute();
}

/** For a query of `batchComments`: whether it is about no row, or about one in the reader's regions. */
function isSayable(limit: RegionLimit): RawBuilder<SqlBool> {
  if (limit === null) return inLimit(limit, '');
  return sql<SqlBool>`("batchComments"."rowId" is null or exists (select 1 from "batchRows" as "about"
    where "about"."id" = "batchComments"."rowId" and ${inLimit(limit, 'about.regionId')}))`;
}

/** The newest comments of a batch but for those about rows beyond the reader's regions, oldest of them first; at most `count`. */
export async function readComments(
  db: Queryable,
  batchId: string,
  { limit, count }: { limit: RegionLimit; count: number },
): Promise<Schema['batchComments'][]> {
  const newest = await db
    .selectFrom('batchComments')
    .selectAll()
    .where('batchId', '=', batchId)
    .where(isSayable(limit))
    .orderBy('atMs', 'desc')
    .orderBy('id', 'desc')
    .limit(count)
    .execute();
  return newest.reverse();
}

/** How many comments a batch has for the reader; with `by`, those that this person wrote since. */
export async function countComments(
  db: Queryable,
  batchId: string,
  limit: RegionLimit,
  by?: { userId: string; sinceMs: number },
): Promise<number> {
  let query = db
    .selectFrom('batchComments')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('batchId', '=', batchId)
    .where(isSayable(limit));
  if (by) query = query.where('userId', '=', by.userId).where('atMs', '>', by.sinceMs);
  const { count } = await query.executeTakeFirstOrThrow();
  return Number(count);
}

export async function hasRow(
  db: Queryable,
  batchId: string,
  { rowId, limit }: { rowId: string; limit: RegionLimit },
): Promise<boolean> {
  const row = await db
    .selectFrom('batchRows')
    .select('id')
    .where('batchId', '=', batchId)
    .where('id', '=', rowId)
    .where(inLimit(limit, 'batchRows.regionId'))
    .executeTakeFirst();
  return row !== undefined;
}
