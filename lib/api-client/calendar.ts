import { queryOptions } from '@tanstack/react-query';
import { getJson, shouldRetry } from '@/lib/api-client/get-json';
import type { Feeds } from '@/lib/schemas/calendar';
import { routes } from '@/lib/url/routes';

export const FEEDS_KEY = ['feeds'] as const;

/** The viewer's own calendar feeds; read when their dialog opens. */
export function feedsQuery() {
  return queryOptions({
    queryKey: FEEDS_KEY,
    queryFn: ({ signal }) => getJson<Feeds>(routes.apiFeeds(), signal),
    retry: shouldRetry,
    // Calendars read in between, and the dialog tells when.
    staleTime: 0,
  });
}
