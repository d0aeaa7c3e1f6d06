import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson, isRefused, shouldRetry } from '@/lib/api-client/get-json';
import type { AutoServices } from '@/lib/domain/schedule/settings';
import type { ServiceDetail, ServicesPage, ServicesPreview } from '@/lib/schemas/services';
import { routes } from '@/lib/url/routes';

/** Everything about services lies under this key. */
export const SERVICES_KEY = ['services'] as const;
export const servicesListKey = [...SERVICES_KEY, 'list'] as const;

/** Who is down changes by itself: read again after so long (ms). */
const POLL_MS = 30_000;

export function servicesList() {
  return queryOptions({
    queryKey: servicesListKey,
    queryFn: ({ signal }) => getJson<ServicesPage>(routes.apiServices(), signal),
    refetchInterval: POLL_MS,
    retry: shouldRetry,
  });
}

/** One service with its members in pages. */
export function serviceDetail(serviceId: string) {
  return infiniteQueryOptions({
    queryKey: [...SERVICES_KEY, 'one', serviceId] as const,
    queryFn: ({ pageParam, signal }) =>
      getJson<ServiceDetail>(routes.apiService(serviceId, pageParam), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) => (isRefused(state.error) ? false : POLL_MS),
    retry: shouldRetry,
  });
}

/** What services a choice would make; asked when somebody has stopped typing. Null = no choice yet. */
export function servicesPreview(choice: AutoServices | null) {
  const search =
    choice === null
      ? null
      : choice.kind === 'tag'
        ? { kind: choice.kind, value: choice.key }
        : { kind: choice.kind, value: choice.pattern };
  return queryOptions({
    queryKey: [...SERVICES_KEY, 'preview', search] as const,
    queryFn: ({ signal }) =>
      getJson<ServicesPreview>(routes.apiServicesPreview(search ?? { kind: 'tag', value: '' }), signal),
    enabled: search !== null,
    placeholderData: keepPreviousData,
    retry: shouldRetry,
  });
}
