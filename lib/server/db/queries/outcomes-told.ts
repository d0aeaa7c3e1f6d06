import 'server-only';
import { isPhase, type Phase } from '@/lib/domain/outcomes';
import { chunksOf } from '@/lib/server/db/queries/batch-rows';
import {
  IS_RETRIED,
  type Judging,
  LOOKS_HERE,
  phaseColumns,
  UNFINISHED,
} from '@/lib/server/db/queries/outcomes-phase';
import type { Queryable } from '@/lib/server/db/schema';

export type UntoldRow = { id: string; batchId: string; phase: Phase; markMs: number };

/** Rows that need a person in one of these phases and that nobody was told of in it, by batch. */
export async function listUntold(
  db: Queryable,
  judging: Judging,
  { phases, limit }: { phases: readonly Phase[]; limit: number },
): Promise<UntoldRow[]> {
  const { phase, markMs } = phaseColumns(judging);
  const judged = db
    .selectFrom('batchRows as row')
    .innerJoin('batches as batch', 'batch.id', 'row.batchId')
    .select(['row.id', 'row.batchId', 'row.reason'])
    .select([phase.as('phase'), markMs.as('markMs'), IS_RETRIED.as('isRetried')])
    .where(UNFINISHED);
  const rows = await db
    .selectFrom(judged.as('judged'))
    .leftJoin('outcomeAcks as ack', (join) =>
      join
        .onRef('ack.rowId', '=', 'judged.id')
        .onRef('ack.phase', '=', 'judged.phase')
        .onRef('ack.markMs', '=', 'judged.markMs'),
    )
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
