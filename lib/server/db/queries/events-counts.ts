import 'server-only';
import { sql } from 'kysely';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { endsOf } from '@/lib/domain/search-ids';
import {
  type EventConditions,
  isListed,
  isOnlyRedeployable,
  matchesEvents,
} from '@/lib/server/db/queries/events-filter';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';

export type EventCounts = { total: number; selectable: number };

/** Rows of the filter, and those of them that can be chosen: redeployable and not live in a batch. */
export async function countEvents(db: Queryable, conditions: EventConditions): Promise<EventCounts> {
  const simple = conditions.ids !== null || isOnlyRedeployable(conditions);
  const { total, redeployable } = await db
    .selectFrom('events')
    .select((eb) => [
      eb.fn.countAll().as('total'),
      eb.fn.coalesce(eb.fn.sum('events.redeployable'), sql.lit(0)).as('redeployable'),
    ])
    .where(matchesEvents(conditions, simple ? 'any' : []))
    .executeTakeFirstOrThrow();
  // Few rows are live: counting those is much cheaper than asking for each event whether it is free.
  const { held } = await db
    .selectFrom('events')
    .innerJoin(
      (eb) => eb.selectFrom('batchRows').select('liveKey').where('liveKey', 'is not', null).as('live'),
      (join) => join.onRef('live.liveKey', '=', 'events.key'),
    )
    .select((eb) => eb.fn.countAll().as('held'))
    .where(matchesEvents({ ...conditions, redeployable: true }, []))
    .executeTakeFirstOrThrow();
  return { total: Number(total), selectable: Number(redeployable) - Number(held) };
}

/** More events than this are not read to say which ids are known: each id has some few. */
const MAX_LISTED_EVENTS = 5_000;

/**
 * Those of `ids` that name some event in the regions of whoever asks, by id or by the name of its instance; with
 * `conditions`, some event that meets them.
 */
export async function findKnownIds(
  db: Queryable,
  ids: readonly string[],
  limit: RegionLimit,
  conditions?: EventConditions,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('events')
    .select(['eventId', 'resourceId', 'instanceName'])
    .where((eb) => (conditions ? matchesEvents(conditions)(eb) : isListed(eb, ids)))
    .where(inLimit(limit, 'events.regionId'))
    .limit(MAX_LISTED_EVENTS)
    .execute();
  const known = new Set(
    rows.flatMap(({ eventId, resourceId, instanceName }) => [eventId, resourceId, instanceName]),
  );
  const isKnown = (id: string) => {
    const ends = endsOf(id);
    if (!ends) return known.has(id);
    return [...known].some((whole) => {
      const text = whole.toLowerCase();
      return text.startsWith(ends.head) && text.endsWith(ends.tail);
    });
  };
  return new Set(ids.filter(isKnown));
}

export type FacetColumn = 'eventType' | 'eventLevel' | 'eventStatus';

/** Values of one column with how many events of the filter carry each, most frequent first. */
export async function countByColumn(
  db: Queryable,
  column: FacetColumn,
  conditions: EventConditions,
): Promise<{ value: string; count: number }[]> {
  const rows = await db
    .selectFrom('events')
    .select((eb) => [eb.ref(column).as('value'), eb.fn.countAll().as('count')])
    .where(matchesEvents(conditions))
    .groupBy(column)
    .execute();
  return mostFrequentFirst(rows.map(({ value, count }) => ({ value, count: Number(count) })));
}

export async function countByRegion(
  db: Queryable,
  conditions: EventConditions,
): Promise<{ value: string; label: string; count: number }[]> {
  const rows = await db
    .selectFrom('events')
    .leftJoin('regions', 'regions.regionId', 'events.regionId')
    .select((eb) => [
      'events.regionId as value',
      eb.fn.max('regions.name').as('name'),
      eb.fn.countAll().as('count'),
    ])
    .where((eb) => matchesEvents(conditions)(eb))
    .groupBy('events.regionId')
    .execute();
  return mostFrequentFirst(
    rows.map(({ value, name, count }) => ({ value, label: name || value, count: Number(count) })),
  );
}

function mostFrequentFirst<T extends { value: string; count: number }>(rows: T[]): T[] {
  return rows.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
