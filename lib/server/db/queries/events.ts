import 'server-only';
import { type Selectable, type SqlBool, sql } from 'kysely';
import type { RegionLimit } from '@/lib/domain/region-limit';
import {
  type EventConditions,
  type Indexable,
  isOnlyRedeployable,
  matchesEvents,
} from '@/lib/server/db/queries/events-filter';
import { inLimit, shownMessage } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';
import type { EventsTable } from '@/lib/server/db/schema-mirror';

/** The sort columns that exist: public name → column. Nothing else ever reaches an ORDER BY. */
export const SORT_COLUMNS = {
  due: 'dueSortMs',
  level: 'levelRank',
  status: 'eventStatus',
  type: 'eventType',
  region: 'regionId',
  instance: 'instanceName',
  published: 'publishSortMs',
  reason: 'reason',
  event: 'eventId',
} as const satisfies Record<string, keyof EventsTable>;

export type SortName = keyof typeof SORT_COLUMNS;
export type Sorting = { name: SortName; descending: boolean };
/** The place after which the next page begins. */
export type Place = { value: string | number; key: string };

/** Columns whose values are texts; the others are integers. */
const TEXT_SORTS: ReadonlySet<SortName> = new Set([
  'status',
  'type',
  'region',
  'instance',
  'reason',
  'event',
]);

export function sortsByText(name: SortName): boolean {
  return TEXT_SORTS.has(name);
}

/** What lists and files show of an event, with the batch that holds it. */
export type EventListRow = Omit<
  Selectable<EventsTable>,
  'extendedAttribute' | 'searchText' | 'seenRunId' | 'firstSeenMs' | 'lastSeenMs' | 'redeployable'
> &
  HeldColumns;
type HeldColumns = {
  batchId: string | null;
  batchNumber: number | null;
  batchTitle: string | null;
  batchCreatedByName: string | null;
};

const ROW_COLUMNS = [
  'events.key',
  'events.eventId',
  'events.resourceId',
  'events.eventType',
  'events.eventLevel',
  'events.levelRank',
  'events.eventStatus',
  'events.reason',
  'events.notBeforeMs',
  'events.publishTimeMs',
  'events.publishSortMs',
  'events.dueAtMs',
  'events.dueSortMs',
  'events.dueIsEstimate',
  'events.instanceName',
  'events.regionId',
  'events.regionName',
  'events.spec',
  'events.addresses',
  'events.localDisk',
  'events.goneAtMs',
  'batches.id as batchId',
  'batches.number as batchNumber',
  'batches.title as batchTitle',
  'batches.createdByName as batchCreatedByName',
] as const;

function selectRows(db: Queryable) {
  return db
    .selectFrom('events')
    .leftJoin('batchRows', 'batchRows.liveKey', 'events.key')
    .leftJoin('batches', 'batches.id', 'batchRows.batchId')
    .select(ROW_COLUMNS);
}

export type PageRequest = {
  conditions: EventConditions;
  sorting: Sorting;
  after: Place | null;
  limit: number;
  /** Rows of the whole filter: decides how the page is found. */
  total: number;
};

/** One page by keyset: as quick deep in the list as at its start. */
export async function readEventsPage(db: Queryable, request: PageRequest): Promise<EventListRow[]> {
  return readEventsByKeys(db, await readEventKeys(db, request), request.conditions.limit);
}

/** With more matches than this, walking the order until the page is full is quicker than sorting all matches. */
const WALK_FROM = 2_000;

/**
 * The keys of one page in order; a page's rows are then read by key, so that joins never change the plan.
 * 100,000 keys are some 8 MB.
 */
export async function readEventKeys(db: Queryable, request: PageRequest): Promise<string[]> {
  // The query could only confirm, by looking at every row, that there is none.
  if (request.total === 0) return [];
  const rows = await eventKeysQuery(db, request).execute();
  return rows.map(({ key }) => key);
}

