import type { PointerEvent } from 'react';
import type { GridColumn } from '@/components/table/grid-types';
import { rowIndexOf } from '@/components/table/row-index-of';

/**
 * What hovering a cell shows (`GridColumn.title`) is written when the pointer comes: as an attribute of every cell it
 * would be set anew with each change of the list, and each time cost the cell a computation of its style.
 */
export function useCellTitles<Row>(rows: readonly Row[], columns: readonly GridColumn<Row>[]) {
  function onPointerOver({ target }: PointerEvent) {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null;
    const row = rows[rowIndexOf(cell) ?? -1];
    const column = columns.find(({ id }) => id === cell?.dataset.column);
    if (!cell || row === undefined || !column?.title) return;
    cell.title = column.title(row);
  }

  return { onPointerOver };
}
