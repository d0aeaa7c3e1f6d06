export type SortDirection = 'asc' | 'desc';
export type Sort = { columnId: string; direction: SortDirection };
/** Values of `aria-sort`. */
export type SortState = 'ascending' | 'descending' | 'none';

/** The sort after a press on the header of `columnId`, which is in `state`: ascending first, then the other way round. */
export function nextSort(state: SortState, columnId: string): Sort {
  return { columnId, direction: state === 'ascending' ? 'desc' : 'asc' };
}

/** Value of `aria-sort` for a sortable column. */
export function ariaSort(current: Sort | null, columnId: string): SortState {
  if (current?.columnId !== columnId) return 'none';
  return current.direction === 'asc' ? 'ascending' : 'descending';
}

/** "due" / "-due": one word for URLs. */
export function sortToText(sort: Sort): string {
  return sort.direction === 'desc' ? `-${sort.columnId}` : sort.columnId;
}

/** Reads `sortToText`'s word; null when it names none of `columnIds`. */
export function sortFromText(text: string, columnIds: readonly string[]): Sort | null {
  const direction: SortDirection = text.startsWith('-') ? 'desc' : 'asc';
  const columnId = direction === 'desc' ? text.slice(1) : text;
  return columnIds.includes(columnId) ? { columnId, direction } : null;
}
