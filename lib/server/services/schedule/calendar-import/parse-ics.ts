import 'server-only';
import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { DeskError } from '@/lib/domain/errors';
import { isDate, parseRrule, rruleText } from '@/lib/domain/schedule/rrule';
import {
  MAX_CALENDAR_BYTES,
  MAX_CALENDAR_ENTRIES,
  MAX_CALENDAR_RECURRENCES,
  MAX_RULE_NAME,
} from '@/lib/domain/schedule/rule-limits';
import { zoneOfWindowsName } from '@/lib/time/windows-zones';
import { isZone } from '@/lib/time/zones';

/** A point of an entry, as the file writes it: a day, and a time of day unless it is about whole days. */
export type FilePoint = {
  date: string;
  /** Minutes of the day; null: the whole day. */
  minute: number | null;
  /** `UTC`, a TZID, or null: floating, or a whole day. */
  tzid: string | null;
};

/** One VEVENT. */
export type FileEntry = {
  /** Identity over imports: UID and start, hashed (real files repeat UIDs, and may have none). */
  key: string;
  name: string;
  start: FilePoint;
  /** From the start to the end (minutes on the wall clock, by the calendar), > 0. */
  minutes: number;
  /** In the one form of `rruleText`; `unreadable`: one that no rule of time can say. */
  rrule: string | 'unreadable' | null;
  /** Last instant of the recurrence, where the file gives one (epoch ms); `rrule` has no UNTIL then. */
  untilMs: number | null;
  rdates: readonly string[];
  exdates: readonly string[];
  /** Whether its name says that people work on this day. */
  isWorkday: boolean;
};

export type CalendarFile = {
  sha256: string;
  /** X-WR-CALNAME; '' without one. */
  name: string;
  /** X-WR-TIMEZONE, where it names an IANA zone. */
  zone: string | null;
  entries: readonly FileEntry[];
  /** Whether some entry is about whole days or floats, so that the calendar's own zone matters. */
  needsZone: boolean;
  /** Zones that are no IANA names, with what they probably mean. */
  unknownZones: readonly { tzid: string; suggestion: string | null }[];
  /** Entries that are left out: cancelled ones, those that stand in it twice, those without a readable start. */
  cancelled: number;
  repeated: number;
  unreadable: number;
};

/** Of a line that is unfolded; the longest description that a person would write is shorter. */
const MAX_LINE = 50_000;
const MAX_DEPTH = 8;
const MAX_UNKNOWN_ZONES = 20;
const DAY_MINUTES = 1_440;

/**
 * Reads a calendar (RFC 5545). Only its VEVENTs count, TRANSP does not: holidays are "transparent". Nothing is fetched.
 * Throws DeskError `invalid_input` `calendar_size`, `calendar_file`, `calendar_entries`, `calendar_recurrences`,
 * `calendar_zones`.
 */
export function parseCalendarFile(text: string): CalendarFile {
  if (Buffer.byteLength(text) > MAX_CALENDAR_BYTES) throw refused('calendar_size', { max: 1 });
  refuseOdd(text);
  const calendars = parseText(text);
  const events = calendars.flatMap(([, , components]) => components.filter(([name]) => name === 'vevent'));
  if (events.length > MAX_CALENDAR_ENTRIES) throw refused('calendar_entries', { max: MAX_CALENDAR_ENTRIES });
  if (events.filter((event) => propertyOf(event, 'rrule')).length > MAX_CALENDAR_RECURRENCES) {
    throw refused('calendar_recurrences', { max: MAX_CALENDAR_RECURRENCES });
  }
  const live = events.filter((event) => textOf(event, 'status').toUpperCase() !== 'CANCELLED');
  const read = withoutOverridden(live.map((event) => readEvent(event)));
  const readable = read.filter((entry) => entry !== null);
  const entries = [...new Map(readable.map((entry) => [entry.key, entry])).values()];
  const zone = calendars.map((calendar) => textOf(calendar, 'x-wr-timezone')).find(isZone) ?? null;
  return {
    sha256: createHash('sha256').update(text).digest('hex'),
    name: plainText(calendars.map((calendar) => textOf(calendar, 'x-wr-calname')).find(Boolean) ?? ''),
    zone,
    entries,
    needsZone: entries.some(({ start }) => start.tzid === null),
    unknownZones: unknownZonesOf(entries),
    cancelled: events.length - live.length,
    repeated: readable.length - entries.length,
    unreadable: read.length - readable.length,
  };
}

