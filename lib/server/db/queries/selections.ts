import 'server-only';
import { sql } from 'kysely';
import { type EventConditions, isFree, matchesEvents } from '@/lib/server/db/queries/events-filter';
import type { Queryable, Schema } from '@/lib/server/db/schema';

/** Freezes exactly the events that match and can be chosen now, in one statement. */
export async function insertSelectionRows(
  db: Queryable,
  selectionId: string,
  conditions: EventConditions,
): Promise<void> {
  await db
    .insertInto('selectionRows')
    .columns(['selectionId', 'eventKey'])
    .expression((eb) =>
      eb
        .selectFrom('events')
        .select([sql<string>`cast(${selectionId} as text)`.as('selectionId'), 'events.key as eventKey'])
        .where(matchesEvents({ ...conditions, redeployable: true }))
        .where(isFree),
    )
    .execute();
}

export type SelectionSummary = { count: number; regions: number; critical: number; localDisk: number };

/** What a person must know of the frozen rows before going on. */
export async function summariseSelection(db: Queryable, selectionId: string): Promise<SelectionSummary> {
  const row = await db
    .selectFrom('selectionRows')
    .innerJoin('events', 'events.key', 'selectionRows.eventKey')
    .select((eb) => [
      eb.fn.countAll().as('count'),
      eb.fn.count('events.regionId').distinct().as('regions'),
      sql`coalesce(sum(case when ${eb.ref('events.eventLevel')} = 'CRITICAL' then 1 else 0 end), 0)`.as(
        'critical',
      ),
      sql`coalesce(sum(case when ${eb.ref('events.localDisk')} = 1 then 1 else 0 end), 0)`.as('localDisk'),
    ])
    .where('selectionRows.selectionId', '=', selectionId)
    .executeTakeFirstOrThrow();
  return {
    count: Number(row.count),
    regions: Number(row.regions),
    critical: Number(row.critical),
    localDisk: Number(row.localDisk),
  };
}

export async function insertSelection(db: Queryable, row: Schema['selections']): Promise<void> {
  await db.insertInto('selections').values(row).execute();
}

export async function setSelectionCount(db: Queryable, id: string, rowCount: number): Promise<void> {
  await db.updateTable('selections').set({ rowCount }).where('id', '=', id).execute();
}

export async function findSelection(db: Queryable, id: string): Promise<Schema['selections'] | undefined> {
  return db.selectFrom('selections').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Keys of a selection, those due first in front; at most `limit`. */
export async function readSelectionKeys(db: Queryable, id: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('selectionRows')
    .innerJoin('events', 'events.key', 'selectionRows.eventKey')
    .select('selectionRows.eventKey')
    .where('selectionRows.selectionId', '=', id)
    .orderBy('events.dueSortMs')
    .orderBy('selectionRows.eventKey')
    .limit(limit)
    .execute();
  return rows.map(({ eventKey }) => eventKey);
}

/** Removes selections made before `beforeMs`. Returns how many. */
export async function deleteOldSelections(db: Queryable, beforeMs: number): Promise<number> {
  const old = db.selectFrom('selections').select('id').where('createdAtMs', '<', beforeMs);
  await db.deleteFrom('selectionRows').where('selectionId', 'in', old).execute();
  const { numDeletedRows } = await db
    .deleteFrom('selections')
    .where('createdAtMs', '<', beforeMs)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
