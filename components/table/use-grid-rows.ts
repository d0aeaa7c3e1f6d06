'use client';

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { BOTTOM_ROOM_PX, HEADER_HEIGHT_PX, ROW_HEIGHT_PX } from '@/components/table/grid-layout';

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
