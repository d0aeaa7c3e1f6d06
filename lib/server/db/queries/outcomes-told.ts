import 'server-only';
import { type RawBuilder, sql } from 'kysely';
import { isPhase, type Phase } from '@/lib/domain/outcomes';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import {
  IS_RETRIED,
  type Judging,
  LOOKS_HERE,
  phaseColumns,
  TIMED,
  UNFINISHED,
} from '@/lib/server/db/queries/outcomes-phase';
import type { Queryable } from '@/lib/server/db/schema';

export type UntoldRow = { id: string; batchId: string; phase: Phase; markMs: number };

/** Rows that may still change, judged, with whether somebody has acknowledged their phase. @param only which of them */
function selectJudged(db: Queryable, judging: Judging, only: RawBuilder<boolean>) {
  const { phase, markMs } = phaseColumns(judging);
  const judged = db
    .selectFrom('batchRows as row')
    .innerJoin('batches as batch', 'batch.id', 'row.batchId')
    .select(['row.id', 'row.batchId', 'row.reason'])
    .select([phase.as('phase'), markMs.as('markMs'), IS_RETRIED.as('isRetried')])
    .where(only);
  return db
    .selectFrom(judged.as('judged'))
    .leftJoin('outcomeAcks as ack', (join) =>
      join
        .onRef('ack.rowId', '=', 'judged.id')
        .onRef('ack.phase', '=', 'judged.phase')
        .onRef('ack.markMs', '=', 'judged.markMs'),
    );
}

/**
 * Rows that only time brought into one of these phases and that nobody was told of in it, by batch. Reads the orders that
 * the cloud has not finished with, by an index, and no history.
 */
export async function listUntold(
  db: Queryable,
  judging: Judging,
  { phases, limit }: { phases: readonly Phase[]; limit: number },
): Promise<UntoldRow[]> {
  const rows = await selectJudged(db, judging, TIMED)
    .leftJoin('outcomesTold as told', (join) =>
      join
        .onRef('told.rowId', '=', 'judged.id')
        .onRef('told.phase', '=', 'judged.phase')
        .onRef('told.markMs', '=', 'judged.markMs'),
    )
    .select(['judged.id', 'judged.batchId', 'judged.phase', 'judged.markMs'])
    .where('judged.phase', 'in', phases)
    .where('told.rowId', 'is', null)
    .where(LOOKS_HERE)
    .orderBy('judged.batchId')
    .orderBy('judged.id')
    .limit(limit)
    .execute();
  return rows.flatMap(({ id, batchId, phase: found, markMs: mark }) =>
    found !== null && isPhase(found) ? [{ id, batchId, phase: found, markMs: Number(mark ?? 0) }] : [],
  );
}

/** In which phases rows of these batches still need somebody, as `BATCH rows.PHASE`. */
export async function listNeededPhases(
  db: Queryable,
  judging: Judging,
  batchIds: readonly string[],
): Promise<Set<string>> {
  const needed = new Set<string>();
  for (const chunk of chunksOf(batchIds)) {
    const ofThese = sql<boolean>`${UNFINISHED} and "row"."batchId" in (${sql.join(chunk)})`;
    const rows = await selectJudged(db, judging, ofThese)
      .select(['judged.batchId', 'judged.phase'])
      .distinct()
      .where(LOOKS_HERE)
      .execute();
    for (const { batchId, phase } of rows) needed.add(`${batchId} rows.${phase}`);
  }
  return needed;
}

/** Keeps that people were told of these rows in these phases. */
export async function markTold(db: Queryable, rows: readonly UntoldRow[]): Promise<void> {
  const values = rows.map(({ id: rowId, phase, markMs }) => ({ rowId, phase, markMs }));
  for (const chunk of chunksOf(values)) {
    await db
      .insertInto('outcomesTold')
      .values(chunk)
      .onConflict((conflict) =>
        conflict
          .column('rowId')
          .doUpdateSet((eb) => ({ phase: eb.ref('excluded.phase'), markMs: eb.ref('excluded.markMs') })),
      )
      .execute();
  }
}

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
