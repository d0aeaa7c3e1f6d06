'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { eventsList } from '@/lib/api-client/events';
import type { EventRow } from '@/lib/schemas/events';
import type { EventsQuery } from '@/lib/url/events-params';

/** The rows of one view as they are drawn, and what is known about the whole of it. */
export function useEventsList(query: EventsQuery) {
  const list = useInfiniteQuery(eventsList(query));
  const [held, setHeld] = useState(false);
  // What is on the screen. A ref, written once it is: a state set while rendering would render the whole page twice.
  const onScreen = useRef<Steady | null>(null);
  const pages = list.data?.pages;
  const source = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  // While another list is on its way, the former one is still drawn, under its own name.
  const shown = onScreen.current;
  const listId = list.isPlaceholderData && shown ? shown.listId : JSON.stringify(query);
  const isNew = !shown || shown.source !== source || shown.listId !== listId || (shown.held && !held);
  const current = isNew ? steady(shown, { listId, source, held }) : shown;
  useLayoutEffect(() => {
    onScreen.current = current;
  });

  /** How many pages there were when one more was asked for. */
  const askedAt = useRef<number | null>(null);
  const loadMore = () => {
    if (!list.hasNextPage) return;
    askedAt.current = pages?.length ?? 0;
    if (list.isFetchingNextPage) return;
    // Someone who scrolls goes before a refetch; that is made up for afterwards.
    const interrupted = list.isFetching;
    void list.fetchNextPage().then(() => {
      if (interrupted) void list.refetch({ cancelRefetch: false });
    });
  };
  const resume = useEffectEvent(() => {
    if (askedAt.current === pages?.length) loadMore();
  });
  // The network: a refetch may have cancelled the page that was asked for, and nobody asks a second time.
  useEffect(() => {
    if (!list.isFetching) resume();
  }, [list.isFetching]);

  return {
    rows: current.rows,
    /** The rows as the server gave them last. */
    source,
    first: pages?.[0],
    isLoading: list.isPending,
    isUpdating: list.isPlaceholderData,
    error: list.error,
    retry: () => void list.refetch(),
    /** While true (the pointer is over the list), no row moves or vanishes. */
    setHeld,
    loadMore,
  };
}

export type EventsList = ReturnType<typeof useEventsList>;

/** A row as it is drawn. `left`: it no longer belongs to the list, but must not vanish under someone's pointer. */
export type ShownRow = EventRow & { left: boolean };

/** `listId` names filter and sort: another list starts afresh. `source` is the array that `rows` was made from. */
type Steady = {
  listId: string;
  source: readonly EventRow[];
  held: boolean;
  rows: readonly ShownRow[];
};

/**
 * The rows to draw after `source` arrived. While `held` (the pointer is over the list), rows keep their places: changed
 * ones change in place, those that left stay dimmed, new ones go to the end. Unchanged rows keep their identity.
 */
export function steady(
  before: Steady | null,
  next: { listId: string; source: readonly EventRow[]; held: boolean },
): Steady {
  const same = before !== null && before.listId === next.listId;
  const former = new Map(same ? before.rows.map((row) => [row.key, row]) : []);
  const fresh = new Map<string, ShownRow>();
  for (const row of next.source) {
    // Pages that shift while they are read can hold a row twice.
    if (!fresh.has(row.key)) fresh.set(row.key, keepIdentity(former.get(row.key), row));
  }
  if (!same || !next.held) return { ...next, rows: [...fresh.values()] };
  const rows = before.rows.map((row) => fresh.get(row.key) ?? (row.left ? row : { ...row, left: true }));
  for (const [key, row] of fresh) if (!former.has(key)) rows.push(row);
  return { ...next, rows };
}

function keepIdentity(former: ShownRow | undefined, row: EventRow): ShownRow {
  return former && !former.left && sameRow(former, row) ? former : { ...row, left: false };
}

function sameRow(a: EventRow, b: EventRow): boolean {
  return (
    a.eventStatus === b.eventStatus &&
    a.eventLevel === b.eventLevel &&
    a.eventType === b.eventType &&
    a.reason === b.reason &&
    a.dueAtMs === b.dueAtMs &&
    a.dueIsEstimate === b.dueIsEstimate &&
    a.notBeforeMs === b.notBeforeMs &&
    a.publishTimeMs === b.publishTimeMs &&
    a.instanceName === b.instanceName &&
    a.regionId === b.regionId &&
    a.regionName === b.regionName &&
    a.localDisk === b.localDisk &&
    a.notRedeployable === b.notRedeployable &&
    a.goneAtMs === b.goneAtMs &&
    a.heldBy?.batchId === b.heldBy?.batchId
  );
}
