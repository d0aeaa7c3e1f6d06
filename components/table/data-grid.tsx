'use client';

import { type FormEvent, type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef } from 'react';
import { GridHeader } from '@/components/table/grid-header';
import { gridCommand, type KeyPress } from '@/components/table/grid-keys';
import {
  BOTTOM_ROOM_PX,
  HEADER_HEIGHT_PX,
  ROW_HEIGHT_PX,
  trackVariables,
} from '@/components/table/grid-layout';
import { GridRow, GridSkeletonRow } from '@/components/table/grid-row';
import type { DataGridProps } from '@/components/table/grid-types';
import { rowIndexOf, startsInControl } from '@/components/table/row-index-of';
import { useGridRows } from '@/components/table/use-grid-rows';
import { useGridSelection } from '@/components/table/use-grid-selection';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { cn } from '@/lib/cn';

const LOADING_LINES = 12;
const MORE_LINES = 3;

/**
 * A virtual grid: header, checkboxes, sorting, keyboard. Its box takes the height it is given and scrolls.
 * Keys and roles: README.md of this folder.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { rows, columns, getRowId, whyNotSelectable, loading = false, sort = null, onOpen } = props;
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
  const { virtualizer, activeIndex, setActiveId, focusRow } = useGridRows({
    ids,
    lineCount,
    scrollRef,
    onEndReached: props.onEndReached,
  });

  function focusAndExtend(index: number, extend: boolean) {
    const from = ids[activeIndex];
    if (extend) selection.anchorId.current ??= from ?? null;
    const id = focusRow(index);
    if (extend && id !== null) selection.extendTo(id);
  }

  /** Returns whether the key meant something here. */
  function run(press: KeyPress): boolean {
    const pageRows = Math.max(1, Math.floor((scrollRef.current?.clientHeight ?? 0) / ROW_HEIGHT_PX) - 2);
    const command = gridCommand(press, pageRows);
    const id = ids[activeIndex];
    const row = rows[activeIndex];
    if (!command || id === undefined || row === undefined) return false;
    if (command.kind === 'move')
      focusAndExtend(activeIndex + command.by, command.extend && selection.enabled);
    else if (command.kind === 'edge')
      focusAndExtend(command.to === 'first' ? 0 : ids.length - 1, command.extend && selection.enabled);
    else if (command.kind === 'open') {
      if (!onOpen) return false;
      onOpen(row);
    } else if (!selection.enabled) return false;
    else if (command.kind === 'toggle') {
      focusRow(activeIndex);
      if (command.extend) selection.extendTo(id);
      else selection.toggle(id);
    } else if (command.kind === 'selectShown') selection.selectShown(true);
    else if (selection.isEmpty) return false;
    else selection.clear();
    return true;
  }

  const step = (by: number) => () =>
    void focusRow(
      document.activeElement === document.body && by > 0 && !scrollRef.current?.scrollTop
        ? activeIndex
        : activeIndex + by,
    );
  useHotkeys({ j: step(1), k: step(-1) });

  function onKeyDown(event: KeyboardEvent) {
    if (startsInControl(event.target) && (event.key === ' ' || event.key === 'Enter')) return;
    if (run(event)) event.preventDefault();
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
    const row = index === null ? undefined : rows[index];
    if (index === null || row === undefined || startsInControl(event.target)) return;
    const id = getRowId(row);
    setActiveId(id);
    if (selection.enabled && event.shiftKey) selection.extendTo(id);
    else if (selection.enabled && (event.metaKey || event.ctrlKey)) selection.toggle(id);
    else if (window.getSelection()?.isCollapsed !== false) onOpen?.(row);
  }

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
        onKeyDown={onKeyDown}
        onChange={onChange}
        onClick={onClick}
      >
        <GridHeader
          columns={columns}
          sort={sort}
          onSortChange={props.onSortChange}
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
          {virtualizer.getVirtualItems().map(({ index, start }) => {
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
                key={id}
                row={row}
                index={index}
                topPx={topPx}
                columns={columns}
                active={index === activeIndex}
                open={props.openId === id}
                check={selection.enabled ? (selection.has(id) && isSelectable(id) ? 'on' : 'off') : null}
                checkLabel={props.selectLabel?.(row) ?? id}
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
