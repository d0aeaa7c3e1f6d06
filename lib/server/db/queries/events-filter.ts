import 'server-only';
import { type Expression, type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { endsOf, isName } from '@/lib/domain/search-ids';
import type { Schema } from '@/lib/server/db/schema';

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
export function isListed(eb: Events, ids: readonly string[]) {
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
