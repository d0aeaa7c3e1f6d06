import { queryOptions } from '@tanstack/react-query';
import { getJson, isTooMany, retryDelayMs } from '@/lib/queries/get-json';
import type { DeskStatus } from '@/lib/schemas/desk-status';
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
