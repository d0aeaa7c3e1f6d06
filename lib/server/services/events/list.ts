import 'server-only';
import { EventListInput, type EventsPage } from '@/lib/schemas/events';
import { readCounter } from '@/lib/server/db/queries/counters';
import { countEvents, findKnownIds } from '@/lib/server/db/queries/events-counts';
import {
  type EventListRow,
  readEventsPage,
  SORT_COLUMNS,
  type Sorting,
} from '@/lib/server/db/queries/events-page';
import { readScope } from '@/lib/server/db/queries/sync-scopes';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { conditionsOf } from '@/lib/server/services/events/conditions';
import { decodeCursor, encodeCursor } from '@/lib/server/services/events/cursor';
import { toEventRow } from '@/lib/server/services/events/event-row';
import { parseSorting } from '@/lib/server/services/events/sorting';
import { parseInput } from '@/lib/server/services/parse-input';

/** One page of the events that match, with the counts of the whole filter. Input: EventListInput. */
export async function listEvents(ctx: ServiceContext, input: unknown): Promise<EventsPage> {
  requirePermission(ctx, 'events.read');
  const request = parseInput(EventListInput, input);
  const conditions = conditionsOf(request, regionsOf(ctx));
  const sorting = parseSorting(request.sort);
  const after = request.cursor === null ? null : decodeCursor(request.cursor, sorting);
  const { db } = ctx.store;
  // Read first: if the mirror changes meanwhile, the browser sees a newer version next and asks again.
  const version = await readCounter(db, 'mirror');
  const { lastSuccessMs } = await readScope(db, 'open');
  const counts = await countEvents(db, conditions);
  const limit = request.limit + 1;
  const read = await readEventsPage(db, { conditions, sorting, after, limit, total: counts.total });
  const rows = read.slice(0, request.limit);
  const ids = conditions.ids ?? [];
  const known = await findKnownIds(db, ids, conditions.limit);
  const matching = await findKnownIds(db, ids, conditions.limit, conditions);
  return {
    rows: rows.map(toEventRow),
    nextCursor: read.length > rows.length ? cursorAfter(rows.at(-1), sorting) : null,
    ...counts,
    syncedAtMs: lastSuccessMs,
    version,
    notFound: ids.filter((id) => !known.has(id)),
    filteredOut: ids.filter((id) => known.has(id) && !matching.has(id)),
  };
}

function cursorAfter(row: EventListRow | undefined, sorting: Sorting): string | null {
  return row ? encodeCursor(sorting, { value: row[SORT_COLUMNS[sorting.name]], key: row.key }) : null;
}
