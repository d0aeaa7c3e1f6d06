import 'server-only';
import { sql } from 'kysely';
import {
  type EventConditions,
  isOnlyRedeployable,
  matchesEvents,
} from '@/lib/server/db/queries/events-filter';
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

/** Those of `ids` that are the event id or the resource id of some event. */
export async function findKnownIds(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const byEvent = await db
    .selectFrom('events')
    .select('eventId as id')
    .distinct()
    .where('eventId', 'in', ids)
    .execute();
  const byResource = await db
    .selectFrom('events')
    .select('resourceId as id')
    .distinct()
    .where('resourceId', 'in', ids)
    .execute();
  return new Set([...byEvent, ...byResource].map(({ id }) => id));
}

export type FacetColumn = 'eventType' | 'eventLevel' | 'eventStatus';

/** Values of one column with how many events carry each, most frequent first. */
export async function countByColumn(
  db: Queryable,
  column: FacetColumn,
): Promise<{ value: string; count: number }[]> {
  const rows = await db
    .selectFrom('events')
    .select((eb) => [eb.ref(column).as('value'), eb.fn.countAll().as('count')])
    .groupBy(column)
    .execute();
  return mostFrequentFirst(rows.map(({ value, count }) => ({ value, count: Number(count) })));
}

export async function countByRegion(
  db: Queryable,
): Promise<{ value: string; label: string; count: number }[]> {
  const rows = await db
    .selectFrom('events')
    .leftJoin('regions', 'regions.regionId', 'events.regionId')
    .select((eb) => [
      'events.regionId as value',
      eb.fn.max('regions.name').as('name'),
      eb.fn.countAll().as('count'),
    ])
    .groupBy('events.regionId')
    .execute();
  return mostFrequentFirst(
    rows.map(({ value, name, count }) => ({ value, label: name || value, count: Number(count) })),
  );
}

function mostFrequentFirst<T extends { value: string; count: number }>(rows: T[]): T[] {
  return rows.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
