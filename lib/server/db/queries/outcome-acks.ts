import 'server-only';
import { sql } from 'kysely';
import { isPhase } from '@/lib/domain/outcomes';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/batch-rows';
import { IS_RETRIED, type Judging, LOOKS_HERE, phaseColumns } from '@/lib/server/db/queries/outcomes-phase';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

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
