import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson, isRefused, shouldRetry } from '@/lib/api-client/get-json';
import type { FoundInstances, InstanceStory } from '@/lib/schemas/instance-story';
import type { OutcomeRegions, OutcomesPage, OutcomesVersion, OutcomeTimeline } from '@/lib/schemas/outcomes';
import { type OutcomesFilter, outcomesSearch } from '@/lib/url/outcomes-params';
import { routes } from '@/lib/url/routes';

/** Everything about outcomes lies under this key, but for the version that is polled. */
export const OUTCOMES_KEY = ['outcomes'] as const;

const POLL_VERSION_MS = 2_000;
/** What follows from the clock alone, such as "due", is read again after so long (ms). */
const POLL_LIST_MS = 30_000;
const REGIONS_FRESH_MS = 60_000;
const SPAN_STEP_MS = 5 * 60_000;

export const outcomesListKey = (filter: OutcomesFilter) => [...OUTCOMES_KEY, 'list', filter] as const;

/** The list with its counts. @param dayStart the viewer's midnight, as an instant in UTC */
export function outcomesList(filter: OutcomesFilter, dayStart: string | null = null) {
  return infiniteQueryOptions({
    queryKey: outcomesListKey(filter),
    queryFn: ({ pageParam, signal }) =>
      getJson<OutcomesPage>(
        routes.apiOutcomes({ ...outcomesSearch(filter), day: dayStart, cursor: pageParam }),
        signal,
      ),
    initialPageParam: firstCursor(),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: POLL_LIST_MS,
    retry: shouldRetry,
  });
}

/**
 * What happens inside a span (epoch ms), all of it, however the list is grouped. Spans are widened to whole five minutes,
 * so that few are asked for.
 */
export function outcomesTimeline(
  { group: _, ...filter }: OutcomesFilter,
  span: { fromMs: number; toMs: number },
) {
  const since = Math.floor(span.fromMs / SPAN_STEP_MS) * SPAN_STEP_MS;
  const until = Math.ceil(span.toMs / SPAN_STEP_MS) * SPAN_STEP_MS;
  return queryOptions({
    queryKey: [...OUTCOMES_KEY, 'timeline', filter, since, until] as const,
    queryFn: ({ signal }) =>
      getJson<OutcomeTimeline>(
        routes.apiOutcomesTimeline({ ...outcomesSearch(filter), since, until }),
        signal,
      ),
    placeholderData: keepPreviousData,
    retry: shouldRetry,
  });
}

/** Another number means that something has changed. */
export function outcomesVersion() {
  return queryOptions({
    queryKey: ['outcomes-version'] as const,
    queryFn: ({ signal }) => getJson<OutcomesVersion>(routes.apiOutcomesVersion(), signal),
    refetchInterval: POLL_VERSION_MS,
    retry: shouldRetry,
  });
}

export function outcomeRegions() {
  return queryOptions({
    queryKey: ['outcome-regions'] as const,
    queryFn: ({ signal }) => getJson<OutcomeRegions>(routes.apiOutcomeRegions(), signal),
    staleTime: REGIONS_FRESH_MS,
    retry: shouldRetry,
  });
}

export const instanceKey = (instanceId: string) => [...OUTCOMES_KEY, 'instance', instanceId] as const;

export function instanceStory(instanceId: string) {
  return queryOptions({
    queryKey: instanceKey(instanceId),
    queryFn: ({ signal }) => getJson<InstanceStory>(routes.apiInstance(instanceId), signal),
    refetchInterval: ({ state }) => (isRefused(state.error) ? false : POLL_LIST_MS),
    retry: shouldRetry,
  });
}

/** Instances by id, name or address; asked when somebody presses Enter. */
export function findInstances(q: string): Promise<FoundInstances> {
  return getJson<FoundInstances>(routes.apiFindInstances({ q }));
}

/** Typed as a cursor, so that the pages after the first can have one. */
function firstCursor(): string | null {
  return null;
}
