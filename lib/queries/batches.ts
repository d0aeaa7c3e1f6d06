import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BatchState } from '@/lib/domain/batches';
import { getJson, isRefused, shouldRetry } from '@/lib/queries/get-json';
import type { BatchComment, BatchComments } from '@/lib/schemas/approvals';
import type { BatchDetail, BatchesPage } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

/** Everything about submitted batches lies under this key. */
export const BATCHES_KEY = ['batches'] as const;

const POLL_SENDING_MS = 1_000;
/** A reading of very many rows is long: less often, and still within two seconds. */
const POLL_LARGE_MS = 2_000;
const LARGE_ROWS = 1_000;
/** Answered, but the cloud is still at work. */
const POLL_SENT_MS = 5_000;
const POLL_LIST_MS = 5_000;

export const batchesListKey = (state: BatchState | null) => [...BATCHES_KEY, 'list', state] as const;
export const batchKey = (id: string) => [...BATCHES_KEY, 'one', id] as const;

/** The list, newest first; `state` null means all. */
export function batchesList(state: BatchState | null) {
  return infiniteQueryOptions({
    queryKey: batchesListKey(state),
    queryFn: ({ pageParam, signal }) =>
      getJson<BatchesPage>(routes.apiBatches({ state, cursor: pageParam }), signal),
    initialPageParam: firstCursor(),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: POLL_LIST_MS,
    retry: shouldRetry,
  });
}

/** One batch with all its rows: read each second while it is sent, slower while the cloud works, not at all afterwards. */
export function batchQuery(id: string) {
  return queryOptions({
    queryKey: batchKey(id),
    queryFn: ({ signal }) => getJson<BatchDetail>(routes.apiBatch(id), signal),
    refetchInterval: ({ state }) =>
      isRefused(state.error)
        ? false
        : pollAfterMs(state.data?.state, state.data?.rowCount, isUnsettled(state.data)),
    retry: shouldRetry,
    staleTime: 0,
  });
}

/** How long until a batch in `state` is read again (ms); false: it does not change any more. */
export function pollAfterMs(state: BatchState | undefined, rowCount = 0, unsettled = false): number | false {
  if (unsettled) return POLL_SENT_MS;
  switch (state) {
    case 'done':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
    case 'void':
      return false;
    case 'sent':
    case 'halted':
    case 'draft':
      return POLL_SENT_MS;
    default:
      return rowCount > LARGE_ROWS ? POLL_LARGE_MS : POLL_SENDING_MS;
  }
}

/** A request that has just run out: its rows are given up a moment later. */
function isUnsettled(batch: BatchDetail | undefined): boolean {
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
