'use client';

import { useMemo, useRef } from 'react';
import {
  idsBetween,
  isSelected,
  NO_SELECTION,
  type Selection,
  shownState,
  toggleId,
  withIds,
} from '@/components/table/selection-store';

type GridSelectionOptions = {
  ids: readonly string[];
  selection: Selection | undefined;
  onSelectionChange?: (selection: Selection) => void;
  isSelectable: (id: string) => boolean;
};

/** Toggles and ranges over the rows of a grid. Rows that cannot be selected are passed over in silence by ranges. */
export function useGridSelection({ ids, selection, onSelectionChange, isSelectable }: GridSelectionOptions) {
  /** Where a range starts: the last row that was toggled by itself. */
  const anchorId = useRef<string | null>(null);
  const current = selection ?? NO_SELECTION;
  const selectable = useMemo(() => ids.filter(isSelectable), [ids, isSelectable]);

  function change(next: Selection) {
    if (selection) onSelectionChange?.(next);
  }

  function toggle(id: string) {
    if (!isSelectable(id)) return;
    anchorId.current = id;
    change(toggleId(current, id));
  }

  /** Everything from the anchor to `id` gets `on`. */
  function extendTo(id: string, on = true) {
    anchorId.current ??= id;
    change(withIds(current, idsBetween(ids, anchorId.current, id).filter(isSelectable), on));
  }

  return {
    enabled: selection !== undefined,
    /** Starts a range at `id` unless one has a start already. */
    anchorAt: (id: string | undefined) => {
      anchorId.current ??= id ?? null;
    },
    toggle,
    extendTo,
    has: (id: string) => isSelected(current, id),
    isEmpty: current.kind === 'some' && current.ids.size === 0,
    clear: () => change(NO_SELECTION),
    selectShown: (on: boolean) => change(withIds(current, selectable, on)),
    shown: shownState(current, selectable),
  };
}

export type GridSelection = ReturnType<typeof useGridSelection>;
