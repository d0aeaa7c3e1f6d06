'use client';

import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { memo } from 'react';
import { GRID_LINE, HEADER_HEIGHT_PX, HIDE_BELOW } from '@/components/table/grid-layout';
import type { GridColumn } from '@/components/table/grid-types';
import { ariaSort, nextSort, type Sort } from '@/components/table/sort';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/lib/cn';

type GridHeaderProps<Row> = {
  columns: readonly GridColumn<Row>[];
  /** Null: no column of checkboxes. */
  selectAll: { label: string; state: 'none' | 'some' | 'all'; onChange: (on: boolean) => void } | null;
  sort: Sort | null;
  onSortChange?: (sort: Sort) => void;
};

export function GridHeader<Row>({ columns, selectAll, sort, onSortChange }: GridHeaderProps<Row>) {
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
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + (selectAll ? 2 : 1)}
            aria-sort={column.sortable ? ariaSort(sort, column.id) : undefined}
            className={cn(
              'flex min-w-0 font-medium text-dim text-xs',
              column.align === 'end' && 'justify-end',
              column.hideBelow && HIDE_BELOW[column.hideBelow],
            )}
          >
            <HeaderLabel column={column} sort={sort} onSortChange={onSortChange} />
          </div>
        ))}
      </div>
    </div>
  );
}

/**
 * Rows come and go under it; a label renders again only when the order changes.
 * The cast gives back the type parameter that `memo` drops; props and result of the two are the same.
 */
const HeaderLabel = memo(HeaderLabelView) as typeof HeaderLabelView;

function HeaderLabelView<Row>({
  column,
  sort,
  onSortChange,
}: {
  column: GridColumn<Row>;
  sort: Sort | null;
  onSortChange?: (sort: Sort) => void;
}) {
  if (!column.sortable || !onSortChange) return <span className="truncate">{column.header}</span>;
  const state = ariaSort(sort, column.id);
  const Arrow = state === 'ascending' ? ArrowUp : state === 'descending' ? ArrowDown : ArrowUpDown;
  return (
    <button
      type="button"
      onClick={() => onSortChange(nextSort(sort, column.id))}
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
