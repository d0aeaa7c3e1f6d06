'use client';

import type { FormEvent, KeyboardEvent, MouseEvent, RefObject } from 'react';
import { type GridCommand, gridCommand } from '@/components/table/grid-keys';
import { ROW_HEIGHT_PX } from '@/components/table/grid-layout';
import { rowIndexOf, startsInControl } from '@/components/table/row-index-of';
import type { GridSelection } from '@/components/table/use-grid-selection';
import { useHotkeys } from '@/components/ui/use-hotkeys';

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
