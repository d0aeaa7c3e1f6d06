import type { PointerEvent } from 'react';
import type { GridColumn } from '@/components/table/grid-types';
import { rowIndexOf } from '@/components/table/row-index-of';

/**
 * What hovering a cell shows (`GridColumn.title`) is there only while the pointer is: as an attribute of every cell it
 * would be set anew with each change of the list, and each time cost the cell a computation of its style. It goes with the
 * pointer, since the cell may be used again for another row.
 */
export function useCellTitles<Row>(rows: readonly Row[], columns: readonly GridColumn<Row>[]) {
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
