import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { EventsView } from '@/components/events/events-view';
import { SYNC_KEY } from '@/lib/api-client/desk';
import { dueSoonFilter, dueSoonKey, eventFacetsKey, eventsListKey } from '@/lib/api-client/events';
import type { DeskSession } from '@/lib/server/auth/resolve-session';
import { requireSession } from '@/lib/server/auth/session';
import { listEventFacets, listEvents } from '@/lib/server/services/events/list';
import { getSyncStatus } from '@/lib/server/services/sync/sync';
import { nowMs } from '@/lib/time/clock';
import { type EventsQuery, loadEventsParams, toEventFilter, toEventsQuery } from '@/lib/url/events-params';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events');
  return { title: t('title') };
}

export default async function EventsPage({ searchParams }: PageProps<'/events'>) {
  const session = await requireSession();
  const query = toEventsQuery(await loadEventsParams(searchParams));
  const client = await prefetchEvents(session, query);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <EventsView role={session.user.role} />
    </HydrationBoundary>
  );
}

/**
 * What the first paint of the page shows, under the keys that the browser asks for later. A part that fails is left
 * out: the browser asks for it again and says what is wrong.
 */
async function prefetchEvents(session: DeskSession, query: EventsQuery): Promise<QueryClient> {
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
