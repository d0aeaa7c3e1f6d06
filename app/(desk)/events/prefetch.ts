import 'server-only';
import { QueryClient } from '@tanstack/react-query';
import { pageContext } from '@/app/(desk)/page-context';
import { SYNC_KEY } from '@/lib/api-client/desk';
import { dueSoonFilter, dueSoonKey, eventFacetsKey, eventsListKey } from '@/lib/api-client/events';
import type { DeskSession } from '@/lib/server/auth/resolve-session';
import { listEventFacets, listEvents } from '@/lib/server/services/events/list';
import { getSyncStatus } from '@/lib/server/services/sync/sync';
import { nowMs } from '@/lib/time/clock';
import { type EventsQuery, toEventFilter } from '@/lib/url/events-params';

/**
 * What the first paint of the page shows, under the keys that the browser asks for later. A part that fails is left
 * out: the browser asks for it again and says what is wrong.
 */
export async function prefetchEvents(session: DeskSession, query: EventsQuery): Promise<QueryClient> {
  const atMs = nowMs();
  const ctx = await pageContext(session);
  const client = new QueryClient();
  await Promise.all([
    client.prefetchQuery({ queryKey: SYNC_KEY, queryFn: () => getSyncStatus(ctx) }),
    client.prefetchQuery({
      queryKey: eventFacetsKey(query),
      queryFn: () => listEventFacets(ctx, toEventFilter(query, atMs)),
    }),
    client.prefetchQuery({
      queryKey: dueSoonKey(query),
      queryFn: async () => (await listEvents(ctx, { ...dueSoonFilter(query, atMs), limit: 1 })).selectable,
    }),
    client.prefetchInfiniteQuery({
      queryKey: eventsListKey(query),
      queryFn: () => listEvents(ctx, { ...toEventFilter(query, atMs), sort: query.sort }),
      initialPageParam: null,
    }),
  ]);
  return client;
}
