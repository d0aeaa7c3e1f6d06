'use client';

import {
  type PointerEvent,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { GridHeader, GridRow, GridSkeletonRow } from '@/components/table/grid-parts';
import {
  BOTTOM_ROOM_PX,
  type DataGridProps,
  type GridColumn,
  HEADER_HEIGHT_PX,
  ROW_HEIGHT_PX,
  trackVariables,
} from '@/components/table/grid-types';
import { assignSlots, fits, NO_SLOTS } from '@/components/table/row-slots';
import { useGridEvents, useGridRows, useGridSelection } from '@/components/table/use-grid';
import { rowIndexOf } from '@/components/table/use-row-keys';
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

/**
 * What hovering a cell shows (`GridColumn.title`) is there only while the pointer is: as an attribute of every cell it
 * would be set anew with each change of the list, and each time cost the cell a computation of its style. It goes with the
 * pointer, since the cell may be used again for another row.
 */
function useCellTitles<Row>(rows: readonly Row[], columns: readonly GridColumn<Row>[]) {
  /** With every move, not only the first: the row under a still pointer may have changed. */
  function onPointerMove({ target }: PointerEvent) {
    const cell = cellOf(target);
    const row = rows[rowIndexOf(cell) ?? -1];
    const column = columns.find(({ id }) => id === cell?.dataset.column);
    if (!cell || row === undefined || !column?.title) return;
    const title = column.title(row);
    if (cell.title !== title) cell.title = title;
  }

  function onPointerOut({ target, relatedTarget }: PointerEvent) {
    const cell = cellOf(target);
    if (cell !== cellOf(relatedTarget)) cell?.removeAttribute('title');
  }

  return { onPointerMove, onPointerOut };
}

function cellOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null;
}
