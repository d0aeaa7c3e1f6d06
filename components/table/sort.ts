export type SortDirection = 'asc' | 'desc';
export type Sort = { columnId: string; direction: SortDirection };

/** The sort after a press on the header of `columnId`: ascending first, then the other way round. */
export function nextSort(current: Sort | null, columnId: string): Sort {
  const flip = current?.columnId === columnId && current.direction === 'asc';
  return { columnId, direction: flip ? 'desc' : 'asc' };
}

/** Value of `aria-sort` for a sortable column. */
export function ariaSort(current: Sort | null, columnId: string): 'ascending' | 'descending' | 'none' {
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
