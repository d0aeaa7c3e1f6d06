import 'server-only';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { FINAL_STATUSES } from '@/lib/domain/event-states';
import { DUE_ESTIMATE_MARGIN_MS } from '@/lib/domain/limits';
import { RUNNING_STATUS } from '@/lib/domain/outcomes';
import type { BudgetScope } from '@/lib/domain/schedule/budget-scope';
import { ENDED_MS } from '@/lib/domain/schedule/down';
import { MAX_SPAN_MS, SPAN_HISTORY_MS } from '@/lib/domain/schedule/outage';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import type { Queryable } from '@/lib/server/db/schema';

/** What judging times reads: budgets, who belongs to what, and who is down. */

/** Whether anything can keep a row from a time: a rule, a budget, or that nothing goes without a window. */
export async function readHasSchedule(db: Queryable): Promise<boolean> {
  const rule = await db
    .selectFrom('timeRules')
    .select('id')
    .where('active', '=', 1)
    .limit(1)
    .executeTakeFirst();
  if (rule !== undefined) return true;
  const budget = await db
    .selectFrom('budgets')
    .select('id')
    .where('active', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return budget !== undefined || (await readWithoutWindow(db)) === 'closed';
}

/** What holds where no window applies (R7). */
export async function readWithoutWindow(db: Queryable): Promise<'open' | 'closed'> {
  const row = await db
    .selectFrom('scheduleSettings')
    .select('valueJson')
    .where('name', '=', 'schedule')
    .executeTakeFirst();
  const settings = row ? (JSON.parse(row.valueJson) as { withoutWindow?: unknown }) : {};
  return settings.withoutWindow === 'closed' ? 'closed' : 'open';
}

export type ActiveBudget = {
  id: string;
  name: string;
  scope: BudgetScope;
  limitKind: 'count' | 'percent';
  limitValue: number;
  version: number;
};

export async function readActiveBudgets(db: Queryable): Promise<ActiveBudget[]> {
  const rows = await db
    .selectFrom('budgets')
    .select(['id', 'name', 'scopeJson', 'limitKind', 'limitValue', 'version'])
    .where('active', '=', 1)
    .orderBy('id')
    .execute();
  return rows.map(({ scopeJson, ...rest }) => ({ ...rest, scope: JSON.parse(scopeJson) as BudgetScope }));
}

const FACTS = ['status', 'statusReadAtMs', 'serviceStatus', 'found', 'inInventory'] as const;

/** What is known of these instances, as far as budgets ask; unknown ones are not in the answer. */
export async function readInstanceFacts(db: Queryable, ids: readonly string[]) {
  const all = [];
  for (const chunk of chunksOf(ids)) {
    all.push(
      ...(await db
        .selectFrom('instances')
        .select(['instanceId', 'regionId', 'goneAtMs', 'outOfRotationUntilMs', ...FACTS])
        .where('instanceId', 'in', chunk)
        .execute()),
    );
  }
  return all;
}

/** The services of these instances: pairs, sorted by service. */
export async function readServicesOf(db: Queryable, ids: readonly string[]) {
  const all = [];
  for (const chunk of chunksOf(ids)) {
    all.push(
      ...(await db
        .selectFrom('serviceMembers')
        .innerJoin('services', 'services.id', 'serviceMembers.serviceId')
        .select(['serviceMembers.instanceId', 'services.id as serviceId'])
        .where('serviceMembers.instanceId', 'in', chunk)
        .where('services.deletedAtMs', 'is', null)
        .orderBy('services.id')
        .execute()),
    );
  }
  return all;
}

export async function readServiceNames(db: Queryable) {
  return db.selectFrom('services').select(['id', 'name']).where('deletedAtMs', 'is', null).execute();
}

export async function readRegionNames(db: Queryable) {
  return db.selectFrom('regions').select(['regionId', 'name']).execute();
}

/** Tags with these keys of these instances. */
export async function readTagsOf(db: Queryable, ids: readonly string[], keys: readonly string[]) {
  const all = [];
  for (const chunk of keys.length === 0 ? [] : chunksOf(ids)) {
    all.push(
      ...(await db
        .selectFrom('instanceTags')
        .select(['instanceId', 'key', 'value'])
        .where('instanceId', 'in', chunk)
        .where('key', 'in', keys)
        .orderBy('key')
        .execute()),
    );
  }
  return all;
}

/** Whether a line of `instances` belongs into totals (R20). */
export function isCounted(nowMs: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`"instances"."goneAtMs" is null and "instances"."status" <> 'Expired'
    and "instances"."serviceStatus" <> 'Deleting' and ("instances"."found" = 1 or "instances"."inInventory" = 1)
    and coalesce("instances"."outOfRotationUntilMs", 0) <= ${nowMs}`;
}

/**
 * Whether a row of ours counts: always, unless its instance is known not to belong into totals. One that no reading knows
 * yet counts, or two of them would go at once.
 */
function isRowCounted(nowMs: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`"instances"."goneAtMs" is null and coalesce("instances"."status", '') <> 'Expired'
    and coalesce("instances"."serviceStatus", '') <> 'Deleting'
    and coalesce("instances"."outOfRotationUntilMs", 0) <= ${nowMs}`;
}

/** How many instances each service has in each region; `onlyId` is one of them. */
export async function countMembers(db: Queryable, serviceIds: readonly string[] | null, nowMs: number) {
  const rows = await db
    .selectFrom('serviceMembers')
    .innerJoin('services', 'services.id', 'serviceMembers.serviceId')
    .innerJoin('instances', 'instances.instanceId', 'serviceMembers.instanceId')
    .select(({ fn }) => [
      'serviceMembers.serviceId',
      'instances.regionId',
      fn.countAll<number | string>().as('count'),
      fn.min('serviceMembers.instanceId').as('onlyId'),
    ])
    .where('services.deletedAtMs', 'is', null)
    .$if(serviceIds !== null, (query) => query.where('serviceMembers.serviceId', 'in', serviceIds ?? []))
    .where(isCounted(nowMs))
    .groupBy(['serviceMembers.serviceId', 'instances.regionId'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** How many instances each region has. */
export async function countRegions(db: Queryable, nowMs: number) {
  const rows = await db
    .selectFrom('instances')
    .select(({ fn }) => ['regionId', fn.countAll<number | string>().as('count')])
    .where(isCounted(nowMs))
    .groupBy('regionId')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
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

/** The newest runs that are read of each type. */
const MAX_SPAN_SAMPLES = 20_000;

/** How long our own rows took from Executing to the end (ms), by event type. */
export async function readSpanSamples(db: Queryable, nowMs: number): Promise<Map<string, number[]>> {
  const rows = await db
    .selectFrom('batchRows')
    .select(['eventType', 'executingSinceMs', 'finalAtMs'])
    .where('finalAtMs', '>', nowMs - SPAN_HISTORY_MS)
    .where('executingSinceMs', 'is not', null)
    .orderBy('finalAtMs', 'desc')
    .limit(MAX_SPAN_SAMPLES)
    .execute();
  const samples = new Map<string, number[]>();
  for (const { eventType, executingSinceMs, finalAtMs } of rows) {
    const known = samples.get(eventType) ?? [];
    samples.set(eventType, known);
    known.push((finalAtMs ?? 0) - (executingSinceMs ?? 0));
  }
  return samples;
}
