import 'server-only';
import { type SqlBool, sql } from 'kysely';
import { ACCOUNT_GROUP, DUE_NEWS, NOTICE_KINDS } from '@/lib/domain/notices';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { escapeLike } from '@/lib/server/db/queries/events-filter';
import { inLimit, shownMessage } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

/** Events of one resource that are kept, newest first; more is a resource that is no instance. */
const MAX_EVENTS = 200;
const MAX_ENTRIES = 1_000;

/** What the mirror knows of the events of a resource, in the reader's regions. */
export function readEventsOfResource(db: Queryable, resourceId: string, limit: RegionLimit) {
  return db
    .selectFrom('events')
    .select([
      'key',
      'eventId',
      'eventType',
      'eventLevel',
      'eventStatus',
      'reason',
      'dueAtMs',
      'instanceName',
      'regionId',
      'regionName',
      'addresses',
      'firstSeenMs',
      'goneAtMs',
    ])
    .where('resourceId', '=', resourceId)
    .where(inLimit(limit, 'events.regionId'))
    .orderBy('firstSeenMs', 'desc')
    .limit(MAX_EVENTS)
    .execute();
}

export async function readHistoryOfEvents(db: Queryable, keys: readonly string[]) {
  if (keys.length === 0) return [];
  return db
    .selectFrom('eventHistory')
    .select(['eventKey', 'fromStatus', 'toStatus', 'seenAtMs'])
    .where('eventKey', 'in', keys)
    .orderBy('seenAtMs', 'desc')
    .limit(MAX_ENTRIES)
    .execute();
}

/** Ordered rows of a resource, in the reader's regions, with their batch, newest batch first. */
export function readRowsOfResource(db: Queryable, resourceId: string, limit: RegionLimit) {
  return db
    .selectFrom('batchRows as row')
    .innerJoin('batches as batch', 'batch.id', 'row.batchId')
    .select([
      'row.id',
      'row.eventId',
      'row.instanceName',
      'row.regionId',
      'row.regionName',
      'row.callId',
      'row.code',
      shownMessage(limit, 'row').as('message'),
      'row.opsType',
      'row.planTimeMs',
      'row.cloudStatus',
      'row.executingSinceMs',
      'row.finalAtMs',
      'row.instanceReadsJson',
      'batch.id as batchId',
      'batch.number as batchNumber',
      'batch.createdByName',
      'batch.submittedAtMs',
      'batch.createdAtMs',
    ])
    .where('row.resourceId', '=', resourceId)
    .where(inLimit(limit, 'row.regionId'))
    .where('row.outcome', 'is not', null)
    .orderBy('batch.number', 'desc')
    .limit(MAX_EVENTS)
    .execute();
}

export async function readCommentsOfRows(db: Queryable, rowIds: readonly string[]) {
  if (rowIds.length === 0) return [];
  return db
    .selectFrom('batchComments')
    .select(['userName', 'text', 'atMs'])
    .where('rowId', 'in', rowIds)
    .orderBy('atMs', 'desc')
    .limit(MAX_ENTRIES)
    .execute();
}

export async function readAcksOfRows(db: Queryable, rowIds: readonly string[]) {
  if (rowIds.length === 0) return [];
  return db
    .selectFrom('outcomeAcks')
    .select(['userName', 'phase', 'note', 'atMs'])
    .where('rowId', 'in', rowIds)
    .execute();
}

/** A critical event is told of as it is first seen: its notice lies so near (ms). */
const NEAR_MS = 5 * 60_000;
/** Events whose first minutes are looked at, the newest first. */
const MAX_WINDOWS = 20;

/**
 * News that names one instance: of its rows in these batches, and of its events. Each question has an index of its own, since
 * the account has many times more news than the instance: no order and no `or` that would lead a store to another one.
 */
export async function readNoticesNaming(
  db: Queryable,
  instanceId: string,
  {
    batchIds,
    events,
  }: { batchIds: readonly string[]; events: readonly { key: string; firstSeenMs: number }[] },
) {
  const holds = `%"instanceId":${escapeLike(JSON.stringify(instanceId))}%`;
  const named = sql<SqlBool>`"payloadJson" like ${holds} escape '\\'`;
  const select = () => db.selectFrom('notices').select(['id', 'kind', 'occurredAtMs']).limit(MAX_ENTRIES);
  const found = [];
  if (batchIds.length > 0) {
    const groups = batchIds.map((id) => `batch:${id}`);
    const kinds = NOTICE_KINDS.filter((kind) => kind.startsWith('rows.'));
    const ofRows = select().where('groupKey', 'in', groups).where('kind', 'in', kinds).where(named);
    found.push(...(await ofRows.execute()));
  }
  if (events.length > 0) {
    const keys = events.flatMap(({ key }) => DUE_NEWS.map(({ prefix }) => prefix + key));
    found.push(...(await select().where('onceKey', 'in', keys).execute()));
  }
  const firstTimes = [...new Set(events.map(({ firstSeenMs }) => firstSeenMs))].slice(0, MAX_WINDOWS);
  for (const atMs of firstTimes) {
    const near = select()
      .where('groupKey', '=', ACCOUNT_GROUP)
      .where('occurredAtMs', '>=', atMs - NEAR_MS)
      .where('occurredAtMs', '<=', atMs + NEAR_MS);
    found.push(...(await near.where('kind', '=', 'event.critical').where(named).execute()));
  }
  // Two windows may hold the same one.
  return [...new Map(found.map((notice) => [notice.id, notice])).values()];
}

/** The deliveries of these notices by channel and state; what was merged is told by another one. */
export async function readDeliveriesOf(db: Queryable, noticeIds: readonly string[]) {
  if (noticeIds.length === 0) return [];
  return db
    .selectFrom('deliveryNotices')
    .innerJoin('deliveries', 'deliveries.id', 'deliveryNotices.deliveryId')
    .select(['deliveryNotices.noticeId', 'deliveries.channelId', 'deliveries.state'])
    .distinct()
    .where('deliveryNotices.noticeId', 'in', noticeIds)
    .where('deliveries.trigger', '!=', 'resolve')
    .where('deliveries.state', '!=', 'merged')
    .execute();
}

/** Instances in the reader's regions whose id, name or one of the addresses is `word` (`whole`), or holds it; at most `count`. */
export function findInstancesBy(
  db: Queryable,
  word: string,
  { whole, count, limit }: { whole: boolean; count: number; limit: RegionLimit },
) {
  const text = word.toLowerCase();
  const like = `%${escapeLike(text)}%`;
  const address = `%"${escapeLike(text)}${whole ? '"' : ''}%`;
  const named = whole
    ? sql<SqlBool>`(lower("instanceId") = ${text} or lower("name") = ${text})`
    : sql<SqlBool>`(lower("instanceId") like ${like} escape '\\' or lower("name") like ${like} escape '\\')`;
  return db
    .selectFrom('instances')
    .select(['instanceId', 'name', 'regionId'])
    .where((eb) =>
      eb.or([
        named,
        sql<SqlBool>`"publicIps" like ${address} escape '\\'`,
        sql<SqlBool>`"privateIps" like ${address} escape '\\'`,
      ]),
    )
    .where(inLimit(limit, 'instances.regionId'))
    .orderBy('name')
    .orderBy('instanceId')
    .limit(count)
    .execute();
}
