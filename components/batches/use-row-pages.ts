'use client';

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { type BoxScore, SCORES } from '@/lib/domain/box-score';
import { PAGE_ROWS } from '@/lib/domain/limits';
import { batchRowsPage, type RowsFilter } from '@/lib/queries/batches';
import type { BatchHead, ShownRow } from '@/lib/schemas/batches';

/** Pages that are read from the start: what a table that draws all of its rows can show. */
const FIRST_PAGES = 2;

/**
 * The rows of a batch that are in sight, read by page and read again when the batch has changed; the others are holes.
 * `onRange` says which are in sight.
 */
export function useRowPages(batch: Pick<BatchHead, 'id' | 'version' | 'box'>, filter: RowsFilter) {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const first = useQuery({ ...batchRowsPage(batch.id, filter, 0), placeholderData: keepPreviousData });
  useFollowed(first, first.data?.version, batch.version);
  const total = first.data?.total ?? 0;
  useCounted(first, filter, batch.box);
  const later = pagesOf(range, total);
  const more = useQueries({ queries: later.map((page) => batchRowsPage(batch.id, filter, page)) });
  const behind = more.filter(({ data, isFetching }) => data && !isFetching && data.version < batch.version);
  const readBehind = useEffectEvent(() => {
    for (const page of behind) void page.refetch();
  });
  // The server: pages that are older than the head are read again, each once it is no longer under way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer version says when to look again
  useEffect(() => {
    if (behind.length > 0) readBehind();
  }, [batch.version, behind.length]);

  const rows: (ShownRow | undefined)[] = new Array(total).fill(undefined);
  const put = (page: number, found: readonly ShownRow[]) => {
    found.forEach((row, index) => {
      const at = page * PAGE_ROWS + index;
      if (at < total) rows[at] = row;
    });
  };
  put(0, first.data?.rows ?? []);
  later.forEach((page, index) => {
    put(page, more[index]?.data?.rows ?? []);
  });
  return {
    rows,
    total,
    isPending: first.isPending,
    isUpdating: first.isPlaceholderData,
    error: first.error ?? more.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const page of [first, ...more]) if (page.isError) void page.refetch();
    },
    onRange: (from: number, to: number) => {
      const isSame = pageOf(from) === pageOf(range.first) && pageOf(to) === pageOf(range.last);
      if (!isSame) setRange({ first: from, last: to });
    },
  };
}

const pageOf = (index: number) => Math.floor(index / PAGE_ROWS);

/** The pages beside the first that are wanted, with the one after what is in sight. */
function pagesOf({ first, last }: { first: number; last: number }, total: number): number[] {
  const pages = new Set<number>();
  for (let page = 1; page < FIRST_PAGES; page++) pages.add(page);
  for (let page = pageOf(first); page <= pageOf(last) + 1; page++) pages.add(page);
  return [...pages].filter((page) => page > 0 && page * PAGE_ROWS < total).sort((a, b) => a - b);
}

/**
 * Time alone brings a row into another phase, without a new version of its batch. When the head counts other rows under the
 * phases that are shown, they are read again.
 */
function useCounted(
  query: Followed & { data: { total: number } | undefined; isPlaceholderData: boolean },
  { phase, outcome, region, attention }: RowsFilter,
  box: BoxScore,
): void {
  const isByPhase = phase.length > 0 && outcome.length + region.length === 0 && attention === 'all';
  const counted = SCORES.reduce((sum, score) => sum + (phase.includes(score) ? box[score] : 0), 0);
  const read = useEffectEvent(() => {
    const { data, isPlaceholderData, isFetching, isError } = query;
    if (!data || isPlaceholderData || isFetching || isError) return;
    if (isByPhase && data.total !== counted) void query.refetch();
  });
  // The server: another count says when to look.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `counted` says when to look
  useEffect(() => read(), [counted]);
}

type Followed = { isFetching: boolean; isError: boolean; refetch: () => Promise<unknown> };

/** Reads again what is older than the head of its batch; after a failure, with the next change. */
export function useFollowed(query: Followed, version: number | undefined, newest: number): void {
  const isIdle = !query.isFetching && !query.isError;
  const read = useEffectEvent(() => {
    if (version !== undefined && version < newest && !query.isFetching) void query.refetch();
  });
  // The server: its answer may be older than the head, which was read at the same time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `newest` and `isIdle` say when to look, `version` is looked at
  useEffect(() => read(), [newest, isIdle]);
}