function refused(
  reason: 'calendar_size' | 'calendar_file' | 'calendar_entries' | 'calendar_recurrences' | 'calendar_zones',
  details = {},
) {
  return new DeskError('invalid_input', reason, details);
}

/** What no calendar program writes is refused before the parser looks at it. */
function refuseOdd(text: string): void {
  let depth = 0;
  let lineLength = 0;
  for (const line of text.split(/\r?\n/)) {
    lineLength = /^[ \t]/.test(line) ? lineLength + line.length : line.length;
    if (/^BEGIN:/i.test(line)) depth += 1;
    if (/^END:/i.test(line)) depth -= 1;
    if (lineLength > MAX_LINE || depth > MAX_DEPTH || depth < 0) throw refused('calendar_file');
  }
}

/** jCal (RFC 7265): name, parameters, type and values of a property. */
type JcalProperty = [name: string, parameters: Record<string, unknown>, type: string, ...values: unknown[]];
type JcalComponent = [name: string, properties: JcalProperty[], components: JcalComponent[]];

function parseText(text: string): JcalComponent[] {
  let parsed: unknown;
  try {
    parsed = ICAL.parse(text);
  } catch {
    throw refused('calendar_file');
  }
  // One calendar comes as itself, several as a list of them.
  const list: unknown[] = Array.isArray(parsed) && typeof parsed[0] === 'string' ? [parsed] : asList(parsed);
  const calendars = list.filter(isComponent).filter(([name]) => name === 'vcalendar');
  if (calendars.length === 0) throw refused('calendar_file');
  return calendars;
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function isComponent(value: unknown): value is JcalComponent {
  return (
    Array.isArray(value) && typeof value[0] === 'string' && Array.isArray(value[1]) && Array.isArray(value[2])
  );
}

function propertyOf([, properties]: JcalComponent, name: string): JcalProperty | undefined {
  return properties.find(([own]) => own === name);
}

function textOf(component: JcalComponent, name: string): string {
  const value = propertyOf(component, name)?.[3];
  return typeof value === 'string' ? value.trim() : '';
}

/** Without what cannot be stored or seen. */
function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_RULE_NAME)
    .trim();
}

type ReadEntry = FileEntry & { uid: string; replaces: string | null };

function readEvent(event: JcalComponent): ReadEntry | null {
  const start = pointOf(propertyOf(event, 'dtstart'));
  if (!start) return null;
  const uid = textOf(event, 'uid');
  const name = plainText(textOf(event, 'summary'));
  const startText = `${start.date} ${start.minute ?? ''} ${start.tzid ?? ''}`;
  return {
    uid,
    replaces: pointOf(propertyOf(event, 'recurrence-id'))?.date ?? null,
    key: createHash('sha256')
      .update(JSON.stringify([uid || name, startText]))
      .digest('base64url')
      .slice(0, 32),
    name: name || start.date,
    start,
    minutes: minutesOf(event, start),
    ...rruleOf(event),
    rdates: datesOf(event, 'rdate'),
    exdates: datesOf(event, 'exdate'),
    isWorkday: /班|work[\s-]?day|working day/iu.test(name),
  };
}

/** An entry that stands for one day of a series takes that day out of the series. */
function withoutOverridden(entries: (ReadEntry | null)[]): (FileEntry | null)[] {
  const replaced = new Map<string, string[]>();
  for (const entry of entries) {
    if (entry?.replaces) replaced.set(entry.uid, [...(replaced.get(entry.uid) ?? []), entry.replaces]);
  }
  return entries.map((entry) => {
    if (!entry) return null;
    const { uid, replaces, ...own } = entry;
    const days = own.rrule === null || replaces ? [] : (replaced.get(uid) ?? []);
    return { ...own, exdates: [...own.exdates, ...days] };
  });
}

