import 'server-only';
import { setImmediate } from 'node:timers/promises';
import type { Insertable, Selectable } from 'kysely';
import { FINAL_STATUSES } from '@/lib/domain/event-states';
import type { Queryable, Schema } from '@/lib/server/db/schema';
import type { EventsTable } from '@/lib/server/db/schema-mirror';

/** How the sync writes the mirror. Reading it for people: events.ts and its neighbours. */
export type MirrorRow = Selectable<EventsTable>;
export type HistoryEntry = Insertable<Schema['eventHistory']>;

export async function findMirrorRows(db: Queryable, keys: readonly string[]): Promise<MirrorRow[]> {
  if (keys.length === 0) return [];
  return db.selectFrom('events').selectAll().where('key', 'in', keys).execute();
}

/** Rows of one statement: the embedded store works in this thread, and a hundred rows would block it for 30 ms. */
const ROWS_AT_ONCE = 25;

/** Inserts new events and replaces changed ones; `firstSeenMs` of a known event stays. */
export async function upsertMirrorRows(db: Queryable, rows: readonly MirrorRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await upsertSome(db, rows.slice(start, start + ROWS_AT_ONCE));
    await setImmediate();
  }
}

async function upsertSome(db: Queryable, rows: readonly MirrorRow[]): Promise<void> {
  await db
    .insertInto('events')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({
        eventType: eb.ref('excluded.eventType'),
        eventLevel: eb.ref('excluded.eventLevel'),
        levelRank: eb.ref('excluded.levelRank'),
        eventStatus: eb.ref('excluded.eventStatus'),
        reason: eb.ref('excluded.reason'),
        extendedAttribute: eb.ref('excluded.extendedAttribute'),
        notBeforeMs: eb.ref('excluded.notBeforeMs'),
        publishTimeMs: eb.ref('excluded.publishTimeMs'),
        publishSortMs: eb.ref('excluded.publishSortMs'),
        dueAtMs: eb.ref('excluded.dueAtMs'),
        dueSortMs: eb.ref('excluded.dueSortMs'),
        dueIsEstimate: eb.ref('excluded.dueIsEstimate'),
        redeployable: eb.ref('excluded.redeployable'),
        instanceName: eb.ref('excluded.instanceName'),
        regionId: eb.ref('excluded.regionId'),
        regionName: eb.ref('excluded.regionName'),
        spec: eb.ref('excluded.spec'),
        addresses: eb.ref('excluded.addresses'),
        localDisk: eb.ref('excluded.localDisk'),
        searchText: eb.ref('excluded.searchText'),
        lastSeenMs: eb.ref('excluded.lastSeenMs'),
        goneAtMs: eb.ref('excluded.goneAtMs'),
        seenRunId: eb.ref('excluded.seenRunId'),
      })),
    )
    .execute();
}

/** Says of unchanged events that they were seen again. */
export async function touchMirrorRows(
  db: Queryable,
  keys: readonly string[],
  seen: { lastSeenMs: number; seenRunId: string },
): Promise<void> {
  if (keys.length === 0) return;
  await db.updateTable('events').set(seen).where('key', 'in', keys).execute();
}

export async function insertHistory(db: Queryable, entries: readonly HistoryEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db
    .insertInto('eventHistory')
    .values([...entries])
    .execute();
}

/** Events that a complete run did not see, by key after `afterKey`. Gone ones are not named again. */
export async function listUnseen(
  db: Queryable,
  run: {
    runId: string;
    startedAtMs: number;
    /** Only events in one of these statuses; null = any. */
    statuses: readonly string[] | null;
  },
  afterKey: string,
  limit: number,
): Promise<{ key: string; resourceId: string }[]> {
  let query = db
    .selectFrom('events')
    .select(['key', 'resourceId'])
    .where('key', '>', afterKey)
    .where('goneAtMs', 'is', null)
    .where('seenRunId', '!=', run.runId)
    .where('lastSeenMs', '<', run.startedAtMs);
  if (run.statuses) query = query.where('eventStatus', 'in', run.statuses);
  return query.orderBy('key').limit(limit).execute();
}

/** Marks events as no longer listed, unless this run has seen them meanwhile. Returns how many were marked. */
export async function markGone(
  db: Queryable,
  keys: readonly string[],
  run: { runId: string; goneAtMs: number },
): Promise<number> {
  if (keys.length === 0) return 0;
  const { numUpdatedRows } = await db
    .updateTable('events')
    .set({ goneAtMs: run.goneAtMs, redeployable: 0 })
    .where('key', 'in', keys)
    .where('seenRunId', '!=', run.runId)
    .where('goneAtMs', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Events removed in one go. */
const REMOVED_AT_ONCE = 500;

/**
 * Removes finished events, and those that the cloud has dropped, that were seen last before `beforeMs` and belong to no
 * batch, with their history; at most some hundreds. Returns how many.
 */
export async function removeOldEvents(db: Queryable, beforeMs: number): Promise<number> {
  const old = await db
    .selectFrom('events')
    .select('key')
    .where('lastSeenMs', '<', beforeMs)
    .where((eb) => eb.or([eb('eventStatus', 'in', FINAL_STATUSES), eb('goneAtMs', 'is not', null)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('batchRows').select('batchRows.id').whereRef('batchRows.eventKey', '=', 'events.key'),
        ),
      ),
    )
    .limit(REMOVED_AT_ONCE)
    .execute();
  if (old.length === 0) return 0;
  const keys = old.map(({ key }) => key);
  await db.deleteFrom('eventHistory').where('eventKey', 'in', keys).execute();
  await db.deleteFrom('events').where('key', 'in', keys).execute();
  return keys.length;
}
