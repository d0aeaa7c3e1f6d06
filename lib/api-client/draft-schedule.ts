import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { draftKey } from '@/lib/api-client/batches';
import { getJson, shouldRetry } from '@/lib/api-client/get-json';
import type { DraftSchedule } from '@/lib/schemas/draft-schedule';
import { routes } from '@/lib/url/routes';

const POLL_SCHEDULE_MS = 5 * 60_000;

/**
 * What the times of a draft's rows are judged by; the answer before stays until there is a new one.
 * @param version changes when rules, the mirror or the rows of the draft do: `Draft.scheduleVersion` and its rows
 */
export function draftSchedule(id: string, version: string) {
  return queryOptions({
    queryKey: [...draftKey(id), 'schedule', version] as const,
    queryFn: ({ signal }) => getJson<DraftSchedule>(routes.apiDraftSchedule(id), signal),
    // The horizon goes on, and people come and go in other drafts.
    refetchInterval: POLL_SCHEDULE_MS,
    staleTime: POLL_SCHEDULE_MS,
    placeholderData: keepPreviousData,
    // Every version is another key: former ones are not kept.
    gcTime: 0,
    retry: shouldRetry,
  });
}