/** The statement of readEventKeys, of its own so that a test can ask for its plan. */
export function eventKeysQuery(db: Queryable, request: PageRequest) {
  const { conditions, sorting, after, limit, total } = request;
  const walks = total > WALK_FROM;
  const column = orderColumn(sorting.name, walks);
  const indexable = walks ? walkIndexes(sorting.name) : gatherIndexes(conditions);
  let query = db.selectFrom('events').select('events.key').where(matchesEvents(conditions, indexable));
  if (after) {
    const compare = sql.raw(sorting.descending ? '<' : '>');
    const place = sql`(${after.value}, ${after.key})`;
    query = query.where(sql<SqlBool>`(${column}, ${sql.ref('events.key')}) ${compare} ${place}`);
  }
  const direction = sorting.descending ? 'desc' : 'asc';
  return query.orderBy(column, direction).orderBy('events.key', direction).limit(limit);
}

/** The column to sort by; when the matches are gathered and sorted, as an expression that hides its index. */
function orderColumn(name: SortName, walks: boolean) {
  const column = sql.ref<string | number>(`events.${SORT_COLUMNS[name]}`);
  if (walks) return column;
  return sortsByText(name) ? sql<string>`(${column} || '')` : sql<number>`(${column} + 0)`;
}

function walkIndexes(name: SortName): Indexable {
  if (name === 'due') return ['redeployable', 'dueSortMs'];
  if (name === 'region') return ['regionId'];
  if (name === 'type') return ['eventType'];
  return name === 'status' ? ['eventStatus'] : [];
}

function gatherIndexes(conditions: EventConditions): Indexable {
  if (conditions.ids || isOnlyRedeployable(conditions)) return 'any';
  return ['regionId', 'eventType', 'eventStatus', 'dueSortMs'];
}

/**
 * The rows of `keys` (at most a few thousand) in the order of `keys`; unknown keys, and those of events beyond the regions
 * of whoever asks, are left out.
 */
export async function readEventsByKeys(
  db: Queryable,
  keys: readonly string[],
  limit: RegionLimit,
): Promise<EventListRow[]> {
  if (keys.length === 0) return [];
  const rows = await selectRows(db)
    .where('events.key', 'in', keys)
    .where(inLimit(limit, 'events.regionId'))
    .execute();
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** What only the detail of an event shows. */
export async function readEventExtras(db: Queryable, key: string) {
  return db
    .selectFrom('events')
    .select(['extendedAttribute', 'firstSeenMs', 'lastSeenMs'])
    .where('key', '=', key)
    .executeTakeFirst();
}

/** Status changes that we saw, oldest first. */
export async function readEventHistory(db: Queryable, key: string) {
  return db
    .selectFrom('eventHistory')
    .select(['fromStatus', 'toStatus', 'seenAtMs'])
    .where('eventKey', '=', key)
    .orderBy('seenAtMs')
    .orderBy('id')
    .execute();
}

/** Rows of every submitted batch about the event, newest batch first, each with what its last call was answered. */
export async function readEventOrders(db: Queryable, key: string, limit: RegionLimit) {
  return db
    .selectFrom('batchRows')
    .innerJoin('batches', 'batches.id', 'batchRows.batchId')
    .leftJoin('calls', 'calls.id', 'batchRows.callId')
    .select([
      'batches.id as batchId',
      'batches.number as batchNumber',
      'batches.title',
      'batches.createdByName',
      'batches.rowCount',
      'batches.submittedAtMs',
      'batchRows.position',
      'batchRows.outcome',
      'batchRows.opsType',
      'batchRows.planTimeMs',
      'batchRows.code',
      shownMessage(limit, 'batchRows').as('message'),
      'batchRows.requestId',
      'calls.startedAtMs as sentAtMs',
    ])
    .where('batchRows.eventKey', '=', key)
    .where('batches.state', '!=', 'draft')
    .orderBy('batches.number', 'desc')
    .execute();
}
