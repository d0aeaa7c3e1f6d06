import 'server-only';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { BatchState } from '@/lib/domain/batches';
import { FINAL_STATUSES } from '@/lib/domain/event-states';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { DEFAULT_SPAN_MS } from '@/lib/domain/schedule/outage';
import { FOREVER_MS, type Interval } from '@/lib/domain/schedule/world';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

/** What the calendar reads: rows of batches by lane, and when the cloud acts by itself. */

export type CalendarConditions = {
  within: Interval & { nowMs: number };
  limit: RegionLimit;
  regions: readonly string[];
  services: readonly string[];
};

/** Rows of a lane that begin within so long of each other are one line (ms). */
const SLICE_MS = 30 * 60_000;

/** As `downOfRow` says it (lib/domain/schedule/down.ts). */
function startOf(nowMs: number): RawBuilder<number> {
  const planned = sql`coalesce("row"."earliestMs", "row"."planTimeMs", ${nowMs})`;
  const begun = sql`coalesce("row"."executingSinceMs", "row"."planTimeMs", "row"."acceptedAtMs", "row"."updatedAtMs")`;
  return sql<number>`(case
    when "row"."outcome" in ('queued', 'sending') then case when ${planned} < ${nowMs} then ${nowMs} else ${planned} end
    when "row"."outcome" = 'accepted' then case when "row"."finalAtMs" < ${begun} then "row"."finalAtMs" else ${begun} end
    when "row"."outcome" = 'refused' then coalesce("row"."planTimeMs", "row"."updatedAtMs")
    else "row"."updatedAtMs" end)`;
}

function endOf(nowMs: number): RawBuilder<number> {
  const planned = sql`(${startOf(nowMs)} + coalesce("row"."spanMs", ${sql.lit(DEFAULT_SPAN_MS)}))`;
  // What should have ended and has not lasts at least until now.
  return sql<number>`(case when "row"."outcome" = 'accepted' and "row"."finalAtMs" is not null then "row"."finalAtMs"
    when "row"."outcome" in ('accepted', 'unknown') and ${planned} < ${nowMs} then ${nowMs} else ${planned} end)`;
}

const STEP = sql<string>`(case
  when "row"."outcome" = 'unknown' then 'unknown' when "row"."outcome" = 'refused' then 'failed'
  when "row"."outcome" in ('queued', 'sending') then
    case when "batches"."state" = 'awaiting_approval' then 'waiting' else 'queued' end
  when "row"."finalAtMs" is not null then case when "row"."cloudStatus" = 'Failed' then 'failed' else 'ended' end
  when "row"."cloudStatus" = 'Executing' then 'running' else 'at_cloud' end)`;

const DELIVERY = sql<string>`coalesce("row"."delivery", case when "row"."opsType" = 'scheduled' then 'cloud' else 'now' end)`;

/** Each has an index of its own; all together have none. */
const PARTS = ['live', 'open', 'ended', 'refused'] as const;
const DAY_MS = 86_400_000;
/** No run takes longer: the history is asked for that far after the stretch. [inferred] */
const LONGEST_RUN_MS = 7 * DAY_MS;

function isOf(part: (typeof PARTS)[number], { fromMs, toMs }: Interval): RawBuilder<SqlBool> {
  switch (part) {
    case 'live':
      return sql<SqlBool>`"row"."outcome" in ('queued', 'sending', 'unknown')`;
    case 'open':
      return sql<SqlBool>`("row"."outcome" = 'accepted' and "row"."finalAtMs" is null)`;
    case 'ended':
      return sql<SqlBool>`("row"."outcome" = 'accepted' and "row"."finalAtMs" >= ${fromMs}
        and "row"."finalAtMs" < ${toMs + LONGEST_RUN_MS})`;
    case 'refused':
      return sql<SqlBool>`("row"."outcome" = 'refused' and "row"."updatedAtMs" < ${toMs}
        and coalesce("row"."planTimeMs", "row"."updatedAtMs") >= ${fromMs - DAY_MS})`;
  }
}

/**
 * Rows of batches that happen within the stretch, as one line for each batch, lane, half hour, step and delivery; drafts
 * and skipped rows take no time. `laneId` is the region, with `byService` the service ('' none), of which a row may have
 * several.
 */
