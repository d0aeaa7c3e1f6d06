import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EventsView } from '@/components/events/events-view';
import { requireSession } from '@/lib/server/auth/session';
import { loadEventsParams, toEventsQuery } from '@/lib/url/events-params';
import { prefetchEvents } from './prefetch';

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
