import 'server-only';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

/** A row or event whose time a rule may block; `startMs` null: as soon as it may leave. */
export type TimedRow = {
  key: string;
  eventKey: string;
  instanceId: string;
  regionId: string;
  level: string;
  eventType: string;
  dueAtMs: number | null;
  dueIsEstimate: boolean;
  startMs: number | null;
};

type Page = { limit: RegionLimit; max: number };

/** Live rows that are not sent yet, the first to start first, at most `max`. */
export async function readWaitingRows(db: Queryable, { limit, max }: Page): Promise<TimedRow[]> {
  const rows = await liveRows(db, limit)
    .where('row.outcome', '=', 'queued')
    .orderBy('row.planTimeMs')
    .limit(max)
    .execute();
  return rows.map(timed);
}

/** Rows that the cloud will act on after `nowMs`, which nothing stops. */
export async function readRowsAtCloud(
  db: Queryable,
  { limit, max, nowMs }: Page & { nowMs: number },
): Promise<TimedRow[]> {
  const rows = await liveRows(db, limit)
    .where('row.outcome', '=', 'accepted')
    .where('row.planTimeMs', '>', nowMs)
    .orderBy('row.planTimeMs')
    .limit(max)
    .execute();
  return rows.map(timed);
}

function liveRows(db: Queryable, limit: RegionLimit) {
  return db
    .selectFrom('batchRows as row')
    .select([
      'row.id as key',
      'row.eventKey',
      'row.resourceId as instanceId',
      'row.regionId',
      'row.eventLevel as level',
      'row.eventType',
      'row.dueAtMs',
      'row.dueIsEstimate',
      'row.planTimeMs as startMs',
    ])
    .where('row.liveKey', 'is not', null)
    .where(inLimit(limit, 'row.regionId'));
}

/** Events without a live row on which the cloud acts by itself between these instants, the next first. */
export async function readDueEvents(
  db: Queryable,
  { limit, max, fromMs, toMs }: Page & { fromMs: number; toMs: number },
): Promise<TimedRow[]> {
  const rows = await db
    .selectFrom('events')
    .leftJoin('batchRows as live', 'live.liveKey', 'events.key')
    .select([
      'events.key',
      'events.key as eventKey',
      'events.resourceId as instanceId',
      'events.regionId',
      'events.eventLevel as level',
      'events.eventType',
      'events.dueAtMs',
      'events.dueIsEstimate',
      'events.dueAtMs as startMs',
    ])
    .where('live.id', 'is', null)
    .where('events.dueAtMs', '>', fromMs)
    .where('events.dueAtMs', '<', toMs)
    .where('events.redeployable', '=', 1)
    .where(inLimit(limit, 'events.regionId'))
    .orderBy('events.dueAtMs')
    .limit(max)
    .execute();
  return rows.map(timed);
}

/** The next open event of an instance that a redeploy would answer. */
export async function readOpenEvent(
  db: Queryable,
  instanceId: string,
  limit: RegionLimit,
): Promise<TimedRow | null> {
  const row = await db
    .selectFrom('events')
    .select([
      'events.key',
      'events.key as eventKey',
      'events.resourceId as instanceId',
      'events.regionId',
      'events.eventLevel as level',
      'events.eventType',
      'events.dueAtMs',
      'events.dueIsEstimate',
      'events.dueAtMs as startMs',
    ])
    .where('events.resourceId', '=', instanceId)
    .where('events.redeployable', '=', 1)
    .where(inLimit(limit, 'events.regionId'))
    .orderBy('events.dueSortMs')
    .orderBy('events.key')
    .limit(1)
    .executeTakeFirst();
  return row ? timed(row) : null;
}

function timed<T extends { dueIsEstimate: number }>(row: T) {
  return { ...row, dueIsEstimate: row.dueIsEstimate === 1 };
}

/** Instances, at most `max`, as far as a rule looks at them. */
export async function readInstancesOfRules(
  db: Queryable,
  { limit, max }: Page,
): Promise<{ instanceId: string; regionId: string }[]> {
  return db
    .selectFrom('instances')
    .select(['instanceId', 'regionId'])
    .where('goneAtMs', 'is', null)
    .where('found', '=', 1)
    .where(inLimit(limit, 'instances.regionId'))
    .orderBy('instanceId')
    .limit(max)
    .execute();
}

/** Tags of all instances that have any. */
export async function readInstanceTags(db: Queryable, limit: RegionLimit) {
  return db
    .selectFrom('instanceTags')
    .innerJoin('instances', 'instances.instanceId', 'instanceTags.instanceId')
    .select(['instanceTags.instanceId', 'instanceTags.key', 'instanceTags.value'])
    .where(inLimit(limit, 'instances.regionId'))
    .execute();
}

/** Which instance belongs to which services. */
export async function readMembers(db: Queryable, limit: RegionLimit) {
  return db
    .selectFrom('serviceMembers')
    .innerJoin('instances', 'instances.instanceId', 'serviceMembers.instanceId')
    .select(['serviceMembers.instanceId', 'serviceMembers.serviceId'])
    .where(inLimit(limit, 'instances.regionId'))
    .execute();
}
