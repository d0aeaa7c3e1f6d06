'use client';

import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { memo } from 'react';
import { GRID_LINE, HEADER_HEIGHT_PX, HIDE_BELOW } from '@/components/table/grid-layout';
import type { GridColumn } from '@/components/table/grid-types';
import { ariaSort, nextSort, type Sort, type SortState } from '@/components/table/sort';
import { Checkbox } from '@/components/ui/checkbox';
import { useIntent } from '@/components/ui/use-intent';
import { cn } from '@/lib/cn';

type GridHeaderProps<Row> = {
  columns: readonly GridColumn<Row>[];
  /** Null: no column of checkboxes. */
  selectAll: { label: string; state: 'none' | 'some' | 'all'; onChange: (on: boolean) => void } | null;
  sort: Sort | null;
  onSortChange?: (sort: Sort) => void;
  onSortIntent?: (sort: Sort) => void;
};

export function GridHeader<Row>({
  columns,
  selectAll,
  sort,
  onSortChange,
  onSortIntent,
}: GridHeaderProps<Row>) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-line border-b bg-panel">
      <div role="row" aria-rowindex={1} className={GRID_LINE} style={{ height: HEADER_HEIGHT_PX }}>
        {selectAll ? (
          <div role="columnheader" aria-colindex={1} className="flex">
            <Checkbox
              aria-label={selectAll.label}
              checked={selectAll.state === 'all'}
              indeterminate={selectAll.state === 'some'}
              onChange={(event) => selectAll.onChange(event.currentTarget.checked)}
            />
          </div>
        ) : null}
        {columns.map((column, index) => (
          <HeaderCell
            key={column.id}
            column={column}
            position={index + (selectAll ? 2 : 1)}
            state={ariaSort(sort, column.id)}
            onSortChange={onSortChange}
            onSortIntent={onSortIntent}
          />
        ))}
      </div>
    </div>
  );
}

type HeaderCellProps<Row> = {
  column: GridColumn<Row>;
  /** From 1, the column of checkboxes included. */
  position: number;
  state: SortState;
  onSortChange?: (sort: Sort) => void;
  onSortIntent?: (sort: Sort) => void;
};

/**
 * Rows come and go under it; it renders again only when the order by this very column changes.
 * The cast gives back the type parameter that `memo` drops; props and result of the two are the same.
 */
const HeaderCell = memo(HeaderCellView) as typeof HeaderCellView;

function HeaderCellView<Row>({ column, position, state, onSortChange, onSortIntent }: HeaderCellProps<Row>) {
  return (
    <div
      role="columnheader"
      aria-colindex={position}
      aria-sort={column.sortable ? state : undefined}
      className={cn(
        'flex min-w-0 font-medium text-dim text-xs',
        column.align === 'end' && 'justify-end',
        column.hideBelow && HIDE_BELOW[column.hideBelow],
      )}
    >
      {column.sortable && onSortChange ? (
        <SortButton column={column} state={state} onSortChange={onSortChange} onSortIntent={onSortIntent} />
      ) : (
        <span className="truncate">{column.header}</span>
      )}
    </div>
  );
}

type SortButtonProps<Row> = Pick<HeaderCellProps<Row>, 'column' | 'state' | 'onSortIntent'> & {
  onSortChange: (sort: Sort) => void;
};

function SortButton<Row>({ column, state, onSortChange, onSortIntent }: SortButtonProps<Row>) {
  const intent = useIntent(() => onSortIntent?.(nextSort(state, column.id)));
  const Arrow = state === 'ascending' ? ArrowUp : state === 'descending' ? ArrowDown : ArrowUpDown;
  return (
    <button
      type="button"
      {...intent}
      onClick={() => onSortChange(nextSort(state, column.id))}
      className={cn(
        'group flex min-w-0 items-center gap-1 rounded-sm hover:text-text',
        state !== 'none' && 'text-text',
      )}
    >
      <span className="truncate">{column.header}</span>
      <Arrow
        aria-hidden
        className={cn(
          'size-3 shrink-0 stroke-2',
          state === 'none' && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
        )}
      />
    </button>
  );
}
