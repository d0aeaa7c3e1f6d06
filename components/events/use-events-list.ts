'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Steady, steady } from '@/components/events/steady-rows';
import { eventsList } from '@/lib/queries/events';
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
