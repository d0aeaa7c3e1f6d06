import { queryOptions } from '@tanstack/react-query';
import { getJson } from '@/lib/queries/get-json';
import type { DeskStatus } from '@/lib/schemas/desk-status';
import { routes } from '@/lib/url/routes';

const POLL_MS = 10_000;
/** While something is wrong, people wait for it to be over. */
const POLL_TROUBLE_MS = 3_000;

/** What every page tells about the desk itself, polled. Asked once each time: the next turn is the retry. */
export function deskQuery() {
  return queryOptions({
    queryKey: ['desk'],
    queryFn: ({ signal }) => getJson<DeskStatus>(routes.apiDesk(), signal),
    retry: false,
    refetchInterval: ({ state: { data, error } }) =>
      error || data?.store || data?.paused ? POLL_TROUBLE_MS : POLL_MS,
  });
}
