import { queryOptions } from '@tanstack/react-query';
import { getJson, shouldRetry } from '@/lib/queries/get-json';
import type { Draft, MyDrafts } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

/** How often an open plan asks whether the events behind its rows changed (ms). */
export const DRAFT_POLL_MS = 15_000;

export const draftKey = (id: string) => ['drafts', id] as const;

export const MY_DRAFTS_KEY = ['drafts', 'mine'] as const;

/** One's own drafts, newest first; read again with each visit of the page, which the router may have kept. */
export function myDrafts(enabled: boolean) {
  return queryOptions({
    queryKey: MY_DRAFTS_KEY,
    queryFn: ({ signal }) => getJson<MyDrafts>(routes.apiDrafts(), signal),
    enabled,
    staleTime: 0,
    retry: shouldRetry,
  });
}

/** The creator's own draft as it is stored now. Throws ReadError. */
export function readDraft(id: string, signal?: AbortSignal): Promise<Draft> {
  return getJson<Draft>(routes.apiDraft(id), signal);
}
