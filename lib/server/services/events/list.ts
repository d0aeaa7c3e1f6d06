import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { redeployRefusal } from '@/lib/domain/event-states';
import {
  type EventFacets,
  EventFilter,
  EventListInput,
  type EventRow,
  type EventsPage,
  type HeldBy,
} from '@/lib/schemas/events';
import {
  type EventListRow,
  type Place,
  readEventsPage,
  SORT_COLUMNS,
  type Sorting,
  sortsByText,
} from '@/lib/server/db/queries/events';
import {
  countByColumn,
  countByRegion,
  countEvents,
  type EventConditions,
  type FacetColumn,
  findKnownIds,
} from '@/lib/server/db/queries/events-filter';
import { readCounter, readScope } from '@/lib/server/db/queries/sync';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { conditionsOf, parseSorting } from '@/lib/server/services/events/conditions';
import { parseInput } from '@/lib/server/services/parse-input';
import { listParam, wholeNumberParam } from '@/lib/server/services/url-params';

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

/**
 * The values that the filters offer. Each has the count of events that would be shown if it alone were chosen: in the
 * view, with the search and all other filters, but without its own filter. Input: EventFilter.
 */
export async function listEventFacets(ctx: ServiceContext, input: unknown = {}): Promise<EventFacets> {
  requirePermission(ctx, 'events.read');
  const conditions = conditionsOf(parseInput(EventFilter, input), regionsOf(ctx));
  const { db } = ctx.store;
  const options = async (column: FacetColumn, others: EventConditions) =>
    (await countByColumn(db, column, others))
      .filter(({ value }) => value !== '')
      .map(({ value, count }) => ({ value, label: value, count }));
  const [types, levels, statuses, regions] = await Promise.all([
    options('eventType', { ...conditions, types: [] }),
    options('eventLevel', { ...conditions, levels: [] }),
    options('eventStatus', { ...conditions, statuses: [] }),
    countByRegion(db, { ...conditions, regions: [] }),
  ]);
  return { types, levels, statuses, regions: regions.filter(({ value }) => value !== '') };
}

/** A stored line as the browser gets it. */
export function toEventRow(row: EventListRow): EventRow {
  return {
    key: row.key,
    eventId: row.eventId,
    resourceId: row.resourceId,
    eventType: row.eventType,
    eventLevel: row.eventLevel,
    eventStatus: row.eventStatus,
    reason: row.reason,
    notBeforeMs: row.notBeforeMs,
    publishTimeMs: row.publishTimeMs,
    dueAtMs: row.dueAtMs,
    dueIsEstimate: row.dueIsEstimate === 1,
    instanceName: row.instanceName,
    regionId: row.regionId,
    regionName: row.regionName,
    spec: row.spec,
    addresses: row.addresses === '' ? [] : row.addresses.split(' '),
    localDisk: row.localDisk === null ? null : row.localDisk === 1,
    notRedeployable: redeployRefusal(row),
    heldBy: heldBy(row),
    goneAtMs: row.goneAtMs,
  };
}

function heldBy(row: EventListRow): HeldBy | null {
  if (row.batchId === null) return null;
  return {
    batchId: row.batchId,
    batchNumber: row.batchNumber ?? 0,
    title: row.batchTitle ?? '',
    createdByName: row.batchCreatedByName ?? '',
  };
}

/**
 * The place after which the next page begins, as an opaque text: sort, last value and key, with a checksum that
 * finds damage. Somebody who forges one only chooses where a list that they may read begins.
 */
function encodeCursor(sorting: Sorting, place: Place): string {
  const body = Buffer.from(JSON.stringify([sortText(sorting), place.value, place.key])).toString('base64url');
  return `${body}.${checksum(body)}`;
}

/** Throws DeskError invalid_input `cursor` for anything that `encodeCursor` did not make for this very sort. */
function decodeCursor(cursor: string, sorting: Sorting): Place {
  const value = sortsByText(sorting.name) ? z.string().max(1_000) : z.number().int();
  const shape = z.tuple([z.literal(sortText(sorting)), value, z.string().min(1).max(1_000)]);
  const parsed = shape.safeParse(readBody(cursor));
  if (!parsed.success) throw new DeskError('invalid_input', 'cursor');
  return { value: parsed.data[1], key: parsed.data[2] };
}

function readBody(cursor: string): unknown {
  const [body = '', sum, ...rest] = cursor.split('.');
  if (sum !== checksum(body) || rest.length > 0) return null;
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function checksum(body: string): string {
  return createHash('sha256').update(`events-cursor:${body}`).digest('base64url').slice(0, 16);
}

function sortText({ name, descending }: Sorting): string {
  return descending ? `-${name}` : name;
}

const YES = ['1', 'true'];
const NO = ['0', 'false', ''];

/**
 * The URL of a list of events → input of the events services; ranges are theirs to check.
 * Lists come comma-separated, repeated, or both. Throws DeskError invalid_input `parameter` that names the parameter.
 */
export function readEventParams(params: URLSearchParams) {
  return {
    q: params.get('q') ?? undefined,
    type: listParam(params, 'type'),
    level: listParam(params, 'level'),
    status: listParam(params, 'status'),
    region: listParam(params, 'region'),
    dueBeforeMs: wholeNumberParam(params, 'due_before'),
    redeployable: flag(params, 'redeployable'),
    unplanned: flag(params, 'unplanned'),
    sort: params.get('sort') || undefined,
    cursor: params.get('cursor') || undefined,
    limit: wholeNumberParam(params, 'limit'),
  };
}

function flag(params: URLSearchParams, name: string): boolean {
  const text = params.get(name) ?? '';
  if (YES.includes(text)) return true;
  if (NO.includes(text)) return false;
  throw new DeskError('invalid_input', 'parameter', { parameter: name });
}
