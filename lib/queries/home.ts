import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson, isRefused, shouldRetry } from '@/lib/queries/get-json';
import type { HomeView } from '@/lib/schemas/home';
import { routes } from '@/lib/url/routes';

export const HOME_KEY = ['home'] as const;

/** What rows and batches do is seen by their version; the rest (events, drafts, the clock) by this (ms). */
const POLL_MS = 10_000;

/** What waits for the viewer. @param dayStart their midnight (epoch ms) */
export function homeQuery(dayStart: number) {
  return queryOptions({
    queryKey: HOME_KEY,
    queryFn: ({ signal }) => getJson<HomeView>(routes.apiHome({ day: dayStart }), signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isRefused(state.error) ? false : POLL_MS),
    retry: shouldRetry,
  });
}
