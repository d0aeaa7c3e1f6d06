'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { type CSSProperties, type ReactNode, useRef, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { useRowKeys } from '@/components/table/use-row-keys';
import { cn } from '@/lib/cn';

export type LongColumn<Row> = {
  id: string;
  header: ReactNode;
  /** CSS width; one column may have none and takes what is left. Fixed, so that scrolling never moves a column. */
  width?: string;
  cell: (row: Row) => ReactNode;
  /** On a phone a row is a card: `lead` is its title, `corner` stands at its top right, the rest is "label … value". */
  phone?: 'lead' | 'corner';
  /** Label of the value on a phone. */
  phoneLabel?: string;
  /** A column for wide screens only: from 1024 px (`lg`) or 1280 px (`xl`) on, and on the card of a phone. */
  from?: 'lg' | 'xl';
};

/** Classes that leave a column out where there is no room for it. */
const COLUMN_FROM = { lg: 'sm:max-lg:hidden', xl: 'sm:max-xl:hidden' } as const;

/** Classes of the first and of the last column that shows at each width: they keep the page's distance from the edge. */
export function edgesOf(columns: readonly Pick<LongColumn<never>, 'from'>[], index: number): string {
  const left = hiddenBelow(columns.slice(0, index));
  const right = hiddenBelow(columns.slice(index + 1));
  return cn(left && LEFT_EDGE[left], right && RIGHT_EDGE[right]);
}

const LEFT_EDGE = { all: 'pl-5', lg: 'sm:max-lg:pl-5', xl: 'sm:max-xl:pl-5' } as const;
const RIGHT_EDGE = { all: 'pr-5', lg: 'sm:max-lg:pr-5', xl: 'sm:max-xl:pr-5' } as const;

/** Below which width none of these shows: `all` when there are none; null when one always does. */
function hiddenBelow(columns: readonly Pick<LongColumn<never>, 'from'>[]): 'all' | 'lg' | 'xl' | null {
  if (columns.length === 0) return 'all';
  if (columns.some(({ from }) => from === undefined)) return null;
  return columns.some(({ from }) => from === 'lg') ? 'lg' : 'xl';
}

type LongTableProps<Row> = {
  /** Accessible name. */
  label: string;
  /** Holes are rows that are still on their way. */
  rows: readonly (Row | undefined)[];
  /** Told which rows are in sight (first and last index), so that those on their way can be asked for. */
  onRange?: (first: number, last: number) => void;
  columns: readonly LongColumn<Row>[];
  /** Identity of the thing, never a position. */
  getRowId: (row: Row) => string;
  /** Narrowest width before the box scrolls sideways. */
  minWidth: string;
  /** Rows that stand out, such as selected ones. */
  isMarked?: (row: Row) => boolean;
  /** Ticks all rows that are shown, or none: Ctrl + A and Esc, where rows have checkboxes. */
  onSelectAll?: (on: boolean) => void;
  /** Shown under the header when there are no rows. */
  empty?: ReactNode;
  /** On paper, when not all rows are there: how to get the others. */
  restOnPaper?: string;
  className?: string;
};

const ROW_HEIGHT_PX = 42;
const OVERSCAN_ROWS = 10;
/** Up to here all rows are in the page: find-in-page works. */
const VIRTUAL_FROM_ROWS = 200;
/** More than these would take seconds to draw and a ream to print. */
const MAX_PRINTED_ROWS = 2_000;
/** What the server assumes before a browser has measured anything (px). */
const ASSUMED_RECT = { width: 1_200, height: 800 };

/**
 * A real `<table>` with fixed columns and rows as tall as their text; only the rows in sight are drawn once there are
 * many. It is walked by the keys of the grid (use-row-keys.ts).
 */
