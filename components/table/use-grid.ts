'use client';

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type FormEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { BOTTOM_ROOM_PX, HEADER_HEIGHT_PX, ROW_HEIGHT_PX } from '@/components/table/grid-types';
import {
  idsBetween,
  isSelected,
  NO_SELECTION,
  type Selection,
  shownState,
  toggleId,
  withIds,
} from '@/components/table/selection-store';
import { type GridCommand, gridCommand, rowIndexOf, startsInControl } from '@/components/table/use-row-keys';
import { useHotkeys } from '@/components/ui/use-hotkeys';

const OVERSCAN_ROWS = 1;
/** The end counts as reached this many rows before it. */
const END_MARGIN_ROWS = 25;
/** What the server assumes before a browser has measured anything (px): enough rows for a common screen. */
const ASSUMED_RECT = { width: 1_200, height: 900 };

type GridRowsOptions = {
  /** Ids of the loaded rows, in order. */
  ids: readonly string[];
  /** Lines to draw: loaded rows and skeletons after them. */
  lineCount: number;
  scrollRef: RefObject<HTMLDivElement | null>;
  onEndReached?: () => void;
};

/** The window of drawn rows, and the one active row that keyboard focus is on. The active row is always drawn. */
export function useGridRows({ ids, lineCount, scrollRef, onEndReached }: GridRowsOptions) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const indexById = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids]);
  const activeIndex = activeId === null ? 0 : (indexById.get(activeId) ?? 0);

  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      return activeIndex >= range.count || drawn.includes(activeIndex)
        ? drawn
        : [...drawn, activeIndex].sort((a, b) => a - b);
    },
    [activeIndex],
  );

  const virtualizer = useVirtualizer({
    count: lineCount,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
    rangeExtractor,
    scrollMargin: HEADER_HEIGHT_PX,
    scrollPaddingStart: HEADER_HEIGHT_PX,
    scrollPaddingEnd: BOTTOM_ROOM_PX,
    paddingEnd: BOTTOM_ROOM_PX,
    initialRect: ASSUMED_RECT,
    onChange: (instance) => {
      const last = instance.range?.endIndex ?? 0;
      if (ids.length < lineCount && last >= ids.length - END_MARGIN_ROWS) onEndReached?.();
    },
  });

  /** Makes the row at `index` (kept within bounds) the active one, scrolls to it and focuses it. */
  function focusRow(index: number): string | null {
    const target = Math.min(Math.max(index, 0), ids.length - 1);
    const id = ids[target];
    if (id === undefined) return null;
    // The row must be drawn before it can take the focus.
    flushSync(() => setActiveId(id));
    virtualizer.scrollToIndex(target);
    scrollRef.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus({ preventScroll: true });
    return id;
  }

  return { virtualizer, activeId, activeIndex, setActiveId, focusRow };
}

type GridEventsOptions<Row> = {
  rows: readonly Row[];
  ids: readonly string[];
  selection: GridSelection;
  activeIndex: number;
  scrollRef: RefObject<HTMLDivElement | null>;
  /** Focuses the row at an index, kept within bounds, and returns its id. */
  focusRow: (index: number) => string | null;
  setActiveId: (id: string) => void;
  onOpen?: (row: Row) => void;
};

/** One set of listeners for all rows of a grid. */
export function useGridEvents<Row>(options: GridEventsOptions<Row>) {
  const { rows, ids, selection, activeIndex, scrollRef, focusRow, setActiveId, onOpen } = options;

  function moveTo(index: number, extend: boolean) {
    if (extend) selection.anchorAt(ids[activeIndex]);
    const id = focusRow(index);
    if (extend && id !== null) selection.extendTo(id);
  }

  function toggleActive(extend: boolean) {
    const id = focusRow(activeIndex);
    if (id === null) return;
    if (extend) selection.extendTo(id);
    else selection.toggle(id);
  }

  /** Returns whether the command meant something here; else the key stays the browser's. */
  function run(command: GridCommand): boolean {
    const row = rows[activeIndex];
    if (row === undefined) return false;
    switch (command.kind) {
      case 'move':
        moveTo(activeIndex + command.by, command.extend && selection.enabled);
        return true;
      case 'edge':
        moveTo(command.to === 'first' ? 0 : ids.length - 1, command.extend && selection.enabled);
        return true;
      case 'open':
        onOpen?.(row);
        return onOpen !== undefined;
      case 'toggle':
        if (selection.enabled) toggleActive(command.extend);
        return selection.enabled;
      case 'selectShown':
        if (selection.enabled) selection.selectShown(true);
        return selection.enabled;
      case 'clear':
        if (selection.isEmpty) return false;
        selection.clear();
        return true;
    }
  }

  // From elsewhere on the page both keys only enter the grid, at the row that was active last.
  const enter = () => void focusRow(activeIndex);
  useHotkeys({ j: enter, k: enter });

  function onKeyDown(event: KeyboardEvent) {
    if (startsInControl(event.target) && (event.key === ' ' || event.key === 'Enter')) return;
    const pageRows = Math.max(1, Math.floor((scrollRef.current?.clientHeight ?? 0) / ROW_HEIGHT_PX) - 2);
    const command = gridCommand(event, pageRows);
    if (command && run(command)) event.preventDefault();
  }

  function onChange(event: FormEvent) {
    const index = rowIndexOf(event.target);
    const id = index === null ? undefined : ids[index];
    if (id === undefined) return;
    setActiveId(id);
    const extend = event.nativeEvent instanceof globalThis.MouseEvent && event.nativeEvent.shiftKey;
    if (extend) selection.extendTo(id, !selection.has(id));
    else selection.toggle(id);
  }

  function onClick(event: MouseEvent) {
    const index = rowIndexOf(event.target);
    if (index === null || startsInControl(event.target)) return;
    const [id, row] = [ids[index], rows[index]];
    if (id === undefined || row === undefined) return;
    setActiveId(id);
    if (selection.enabled && event.shiftKey) selection.extendTo(id);
    else if (selection.enabled && (event.metaKey || event.ctrlKey)) selection.toggle(id);
    // Marking text with the mouse is not a press on the row.
    else if (window.getSelection()?.isCollapsed !== false) onOpen?.(row);
  }

  return { onKeyDown, onChange, onClick };
}

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

type GridSelection = ReturnType<typeof useGridSelection>;
