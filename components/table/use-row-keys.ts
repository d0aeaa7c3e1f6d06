'use client';

import { type KeyboardEvent, type MouseEvent, type RefObject, useRef } from 'react';
import { type GridCommand, gridCommand } from '@/components/table/grid-keys';
import { startsInControl } from '@/components/table/row-index-of';
import { useHotkeys } from '@/components/ui/use-hotkeys';

/** Rows that a page key moves. */
const PAGE_ROWS = 15;

type RowKeysOptions = {
  /** The box around the table; each of its rows is a `<tr tabIndex={-1} data-index>`. */
  boxRef: RefObject<HTMLElement | null>;
  rowCount: number;
  /** Brings a row into the page that is not drawn. */
  reveal?: ((index: number) => void) | undefined;
  /** Ticks all rows that are shown, or none. */
  onSelectAll?: ((on: boolean) => void) | undefined;
};

/**
 * The keys and presses of the grid (README of this folder) for a real table: focus walks its rows, Enter or a press on a
 * row presses the control that is marked `data-row-open` (`data-row-enter`: for Enter alone), `x` its checkbox.
 */
export function useRowKeys({ boxRef, rowCount, reveal, onSelectAll }: RowKeysOptions) {
  const lastIndex = useRef(0);

  const rowAt = (index: number) =>
    boxRef.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`) ?? null;

  function focusRow(index: number): boolean {
    const target = Math.min(Math.max(index, 0), rowCount - 1);
    if (target < 0) return false;
    lastIndex.current = target;
    const row = rowAt(target);
    if (row) focusIn(row);
    else {
      reveal?.(target);
      requestAnimationFrame(() => focusIn(rowAt(target)));
    }
    return true;
  }

  function run(command: GridCommand, index: number, row: HTMLElement): boolean {
    switch (command.kind) {
      case 'move':
        if (command.extend) tick(row, true);
        if (!focusRow(index + command.by)) return false;
        if (command.extend) tick(rowAt(index + command.by), true);
        return true;
      case 'edge':
        return focusRow(command.to === 'first' ? 0 : rowCount - 1);
      case 'open':
        return press(row, '[data-row-open], [data-row-enter]');
      case 'toggle':
        return tick(row);
      case 'selectShown':
        onSelectAll?.(true);
        return onSelectAll !== undefined;
      case 'clear':
        if (!boxRef.current?.querySelector('tr[data-index] input[type="checkbox"]:checked')) return false;
        onSelectAll?.(false);
        return onSelectAll !== undefined;
    }
  }

  // From elsewhere on the page both keys only enter the table, at the row that was active last.
  const enter = () => void focusRow(lastIndex.current);
  useHotkeys({ j: enter, k: enter });

  function onKeyDown(event: KeyboardEvent) {
    const row = rowOf(event.target);
    if (!row || isTyped(event.target)) return;
    if (startsInControl(event.target) && (event.key === ' ' || event.key === 'Enter')) return;
    const command = gridCommand(event, PAGE_ROWS);
    if (command && run(command, Number(row.dataset.index), row)) event.preventDefault();
  }

  function onClick(event: MouseEvent) {
    const row = rowOf(event.target);
    if (!row || startsInControl(event.target)) return;
    // Marking text with the mouse is not a press on the row.
    if (window.getSelection()?.isCollapsed === false) return;
    lastIndex.current = Number(row.dataset.index);
    press(row, '[data-row-open]', event);
  }

  return { onKeyDown, onClick };
}

function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('tr[data-index]') : null;
}

function isTyped(target: EventTarget): boolean {
  return target instanceof Element && target.matches('textarea, select, input:not([type="checkbox"])');
}

function focusIn(row: HTMLElement | null): void {
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

/** Presses a control of the row as the person pressed: with Ctrl or ⌘ a link opens beside. False when it has none. */
function press(row: HTMLElement, selector: string, like?: MouseEvent): boolean {
  const { ctrlKey = false, metaKey = false, shiftKey = false } = like ?? {};
  const control = row.querySelector<HTMLElement>(selector);
  control?.dispatchEvent(
    new window.MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
  );
  return control !== null;
}

/** Ticks the row's checkbox, or changes it; false when it has none that may be ticked. */
function tick(row: HTMLElement | null, on?: boolean): boolean {
  const box = row?.querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (!box || box.getAttribute('aria-disabled') === 'true' || box.disabled) return false;
  if (on === undefined || box.checked !== on) box.click();
  return true;
}
