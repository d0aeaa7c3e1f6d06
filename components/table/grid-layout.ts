import type { CSSProperties } from 'react';
import type { Breakpoint, GridColumn } from '@/components/table/grid-types';

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
