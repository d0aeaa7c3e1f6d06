'use client';

import { type KeyboardEvent, type MouseEvent, type RefObject, useRef } from 'react';
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

/** What a key does in a grid, apart from React. */
export type GridCommand =
  | { kind: 'move'; by: number; extend: boolean }
  | { kind: 'edge'; to: 'first' | 'last'; extend: boolean }
  | { kind: 'toggle'; extend: boolean }
  | { kind: 'open' }
  | { kind: 'selectShown' }
  | { kind: 'clear' };

export type KeyPress = {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
};

/** The command of a key press, or null. `pageRows` is how many rows a page key moves. */
export function gridCommand(press: KeyPress, pageRows: number): GridCommand | null {
  const extend = press.shiftKey;
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === 'a' ? { kind: 'selectShown' } : null;
  switch (press.key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return { kind: 'move', by: 1, extend };
    case 'ArrowUp':
    case 'k':
    case 'K':
      return { kind: 'move', by: -1, extend };
    case 'PageDown':
      return { kind: 'move', by: pageRows, extend };
    case 'PageUp':
      return { kind: 'move', by: -pageRows, extend };
    case 'Home':
      return { kind: 'edge', to: 'first', extend };
    case 'End':
      return { kind: 'edge', to: 'last', extend };
    case 'x':
    case 'X':
    case ' ':
      return { kind: 'toggle', extend };
    case 'Enter':
      return { kind: 'open' };
    case 'Escape':
      return { kind: 'clear' };
    default:
      return null;
  }
}

/** Position of the grid row around an event's target, or null outside rows. */
export function rowIndexOf(target: EventTarget | null): number | null {
  if (!(target instanceof Element)) return null;
  const index = target.closest<HTMLElement>('[role="row"][data-index]')?.dataset.index;
  return index === undefined ? null : Number(index);
}

/** Whether the event began in a control with a meaning of its own, so that the row must not answer too. */
export function startsInControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, input, label, select, textarea') !== null;
}
