import 'server-only';
import { type Insertable, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import { isPhase } from '@/lib/domain/outcomes';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { IS_RETRIED, type Judging, LOOKS_HERE, phaseColumns } from '@/lib/server/db/queries/outcomes-phase';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable, RowDecisionsTable, Schema } from '@/lib/server/db/schema';

/** A row in its phase, and whether it needs a person. */
export type JudgedRow = Awaited<ReturnType<typeof readSome>>[number];

/** These rows, judged; those that do not exist, have no phase, or are beyond the actor's regions, are left out. */
export async function readJudgedRows(
  db: Queryable,
  judging: Judging,
  rowIds: readonly string[],
  limit: RegionLimit,
): Promise<JudgedRow[]> {
  const found: JudgedRow[] = [];
  for (const chunk of chunksOf(rowIds)) found.push(...(await readSome(db, judging, chunk, limit)));
  return found;
}

function readSome(db: Queryable, judging: Judging, rowIds: readonly string[], limit: RegionLimit) {
  const { phase, sinceMs, markMs } = phaseColumns(judging);
  const rows = db
    .selectFrom('batchRows as row')
    .innerJoin('batches as batch', 'batch.id', 'row.batchId')
    .select(['row.id', 'row.batchId', 'row.eventId', 'row.resourceId', 'row.reason'])
    .select([phase.as('phase'), sinceMs.as('sinceMs'), markMs.as('markMs'), IS_RETRIED.as('isRetried')])
    .where('row.id', 'in', rowIds)
    .where(inLimit(limit, 'row.regionId'))
    .where('row.outcome', 'is not', null);
  return db
    .selectFrom(rows.as('judged'))
    .leftJoin('outcomeAcks as ack', (join) =>
      join
        .onRef('ack.rowId', '=', 'judged.id')
        .onRef('ack.phase', '=', 'judged.phase')
        .onRef('ack.markMs', '=', 'judged.markMs'),
    )
    .selectAll('judged')
    .select(sql<number>`case when ${LOOKS_HERE} then 1 else 0 end`.as('looksHere'))
    .execute();
}

/** Batches of those of these rows that are in the actor's regions, by id. */
export async function readBatchesOf(
  db: Queryable,
  rowIds: readonly string[],
  limit: RegionLimit,
): Promise<string[]> {
  const ids = new Set<string>();
  for (const chunk of chunksOf(rowIds)) {
    const rows = await db
      .selectFrom('batchRows')
      .select('batchId')
      .distinct()
      .where('id', 'in', chunk)
      .where(inLimit(limit, 'batchRows.regionId'))
      .execute();
    for (const { batchId } of rows) ids.add(batchId);
  }
  return [...ids].sort();
}

/** Keeps who has seen these rows in the phase that they are in; an older word on a row makes room. */
export async function insertAcks(
  db: Queryable,
  rows: readonly JudgedRow[],
  ack: { userId: string; userName: string; atMs: number; note: string },
): Promise<void> {
  const values = rows.flatMap(({ id, phase, markMs }) =>
    phase !== null && isPhase(phase) ? [{ rowId: id, phase, markMs: Number(markMs ?? 0), ...ack }] : [],
  );
  for (const chunk of chunksOf(values)) {
    await db
      .insertInto('outcomeAcks')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('rowId').doUpdateSet((eb) => ({
          phase: eb.ref('excluded.phase'),
          markMs: eb.ref('excluded.markMs'),
          userId: eb.ref('excluded.userId'),
          userName: eb.ref('excluded.userName'),
          atMs: eb.ref('excluded.atMs'),
          note: eb.ref('excluded.note'),
        })),
      )
      .execute();
  }
}

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

export type RowDecisionRecord = Selectable<RowDecisionsTable>;

export async function insertDecision(db: Queryable, decision: Insertable<RowDecisionsTable>): Promise<void> {
  await db.insertInto('rowDecisions').values(decision).execute();
}

/** What was decided about rows of a batch in the reader's regions, oldest first. */
export async function readDecisions(
  db: Queryable,
  batchId: string,
  limit: RegionLimit,
): Promise<RowDecisionRecord[]> {
  return db
    .selectFrom('rowDecisions')
    .innerJoin('batchRows', 'batchRows.id', 'rowDecisions.rowId')
    .selectAll('rowDecisions')
    .where('rowDecisions.batchId', '=', batchId)
    .where(inLimit(limit, 'batchRows.regionId'))
    .orderBy('rowDecisions.decidedAtMs')
    .orderBy('rowDecisions.id')
    .execute();
}

/** What was decided about these rows, oldest first. */
export async function readDecisionsOf(
  db: Queryable,
  rowIds: readonly string[],
): Promise<RowDecisionRecord[]> {
  if (rowIds.length === 0) return [];
  return db
    .selectFrom('rowDecisions')
    .selectAll()
    .where('rowId', 'in', rowIds)
    .orderBy('decidedAtMs')
    .orderBy('id')
    .execute();
}
