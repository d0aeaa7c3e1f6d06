import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson, shouldRetry } from '@/lib/api-client/get-json';
import type { AuditEntryDetail, AuditFacets, AuditPage } from '@/lib/schemas/audit';
import type { AuditQuery } from '@/lib/url/audit-params';
import { routes } from '@/lib/url/routes';

const AUDIT_KEY = ['audit'] as const;
const POLL_MS = 10_000;
const FACETS_FRESH_MS = 60_000;

export const auditListKey = (query: AuditQuery) => [...AUDIT_KEY, 'list', query] as const;

/** Entries of a filter, newest first. Read again by itself only while no older page was asked for. */
export function auditList(query: AuditQuery) {
  return infiniteQueryOptions({
    queryKey: auditListKey(query),
    queryFn: ({ pageParam, signal }) =>
      getJson<AuditPage>(routes.apiAudit({ ...query, cursor: pageParam }), signal),
    initialPageParam: firstCursor(),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    retry: shouldRetry,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : POLL_MS),
  });
}

/** One whole entry; it never changes. */
export function auditEntryQuery(seq: number) {
  return queryOptions({
    queryKey: [...AUDIT_KEY, 'entry', seq] as const,
    queryFn: ({ signal }) => getJson<AuditEntryDetail>(routes.apiAuditEntry(seq), signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: shouldRetry,
  });
}

export function auditFacets() {
  return queryOptions({
    queryKey: [...AUDIT_KEY, 'facets'] as const,
    queryFn: ({ signal }) => getJson<AuditFacets>(routes.apiAuditFacets(), signal),
    staleTime: FACETS_FRESH_MS,
    retry: shouldRetry,
  });
}

/** Typed as a cursor, so that the pages after the first can have one. */
function firstCursor(): string | null {
  return null;
}
