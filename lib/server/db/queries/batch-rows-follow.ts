import 'server-only';
import { sql } from 'kysely';
import { STOPPED_STATUS } from '@/lib/domain/outcomes';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { inLimit } from '@/lib/server/db/queries/region-limit';
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
  acceptedAtMs: number | null;
  executingSinceMs: number | null;
  absentSinceMs: number | null;
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
  'batchRows.acceptedAtMs',
  'batchRows.executingSinceMs',
  'batchRows.absentSinceMs',
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

export type StatusSeen = {
  status: string;
  /** Start of the read (epoch ms). */
  atMs: number;
  isFinal: boolean;
  /** When the instance is read for the first time after the end (epoch ms); null: it need not be. */
  firstInstanceReadMs: number | null;
};

/** Whether the cloud has not finished with some row of the batch, or the desk has not sent it. */
export async function hasLiveRows(db: Queryable, batchId: string): Promise<boolean> {
  const row = await db
    .selectFrom('batchRows')
    .select('id')
    .where('batchId', '=', batchId)
    .where('liveKey', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Stores what the cloud said of rows' events at `atMs`, unless something newer is known: a server that was stopped
 * meanwhile may come late. A final status ends the following and frees the event. Returns how many rows it changed.
 */
export async function setCloudStatus(
  db: Queryable,
  rowIds: readonly string[],
  seen: StatusSeen,
): Promise<number> {
  const { firstInstanceReadMs } = seen;
  const end = {
    finalAtMs: seen.atMs,
    liveKey: null,
    nextInstanceReadMs: firstInstanceReadMs,
    instanceOk: firstInstanceReadMs === null ? 1 : 0,
  };
  const began = sql<
    number | null
  >`case when "cloudStatus" = 'Executing' then "executingSinceMs" else ${seen.atMs} end`;
  // As of before it began: a read of the instance after the last look that saw it wait says nothing of that.
  const before = sql<number | null>`case when "stoppedBefore" is not null or "cloudStatus" = 'Executing'
    then "stoppedBefore" else (select case when "instances"."status" = ${STOPPED_STATUS} then 1 else 0 end
      from "instances" where "instances"."instanceId" = "batchRows"."resourceId" and "instances"."found" = 1
      and "instances"."fetchedAtMs" <= coalesce("batchRows"."seenUpToMs", "batchRows"."acceptedAtMs", 0)) end`;
  const begins = seen.status === 'Executing' || seen.isFinal;
  let changed = 0;
  for (const chunk of chunksOf(rowIds)) {
    const { numUpdatedRows } = await db
      .updateTable('batchRows')
      .set({
        ...(begins ? { stoppedBefore: before } : {}),
        cloudStatus: seen.status,
        cloudStatusAtMs: seen.atMs,
        updatedAtMs: seen.atMs,
        ...(seen.status === 'Executing' ? { executingSinceMs: began } : {}),
        ...(seen.isFinal ? end : {}),
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

export type LookDone = {
  nextFollowMs: number;
  /** Start of the read that covered the rows (epoch ms). */
  readAtMs: number;
  /** Whether that read listed their events. */
  isListed: boolean;
};

/** Says of rows that a read covered them, whether their events were there, and when they are read next. */
export async function noteLook(db: Queryable, rowIds: readonly string[], look: LookDone): Promise<void> {
  const { readAtMs, isListed } = look;
  for (const chunk of chunksOf(rowIds)) {
    await db
      .updateTable('batchRows')
      .set({ nextFollowMs: look.nextFollowMs })
      .where('id', 'in', chunk)
      .execute();
    await db
      .updateTable('batchRows')
      .set((eb) => ({
        seenUpToMs: readAtMs,
        absentReads: isListed ? 0 : eb('absentReads', '+', 1),
        absentSinceMs: isListed ? null : eb.fn.coalesce('absentSinceMs', eb.val(readAtMs)),
      }))
      .where('id', 'in', chunk)
      .where((eb) => eb.or([eb('seenUpToMs', 'is', null), eb('seenUpToMs', '<', readAtMs)]))
      .execute();
    if (!isListed) continue;
    await db
      .updateTable('batchRows')
      .set({ cloudStatusAtMs: readAtMs })
      .where('id', 'in', chunk)
      .where((eb) => eb.or([eb('cloudStatusAtMs', 'is', null), eb('cloudStatusAtMs', '<', readAtMs)]))
      .execute();
  }
}

/** A row whose instance is read after the end. */
export type EndedRow = {
  id: string;
  batchId: string;
  resourceId: string;
  instanceReads: number;
  instanceReadsJson: string | null;
  finalAtMs: number | null;
  /** 1 when the instance was stopped before its event began. */
  stoppedBefore: number | null;
};

/** Rows whose instance is to be read by now, longest overdue first. */
export async function readRowsToCheck(db: Queryable, nowMs: number, limit: number): Promise<EndedRow[]> {
  return db
    .selectFrom('batchRows')
    .select([
      'id',
      'batchId',
      'resourceId',
      'instanceReads',
      'instanceReadsJson',
      'finalAtMs',
      'stoppedBefore',
    ])
    .where('nextInstanceReadMs', 'is not', null)
    .where('nextInstanceReadMs', '<=', nowMs)
    .orderBy('nextInstanceReadMs')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Stores one read of a row's instance, unless another server has stored it meanwhile. */
export async function noteInstanceRead(
  db: Queryable,
  row: Pick<EndedRow, 'id' | 'instanceReads'>,
  read: { isWell: boolean; instanceReadsJson: string; nextInstanceReadMs: number | null },
): Promise<void> {
  await db
    .updateTable('batchRows')
    .set({
      instanceReads: row.instanceReads + 1,
      instanceReadsJson: read.instanceReadsJson,
      instanceOk: read.isWell ? 1 : 0,
      nextInstanceReadMs: read.nextInstanceReadMs,
    })
    .where('id', '=', row.id)
    .where('instanceReads', '=', row.instanceReads)
    .execute();
}

/**
 * Has everything of an instance, in the actor's regions, that can still change read before all others; returns how many
 * rows that are.
 */
export async function makeInstanceDue(
  db: Queryable,
  instanceId: string,
  limit: RegionLimit,
): Promise<number> {
  const followed = await db
    .updateTable('batchRows')
    .set({ nextFollowMs: 0 })
    .where('resourceId', '=', instanceId)
    .where(inLimit(limit, 'batchRows.regionId'))
    .where('outcome', 'in', ['accepted', 'unknown'])
    .where('leftAtMs', 'is', null)
    .where('finalAtMs', 'is', null)
    .executeTakeFirst();
  const ended = await db
    .updateTable('batchRows')
    .set({ nextInstanceReadMs: 0 })
    .where('resourceId', '=', instanceId)
    .where(inLimit(limit, 'batchRows.regionId'))
    .where('finalAtMs', 'is not', null)
    .where('instanceOk', '=', 0)
    .executeTakeFirst();
  return Number(followed.numUpdatedRows + ended.numUpdatedRows);
}
