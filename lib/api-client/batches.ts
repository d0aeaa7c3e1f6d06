import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson, isRefused, shouldRetry } from '@/lib/api-client/get-json';
import type { BatchState } from '@/lib/domain/batches';
import { MAX_DECIDED_ROWS, MAX_PAGE_ROWS, PAGE_ROWS } from '@/lib/domain/limits';
import type { BatchComment, BatchComments } from '@/lib/schemas/batch-approval';
import type { ApprovalTab, ROWS_ATTENTION, ROWS_ORDERS } from '@/lib/schemas/batch-inputs';
import type {
  ApprovalInbox,
  BatchCallsPage,
  BatchesPage,
  BatchHead,
  BatchRowNames,
  BatchRowsPage,
  BatchVersion,
} from '@/lib/schemas/batches';
import type { ApprovalPreview, Draft, MyDrafts } from '@/lib/schemas/drafts';
import type { PolicyView } from '@/lib/schemas/policy';
import { nowMs } from '@/lib/time/clock';
import { type BatchesFilter, toBatchListInput } from '@/lib/url/batches-params';
import { routes } from '@/lib/url/routes';

/** Everything about submitted batches lies under this key. */
export const BATCHES_KEY = ['batches'] as const;

const POLL_SENDING_MS = 1_000;
/** Answered, but the cloud is still at work. */
const POLL_SENT_MS = 2_000;
/** Only people change it now. */
const POLL_ENDED_MS = 5_000;
const POLL_LIST_MS = 5_000;

export const batchesListKey = (filter: BatchesFilter) => [...BATCHES_KEY, 'list', filter] as const;
export const batchKey = (id: string) => [...BATCHES_KEY, 'one', id] as const;

/** The list, newest first. */
export function batchesList(filter: BatchesFilter) {
  return infiniteQueryOptions({
    queryKey: batchesListKey(filter),
    queryFn: ({ pageParam, signal }) =>
      getJson<BatchesPage>(routes.apiBatches({ ...toBatchListInput(filter), cursor: pageParam }), signal),
    initialPageParam: firstCursor(),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: POLL_LIST_MS,
    retry: shouldRetry,
  });
}

/** What stands beside the batch itself, such as the time or the policy, is read again after so long (ms). */
const HEAD_FRESH_MS = 15_000;

/**
 * The head of a batch: its version is polled each second while it is sent, slower while the cloud works, not at all
 * afterwards; the head is read again only when something in it changed, or after a while.
 */
export function batchQuery(id: string) {
  const queryKey = batchKey(id);
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const known = client.getQueryData<BatchHead>(queryKey);
      // What this person did a moment ago, such as a look, may be no change of the batch itself.
      const isAsked = client.getQueryState(queryKey)?.isInvalidated === true;
      if (known && !isAsked && nowMs() - (readAt.get(known) ?? 0) < HEAD_FRESH_MS) {
        const { version, state } = await getJson<BatchVersion>(routes.apiBatchVersion(id), signal);
        if (version === known.version && state === known.state) return known;
      }
      return noteRead(await getJson<BatchHead>(routes.apiBatchHead(id), signal));
    },
    // The very head that is known must come back as it is.
    structuralSharing: false,
    refetchInterval: ({ state }) =>
      isRefused(state.error) ? false : pollAfterMs(state.data?.state, isUnsettled(state.data)),
    retry: shouldRetry,
    staleTime: 0,
  });
}

/** When a head was read; one that came with the page is as old as the epoch. */
const readAt = new WeakMap<BatchHead, number>();

function noteRead(head: BatchHead): BatchHead {
  readAt.set(head, nowMs());
  return head;
}

export type RowsFilter = {
  phase: readonly string[];
  outcome: readonly string[];
  region: readonly string[];
  attention: (typeof ROWS_ATTENTION)[number];
  order: (typeof ROWS_ORDERS)[number];
};
export const ALL_ROWS: RowsFilter = {
  phase: [],
  outcome: [],
  region: [],
  attention: 'all',
  order: 'position',
};

export const batchRowsKey = (id: string) => [...BATCHES_KEY, 'rows', id] as const;

/** One page of rows, from 0; read again when the version of the batch changes (`useRowPages`). */
export function batchRowsPage(id: string, filter: RowsFilter, page: number) {
  return queryOptions({
    queryKey: [...batchRowsKey(id), filter, page],
    queryFn: ({ signal }) =>
      getJson<BatchRowsPage>(routes.apiBatchRows(id, { ...filter, page, limit: PAGE_ROWS }), signal),
    retry: shouldRetry,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Rows that wait for a decision, with their evidence; as many as one decision may be about. */
export function batchDecideRows(id: string) {
  return queryOptions({
    queryKey: [...batchRowsKey(id), 'decide'],
    queryFn: ({ signal }) =>
      getJson<BatchRowsPage>(
        routes.apiBatchRows(id, { attention: 'decide', limit: MAX_DECIDED_ROWS }),
        signal,
      ),
    retry: shouldRetry,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The rows of a batch that need a person, as many as one page holds; asked when somebody copies them. */
export function readOpenRows(id: string): Promise<BatchRowsPage> {
  return getJson<BatchRowsPage>(routes.apiBatchRows(id, { attention: 'open', limit: MAX_PAGE_ROWS }));
}

/** The calls of a batch, newest first, a page at a time. */
export function batchCalls(id: string) {
  return infiniteQueryOptions({
    queryKey: [...batchRowsKey(id), 'calls'],
    queryFn: ({ pageParam, signal }) =>
      getJson<BatchCallsPage>(routes.apiBatchCalls(id, { page: pageParam }), signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, { calls }) => sum + calls.length, 0);
      return last.calls.length > 0 && read < last.total ? pages.length : null;
    },
    retry: shouldRetry,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Names of all rows: asked for once somebody chooses one. */
export function batchRowNames(id: string) {
  return queryOptions({
    queryKey: [...BATCHES_KEY, 'names', id],
    queryFn: ({ signal }) => getJson<BatchRowNames>(routes.apiBatchNames(id), signal),
    retry: shouldRetry,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How long until a batch in `state` is read again (ms); false: it does not change any more. */
export function pollAfterMs(state: BatchState | undefined, unsettled = false): number | false {
  if (unsettled) return POLL_SENT_MS;
  switch (state) {
    case 'rejected':
    case 'withdrawn':
    case 'expired':
    case 'void':
      return false;
    case 'sent':
      return POLL_SENT_MS;
    case 'done':
    case 'halted':
    case 'draft':
      return POLL_ENDED_MS;
    default:
      return POLL_SENDING_MS;
  }
}

/** A request that has just run out: its rows are given up a moment later. */
function isUnsettled(batch: BatchHead | undefined): boolean {
  return batch?.state === 'expired' && batch.counts.queued > 0;
}

/** All comments of a batch; asked for by those who want more than the newest. */
export async function readBatchComments(batchId: string): Promise<BatchComment[]> {
  const { rows } = await getJson<BatchComments>(routes.apiBatchComments(batchId));
  return rows;
}

/** Typed as a cursor, so that the pages after the first can have one. */
function firstCursor(): string | null {
  return null;
}

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
    initialPageParam: firstCard(),
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
function firstCard(): string | null {
  return null;
}

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
