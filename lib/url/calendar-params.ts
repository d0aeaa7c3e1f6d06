import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { BATCH_STATES, type BatchState } from '@/lib/domain/batches';
import { monthStartMs, monthWeeks } from '@/lib/time/month-days';
import { isZone } from '@/lib/time/zones';
import { parseInstant } from '@/lib/url/audit-params';
import { parseAsWords } from '@/lib/url/parsers';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const CALENDAR_VIEWS = ['month', 'lanes', 'table'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];
/** How much lanes and table show, shortest first. */
export const CALENDAR_SPANS = ['6h', '24h', '7d', '14d'] as const;
export type CalendarSpan = (typeof CALENDAR_SPANS)[number];
export const SPAN_MS: Record<CalendarSpan, number> = {
  '6h': 6 * HOUR_MS,
  '24h': DAY_MS,
  '7d': 7 * DAY_MS,
  '14d': 14 * DAY_MS,
};
/** Without a `from` so much of the stretch lies behind now. */
const BEHIND = 1 / 4;

const parseAsInstant = createParser<string>({
  parse: (value) => (parseInstant(value) === null ? null : value),
  serialize: (value) => value,
});

const parseAsStates = createParser<BatchState[]>({
  parse: (value) => {
    const states = BATCH_STATES.filter((state) => value.split(',').includes(state));
    return states.length === 0 ? null : states;
  },
  serialize: (states) => states.join(','),
  eq: (a, b) => a.join() === b.join(),
});

/** What the calendar keeps in its URL. */
export const calendarParsers = {
  view: parseAsStringLiteral(CALENDAR_VIEWS).withDefault('lanes'),
  span: parseAsStringLiteral(CALENDAR_SPANS).withDefault('24h'),
  by: parseAsStringLiteral(['region', 'service']).withDefault('region'),
  /** Where lanes begin; for a month, an instant in it. In UTC; without it, around now. */
  from: parseAsInstant,
  /** Default: the viewer's. */
  zone: parseAsString,
  region: parseAsWords,
  service: parseAsWords,
  state: parseAsStates,
};
export type CalendarParams = inferParserType<typeof calendarParsers>;
export const loadCalendarParams = createLoader(calendarParsers);

/** The zone of the address, if it is one. */
export function zoneOf({ zone }: Pick<CalendarParams, 'zone'>, viewerZone: string): string {
  return isZone(zone) ? zone : viewerZone;
}

/** The stretch that the page shows (epoch ms). Around now it moves on by whole hours. */
export function spanOf(
  { view, span, from }: Pick<CalendarParams, 'view' | 'span' | 'from'>,
  nowMs: number,
  zone: string,
): { fromMs: number; toMs: number } {
  const askedMs = from === null ? null : parseInstant(from);
  if (view === 'month') {
    const days = monthWeeks(askedMs ?? nowMs, zone).flat();
    return { fromMs: days[0]?.fromMs ?? nowMs, toMs: days.at(-1)?.toMs ?? nowMs };
  }
  const hourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  const fromMs = askedMs ?? hourMs - Math.floor((SPAN_MS[span] * BEHIND) / HOUR_MS) * HOUR_MS;
  return { fromMs, toMs: fromMs + SPAN_MS[span] };
}

/** `from` one page further on or back. */
export function shiftedFrom(params: CalendarParams, nowMs: number, zone: string, by: 1 | -1): string {
  const { fromMs } = spanOf(params, nowMs, zone);
  if (params.view === 'month') {
    const askedMs = params.from === null ? null : parseInstant(params.from);
    return new Date(monthStartMs(askedMs ?? nowMs, zone, by)).toISOString();
  }
  return new Date(fromMs + by * SPAN_MS[params.span]).toISOString();
}

/** What GET /api/calendar and its service are asked for. */
export function calendarInputOf(params: CalendarParams, nowMs: number, zone: string) {
  const { region, service, state } = params;
  const by = params.view === 'month' ? ('all' as const) : params.by;
  return { ...spanOf(params, nowMs, zone), by, region, service, state: state ?? [], zone };
}
export type CalendarAsked = ReturnType<typeof calendarInputOf>;
