import 'server-only';
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { Schema } from '@/lib/server/db/schema';

/** A filter that services have checked: every value travels as a bound parameter. Empty lists are no condition. */
export type EventConditions = {
  /** Lower case; each must occur somewhere in the search text. */
  words: readonly string[];
  /** Event or resource ids, exactly; null when no list was pasted. */
  ids: readonly string[] | null;
  types: readonly string[];
  levels: readonly string[];
  statuses: readonly string[];
  regions: readonly string[];
  dueBeforeMs: number | null;
  redeployable: boolean;
};

type Events = ExpressionBuilder<Schema, 'events'>;

/** The condition for a `where` over `events`. */
export function matchesEvents(conditions: EventConditions) {
  return (eb: Events): ExpressionWrapper<Schema, 'events', SqlBool> => {
    const parts = [...listConditions(eb, conditions), ...conditions.words.map((word) => contains(eb, word))];
    const { ids, dueBeforeMs } = conditions;
    if (ids) parts.push(eb.or([eb('events.eventId', 'in', ids), eb('events.resourceId', 'in', ids)]));
    if (dueBeforeMs !== null) parts.push(eb('events.dueSortMs', '<', dueBeforeMs));
    if (conditions.redeployable) parts.push(eb('events.redeployable', '=', 1));
    return eb.and(parts);
  };
}

function listConditions(eb: Events, { types, levels, statuses, regions }: EventConditions) {
  const lists = [
    ['events.eventType', types],
    ['events.eventLevel', levels],
    ['events.eventStatus', statuses],
    ['events.regionId', regions],
  ] as const;
  return lists.filter(([, values]) => values.length > 0).map(([column, values]) => eb(column, 'in', values));
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
