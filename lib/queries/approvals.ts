import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson, shouldRetry } from '@/lib/queries/get-json';
import type { ApprovalInbox, ApprovalPreview, ApprovalTab, PolicyView } from '@/lib/schemas/approvals';
import { routes } from '@/lib/url/routes';

/** Everything about requests lies under this key. */
export const APPROVALS_KEY = ['approvals'] as const;
export const POLICY_KEY = ['policy'] as const;

const POLL_INBOX_MS = 5_000;
const POLL_COUNT_MS = 15_000;
/** What a plan needs also depends on the hour and on what else was asked for today. */
const POLL_PREVIEW_MS = 30_000;

export const inboxKey = (tab: ApprovalTab) => [...APPROVALS_KEY, 'inbox', tab] as const;
const previewKey = (draftId: string, revision: number) =>
  [...APPROVALS_KEY, 'preview', draftId, revision] as const;

/** One tab of the inbox. */
export function inboxList(tab: ApprovalTab) {
  return infiniteQueryOptions({
    queryKey: inboxKey(tab),
    queryFn: ({ pageParam, signal }) =>
      getJson<ApprovalInbox>(routes.apiApprovals({ tab, cursor: pageParam }), signal),
    initialPageParam: firstCursor(),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: POLL_INBOX_MS,
    retry: shouldRetry,
  });
}

/** How many requests wait for the viewer, and how many of their own ended unsent since they looked. */
export function approvalCounts() {
  return queryOptions({
    queryKey: [...APPROVALS_KEY, 'count'],
    queryFn: async ({ signal }) => {
      const inbox = await getJson<ApprovalInbox>(routes.apiApprovals({ tab: 'needs', limit: 1 }), signal);
      return inbox.counts;
    },
    refetchInterval: POLL_COUNT_MS,
    retry: shouldRetry,
  });
}

/** What the draft as it is stored in `revision` would need; the answer before stays until there is a new one. */
export function approvalPreview(draftId: string, revision: number) {
  return queryOptions({
    queryKey: previewKey(draftId, revision),
    queryFn: ({ signal }) => getJson<ApprovalPreview>(routes.apiDraftApproval(draftId), signal),
    refetchInterval: POLL_PREVIEW_MS,
    placeholderData: keepPreviousData,
    retry: shouldRetry,
  });
}

/** The policy in force. */
export function policyQuery() {
  return queryOptions({
    queryKey: POLICY_KEY,
    queryFn: ({ signal }) => getJson<PolicyView>(routes.apiPolicy(), signal),
    retry: shouldRetry,
  });
}

/** Typed as a cursor, so that the pages after the first can have one. */
function firstCursor(): string | null {
  return null;
}
