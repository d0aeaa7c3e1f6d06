import 'server-only';
import { chunksOf } from '@/lib/server/db/queries/batch-rows';
import type { Queryable } from '@/lib/server/db/schema';

/** A row whose event is followed until the cloud has finished with it. */
export type FollowedRow = {
  id: string;
  batchId: string;
  eventKey: string;
  resourceId: string;
  eventType: string;
  planTimeMs: number | null;
  cloudStatus: string | null;
  updatedAtMs: number;
};

const COLUMNS = [
  'batchRows.id',
  'batchRows.batchId',
  'batchRows.eventKey',
  'batchRows.resourceId',
  'batchRows.eventType',
  'batchRows.planTimeMs',
  'batchRows.cloudStatus',
  'batchRows.updatedAtMs',
] as const;

function selectFollowed(db: Queryable) {
  return db
    .selectFrom('batchRows')
    .where('batchRows.outcome', 'in', ['accepted', 'unknown'])
    .where('batchRows.leftAtMs', 'is', null)
    .where('batchRows.finalAtMs', 'is', null);
}

/** Rows whose turn it is to be read, longest overdue first. */
export async function readRowsToFollow(db: Queryable, nowMs: number, limit: number): Promise<FollowedRow[]> {
  return selectFollowed(db)
    .select(COLUMNS)
    .where('batchRows.nextFollowMs', '<=', nowMs)
    .orderBy('batchRows.nextFollowMs')
    .orderBy('batchRows.id')
    .limit(limit)
    .execute();
}

/** Followed rows of which the mirror has seen a newer status than we know, after they were answered. */
export async function readRowsTheMirrorKnows(
  db: Queryable,
  limit: number,
): Promise<(FollowedRow & { statusSeen: string; seenAtMs: number })[]> {
  return selectFollowed(db)
    .innerJoin('events', 'events.key', 'batchRows.eventKey')
    .select([...COLUMNS, 'events.eventStatus as statusSeen', 'events.lastSeenMs as seenAtMs'])
    .whereRef('events.lastSeenMs', '>', 'batchRows.updatedAtMs')
    .where((eb) =>
      eb.or([
        eb('batchRows.cloudStatus', 'is', null),
        eb('batchRows.cloudStatus', '!=', eb.ref('events.eventStatus')),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb('batchRows.cloudStatusAtMs', 'is', null),
        eb('batchRows.cloudStatusAtMs', '<', eb.ref('events.lastSeenMs')),
      ]),
    )
    .limit(limit)
    .execute();
}

/**
 * Stores what the cloud said of rows' events at `atMs`, unless something newer is known: a server that was stopped
 * meanwhile may come late. A final status ends the following and frees the event. Returns how many rows it changed.
 */
export async function setCloudStatus(
  db: Queryable,
  rowIds: readonly string[],
  seen: { status: string; atMs: number; isFinal: boolean },
): Promise<number> {
  let changed = 0;
  for (const chunk of chunksOf(rowIds)) {
    const { numUpdatedRows } = await db
      .updateTable('batchRows')
      .set({
        cloudStatus: seen.status,
        cloudStatusAtMs: seen.atMs,
        updatedAtMs: seen.atMs,
        ...(seen.isFinal ? { finalAtMs: seen.atMs, liveKey: null } : {}),
      })
      .where('id', 'in', chunk)
      .where('outcome', 'in', ['accepted', 'unknown'])
      .where('finalAtMs', 'is', null)
      .where((eb) => eb.or([eb('cloudStatusAtMs', 'is', null), eb('cloudStatusAtMs', '<=', seen.atMs)]))
      .executeTakeFirst();
    changed += Number(numUpdatedRows);
  }
  return changed;
}

/** Says of rows when they were read (null: not read this time), and when they are read next. */
export async function setNextFollow(
  db: Queryable,
  rowIds: readonly string[],
  next: { nextFollowMs: number; readAtMs: number | null },
): Promise<void> {
  for (const chunk of chunksOf(rowIds)) {
    await db
      .updateTable('batchRows')
      .set({ nextFollowMs: next.nextFollowMs })
      .where('id', 'in', chunk)
      .execute();
    if (next.readAtMs === null) continue;
    await db
      .updateTable('batchRows')
      .set({ cloudStatusAtMs: next.readAtMs })
      .where('id', 'in', chunk)
      .where((eb) => eb.or([eb('cloudStatusAtMs', 'is', null), eb('cloudStatusAtMs', '<', next.readAtMs)]))
      .execute();
  }
}
