import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson, shouldRetry } from '@/lib/api-client/get-json';
import type { CalendarAnswer, CalendarVersion } from '@/lib/schemas/schedule-calendar';
import type { CalendarAsked } from '@/lib/url/calendar-params';
import { routes } from '@/lib/url/routes';

/** Everything of the calendar lies under this key, but for the version that is polled. */
export const CALENDAR_KEY = ['calendar'] as const;

const POLL_VERSION_MS = 4_000;
/** What follows from the clock alone, such as who is still down, is read again after so long (ms). */
const POLL_ALL_MS = 60_000;

export const calendarKey = (asked: CalendarAsked) => [...CALENDAR_KEY, asked] as const;

/** Lanes, fifty at a time. */
export function calendarQuery(asked: CalendarAsked) {
  const { fromMs, toMs, state, ...rest } = asked;
  return infiniteQueryOptions({
    queryKey: calendarKey(asked),
    queryFn: ({ pageParam, signal }) =>
      getJson<CalendarAnswer>(
        routes.apiCalendar({ from: fromMs, to: toMs, state: state.join(','), ...rest, skip: pageParam }),
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, { lanes }) => sum + lanes.length, 0);
      return shown < last.laneCount && last.lanes.length > 0 ? shown : null;
    },
    placeholderData: keepPreviousData,
    refetchInterval: POLL_ALL_MS,
    retry: shouldRetry,
  });
}

/** Another number means that something may have changed. */
export function calendarVersion() {
  return queryOptions({
    queryKey: ['calendar-version'] as const,
    queryFn: ({ signal }) => getJson<CalendarVersion>(routes.apiCalendarVersion(), signal),
    refetchInterval: POLL_VERSION_MS,
    retry: shouldRetry,
  });
}
