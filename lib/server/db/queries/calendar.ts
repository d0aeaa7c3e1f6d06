import 'server-only';
import { type Insertable, type Selectable, type SqlBool, sql, type Updateable } from 'kysely';
import { MAX_ENTRIES } from '@/lib/domain/calendar';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { type EventConditions, matchesEvents } from '@/lib/server/db/queries/events-filter';
import { isWanted, type OutcomeConditions } from '@/lib/server/db/queries/outcomes';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import type { CalendarEntriesTable, CalendarFeedsTable } from '@/lib/server/db/schema-outcomes';

export type FeedRecord = Selectable<CalendarFeedsTable>;
export type EntryRecord = Selectable<CalendarEntriesTable>;

const HOUR_MS = 3_600_000;

export async function insertFeed(db: Queryable, feed: Insertable<CalendarFeedsTable>): Promise<void> {
  await db.insertInto('calendarFeeds').values(feed).execute();
}

export async function findFeed(db: Queryable, id: string): Promise<FeedRecord | undefined> {
  return db.selectFrom('calendarFeeds').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A person's feeds that are good at `nowMs`, newest first. */
export async function listFeedsOf(db: Queryable, userId: string, nowMs: number): Promise<FeedRecord[]> {
  return db
    .selectFrom('calendarFeeds')
    .selectAll()
    .where('userId', '=', userId)
    .where('revokedAtMs', 'is', null)
    .where('expiresAtMs', '>', nowMs)
    .orderBy('createdAtMs', 'desc')
    .orderBy('id')
    .execute();
}

/** Feeds that end before `untilMs`, the first first, of people who are not disabled, with their owner's name. */
export async function listEndingFeeds(
  db: Queryable,
  { nowMs, untilMs, limit }: { nowMs: number; untilMs: number; limit: number },
) {
  return db
    .selectFrom('calendarFeeds')
    .innerJoin('user', 'user.id', 'calendarFeeds.userId')
    .select(['calendarFeeds.id', 'calendarFeeds.expiresAtMs', 'user.name as ownerName'])
    .where('calendarFeeds.revokedAtMs', 'is', null)
    .where('calendarFeeds.expiresAtMs', '>', nowMs)
    .where('calendarFeeds.expiresAtMs', '<', untilMs)
    .where('user.disabled', '=', 0)
    .orderBy('calendarFeeds.expiresAtMs')
    .limit(limit)
    .execute();
}

export async function updateFeed(
  db: Queryable,
  id: string,
  changes: Updateable<CalendarFeedsTable>,
): Promise<void> {
  await db.updateTable('calendarFeeds').set(changes).where('id', '=', id).execute();
}

/** Notes a fetch of a feed that is not revoked; whether it is not. */
export async function noteFetch(tx: Tx, id: string, lastFetchMs: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('calendarFeeds')
    .set({ lastFetchMs })
    .where('id', '=', id)
    .where('revokedAtMs', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Deletes up to `limit` entries of feeds that have ended; returns how many. */
export async function deleteEndedEntries(db: Queryable, nowMs: number, limit: number): Promise<number> {
  const ended = await db
    .selectFrom('calendarEntries')
    .innerJoin('calendarFeeds', 'calendarFeeds.id', 'calendarEntries.feedId')
    .select('calendarEntries.id')
    .where((eb) =>
      eb.or([eb('calendarFeeds.revokedAtMs', 'is not', null), eb('calendarFeeds.expiresAtMs', '<=', nowMs)]),
    )
    .limit(limit)
    .execute();
  for (const chunk of chunksOf(ended.map(({ id }) => id)))
    await db.deleteFrom('calendarEntries').where('id', 'in', chunk).execute();
  return ended.length;
}

/** Counts one fetch and locks the feed until the transaction ends; the fetches of this hour, and when it began. */
export async function countFetch(tx: Tx, id: string, nowMs: number) {
  const isNewHour = sql<SqlBool>`"hourStartMs" <= ${nowMs - HOUR_MS}`;
  return tx
    .updateTable('calendarFeeds')
    .set({
      hourFetches: sql<number>`case when ${isNewHour} then 1 else "hourFetches" + 1 end`,
      hourStartMs: sql<number>`case when ${isNewHour} then ${nowMs} else "hourStartMs" end`,
    })
    .where('id', '=', id)
    .returning(['hourFetches', 'hourStartMs'])
    .executeTakeFirst();
}

export async function readEntries(db: Queryable, feedId: string): Promise<EntryRecord[]> {
  return db
    .selectFrom('calendarEntries')
    .selectAll()
    .where('feedId', '=', feedId)
    .orderBy('startMs')
    .orderBy('id')
    .execute();
}

export async function saveEntries(
  tx: Tx,
  changes: { changed: readonly EntryRecord[]; removed: readonly string[] },
): Promise<void> {
  const gone = [...changes.removed, ...changes.changed.map(({ id }) => id)];
  for (const chunk of chunksOf(gone))
    await tx.deleteFrom('calendarEntries').where('id', 'in', chunk).execute();
  for (const chunk of chunksOf(changes.changed))
    await tx.insertInto('calendarEntries').values(chunk).execute();
}

/** Rows that are planned or ordered, whatever became of them; drafts are nobody else's. */
function plannedRows(db: Queryable, conditions: OutcomeConditions) {
  const rows = db
    .selectFrom('batchRows as row')
    .innerJoin('batches as batch', 'batch.id', 'row.batchId')
    .where('row.outcome', 'is not', null)
    .where('batch.state', '!=', 'draft')
    .where(isWanted(conditions));
  const { fromMs } = conditions;
  return fromMs === null
    ? rows
    : rows.where(sql<SqlBool>`coalesce("row"."planTimeMs", "row"."acceptedAtMs") >= ${fromMs}`);
}

/**
 * Rows by batch, region and plan time, the nearest to `nowMs` first, up to MAX_ENTRIES; immediate rows count from the first
 * that was accepted.
 */
export async function readPlannedGroups(db: Queryable, conditions: OutcomeConditions, nowMs: number) {
  const isLive = sql<SqlBool>`"row"."outcome" not in ('skipped', 'refused')
    and coalesce("row"."cloudStatus", '') <> 'Canceled'`;
  const startMs = sql<number | string | null>`coalesce("row"."planTimeMs", min("row"."acceptedAtMs"))`;
  const groups = await plannedRows(db, conditions)
    .select((eb) => [
      'row.batchId',
      'batch.number',
      'batch.state',
      'row.regionId',
      eb.fn.max('row.regionName').as('regionName'),
      'row.planTimeMs',
      startMs.as('startMs'),
      sql<number | string>`count(case when ${isLive} then 1 end)`.as('rows'),
    ])
    .groupBy(['row.batchId', 'batch.number', 'batch.state', 'row.regionId', 'row.planTimeMs'])
    .having(startMs, 'is not', null)
    .orderBy(sql`abs(${startMs} - ${nowMs})`)
    .limit(MAX_ENTRIES)
    .execute();
  return groups.map((group) => ({ ...group, startMs: Number(group.startMs), rows: Number(group.rows) }));
}

/** Names of the instances of the same rows, of the nearest to `nowMs` first; of at most `limit` rows. */
export async function readPlannedNames(
  db: Queryable,
  conditions: OutcomeConditions,
  { nowMs, limit }: { nowMs: number; limit: number },
) {
  return plannedRows(db, conditions)
    .select(['row.batchId', 'row.regionId', 'row.planTimeMs', 'row.instanceName', 'row.resourceId'])
    .where('row.outcome', 'not in', ['skipped', 'refused'])
    .orderBy(sql`abs(coalesce("row"."planTimeMs", "row"."acceptedAtMs", ${nowMs}) - ${nowMs})`)
    .orderBy('row.instanceName')
    .orderBy('row.id')
    .limit(limit)
    .execute();
}

/** Events on which the cloud acts after `nowMs`, by region and time, the next first. */
export async function readDueGroups(db: Queryable, conditions: EventConditions, nowMs: number) {
  const groups = await db
    .selectFrom('events')
    .select((eb) => [
      'regionId',
      eb.fn.max('regionName').as('regionName'),
      'dueSortMs',
      eb.fn.max('dueIsEstimate').as('isEstimate'),
      eb.fn.countAll<number | string>().as('events'),
    ])
    .where(matchesEvents(conditions, ['redeployable', 'dueSortMs']))
    .where('dueAtMs', 'is not', null)
    .where('dueSortMs', '>', nowMs)
    .groupBy(['regionId', 'dueSortMs'])
    .orderBy('dueSortMs')
    .orderBy('regionId')
    .limit(MAX_ENTRIES)
    .execute();
  return groups.map((group) => ({ ...group, events: Number(group.events) }));
}
