import {
  createLoader,
  createMultiParser,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsStringLiteral,
} from 'nuqs/server';
import { MAX_SEARCH_LENGTH } from '@/lib/domain/limits';
import type { EventFilter, EventSort, EventSortColumn } from '@/lib/schemas/events';

/**
 * `redeployable`: only what can be ordered now, the page's default. `unplanned`: those of them that no batch holds.
 * `all`: the whole mirror.
 */
export const EVENT_VIEWS = ['redeployable', 'unplanned', 'all'] as const;
export type EventView = (typeof EVENT_VIEWS)[number];

const HOUR_MS = 3_600_000;
/** Presets of "Due before", as they stand in the URL, and their length (ms from now). */
export const DUE_PRESETS = {
  '2h': 2 * HOUR_MS,
  '24h': 24 * HOUR_MS,
  '3d': 72 * HOUR_MS,
  '7d': 168 * HOUR_MS,
} as const;
export type DuePreset = keyof typeof DUE_PRESETS;

const MAX_CHOICES = 100;
const MAX_CHOICE_LENGTH = 200;
const MAX_KEY_LENGTH = 2_000;
/** Last instant a JavaScript date can hold (epoch ms). */
const MAX_INSTANT_MS = 8_640_000_000_000_000;

// The list is checked against the schema's type, so that Zod itself stays out of the browser's bundle.
const SORT_COLUMNS: Record<EventSortColumn, true> = {
  due: true,
  level: true,
  status: true,
  type: true,
  region: true,
  instance: true,
  published: true,
  reason: true,
  event: true,
};

function isColumn(value: string): value is EventSortColumn {
  return Object.hasOwn(SORT_COLUMNS, value);
}

/** What the list can be sorted by, in the order of the menu. */
export const SORT_COLUMN_IDS: readonly EventSortColumn[] = Object.keys(SORT_COLUMNS).filter(isColumn);

/** `due` or `-due`, for every column. */
export function isEventSort(value: string): value is EventSort {
  return isColumn(value.startsWith('-') ? value.slice(1) : value);
}

function isPreset(value: string): value is DuePreset {
  return Object.hasOwn(DUE_PRESETS, value);
}

const parseAsSort = createParser<EventSort>({
  parse: (value) => (isEventSort(value) ? value : null),
  serialize: (value) => value,
});

/** As much of a search as travels in an address (bytes, encoded): the server takes 24 KB, and filters need some too. */
const MAX_SEARCH_BYTES = 22_000;

/** The search text as far as it fits into an address. 500 ids always do; of other scripts each letter takes nine bytes. */
export function fittingSearch(text: string): string {
  let kept = text.slice(0, MAX_SEARCH_LENGTH);
  for (let bytes = sizeOf(kept); bytes > MAX_SEARCH_BYTES; bytes = sizeOf(kept)) {
    kept = kept.slice(0, Math.floor((kept.length * MAX_SEARCH_BYTES) / bytes));
  }
  return kept;
}

function sizeOf(text: string): number {
  return new URLSearchParams({ q: text }).toString().length;
}

const parseAsSearch = createParser<string>({
  parse: (value) => (value.length > MAX_SEARCH_LENGTH ? null : value),
  serialize: (value) => value,
});

/** A preset ("24h"), or an instant in ISO 8601 ("2026-11-24T12:00:00.000Z"). */
const parseAsDue = createParser<string>({
  parse: (value) => (isPreset(value) || instantOf(value) !== null ? value : null),
  serialize: (value) => value,
});

const parseAsKey = createParser<string>({
  parse: (value) => (value.length > 2 && value.length <= MAX_KEY_LENGTH ? value : null),
  serialize: (value) => value,
});

/** Repeated keys, as the API has them: order kept, doubles and oversized values left out. */
const parseAsChoices = createMultiParser<string[]>({
  parse: (values) => {
    const kept = [...new Set(values)].filter((value) => value !== '' && value.length <= MAX_CHOICE_LENGTH);
    return kept.length === 0 ? null : kept.slice(0, MAX_CHOICES);
  },
  serialize: (values) => values,
  eq: (a, b) => a.length === b.length && a.every((value, index) => value === b[index]),
}).withDefault([]);

/** Everything the Events page keeps in its URL. An unknown or oversized value counts as absent. */
export const eventsParsers = {
  q: parseAsSearch.withDefault(''),
  view: parseAsStringLiteral(EVENT_VIEWS).withDefault('redeployable'),
  type: parseAsChoices,
  level: parseAsChoices,
  status: parseAsChoices,
  region: parseAsChoices,
  due: parseAsDue,
  sort: parseAsSort.withDefault('due'),
  /** eventKey() of the event shown in the side panel. */
  event: parseAsKey,
};
export type EventsParams = inferParserType<typeof eventsParsers>;

/** For the server page. */
export const loadEventsParams = createLoader(eventsParsers);
/** `?view=all&…` of some params; '' when all are at their default. */
export const eventsQueryString = createSerializer(eventsParsers);

/** The params that decide which rows there are and in which order. */
export type EventsQuery = Omit<EventsParams, 'event'>;

/** Drops what does not change the list. */
export function toEventsQuery({ event: _, ...query }: EventsParams): EventsQuery {
  return query;
}

/** A change of the view: only what is named changes. Null: back to the default. */
export type EventsQueryChange = { [Name in keyof EventsQuery]?: EventsQuery[Name] | null };

/** The view after a change. */
export function withChange(query: EventsQuery, change: EventsQueryChange): EventsQuery {
  const { q, view, type, level, status, region, due, sort } = { ...query, ...change };
  return {
    q: q ?? eventsParsers.q.defaultValue,
    view: view ?? eventsParsers.view.defaultValue,
    type: type ?? eventsParsers.type.defaultValue,
    level: level ?? eventsParsers.level.defaultValue,
    status: status ?? eventsParsers.status.defaultValue,
    region: region ?? eventsParsers.region.defaultValue,
    due,
    sort: sort ?? eventsParsers.sort.defaultValue,
  };
}

/** Whether anything but the default view narrows the list. */
export function isFiltered(query: EventsQuery): boolean {
  const { q, type, level, status, region, due } = query;
  return q.trim() !== '' || due !== null || [type, level, status, region].some((list) => list.length > 0);
}

/** The instant (epoch ms) a `due` param stands for at `nowMs`, or null. */
export function dueBeforeMs(due: string | null, nowMs: number): number | null {
  if (due === null) return null;
  return isPreset(due) ? nowMs + DUE_PRESETS[due] : instantOf(due);
}

/** What the services understand, at `nowMs` (epoch ms). */
export function toEventFilter(query: EventsQuery, nowMs: number): EventFilter {
  const { q, type, level, status, region } = query;
  return {
    q,
    type,
    level,
    status,
    region,
    dueBeforeMs: dueBeforeMs(query.due, nowMs),
    redeployable: query.view !== 'all',
    unplanned: query.view === 'unplanned',
  };
}

function instantOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isFinite(ms) && ms >= 0 && ms <= MAX_INSTANT_MS ? ms : null;
}
