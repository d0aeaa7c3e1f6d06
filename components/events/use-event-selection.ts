'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import {
  type EventSelection,
  findDropped,
  fromKept,
  NOTHING,
  selectedKeys,
  summaryOf,
  toKept,
  without,
  withTicked,
} from '@/components/events/event-selection';
import { useStepUpPerson } from '@/components/form/step-up-context';
import { keepSelection, keptSelection } from '@/components/table/kept-selection';
import type { Selection } from '@/components/table/selection-store';
import { eventsByKey } from '@/lib/queries/events';
import type { EventRow } from '@/lib/schemas/events';

const NONE: readonly EventRow[] = [];

/**
 * The selection of the page, kept by identity over sorting, filtering and refetching, and in this tab over Back,
 * navigation and reload. Rows that can no longer be
 * ordered count as taken out at once, and stay in `dropped` until the person has seen it.
 */
export function useEventSelection(rows: readonly EventRow[]) {
  const { userId } = useStepUpPerson();
  const [chosen, setHere] = useState<EventSelection>(NOTHING);
  function setChosen(next: EventSelection) {
    setHere(next);
    keepSelection(userId, toKept(next));
  }
  const restore = useEffectEvent(() => {
    const kept = keptSelection(userId);
    const found = kept && fromKept(kept.state, kept.taken);
    if (found) setChosen(found);
  });
  // The browser's storage exists only after hydration.
  useEffect(() => restore(), []);
  const shown = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows]);
  const hidden = useMemo(
    () => (chosen.kind === 'listed' ? [...chosen.rows.values()].filter(({ key }) => !shown.has(key)) : NONE),
    [chosen, shown],
  );
  const { data, isPlaceholderData } = useQuery(eventsByKey(hidden));
  const others = useMemo(
    () => (data && !isPlaceholderData ? new Map(data.map((row) => [row.key, row])) : null),
    [data, isPlaceholderData],
  );
  const dropped = useMemo(
    () => findDropped(chosen, shown, hidden.length === 0 ? null : others),
    [chosen, shown, hidden, others],
  );
  const selection = useMemo(
    () =>
      without(
        chosen,
        dropped.map(({ row }) => row),
      ),
    [chosen, dropped],
  );
  const keys = useMemo(() => selectedKeys(selection), [selection]);
  const gridSelection = useMemo<Selection>(() => ({ kind: 'some', ids: keys }), [keys]);

  function tick(next: Selection) {
    if (next.kind !== 'some') return;
    if (next.ids.size === 0) setChosen(NOTHING);
    else {
      const ticked = new Set(next.ids);
      for (const { row } of dropped) ticked.add(row.key);
      setChosen(withTicked(chosen, ticked, (key) => shown.get(key)));
    }
  }

  return {
    selection,
    has: (key: string) => keys.has(key),
    /** Takes one event in or out, also one that the list does not show. */
    toggle: (row: EventRow) => {
      const ticked = new Set(keys);
      if (!ticked.delete(row.key)) ticked.add(row.key);
      setChosen(
        ticked.size === 0
          ? NOTHING
          : withTicked(selection, ticked, (key) => (key === row.key ? row : shown.get(key))),
      );
    },
    summary: useMemo(() => summaryOf(selection), [selection]),
    gridSelection,
    dropped,
    tick,
    replace: setChosen,
    clear: () => setChosen(NOTHING),
    /** The person has read which rows were dropped. */
    acknowledge: () => setChosen(selection),
  };
}

export type EventSelectionState = ReturnType<typeof useEventSelection>;
