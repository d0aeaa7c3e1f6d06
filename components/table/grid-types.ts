import type { CSSProperties, ReactNode } from 'react';
import type { Selection } from '@/components/table/selection-store';
import type { Sort } from '@/components/table/sort';

type Breakpoint = 'sm' | 'md' | 'lg' | 'xl';

export type CellContext = {
  /** The row that keyboard focus is on, or would go to. */
  active: boolean;
  selected: boolean;
  /** For links and buttons inside the cell: only those of the active row are in the tab order. */
  tabIndex: 0 | -1;
};

export type GridColumn<Row> = {
  /** Also the id used in sorting. */
  id: string;
  header: ReactNode;
  cell: (row: Row, context: CellContext) => ReactNode;
  /** What hovering the cell shows. */
  title?: (row: Row) => string;
  /** A CSS grid track: "120px", "minmax(160px, 1.4fr)". */
  width: string;
  /** The cell shortens what is too long by itself: one box less that clips. */
  cutsItself?: boolean;
  align?: 'start' | 'end';
  sortable?: boolean;
  /** Left out on screens narrower than this: 640, 768, 1024, 1280 px. */
  hideBelow?: Breakpoint;
};

export type DataGridProps<Row> = {
  /** Accessible name of the grid. */
  label: string;
  /** Rows loaded so far, in order. Rows that did not change must keep their object identity. */
  rows: readonly Row[];
  /** Rows that match in all, loaded or not (`aria-rowcount` is one more, for the header). */
  rowCount: number;
  /** Identity of a row: stable over refetches, never a position. */
  getRowId: (row: Row) => string;
  /** Module scope or memoised. */
  columns: readonly GridColumn<Row>[];

  /** Leave out for a grid without checkboxes. */
  selection?: Selection;
  onSelectionChange?: (selection: Selection) => void;
  /** Name of a row's checkbox, such as "Select e-…". */
  selectLabel?: (row: Row) => string;
  /** Name of the header's checkbox. */
  selectAllLabel?: string;
  /** Why a row cannot be selected, or null. Such rows are dimmed. */
  whyNotSelectable?: (row: Row) => string | null;

  /** Enter, or a press on the row outside its controls. */
  onOpen?: (row: Row) => void;
  /** Id of the row whose details are open beside the grid. */
  openId?: string | null;

  sort?: Sort | null;
  onSortChange?: (sort: Sort) => void;
  /** Someone is about to ask for this order; may come to nothing. */
  onSortIntent?: (sort: Sort) => void;

  /** First load: shows skeleton rows instead of rows. */
  loading?: boolean;
  /** Called while the last loaded rows come into view and there are more. May be called often. */
  onEndReached?: () => void;
  /** Shown under the header when there are no rows. */
  empty?: ReactNode;
  className?: string;
};

/** Height of every row; the virtual list depends on it (px). */
export const ROW_HEIGHT_PX = 42;
export const HEADER_HEIGHT_PX = 36;
/** Room under the last row for the floating selection bar (px). */
export const BOTTOM_ROOM_PX = 76;

const BREAKPOINTS: readonly Breakpoint[] = ['sm', 'md', 'lg', 'xl'];

export const HIDE_BELOW: Record<Breakpoint, string> = {
  sm: 'max-sm:hidden',
  md: 'max-md:hidden',
  lg: 'max-lg:hidden',
  xl: 'max-xl:hidden',
};

/** One template of tracks for each screen width, as custom properties on the grid; `GRID_LINE` picks the right one. */
export function trackVariables<Row>(
  columns: readonly GridColumn<Row>[],
  withCheckbox: boolean,
): CSSProperties {
  const variables: Record<string, string> = { '--tracks': tracksAt(columns, withCheckbox, -1) };
  for (const [index, breakpoint] of BREAKPOINTS.entries()) {
    variables[`--tracks-${breakpoint}`] = tracksAt(columns, withCheckbox, index);
  }
  return variables;
}

function tracksAt<Row>(columns: readonly GridColumn<Row>[], withCheckbox: boolean, width: number): string {
  const shown = columns.filter(
    (column) => !column.hideBelow || BREAKPOINTS.indexOf(column.hideBelow) <= width,
  );
  return [
    ...(withCheckbox ? [width < 0 ? '24px' : '28px'] : []),
    ...shown.map((column) => column.width),
  ].join(' ');
}

/** Classes of anything laid out on the columns: header and rows. */
export const GRID_LINE =
  'grid min-w-full items-center gap-x-3 px-5 max-sm:gap-x-2 max-sm:px-3 ' +
  'grid-cols-(--tracks) sm:grid-cols-(--tracks-sm) md:grid-cols-(--tracks-md) lg:grid-cols-(--tracks-lg) xl:grid-cols-(--tracks-xl)';
