import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson, shouldRetry } from '@/lib/api-client/get-json';
import { MAX_PAGE_ROWS } from '@/lib/domain/limits';
import type { BatchesPage } from '@/lib/schemas/batches';
import type { EventDetail, EventFacets, EventFilter, EventRow, EventsPage } from '@/lib/schemas/events';
import { nowMs } from '@/lib/time/clock';
import { type EventsQuery, toEventFilter } from '@/lib/url/events-params';
import { routes } from '@/lib/url/routes';

/** Everything that the mirror answers lies under this key. */
export const EVENTS_KEY = ['events'] as const;

const FACETS_FRESH_MS = 60_000;
const DUE_SOON_EVERY_MS = 60_000;
const SOON_MS = 2 * 3_600_000;
/** Ids of one request: keeps its address well under the 8 KB that proxies allow. */
const IDS_PER_REQUEST = 100;

export const eventsListKey = (query: EventsQuery) => [...EVENTS_KEY, 'list', query] as const;
export const eventFacetsKey = (query: EventsQuery) => [...EVENTS_KEY, 'facets', withoutSort(query)] as const;
export const dueSoonKey = (query: EventsQuery) => [...EVENTS_KEY, 'dueSoon', withoutSort(query)] as const;

/** Search of `/api/events` and `/api/events.csv` for a filter. */
export function eventSearch({ dueBeforeMs, redeployable, unplanned, ...lists }: EventFilter) {
  return {
    ...lists,
    due_before: dueBeforeMs,
    redeployable: redeployable || null,
    unplanned: unplanned || null,
  };
}

/** The list of one view, 100 rows a page. Keeps showing the former rows while others are on their way. */
export function eventsList(query: EventsQuery) {
  return infiniteQueryOptions({
    queryKey: eventsListKey(query),
    queryFn: ({ pageParam, signal }) => {
      const search = { ...eventSearch(toEventFilter(query, nowMs())), sort: query.sort, cursor: pageParam };
      return getJson<EventsPage>(routes.apiEvents(search), signal);
    },
    initialPageParam: firstCursor(),
    getNextPageParam: (page) => page.nextCursor,
    retry: shouldRetry,
    placeholderData: keepPreviousData,
  });
}

/** How many redeployable events of the view that are in no batch yet are due within 2 hours or overdue. */
export function dueSoon(query: EventsQuery) {
  return queryOptions({
    queryKey: dueSoonKey(query),
    queryFn: async ({ signal }) => {
      const filter = dueSoonFilter(query, nowMs());
      const page = await getJson<EventsPage>(routes.apiEvents({ ...eventSearch(filter), limit: 1 }), signal);
      return page.selectable;
    },
    refetchInterval: DUE_SOON_EVERY_MS,
    retry: shouldRetry,
    placeholderData: keepPreviousData,
  });
}

/** The filter of `dueSoon` at `atMs` (epoch ms). */
export function dueSoonFilter(query: EventsQuery, atMs: number): EventFilter {
  const filter = toEventFilter(query, atMs);
  const limitMs = atMs + SOON_MS;
  return { ...filter, redeployable: true, dueBeforeMs: Math.min(filter.dueBeforeMs ?? limitMs, limitMs) };
}

/** What the filters of a view offer, each value with the count of rows that it would show. */
export function eventFacets(query: EventsQuery) {
  return queryOptions({
    queryKey: eventFacetsKey(query),
    queryFn: ({ signal }) => {
      const search = eventSearch(toEventFilter(query, nowMs()));
      return getJson<EventFacets>(routes.apiEventFacets(search), signal);
    },
    staleTime: FACETS_FRESH_MS,
    retry: shouldRetry,
    placeholderData: keepPreviousData,
  });
}

/** Members of a frozen selection, at most MAX_BATCH_ROWS. */
export async function readSelectionKeys(selectionId: string): Promise<string[]> {
  const { keys } = await getJson<{ keys: string[] }>(routes.apiSelection(selectionId));
  return keys;
}

/** Everything about one event, by its key. */
export function eventDetail(key: string) {
  return queryOptions({
    queryKey: [...EVENTS_KEY, 'detail', key],
    queryFn: ({ signal }) => getJson<EventDetail>(routes.apiEventDetail(key), signal),
    retry: shouldRetry,
  });
}

type Identified = Pick<EventRow, 'key' | 'eventId'>;

/** The present state of chosen events that the list does not show, by key; one that is missing is no longer mirrored. */
export function eventsByKey(chosen: readonly Identified[]) {
  const keys = chosen.map(({ key }) => key).sort();
  return queryOptions({
    queryKey: [...EVENTS_KEY, 'byKey', keys],
    queryFn: async ({ signal }) => {
      const wanted = new Set(keys);
      const ids = [...new Set(chosen.map(({ eventId }) => eventId))];
      const found: EventRow[] = [];
      for (let start = 0; start < ids.length; start += IDS_PER_REQUEST) {
        const q = ids.slice(start, start + IDS_PER_REQUEST).join('\n');
        const page = await getJson<EventsPage>(routes.apiEvents({ q, limit: MAX_PAGE_ROWS }), signal);
        found.push(...page.rows.filter((row) => wanted.has(row.key)));
      }
      return found;
    },
    enabled: keys.length > 0,
    retry: shouldRetry,
    placeholderData: keepPreviousData,
  });
}

function withoutSort({ sort: _, ...filter }: EventsQuery): Omit<EventsQuery, 'sort'> {
  return filter;
}

/** Typed as a cursor, so that the pages after the first can have one. */
function firstCursor(): string | null {
  return null;
}

/** Things of each kind that are shown for a search. */
const FOUND = 5;
const FRESH_MS = 10_000;

/** Events by id, instance or address, whatever their state. */
export function foundEvents(q: string) {
  return queryOptions({
    queryKey: ['find', 'events', q],
    queryFn: ({ signal }) => getJson<EventsPage>(routes.apiEvents({ q, limit: FOUND }), signal),
    enabled: q !== '',
    staleTime: FRESH_MS,
    retry: shouldRetry,
    placeholderData: q === '' ? undefined : keepPreviousData,
  });
}

/** Batches by number, title, requester, instance or event. */
export function foundBatches(q: string) {
  return queryOptions({
    queryKey: ['find', 'batches', q],
    queryFn: ({ signal }) => getJson<BatchesPage>(routes.apiBatches({ q, limit: FOUND }), signal),
    enabled: q !== '',
    staleTime: FRESH_MS,
    retry: shouldRetry,
    placeholderData: q === '' ? undefined : keepPreviousData,
  });
}