export function LongTable<Row>({
  label,
  rows,
  onRange,
  columns,
  getRowId,
  minWidth,
  isMarked,
  onSelectAll,
  empty,
  restOnPaper,
  className,
}: LongTableProps<Row>) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const isPrinting = usePrinting();
  const isVirtual = rows.length > (isPrinting ? MAX_PRINTED_ROWS : VIRTUAL_FROM_ROWS);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: isVirtual ? rows.length : 0,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT_PX,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : getRowId(row);
    },
    overscan: OVERSCAN_ROWS,
    initialRect: ASSUMED_RECT,
    onChange: (instance) => {
      const { startIndex, endIndex } = instance.range ?? { startIndex: 0, endIndex: 0 };
      onRange?.(startIndex, endIndex);
    },
  });
  const keys = useRowKeys({
    boxRef: scrollRef,
    rowCount: rows.length,
    reveal: isVirtual ? (index) => virtualizer.scrollToIndex(index) : undefined,
    onSelectAll,
  });
  const drawn = virtualizer.getVirtualItems();
  const beforePx = drawn.at(0)?.start ?? 0;
  const afterPx = isVirtual ? virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0) : 0;
  const indexes = isVirtual ? drawn.map(({ index }) => index) : Array.from(rows.keys());
  const onPaper = isPrinting ? indexes.filter((index) => rows[index] !== undefined).length : rows.length;

  return (
    // A group, no landmark: the section around it may have the same name.
    <div
      ref={scrollRef}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className={cn(
        'overflow-auto bg-panel focus-visible:outline-offset-[-2px]',
        isVirtual && 'max-h-[calc(100dvh-8rem)]',
        className,
      )}
    >
      <table
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0 text-left max-sm:block sm:min-w-(--table-min-width)"
        style={widthVariable(minWidth)}
        {...keys}
      >
        <colgroup>
          {columns.map((column) => (
            <col
              key={column.id}
              className={column.from && COLUMN_FROM[column.from]}
              style={{ width: column.width }}
            />
          ))}
        </colgroup>
        <thead className="max-sm:sr-only">
          <tr aria-rowindex={1}>
            {columns.map((column, index) => (
              <th
                key={column.id}
                scope="col"
                className={cn(
                  'sticky top-0 z-10 h-9 whitespace-nowrap border-line border-b bg-panel px-2 font-medium text-dim text-xs',
                  edgesOf(columns, index),
                  column.from && COLUMN_FROM[column.from],
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          <Spacer heightPx={beforePx} />
          {indexes.map((index) => {
            const row = rows[index];
            if (row === undefined) return <Spacer key={index} heightPx={ROW_HEIGHT_PX} />;
            return (
              <LongTableRow
                key={getRowId(row)}
                row={row}
                index={index}
                columns={columns}
                marked={isMarked?.(row) ?? false}
                measure={isVirtual ? virtualizer.measureElement : undefined}
              />
            );
          })}
          <Spacer heightPx={afterPx} />
        </tbody>
      </table>
      {rows.length === 0 ? empty : null}
      {onPaper < rows.length ? <RestOnPaper shown={onPaper} count={rows.length} how={restOnPaper} /> : null}
    </div>
  );
}

/** Only from the `sm` breakpoint on has the table a least width; below, rows are cards. */
function widthVariable(minWidth: string): CSSProperties {
  const variables: Record<string, string> = { '--table-min-width': minWidth };
  return variables;
}

/** Whether the page is being printed: then all rows that are here are drawn, also those out of sight. */
function usePrinting(): boolean {
  return useSyncExternalStore(onPrint, isPrintingNow, () => false);
}

let printing = false;
const isPrintingNow = () => printing;

function onPrint(changed: () => void): () => void {
  const start = () => {
    printing = true;
    // The browser takes its picture when this handler returns.
    flushSync(changed);
  };
  const end = () => {
    printing = false;
    changed();
  };
  window.addEventListener('beforeprint', start);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', start);
    window.removeEventListener('afterprint', end);
  };
}

function RestOnPaper({ shown, count, how }: { shown: number; count: number; how: string | undefined }) {
  const t = useTranslations('common');
  return (
    <p className="px-5 py-3 font-medium">
      {t('onPaper', { shown, count })} {how}
    </p>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ heightPx }: { heightPx: number }) {
  return heightPx > 0 ? (
    <tr aria-hidden className="block" style={{ height: heightPx }}>
      <td className="p-0" />
    </tr>
  ) : null;
}

type LongTableRowProps<Row> = {
  row: Row;
  index: number;
  columns: readonly LongColumn<Row>[];
  marked: boolean;
  /** Takes the drawn element, so that a row may be taller than estimated. */
  measure: ((element: HTMLTableRowElement | null) => void) | undefined;
};

/** A row of a table; below 640 px a card. */
function LongTableRow<Row>({ row, index, columns, marked, measure }: LongTableRowProps<Row>) {
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
