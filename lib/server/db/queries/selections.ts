import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { type EventConditions, isFree, matchesEvents } from '@/lib/server/db/queries/events-filter';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Database, Queryable, Schema, Tx } from '@/lib/server/db/schema';

/** `rowCount` of a selection whose rows are still being written, and of one that has made room for newer ones. */
export const SELECTION_WRITING = -1;
export const SELECTION_GONE = -2;
/** Rows of one statement: some ms of the thread. */
const CHUNK_ROWS = 500;

export type SelectableEvent = {
  key: string;
  regionId: string;
  eventLevel: string;
  localDisk: number | null;
};

/** The events that match and can be chosen now, those due first in front; one statement, so all of one moment. */
export async function readSelectable(db: Queryable, conditions: EventConditions): Promise<SelectableEvent[]> {
  return db
    .selectFrom('events')
    .select(['events.key', 'events.regionId', 'events.eventLevel', 'events.localDisk'])
    .where(matchesEvents({ ...conditions, redeployable: true }))
    .where(isFree)
    .orderBy('events.dueSortMs')
    .orderBy('events.key')
    .execute();
}

/** Keeps the rows of a selection, a part at a time, with other work in between; no transaction around them. */
export async function insertSelectionRows(
  db: Database,
  selectionId: string,
  keys: readonly string[],
): Promise<void> {
  for (let start = 0; start < keys.length; start += CHUNK_ROWS) {
    const rows = keys.slice(start, start + CHUNK_ROWS).map((eventKey) => ({ selectionId, eventKey }));
    await db.insertInto('selectionRows').values(rows).execute();
    await turn();
  }
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

/** Keys of a selection in the regions of whoever asks, those due first in front; at most `count`. */
export async function readSelectionKeys(
  db: Queryable,
  id: string,
  { limit, count }: { limit: RegionLimit; count: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('selectionRows')
    .innerJoin('events', 'events.key', 'selectionRows.eventKey')
    .select('selectionRows.eventKey')
    .where('selectionRows.selectionId', '=', id)
    .where(inLimit(limit, 'events.regionId'))
    .orderBy('events.dueSortMs')
    .orderBy('selectionRows.eventKey')
    .limit(count)
    .execute();
  return rows.map(({ eventKey }) => eventKey);
}

/** How many selections a person has made since. */
export async function countSelections(db: Queryable, createdBy: string, sinceMs: number): Promise<number> {
  const { count } = await db
    .selectFrom('selections')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('createdBy', '=', createdBy)
    .where('createdAtMs', '>', sinceMs)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Ends all but the newest `keep` selections of a person; their rows are removed later. */
export async function endOlderSelections(tx: Tx, createdBy: string, keep: number): Promise<void> {
  const alive = await tx
    .selectFrom('selections')
    .select('id')
    .where('createdBy', '=', createdBy)
    .where('rowCount', '>=', 0)
    .orderBy('createdAtMs', 'desc')
    .orderBy('id')
    .execute();
  const ended = alive.slice(keep).map(({ id }) => id);
  if (ended.length === 0) return;
  await tx
    .updateTable('selections')
    .set({ rowCount: SELECTION_GONE, filterJson: '' })
    .where('id', 'in', ended)
    .execute();
}

/**
 * Removes selections made before `beforeMs`, and the rows of those that have ended, a part at a time. Returns how many
 * selections.
 */
export async function deleteOldSelections(db: Database, beforeMs: number): Promise<number> {
  const old = await db
    .selectFrom('selections')
    .select(['id', 'createdAtMs'])
    .where((eb) => eb.or([eb('createdAtMs', '<', beforeMs), eb('rowCount', '=', SELECTION_GONE)]))
    .execute();
  for (const { id } of old) await deleteRows(db, id);
  const { numDeletedRows } = await db
    .deleteFrom('selections')
    .where('createdAtMs', '<', beforeMs)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function deleteRows(db: Database, selectionId: string): Promise<void> {
  for (;;) {
    const { numDeletedRows } = await db
      .deleteFrom('selectionRows')
      .where('selectionId', '=', selectionId)
      .where('eventKey', 'in', (eb) =>
        eb
          .selectFrom('selectionRows')
          .select('eventKey')
          .where('selectionId', '=', selectionId)
          .limit(CHUNK_ROWS),
      )
      .executeTakeFirst();
    if (Number(numDeletedRows) < CHUNK_ROWS) return;
    await turn();
  }
}
