import 'server-only';
import { type Expression, type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { endsOf, isName } from '@/lib/domain/search-ids';
import { inLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable, Schema } from '@/lib/server/db/schema';

/** A filter that services have checked: every value travels as a bound parameter. Empty lists are no condition. */
export type EventConditions = {
  /** Lower case; each must occur somewhere in the search text. */
  words: readonly string[];
  /** Event or resource ids or names of instances, exactly, or shortened ids; null when no list was pasted. */
  ids: readonly string[] | null;
  types: readonly string[];
  levels: readonly string[];
  statuses: readonly string[];
  regions: readonly string[];
  dueBeforeMs: number | null;
  redeployable: boolean;
  /** Only those that no batch holds. */
  unplanned: boolean;
  /** The regions of whoever asks. */
  limit: RegionLimit;
};

type Events = ExpressionBuilder<Schema, 'events'>;
type Column = 'eventType' | 'eventLevel' | 'eventStatus' | 'regionId' | 'dueSortMs' | 'redeployable';

/**
 * Columns whose index the store may use for a condition; it must test the others row by row. Left to itself SQLite,
 * which knows no statistics here, walks an index that matches most rows and then sorts them: 100 ms instead of 2.
 */
export type Indexable = readonly Column[] | 'any';

/** The condition for a `where` over `events`. */
export function matchesEvents(conditions: EventConditions, indexable: Indexable = 'any') {
  return (eb: Events): ExpressionWrapper<Schema, 'events', SqlBool> => {
    const column = (name: Column) => {
      const ref = sql.ref<string | number>(`events.${name}`);
      if (indexable === 'any' || indexable.includes(name)) return ref;
      return isNumber(name) ? sql<number>`(${ref} + 0)` : sql<string>`(${ref} || '')`;
    };
    const { ids, dueBeforeMs, limit } = conditions;
    const parts: Expression<SqlBool>[] = conditions.words.map((word) => contains(eb, word));
    if (limit?.length === 0) parts.push(sql<SqlBool>`1 = 0`);
    for (const [name, values] of listsOf(conditions)) {
      if (values.length > 0) parts.push(sql<SqlBool>`${column(name)} in (${sql.join(values)})`);
    }
    if (dueBeforeMs !== null) parts.push(sql<SqlBool>`${column('dueSortMs')} < ${dueBeforeMs}`);
    if (conditions.redeployable) parts.push(sql<SqlBool>`${column('redeployable')} = 1`);
    if (conditions.unplanned) parts.push(isFree(eb));
    if (!ids) return eb.and(parts);
    return eb.and([...parts, isListed(eb, ids)]);
  };
}

/** By event id, by resource id, by the name of the instance, or by the two ends of an id. */
function isListed(eb: Events, ids: readonly string[]) {
  const exact = ids.filter((id) => endsOf(id) === null);
  const names = exact.filter(isName);
  const shortened = ids.flatMap((id) => endsOf(id) ?? []);
  const any = [
    ...(exact.length > 0 ? [eb('events.eventId', 'in', exact), eb('events.resourceId', 'in', exact)] : []),
    ...(names.length > 0 ? [eb('events.instanceName', 'in', names)] : []),
    ...shortened.flatMap(({ head, tail }) =>
      (['events.eventId', 'events.resourceId'] as const).map((column) => {
        const pattern = `${escapeLike(head)}%${escapeLike(tail)}`;
        return sql<SqlBool>`${eb.ref(column)} like ${pattern} escape '\\'`;
      }),
    ),
  ];
  return eb.or(any);
}

/** Whether the filter has no other condition than `redeployable`. */
export function isOnlyRedeployable(conditions: EventConditions): boolean {
  const { words, ids, dueBeforeMs, unplanned, limit } = conditions;
  const lists = listsOf(conditions).some(([, values]) => values.length > 0);
  return words.length === 0 && ids === null && dueBeforeMs === null && !unplanned && !lists && limit === null;
}

function listsOf({ types, levels, statuses, regions, limit }: EventConditions) {
  return [
    ['eventType', types],
    ['eventLevel', levels],
    ['eventStatus', statuses],
    ['regionId', regions],
    ['regionId', limit ?? []],
  ] as const;
}

function isNumber(name: Column): boolean {
  return name === 'dueSortMs' || name === 'redeployable';
}

function contains(eb: Events, word: string) {
  return sql<SqlBool>`${eb.ref('events.searchText')} like ${`%${escapeLike(word)}%`} escape '\\'`;
}

/** Makes `%`, `_` and `\` ordinary characters of a LIKE pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** Whether no batch has a live row about the event. */
export function isFree(eb: Events) {
  return eb.not(
    eb.exists(
      eb.selectFrom('batchRows').select('batchRows.id').whereRef('batchRows.liveKey', '=', 'events.key'),
    ),
  );
}

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
