'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { type Sort, sortToText } from '@/components/table/sort';
import { eventsList } from '@/lib/api-client/events';
import {
  type EventsParams,
  type EventsQueryChange,
  eventsParsers,
  isEventSort,
  toEventsQuery,
  withChange,
} from '@/lib/url/events-params';

/** Only what is named changes. */
export type ChangeQuery = (change: EventsQueryChange) => void;

/** The state of the page that its address holds. */
export function useUrlState() {
  const [params, setParams] = useQueryStates(eventsParsers);
  const query = useMemo(() => toEventsQuery(params), [params]);
  const sort = useMemo<Sort>(() => toSort(params.sort), [params.sort]);
  const client = useQueryClient();
  const written = useRef<Promise<unknown>>(Promise.resolve());
  const changeQuery = useCallback<ChangeQuery>(
    (change) => {
      written.current = setParams((before) => {
        // The request leaves before anything is drawn anew; the list then finds it under way.
        void client.prefetchInfiniteQuery(eventsList(withChange(toEventsQuery(before), change)));
        return change;
      });
    },
    [client, setParams],
  );
  // Opening is a step that "back" undoes, to the list as it was; walking on from one event to the next is not.
  async function openEvent(key: string) {
    await written.current;
    await setParams({ event: key }, { history: params.event ? 'replace' : 'push' });
  }
  // Handlers must stay the same from one view to the next, or everything that has them renders again.
  const latest = useRef(query);
  useLayoutEffect(() => {
    latest.current = query;
  });
  /** Asks for the rows that `change` would show, which are then there or on their way when it is made. */
  const prepareQuery = useCallback<ChangeQuery>(
    (change) => void client.prefetchInfiniteQuery(eventsList(withChange(latest.current, change))),
    [client],
  );
  const prepareSort = useMemo(() => ofSort(prepareQuery), [prepareQuery]);
  const changeSort = useMemo(() => ofSort(changeQuery), [changeQuery]);
  const resetFilters = useCallback(
    () => changeQuery({ q: null, type: null, level: null, status: null, region: null, due: null }),
    [changeQuery],
  );
  return {
    params,
    query,
    sort,
    changeQuery,
    changeSort,
    prepareQuery,
    prepareSort,
    resetFilters,
    openEvent: (key: string) => void openEvent(key),
    closeEvent: () => void setParams({ event: null }),
  };
}

/** `change` for a new order alone. */
function ofSort(change: ChangeQuery): (next: Sort) => void {
  return (next) => {
    const text = sortToText(next);
    if (isEventSort(text)) change({ sort: text });
  };
}

function toSort(text: EventsParams['sort']): Sort {
  return text.startsWith('-')
    ? { columnId: text.slice(1), direction: 'desc' }
    : { columnId: text, direction: 'asc' };
}
