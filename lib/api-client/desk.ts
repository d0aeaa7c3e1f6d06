import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { EVENTS_KEY } from '@/lib/api-client/events';
import { getJson, isRefused, isTooMany, retryDelayMs, shouldRetry } from '@/lib/api-client/get-json';
import type { DeskStatus, HomeView } from '@/lib/schemas/desk';
import type { SyncStatus } from '@/lib/schemas/events';
import { routes } from '@/lib/url/routes';

const POLL_MS = 10_000;
/** While something is wrong, people wait for it to be over. */
const POLL_TROUBLE_MS = 3_000;

export const DESK_KEY = ['desk'] as const;

const SECOND_TRY_MS = 1_000;

/** What every page tells about the desk itself, polled. One request that fails is no news yet. */
export function deskQuery() {
  return queryOptions({
    queryKey: DESK_KEY,
    queryFn: ({ signal }) => getJson<DeskStatus>(routes.apiDesk(), signal),
    // To be asked to wait is no trouble of the desk.
    retry: (failures, error) => isTooMany(error) || failures < 1,
    retryDelay: (failures, error) => (isTooMany(error) ? retryDelayMs(failures, error) : SECOND_TRY_MS),
    refetchInterval: ({ state: { data, error } }) =>
      error || data?.store || data?.paused ? POLL_TROUBLE_MS : POLL_MS,
  });
}

export const HOME_KEY = ['home'] as const;

/** What rows and batches do is seen by their version; the rest (events, drafts, the clock) by this (ms). */
const HOME_POLL_MS = 10_000;

/** What waits for the viewer. @param dayStart their midnight (epoch ms) */
export function homeQuery(dayStart: number) {
  return queryOptions({
    queryKey: HOME_KEY,
    queryFn: ({ signal }) => getJson<HomeView>(routes.apiHome({ day: dayStart }), signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isRefused(state.error) ? false : HOME_POLL_MS),
    retry: shouldRetry,
  });
}

const SYNC_POLL_MS = 5_000;
const POLL_RUNNING_MS = 2_000;

export const SYNC_KEY = ['sync'] as const;

/**
 * The state of the mirror, polled: 5 s, or 2 s while a read of the account runs.
 * A new version makes every query under EVENTS_KEY read again; what is shown stays until the answer is there.
 */
export function syncQuery() {
  return queryOptions({
    queryKey: SYNC_KEY,
    queryFn: async ({ client, signal }) => {
      const before = client.getQueryData<SyncStatus>(SYNC_KEY);
      const status = await getJson<SyncStatus>(routes.apiSync(), signal);
      if (before && before.version !== status.version) {
        void client.invalidateQueries({ queryKey: EVENTS_KEY });
      }
      return status;
    },
    retry: shouldRetry,
    refetchInterval: ({ state }) => (state.data?.running ? POLL_RUNNING_MS : SYNC_POLL_MS),
  });
}
