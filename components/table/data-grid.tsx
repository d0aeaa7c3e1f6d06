'use client';

import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { GridHeader } from '@/components/table/grid-header';
import {
  BOTTOM_ROOM_PX,
  HEADER_HEIGHT_PX,
  ROW_HEIGHT_PX,
  trackVariables,
} from '@/components/table/grid-layout';
import { GridRow, GridSkeletonRow } from '@/components/table/grid-row';
import type { DataGridProps } from '@/components/table/grid-types';
import { assignSlots, fits, NO_SLOTS } from '@/components/table/row-slots';
import { useCellTitles } from '@/components/table/use-cell-titles';
import { useGridEvents } from '@/components/table/use-grid-events';
import { useGridRows } from '@/components/table/use-grid-rows';
import { useGridSelection } from '@/components/table/use-grid-selection';
import { cn } from '@/lib/cn';

const LOADING_LINES = 12;
const MORE_LINES = 3;

/**
 * A virtual grid: header, checkboxes, sorting, keyboard. Its box takes the height it is given and scrolls.
 * Keys and roles: README.md of this folder.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { rows, columns, getRowId, whyNotSelectable, loading = false, sort = null } = props;
  const scrollRef = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => rows.map(getRowId), [rows, getRowId]);
  const reasons = useMemo(
    () => new Map(rows.map((row) => [getRowId(row), whyNotSelectable?.(row) ?? null])),
    [rows, getRowId, whyNotSelectable],
  );
  const isSelectable = useCallback((id: string) => (reasons.get(id) ?? null) === null, [reasons]);
  const withCheckbox = props.selection !== undefined;
  const tracks = useMemo(() => trackVariables(columns, withCheckbox), [columns, withCheckbox]);

  const selection = useGridSelection({
    ids,
    isSelectable,
    selection: props.selection,
    onSelectionChange: props.onSelectionChange,
  });
  const more = rows.length < props.rowCount ? MORE_LINES : 0;
  const lineCount = loading ? LOADING_LINES : rows.length + more;
  const { virtualizer, activeId, activeIndex, setActiveId, focusRow } = useGridRows({
    ids,
    lineCount,
    scrollRef,
    onEndReached: props.onEndReached,
  });

  const { openId = null } = props;
  const showOpen = useEffectEvent((id: string) => {
    const index = ids.indexOf(id);
    if (index !== -1) virtualizer.scrollToIndex(index);
  });
  // The scroll position: whoever walks on in the details beside the grid sees the row that they are about.
  useEffect(() => {
    if (openId !== null) showOpen(openId);
  }, [openId]);

  const lines = virtualizer.getVirtualItems();
  const slots = useSlots(loading ? [] : lines.flatMap(({ index }) => ids[index] ?? []), activeId);

  const events = useGridEvents({
    rows,
    ids,
    selection,
    activeIndex,
    scrollRef,
    focusRow,
    setActiveId,
    onOpen: props.onOpen,
  });

  const titles = useCellTitles(rows, columns);

  return (
    <div ref={scrollRef} className={cn('min-h-0 flex-1 overflow-auto bg-panel', props.className)}>
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={props.rowCount + 1}
        aria-colcount={columns.length + (selection.enabled ? 1 : 0)}
        aria-multiselectable={selection.enabled || undefined}
        aria-busy={loading || undefined}
        style={tracks}
        {...events}
        {...titles}
      >
        <GridHeader
          columns={columns}
          sort={sort}
          onSortChange={props.onSortChange}
          onSortIntent={props.onSortIntent}
          selectAll={
            selection.enabled
              ? { label: props.selectAllLabel ?? '', state: selection.shown, onChange: selection.selectShown }
              : null
          }
        />
        <div
          role="rowgroup"
          className="relative"
          style={{ height: lineCount === 0 ? 0 : lineCount * ROW_HEIGHT_PX + BOTTOM_ROOM_PX }}
        >
          {lines.map(({ index, start }) => {
            const row = loading ? undefined : rows[index];
            const topPx = start - HEADER_HEIGHT_PX;
            if (row === undefined) {
              return (
                <GridSkeletonRow
                  key={`skeleton-${index}`}
                  columns={columns}
                  topPx={topPx}
                  withCheckbox={selection.enabled}
                />
              );
            }
            const id = getRowId(row);
            return (
              <GridRow
                key={slots.get(id)}
                row={row}
                index={index}
                topPx={topPx}
                columns={columns}
                active={index === activeIndex}
                open={props.openId === id}
                check={selection.enabled ? (selection.has(id) && isSelectable(id) ? 'on' : 'off') : null}
                selectLabel={props.selectLabel}
                reason={reasons.get(id) ?? null}
              />
            );
          })}
        </div>
      </div>
      {!loading && rows.length === 0 ? props.empty : null}
    </div>
  );
}

/**
 * The element of each drawn row, carried over from what is on the screen. A ref, written once that is so: a state set
 * while rendering would render the grid twice at each step.
 */
function useSlots(drawn: readonly string[], activeId: string | null) {
  const onScreen = useRef(NO_SLOTS);
  const slots = fits(onScreen.current, drawn)
    ? onScreen.current
    : assignSlots(onScreen.current, drawn, activeId);
  useLayoutEffect(() => {
    onScreen.current = slots;
  });
  return slots;
}
