'use client';

import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { memo } from 'react';
import {
  GRID_LINE,
  type GridColumn,
  HEADER_HEIGHT_PX,
  HIDE_BELOW,
  ROW_HEIGHT_PX,
} from '@/components/table/grid-types';
import { ariaSort, nextSort, type Sort, type SortState } from '@/components/table/sort';
import { Checkbox } from '@/components/ui/checkbox';
import { Skeleton } from '@/components/ui/skeleton';
import { useIntent } from '@/components/ui/use-intent';
import { cn } from '@/lib/cn';

type GridRowProps<Row> = {
  row: Row;
  index: number;
  /** Distance from the top of the body (px). */
  topPx: number;
  columns: readonly GridColumn<Row>[];
  active: boolean;
  open: boolean;
  /** Null: no column of checkboxes. */
  check: 'on' | 'off' | null;
  /** Name of the checkbox; the same function for every row. */
  selectLabel?: (row: Row) => string;
  /** Why it cannot be selected. */
  reason: string | null;
};

const ROW =
  'group/row absolute left-0 w-full border-line2 border-b leading-4.5 outline-none [contain:layout_size_style] hover:bg-bg ' +
  'aria-selected:bg-selection focus-visible:shadow-[inset_0_0_0_1px_var(--accent),inset_3px_0_0_var(--accent)]';

function GridRowView<Row>({
  row,
  index,
  topPx,
  columns,
  active,
  open,
  check,
  selectLabel,
  reason,
}: GridRowProps<Row>) {
  const context = { active, selected: check === 'on', tabIndex: active ? 0 : -1 } as const;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={check === null ? undefined : check === 'on'}
      data-index={index}
      tabIndex={active ? 0 : -1}
      className={cn(ROW, GRID_LINE, reason !== null && 'text-dim', open && 'bg-line2')}
      style={{ height: ROW_HEIGHT_PX, top: topPx }}
    >
      {check !== null ? (
        <div role="gridcell" aria-colindex={1} className="h-full">
          {/* The label makes the whole cell a target for fingers. */}
          <label className="-ml-5 flex h-full items-center pl-5 max-sm:-ml-3 max-sm:pl-3">
            <Checkbox
              data-grid-check=""
              aria-label={selectLabel?.(row)}
              checked={check === 'on'}
              reason={reason}
              readOnly
              tabIndex={context.tabIndex}
            />
          </label>
        </div>
      ) : null}
      {columns.map((column, position) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={position + (check === null ? 1 : 2)}
          data-column={column.id}
          className={cn(
            'min-w-0',
            !column.cutsItself && 'cut',
            column.align === 'end' && 'text-right',
            column.hideBelow && HIDE_BELOW[column.hideBelow],
          )}
        >
          {column.cell(row, context)}
        </div>
      ))}
    </div>
  );
}

/**
 * A view only: it has no handlers, the grid listens for all rows. So a row renders again only when it changed.
 * The cast gives back the type parameter that `memo` drops; props and result of the two are the same.
 */
export const GridRow = memo(GridRowView) as typeof GridRowView;

/** Stands where a row will be. Hidden from screen readers: the grid says `aria-busy`. */
export function GridSkeletonRow<Row>({
  columns,
  topPx,
  withCheckbox,
}: {
  columns: readonly GridColumn<Row>[];
  topPx: number;
  withCheckbox: boolean;
}) {
  return (
    <div
      aria-hidden
      className={cn('absolute left-0 w-full border-line2 border-b', GRID_LINE)}
      style={{ height: ROW_HEIGHT_PX, top: topPx }}
    >
      {withCheckbox ? <Skeleton className="size-[15px]" /> : null}
      {columns.map((column) => (
        <div key={column.id} className={cn(column.hideBelow && HIDE_BELOW[column.hideBelow])}>
          <Skeleton className="w-3/5" />
        </div>
      ))}
    </div>
  );
}

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
