'use client';

import { useRef, useState } from 'react';
import {
  idsBetween,
  isSelected,
  NO_SELECTION,
  type Selection,
  shownState,
  toggleId,
  withIds,
} from '@/components/table/selection-store';

/**
 * Rows of the plan that were ticked, by row id. Only ticked rows that are shown count: a filter must not hide what a
 * button is about to change.
 */
export function useRowSelection(shownIds: readonly string[]) {
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const anchorId = useRef<string | null>(null);
  return {
    ids: shownIds.filter((id) => isSelected(selection, id)),
    has: (id: string) => isSelected(selection, id),
    shown: shownState(selection, shownIds),
    clear: () => setSelection(NO_SELECTION),
    selectShown: (on: boolean) => setSelection((now) => withIds(now, shownIds, on)),
    /** With `extend`, everything from the row ticked last to this one becomes as this one. */
    toggle: (id: string, extend: boolean) => {
      const from = anchorId.current;
      setSelection((now) =>
        extend && from !== null
          ? withIds(now, idsBetween(shownIds, from, id), !isSelected(now, id))
          : toggleId(now, id),
      );
      anchorId.current = id;
    },
  };
}

export type RowSelection = ReturnType<typeof useRowSelection>;
