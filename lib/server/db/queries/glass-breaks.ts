import 'server-only';
import type { Insertable, Selectable } from 'kysely';
import type { ReviewVerdict } from '@/lib/schemas/approvals';
import type { Queryable } from '@/lib/server/db/schema';
import type { GlassBreaksTable } from '@/lib/server/db/schema-approvals';

export type GlassBreakRecord = Selectable<GlassBreaksTable>;

export async function readGlassBreaks(
  db: Queryable,
  batchIds: readonly string[],
): Promise<GlassBreakRecord[]> {
  if (batchIds.length === 0) return [];
  return db.selectFrom('glassBreaks').selectAll().where('batchId', 'in', batchIds).execute();
}

export async function insertGlassBreak(db: Queryable, record: Insertable<GlassBreaksTable>): Promise<void> {
  await db.insertInto('glassBreaks').values(record).execute();
}

/** Closes the review of a batch; false when it is closed already. */
export async function closeReview(
  db: Queryable,
  batchId: string,
  review: {
    reviewedAtMs: number;
    reviewedBy: string;
    reviewedByName: string;
    verdict: ReviewVerdict;
    reviewComment: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('glassBreaks')
    .set(review)
    .where('batchId', '=', batchId)
    .where('reviewedAtMs', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Batches whose review is open, oldest first. */
export async function readOpenReviews(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectFrom('glassBreaks')
    .select('batchId')
    .where('reviewedAtMs', 'is', null)
    .orderBy('atMs')
    .execute();
  return rows.map(({ batchId }) => batchId);
}
