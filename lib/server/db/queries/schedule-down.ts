import 'server-only';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { FINAL_STATUSES } from '@/lib/domain/event-states';
import { DUE_ESTIMATE_MARGIN_MS } from '@/lib/domain/limits';
import { RUNNING_STATUS } from '@/lib/domain/outcomes';
import { ENDED_MS } from '@/lib/domain/schedule/down';
import { MAX_SPAN_MS } from '@/lib/domain/schedule/outage';
import { isCounted } from '@/lib/server/db/queries/schedule-world';
import type { Queryable } from '@/lib/server/db/schema';

/**
 * Whether a row of ours counts: always, unless its instance is known not to belong into totals. One that no reading knows
 * yet counts, or two of them would go at once.
 */
function isRowCounted(nowMs: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`"instances"."goneAtMs" is null and coalesce("instances"."status", '') <> 'Expired'
    and coalesce("instances"."serviceStatus", '') <> 'Deleting'
    and coalesce("instances"."outOfRotationUntilMs", 0) <= ${nowMs}`;
}

/** Of which instances it is asked who is down; null = of all. */
export type DownScope = { serviceIds: readonly string[]; regionIds: readonly string[] } | null;

/** @param regionColumn where the row itself says its region, for instances that no reading knows yet */
function inScope(scope: DownScope, column: string, regionColumn?: string): RawBuilder<SqlBool> {
  if (scope === null) return sql<SqlBool>`1 = 1`;
  const parts = [
    ...(scope.serviceIds.length === 0
      ? []
      : [
          sql<SqlBool>`${sql.ref(column)} in (select "instanceId" from "serviceMembers"
            where "serviceId" in (${sql.join(scope.serviceIds)}))`,
        ]),
    ...(scope.regionIds.length === 0
      ? []
      : [
          sql<SqlBool>`${sql.ref(column)} in (select "instanceId" from "instances"
            where "regionId" in (${sql.join(scope.regionIds)}))`,
          ...(regionColumn === undefined
            ? []
            : [sql<SqlBool>`${sql.ref(regionColumn)} in (${sql.join(scope.regionIds)})`]),
        ]),
  ];
  return parts.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`;
}

/** Instances that were not read Running. */
export async function readNotRunning(db: Queryable, scope: DownScope, nowMs: number) {
  return db
    .selectFrom('instances')
    .select(['instanceId', 'regionId', 'status', 'statusReadAtMs'])
    .where('status', 'not in', [RUNNING_STATUS, ''])
    .where(isCounted(nowMs))
    .where(inScope(scope, 'instances.instanceId'))
    .execute();
}

/** Rows of batches that hold or may hold an instance down, but those of `exceptBatchId`, or those that have not left. */
export async function readDownRows(
  db: Queryable,
  scope: DownScope,
  { nowMs, exceptBatchId, onlySent }: { nowMs: number; exceptBatchId: string | undefined; onlySent: boolean },
) {
  const select = () =>
    db
      .selectFrom('batchRows as row')
      .innerJoin('batches', 'batches.id', 'row.batchId')
      .leftJoin('instances', 'instances.instanceId', 'row.resourceId')
      .leftJoin('events', 'events.key', 'row.eventKey')
      .select([
        'row.resourceId',
        'row.eventType',
        'row.outcome',
        'row.planTimeMs',
        'row.earliestMs',
        'row.acceptedAtMs',
        'row.executingSinceMs',
        'row.cloudStatus',
        'row.finalAtMs',
        'row.instanceOk',
        'row.leftAtMs',
        'row.updatedAtMs',
        'row.spanMs',
        'batches.number',
        'events.goneAtMs as eventGoneAtMs',
        'instances.status',
        'instances.statusReadAtMs',
      ])
      .select(({ fn }) => fn.coalesce('instances.regionId', 'row.regionId').as('regionId'))
      .where(isRowCounted(nowMs))
      .where(inScope(scope, 'row.resourceId', 'row.regionId'))
      .$if(exceptBatchId !== undefined, (query) => query.where('row.batchId', '<>', exceptBatchId ?? ''));
  // Three questions, since each has an index and the three together have none.
  return [
    ...(await select()
      .where('row.outcome', 'in', onlySent ? ['sending', 'unknown'] : ['queued', 'sending', 'unknown'])
      .execute()),
    ...(await select().where('row.outcome', '=', 'accepted').where('row.finalAtMs', 'is', null).execute()),
    ...(await select()
      .where('row.outcome', '=', 'accepted')
      .where('row.finalAtMs', '>', nowMs - ENDED_MS)
      .where('row.instanceOk', '=', 0)
      .execute()),
  ];
}

/**
 * Events of instances that run, or that the cloud acts on within the stretch, where no row of ours does; with `onlySent`,
 * where none has left.
 */
export async function readDownEvents(
  db: Queryable,
  scope: DownScope,
  { onlySent, ...within }: StretchAsked & { onlySent: boolean },
) {
  const { fromMs, toMs, nowMs } = within;
  const select = () =>
    db
      .selectFrom('events')
      .innerJoin('instances', 'instances.instanceId', 'events.resourceId')
      .select([
        'events.key',
        'events.resourceId',
        'events.eventType',
        'events.eventStatus',
        'events.dueAtMs',
        'events.dueIsEstimate',
        'instances.regionId',
      ])
      .where('events.eventType', 'like', 'Instance:%')
      .where('events.goneAtMs', 'is', null)
      .where(isCounted(nowMs))
      .where(inScope(scope, 'events.resourceId'));
  return [
    ...(await select().where('events.eventStatus', '=', 'Executing').execute()),
    ...(await select()
      .where('events.eventStatus', 'not in', [...FINAL_STATUSES, 'Executing'])
      .where('events.dueSortMs', '>', fromMs - MAX_SPAN_MS - DUE_ESTIMATE_MARGIN_MS)
      .where('events.dueSortMs', '<', toMs + DUE_ESTIMATE_MARGIN_MS)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('batchRows')
              .select('batchRows.id')
              .whereRef('batchRows.liveKey', '=', 'events.key')
              .$if(onlySent, (query) => query.where('batchRows.outcome', '<>', 'queued')),
          ),
        ),
      )
      .execute()),
  ];
}
export type StretchAsked = { fromMs: number; toMs: number; nowMs: number };

/** Events that ended lately after the cloud had worked on the instance, with the last reading of the instance. */
export async function readEndedEvents(db: Queryable, scope: DownScope, nowMs: number) {
  return db
    .selectFrom('eventHistory')
    .innerJoin('events', 'events.key', 'eventHistory.eventKey')
    .innerJoin('instances', 'instances.instanceId', 'events.resourceId')
    .select([
      'events.resourceId',
      'eventHistory.seenAtMs',
      'instances.regionId',
      'instances.status',
      'instances.statusReadAtMs',
    ])
    .where('eventHistory.seenAtMs', '>', nowMs - ENDED_MS)
    .where('eventHistory.fromStatus', '=', 'Executing')
    .where('eventHistory.toStatus', 'in', FINAL_STATUSES)
    .where('events.eventType', 'like', 'Instance:%')
    .where(isCounted(nowMs))
    .where(inScope(scope, 'events.resourceId'))
    .execute();
}

/** Events of the network of these regions (null = of all) that run, or are due within the stretch (R25). */
export async function readRegionTroubles(
  db: Queryable,
  regionIds: readonly string[] | null,
  { fromMs, toMs }: StretchAsked,
) {
  return db
    .selectFrom('events')
    .select(['regionId', 'eventType', 'eventStatus', 'dueAtMs', 'dueIsEstimate'])
    .distinct()
    .where('eventType', 'in', ['EnsRegion:NetworkMigration', 'Instance:RegionNetworkDown'])
    .where('eventStatus', 'not in', FINAL_STATUSES)
    .where('goneAtMs', 'is', null)
    .$if(regionIds !== null, (query) => query.where('regionId', 'in', regionIds ?? []))
    .where(({ eb, or, and }) =>
      or([
        eb('eventStatus', '=', 'Executing'),
        and([
          eb('dueSortMs', '>', fromMs - MAX_SPAN_MS - DUE_ESTIMATE_MARGIN_MS),
          eb('dueSortMs', '<', toMs + DUE_ESTIMATE_MARGIN_MS),
        ]),
      ]),
    )
    .execute();
}
