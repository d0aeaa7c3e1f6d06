import { queryOptions } from '@tanstack/react-query';
import { EVENTS_KEY } from '@/lib/queries/events';
import { getJson, shouldRetry } from '@/lib/queries/get-json';
import type { SyncStatus } from '@/lib/schemas/events';
import { routes } from '@/lib/url/routes';

const POLL_MS = 5_000;
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
    refetchInterval: ({ state }) => (state.data?.running ? POLL_RUNNING_MS : POLL_MS),
  });
}
