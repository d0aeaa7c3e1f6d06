import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import {
  MAX_SEARCH_IDS,
  MAX_SEARCH_WORD_LENGTH,
  MAX_SEARCH_WORDS,
  MAX_SHORTENED_IDS,
} from '@/lib/domain/limits';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { endsOf, parseSearch } from '@/lib/domain/search-ids';
import { EVENT_SORT_COLUMNS, type EventFilter } from '@/lib/schemas/events';
import type { Sorting } from '@/lib/server/db/queries/events';
import type { EventConditions } from '@/lib/server/db/queries/events-filter';

/**
 * The checked filter as the queries take it. @param limit the regions of whoever asks
 * Throws DeskError invalid_input: `characters` (NUL, which no store keeps), `too_many_ids`, `too_many_words`, `long_word`.
 */
export function conditionsOf(filter: EventFilter, limit: RegionLimit): EventConditions {
  const { q, type, level, status, region } = filter;
  for (const text of [q, ...type, ...level, ...status, ...region]) {
    if (text.includes('\0')) throw new DeskError('invalid_input', 'characters');
  }
  const search = parseSearch(q.toWellFormed());
  if (search.kind === 'ids' && search.ids.length > MAX_SEARCH_IDS) {
    throw new DeskError('invalid_input', 'too_many_ids', { max: MAX_SEARCH_IDS, count: search.ids.length });
  }
  if (search.kind === 'ids') {
    const count = search.ids.filter((id) => endsOf(id) !== null).length;
    if (count > MAX_SHORTENED_IDS) {
      throw new DeskError('invalid_input', 'too_many_ids', { max: MAX_SHORTENED_IDS, count });
    }
  }
  if (search.kind === 'words') requireFewWords(search.words);
  return {
    words: search.kind === 'words' ? search.words : [],
    ids: search.kind === 'ids' ? search.ids : null,
    types: type,
    levels: level.map((word) => word.toUpperCase()),
    statuses: status,
    regions: region,
    dueBeforeMs: filter.dueBeforeMs,
    redeployable: filter.redeployable,
    unplanned: filter.unplanned,
    limit,
  };
}

function requireFewWords(words: readonly string[]): void {
  if (words.length > MAX_SEARCH_WORDS) {
    throw new DeskError('invalid_input', 'too_many_words', { max: MAX_SEARCH_WORDS, count: words.length });
  }
  if (words.some((word) => word.length > MAX_SEARCH_WORD_LENGTH)) {
    throw new DeskError('invalid_input', 'long_word', { max: MAX_SEARCH_WORD_LENGTH });
  }
}

/** `due` or `-due`. Throws DeskError invalid_input `sort` for every column that is not on the list. */
export function parseSorting(text: string): Sorting {
  const descending = text.startsWith('-');
  const wanted = descending ? text.slice(1) : text;
  const name = EVENT_SORT_COLUMNS.find((column) => column === wanted);
  if (!name) throw new DeskError('invalid_input', 'sort', { allowed: EVENT_SORT_COLUMNS.join(', ') });
  return { name, descending };
}