export async function readCalendarRows(
  db: Queryable,
  { within, limit, regions, services }: CalendarConditions,
  { byService, states, most }: { byService: boolean; states: readonly BatchState[]; most: number },
) {
  const { fromMs, toMs, nowMs } = within;
  const start = startOf(nowMs);
  const end = endOf(nowMs);
  const lane = byService ? sql<string>`coalesce("member"."serviceId", '')` : sql.ref<string>('row.regionId');
  const slice = sql<number>`(${start} / ${sql.lit(SLICE_MS)})`;
  const found = [];
  for (const part of PARTS) {
    const lines = await db
      .selectFrom('batchRows as row')
      .innerJoin('batches', 'batches.id', 'row.batchId')
      .$if(byService, (query) =>
        query.leftJoin('serviceMembers as member', 'member.instanceId', 'row.resourceId'),
      )
      .select([
        'row.batchId',
        'batches.number',
        'batches.title',
        'batches.state',
        lane.as('laneId'),
        sql<string | null>`max("row"."regionName")`.as('regionName'),
        STEP.as('step'),
        DELIVERY.as('delivery'),
        sql<number | string>`min(${start})`.as('fromMs'),
        sql<number | string>`max(${end})`.as('toMs'),
        sql<number | string>`count(*)`.as('count'),
      ])
      .where('batches.state', '<>', 'draft')
      .$if(states.length > 0, (query) => query.where('batches.state', 'in', states))
      .where(isOf(part, within))
      .where(sql<SqlBool>`${start} < ${toMs} and ${end} > ${fromMs}`)
      .where(inLimit(limit, 'row.regionId'))
      .$if(regions.length > 0, (query) => query.where('row.regionId', 'in', regions))
      .$if(services.length > 0, (query) => query.where(isServed(services, 'row.resourceId')))
      .groupBy([
        'row.batchId',
        'batches.number',
        'batches.title',
        'batches.state',
        lane,
        slice,
        STEP,
        DELIVERY,
      ])
      .orderBy('fromMs')
      .limit(most)
      .execute();
    found.push(...lines);
  }
  return found.map((line) => ({
    ...line,
    fromMs: Number(line.fromMs),
    toMs: Math.min(Number(line.toMs), FOREVER_MS),
    count: Number(line.count),
  }));
}
export type CalendarRowLine = Awaited<ReturnType<typeof readCalendarRows>>[number];

function isServed(services: readonly string[], column: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} in (select "instanceId" from "serviceMembers"
    where "serviceId" in (${sql.join(services)}))`;
}

/**
 * Events on which the cloud acts by itself within the stretch, soonest first, but those with a plan of ours before that.
 * `answeredMs` is the due time that somebody has answered.
 */
export async function readCalendarDues(
  db: Queryable,
  { within, limit, regions, services }: CalendarConditions,
  most: number,
) {
  return db
    .selectFrom('events')
    .leftJoin('dueChoices', 'dueChoices.eventKey', 'events.key')
    .select([
      'events.key',
      'events.resourceId',
      'events.instanceName',
      'events.regionId',
      'events.regionName',
      'events.eventLevel',
      'events.dueIsEstimate',
      'events.dueSortMs as dueAtMs',
      'dueChoices.dueAtMs as answeredMs',
    ])
    .where('events.dueSortMs', '>=', within.fromMs)
    .where('events.dueSortMs', '<', within.toMs)
    .where('events.eventStatus', 'not in', [...FINAL_STATUSES, 'Executing'])
    .where('events.goneAtMs', 'is', null)
    .where(inLimit(limit, 'events.regionId'))
    .$if(regions.length > 0, (query) => query.where('events.regionId', 'in', regions))
    .$if(services.length > 0, (query) => query.where(isServed(services, 'events.resourceId')))
    .where(
      sql<SqlBool>`not exists (select 1 from "batchRows" as "planned" where "planned"."liveKey" = "events"."key"
        and coalesce("planned"."earliestMs", "planned"."planTimeMs", 0) < "events"."dueSortMs")`,
    )
    .orderBy('events.dueSortMs')
    .orderBy('events.key')
    .limit(most)
    .execute();
}
export type CalendarDueLine = Awaited<ReturnType<typeof readCalendarDues>>[number];

/** In which region each of these instances is; those beyond the limit are left out. */
export async function readRegionsOf(db: Queryable, ids: readonly string[], limit: RegionLimit) {
  const found = new Map<string, string>();
  for (const chunk of chunksOf(ids)) {
    const lines = await db
      .selectFrom('instances')
      .select(['instanceId', 'regionId'])
      .where('instanceId', 'in', chunk)
      .where(inLimit(limit, 'instances.regionId'))
      .execute();
    for (const { instanceId, regionId } of lines) found.set(instanceId, regionId);
  }
  return found;
}

/** Which services have instances in which regions, of those of the reader: pairs. */
export async function readServiceRegions(db: Queryable, limit: RegionLimit) {
  return db
    .selectFrom('serviceMembers')
    .innerJoin('services', 'services.id', 'serviceMembers.serviceId')
    .innerJoin('instances', 'instances.instanceId', 'serviceMembers.instanceId')
    .select(['services.id', 'services.name', 'instances.regionId'])
    .distinct()
    .where('services.deletedAtMs', 'is', null)
    .where(inLimit(limit, 'instances.regionId'))
    .orderBy('services.name')
    .execute();
}
