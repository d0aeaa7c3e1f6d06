import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson, shouldRetry } from '@/lib/queries/get-json';
import type { BatchesPage } from '@/lib/schemas/batches';
import type { EventsPage } from '@/lib/schemas/events';
import { routes } from '@/lib/url/routes';

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