/** `2026-10-01`, `2026-10-01T08:00:00` or `…Z`, as jCal writes them. */
function pointOf(property: JcalProperty | undefined, at = 3): FilePoint | null {
  const value = property?.[at];
  if (!property || typeof value !== 'string') return null;
  const [, date = '', hour, minute, isUtc] =
    /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(?::\d{2})?(Z)?)?$/.exec(value) ?? [];
  if (!isDate(date)) return null;
  if (hour === undefined) return { date, minute: null, tzid: null };
  const { tzid } = property[1];
  const named = typeof tzid === 'string' && tzid.trim() !== '' ? tzid.trim().slice(0, 200) : null;
  return { date, minute: Number(hour) * 60 + Number(minute), tzid: isUtc ? 'UTC' : named };
}

function datesOf([, properties]: JcalComponent, name: string): string[] {
  return properties
    .filter(([own]) => own === name)
    .flatMap((property) => property.slice(3).map((_, index) => pointOf(property, index + 3)?.date ?? ''))
    .filter((date) => date !== '');
}

/** Of whole days DTEND is the first that is free again. Missing, or not after the start: one day. */
function minutesOf(event: JcalComponent, start: FilePoint): number {
  const end = pointOf(propertyOf(event, 'dtend'));
  const written = end ? minutesBetween(start, end) : durationOf(event);
  if (written <= 0) return DAY_MINUTES;
  return start.minute === null ? Math.ceil(written / DAY_MINUTES) * DAY_MINUTES : Math.ceil(written);
}

function minutesBetween(start: FilePoint, end: FilePoint): number {
  const days = (Date.parse(`${end.date}T00:00:00Z`) - Date.parse(`${start.date}T00:00:00Z`)) / 86_400_000;
  return days * DAY_MINUTES + (end.minute ?? 0) - (start.minute ?? 0);
}

function durationOf(event: JcalComponent): number {
  try {
    return ICAL.Duration.fromString(textOf(event, 'duration')).toSeconds() / 60;
  } catch {
    return 0;
  }
}

function rruleOf(event: JcalComponent): Pick<FileEntry, 'rrule' | 'untilMs'> {
  const value = propertyOf(event, 'rrule')?.[3];
  if (value === undefined) return { rrule: null, untilMs: null };
  try {
    const text = ICAL.Recur.fromData(value as object).toString();
    const [, year, month, day, hour, minute] =
      /UNTIL=(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})\d{2}Z/.exec(text) ?? [];
    const untilMs = year ? Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`) : null;
    // What floats is a day of the rule's own zone.
    const parsed = parseRrule(text.replace(/;?UNTIL=\d{8}T\d{6}Z/, '').replace(/(UNTIL=\d{8})T\d{6}/, '$1'));
    return { rrule: parsed ? rruleText(parsed) : 'unreadable', untilMs };
  } catch {
    return { rrule: 'unreadable', untilMs: null };
  }
}

function unknownZonesOf(entries: readonly FileEntry[]): CalendarFile['unknownZones'] {
  const named = new Set(
    entries.flatMap(({ start: { tzid } }) => (tzid === null || isZone(tzid) ? [] : [tzid])),
  );
  if (named.size > MAX_UNKNOWN_ZONES) throw refused('calendar_zones', { max: MAX_UNKNOWN_ZONES });
  return [...named].map((tzid) => ({ tzid, suggestion: suggestedZone(tzid) }));
}

/** The CLDR match, or the IANA name at the end of `/citadel.org/20250101_1/Europe/Berlin`. */
function suggestedZone(tzid: string): string | null {
  const parts = tzid.split('/');
  const tail = [parts.slice(-3), parts.slice(-2)].map((names) => names.join('/')).find(isZone);
  return zoneOfWindowsName(tzid) ?? tail ?? null;
}
