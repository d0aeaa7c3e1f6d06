import 'server-only';
import type { Insertable, Selectable } from 'kysely';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { inLimit, shownMessage } from '@/lib/server/db/queries/region-limit';
import type { BatchRowsTable, Queryable } from '@/lib/server/db/schema';

export type BatchRowRecord = Selectable<BatchRowsTable>;

/** The rows of a batch in the reader's regions, in its order. */
export async function readBatchRows(
  db: Queryable,
  batchId: string,
  limit: RegionLimit,
): Promise<BatchRowRecord[]> {
  return db
    .selectFrom('batchRows')
    .selectAll()
    .select(shownMessage(limit, 'batchRows').as('message'))
    .where('batchId', '=', batchId)
    .where(inLimit(limit, 'batchRows.regionId'))
    .orderBy('position')
    .execute();
}

/** What a draft copies of the events with these keys, in any order; unknown keys and those beyond the limit are left out. */
export async function readEventsToPlan(db: Queryable, keys: readonly string[], limit: RegionLimit) {
  const found = [];
  for (const chunk of chunksOf(keys)) {
    found.push(
      ...(await db
        .selectFrom('events')
        .select([
          'key',
          'eventId',
          'resourceId',
          'eventType',
          'eventLevel',
          'instanceName',
          'regionId',
          'regionName',
          'dueAtMs',
          'dueSortMs',
          'dueIsEstimate',
          'localDisk',
        ])
        .where('key', 'in', chunk)
        .where(inLimit(limit, 'events.regionId'))
        .execute()),
    );
  }
  return found;
}

export async function insertBatchRows(
  db: Queryable,
  rows: readonly Insertable<BatchRowsTable>[],
): Promise<void> {
  for (const chunk of chunksOf(rows)) await db.insertInto('batchRows').values(chunk).execute();
}

/** Sets or clears the own order of draft rows; returns how many rows of this batch were found. */
export async function setOverrides(
  db: Queryable,
  change: { batchId: string; rowIds: readonly string[]; overrideJson: string | null; nowMs: number },
): Promise<number> {
  let found = 0;
  for (const chunk of chunksOf(change.rowIds)) {
    const { numUpdatedRows } = await db
      .updateTable('batchRows')
      .set({ overrideJson: change.overrideJson, updatedAtMs: change.nowMs })
      .where('batchId', '=', change.batchId)
      .where('id', 'in', chunk)
      .executeTakeFirst();
    found += Number(numUpdatedRows);
  }
  return found;
}

/** Removes rows of a draft; ids that it does not have are left out. Returns how many were removed. */
export async function deleteRows(db: Queryable, batchId: string, rowIds: readonly string[]): Promise<number> {
  let removed = 0;
  for (const chunk of chunksOf(rowIds)) {
    const { numDeletedRows } = await db
      .deleteFrom('batchRows')
      .where('batchId', '=', batchId)
      .where('id', 'in', chunk)
      .executeTakeFirst();
    removed += Number(numDeletedRows);
  }
  return removed;
}

/** Removes the rows of a draft beyond the limit; returns how many. */
export async function deleteRowsBeyond(db: Queryable, batchId: string, limit: RegionLimit): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('batchRows')
    .where('batchId', '=', batchId)
    .where((eb) => eb.not(inLimit(limit, 'batchRows.regionId')))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Event key → position of every row of a batch. */
export async function readPlacesOf(db: Queryable, batchId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('batchRows')
    .select(['eventKey', 'position'])
    .where('batchId', '=', batchId)
    .execute();
  return new Map(rows.map(({ eventKey, position }) => [eventKey, position]));
}

export async function countRows(db: Queryable, batchId: string): Promise<number> {
  const { count } = await db
    .selectFrom('batchRows')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('batchId', '=', batchId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
