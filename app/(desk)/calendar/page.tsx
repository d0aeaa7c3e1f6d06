import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTimeZone, getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { CalendarView } from '@/components/calendar/calendar-view';
import { calendarKey } from '@/lib/api-client/schedule-calendar';
import { requireSession } from '@/lib/server/auth/session';
import { aside } from '@/lib/server/services/read-fairly';
import { readCalendar } from '@/lib/server/services/schedule/read-calendar';
import { calendarInputOf, loadCalendarParams, zoneOf } from '@/lib/url/calendar-params';

const HOUR_MS = 3_600_000;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('calendar.page');
  return { title: t('heading') };
}

export default async function CalendarPage({ searchParams }: PageProps<'/calendar'>) {
  const params = await loadCalendarParams(searchParams);
  const ctx = await pageContext(await requireSession());
  const zone = zoneOf(params, await getTimeZone());
  const asked = calendarInputOf(params, Math.floor(ctx.now() / HOUR_MS) * HOUR_MS, zone);
  const client = new QueryClient();
  // A calendar that cannot be read is asked for again by the browser, which says what is wrong.
  await client.prefetchInfiniteQuery({
    queryKey: calendarKey(asked),
    queryFn: () => readCalendar(aside(ctx), asked),
    initialPageParam: 0,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CalendarView />
    </HydrationBoundary>
  );
}
