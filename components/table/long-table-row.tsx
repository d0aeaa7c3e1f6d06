'use client';

import { COLUMN_FROM, edgesOf, type LongColumn } from '@/components/table/long-table';
import { cn } from '@/lib/cn';

type LongTableRowProps<Row> = {
  row: Row;
  index: number;
  columns: readonly LongColumn<Row>[];
  marked: boolean;
  /** Takes the drawn element, so that a row may be taller than estimated. */
  measure: ((element: HTMLTableRowElement | null) => void) | undefined;
};

/** A row of a table; below 640 px a card. */
export function LongTableRow<Row>({ row, index, columns, marked, measure }: LongTableRowProps<Row>) {
  return (
    <tr
      ref={measure}
      data-index={index}
      tabIndex={-1}
      aria-rowindex={index + 2}
      className={cn(
        'group/row scroll-mt-10 hover:bg-bg has-[[data-row-open]]:cursor-pointer focus-visible:outline-offset-[-2px] max-sm:relative max-sm:flex max-sm:flex-col max-sm:border-line2 max-sm:border-b max-sm:px-4 max-sm:py-2.5',
        marked && 'bg-selection',
      )}
    >
      {columns.map((column, at) => {
        const content = column.cell(row);
        return (
          <td
            key={column.id}
            data-label={column.phoneLabel}
            className={cn(
              'h-10.5 min-w-0 break-words border-line2 border-b px-2 py-0.5',
              edgesOf(columns, at),
              'max-sm:flex max-sm:h-auto max-sm:min-h-6 max-sm:border-b-0 max-sm:p-0',
              // A card says nothing of what there is not.
              content === null && 'max-sm:hidden',
              column.from && COLUMN_FROM[column.from],
              column.phone === 'lead' && 'max-sm:order-first max-sm:mb-1 max-sm:pr-8',
              column.phone === 'corner' && 'max-sm:absolute max-sm:top-2.5 max-sm:right-4',
              !column.phone &&
                'max-sm:justify-between max-sm:gap-4 max-sm:text-right max-sm:before:shrink-0 max-sm:before:text-dim max-sm:before:text-xs max-sm:before:content-[attr(data-label)]',
            )}
          >
            {content}
          </td>
        );
      })}
    </tr>
  );
}
