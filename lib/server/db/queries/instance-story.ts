import 'server-only';
import { type SqlBool, sql } from 'kysely';
import { ACCOUNT_GROUP, NOTICE_KINDS, type NoticeKind } from '@/lib/domain/notices';
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

/** News that names one instance, newest first: of its rows in these batches, and of its events since `sinceMs`. */
export async function readNoticesNaming(
  db: Queryable,
  instanceId: string,
  { batchIds, sinceMs }: { batchIds: readonly string[]; sinceMs: number },
) {
  const named = `%"instanceId":${escapeLike(JSON.stringify(instanceId))}%`;
  const groups = batchIds.map((id) => `batch:${id}`);
  return db
    .selectFrom('notices')
    .select(['id', 'kind', 'occurredAtMs'])
    .where((eb) =>
      eb.or([
        ...(groups.length > 0
          ? [eb.and([eb('groupKey', 'in', groups), eb('kind', 'in', NOTICE_KINDS.filter(isOfRows))])]
          : []),
        eb.and([
          eb('groupKey', '=', ACCOUNT_GROUP),
          eb('occurredAtMs', '>=', sinceMs),
          eb('kind', 'in', NOTICE_KINDS.filter(isOfEvents)),
        ]),
      ]),
    )
    .where(sql<SqlBool>`"payloadJson" like ${named} escape '\\'`)
    .orderBy('occurredAtMs', 'desc')
    .limit(MAX_EVENTS)
    .execute();
}

const isOfRows = (kind: NoticeKind) => kind.startsWith('rows.');
const isOfEvents = (kind: NoticeKind) => kind.startsWith('event.');

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
