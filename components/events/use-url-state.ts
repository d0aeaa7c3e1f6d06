'use client';

import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { type Sort, sortToText } from '@/components/table/sort';
import {
  type EventsParams,
  type EventsQuery,
  eventsParsers,
  isEventSort,
  toEventsQuery,
} from '@/lib/url/events-params';

/** A change of the view: only what is named changes. Null: back to the default. */
export type ChangeQuery = (change: { [Name in keyof EventsQuery]?: EventsQuery[Name] | null }) => void;

/** The state of the page that its address holds. */
export function useUrlState() {
  const [params, setParams] = useQueryStates(eventsParsers);
  const query = useMemo(() => toEventsQuery(params), [params]);
  const sort = useMemo<Sort>(() => toSort(params.sort), [params.sort]);
  const changeQuery: ChangeQuery = (change) => void setParams(change);
  return {
    params,
    query,
    sort,
    changeQuery,
    changeSort: (next: Sort) => {
      const text = sortToText(next);
      if (isEventSort(text)) changeQuery({ sort: text });
    },
    resetFilters: () =>
      changeQuery({ q: null, type: null, level: null, status: null, region: null, due: null }),
    // Opening is a step that "back" undoes; walking on from one event to the next is not.
    openEvent: (key: string) =>
      void setParams({ event: key }, { history: params.event ? 'replace' : 'push' }),
    closeEvent: () => void setParams({ event: null }),
  };
}

function toSort(text: EventsParams['sort']): Sort {
  return text.startsWith('-')
    ? { columnId: text.slice(1), direction: 'desc' }
    : { columnId: text, direction: 'asc' };
}
