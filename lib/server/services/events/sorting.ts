import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { EVENT_SORT_COLUMNS } from '@/lib/schemas/events';
import type { Sorting } from '@/lib/server/db/queries/events-page';

/** `due` or `-due`. Throws DeskError invalid_input `sort` for every column that is not on the list. */
export function parseSorting(text: string): Sorting {
  const descending = text.startsWith('-');
  const wanted = descending ? text.slice(1) : text;
  const name = EVENT_SORT_COLUMNS.find((column) => column === wanted);
  if (!name) throw new DeskError('invalid_input', 'sort', { allowed: EVENT_SORT_COLUMNS.join(', ') });
  return { name, descending };
}
