import 'server-only';
import type { Insertable, Selectable } from 'kysely';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable, RowDecisionsTable } from '@/lib/server/db/schema';

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
