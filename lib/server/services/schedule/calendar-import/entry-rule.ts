import 'server-only';
import { addDays, parseRrule, rruleText } from '@/lib/domain/schedule/rrule';
import {
  CALENDAR_YEARS,
  MAX_LISTED_DATES,
  MAX_ONCE_DAYS,
  MAX_REPEATED_DAYS,
} from '@/lib/domain/schedule/rule-limits';
import type { TimeRule } from '@/lib/domain/schedule/world';
import type { EntryTrouble, PreviewCalendarInput } from '@/lib/schemas/calendar-import';
import type { CalendarFile, FileEntry } from '@/lib/server/services/schedule/calendar-import/parse-ics';
import { datesOf } from '@/lib/server/services/schedule/expand';
import type { CheckedRule } from '@/lib/server/services/schedule/rule-checks';
import { instantToWall } from '@/lib/time/wall';
import { isZone } from '@/lib/time/zones';

const DAY_MINUTES = 1_440;

export type EntryRule = { rule: CheckedRule; trouble: null } | { rule: null; trouble: EntryTrouble };

export type ImportAnswers = Pick<
  PreviewCalendarInput,
  'zone' | 'zones' | 'marginBeforeMin' | 'marginAfterMin' | 'owner' | 'scope'
>;

/**
 * The freeze that an entry becomes, with the margins around it. Recurring entries become a list of their days within
 * CALENDAR_YEARS, so that one that is left out later stays what it was.
 */
export function ruleOfEntry(
  entry: FileEntry,
  file: Pick<CalendarFile, 'zone'>,
  answers: ImportAnswers,
  nowMs: number,
): EntryRule {
  const zone = zoneOfEntry(entry, file, answers);
  if (zone === null) return { rule: null, trouble: 'zone' };
  if (entry.rrule === 'unreadable') return { rule: null, trouble: 'recurrence' };
  const clock = clockOf(entry, answers);
  const recurs = entry.rrule !== null || entry.rdates.length > 0;
  if (clock.endDayOffset > (recurs ? MAX_REPEATED_DAYS : MAX_ONCE_DAYS))
    return { rule: null, trouble: 'too_long' };
  const today = dateOf(nowMs, zone);
  const days = recurs ? recurringDays(entry, zone, { today, lasts: clock.endDayOffset }) : [entry.start.date];
  // A night that began yesterday is not over; whether an hour is left of it is a question for the clock.
  const left = days.filter((day) => addDays(day, clock.dayShift + clock.endDayOffset) >= today);
  const [first, ...list] = left.map((day) => addDays(day, clock.dayShift));
  if (first === undefined) return { rule: null, trouble: 'over' };
  if (list.length > MAX_LISTED_DATES) return { rule: null, trouble: 'too_many_days' };
  const { fromMinute, toMinute, endDayOffset, allDay } = clock;
  const dates: TimeRule['dates'] = { first, rrule: null, list, except: [] };
  const what = { kind: 'freeze', fit: 'outage', lastStartMinutes: null } as const;
  const { owner, scope } = answers;
  return {
    rule: {
      ...what,
      name: entry.name,
      owner,
      scope,
      zone,
      dates,
      fromMinute,
      toMinute,
      endDayOffset,
      allDay,
    },
    trouble: null,
  };
}

/** The IANA zone of an entry: its own, what was answered for it, or the calendar's. */
function zoneOfEntry(
  { start: { tzid } }: FileEntry,
  file: Pick<CalendarFile, 'zone'>,
  { zone, zones }: ImportAnswers,
): string | null {
  if (tzid === null) return known(zone ?? file.zone);
  return isZone(tzid) ? tzid : known(zones.find((answer) => answer.tzid === tzid)?.zone ?? null);
}

const known = (zone: string | null): string | null => (isZone(zone) ? zone : null);

/** Start and end on the wall clock with the margins; `dayShift`: days from the entry's own day to that of the start. */
function clockOf({ start, minutes }: FileEntry, { marginBeforeMin, marginAfterMin }: ImportAnswers) {
  const from = (start.minute ?? 0) - marginBeforeMin;
  const to = (start.minute ?? 0) + minutes + marginAfterMin;
  const dayShift = Math.floor(from / DAY_MINUTES);
  const fromMinute = from - dayShift * DAY_MINUTES;
  const end = to - dayShift * DAY_MINUTES;
  const endDayOffset = Math.floor(end / DAY_MINUTES);
  const allDay = fromMinute === 0 && end % DAY_MINUTES === 0;
  return { dayShift, fromMinute, toMinute: end % DAY_MINUTES, endDayOffset, allDay };
}

/** The days of a series from shortly before today to CALENDAR_YEARS ahead. */
function recurringDays(
  { start, rrule, untilMs, rdates, exdates }: FileEntry,
  zone: string,
  { today, lasts }: { today: string; lasts: number },
): string[] {
  const until = untilMs === null ? null : lastDayUntil(untilMs, start.minute, zone);
  const parsed = rrule === null ? null : parseRrule(rrule);
  const text = parsed && rruleText(until === null || parsed.count !== null ? parsed : { ...parsed, until });
  const dates = { first: start.date, rrule: text, list: [...rdates], except: [...exdates] };
  return datesOf(dates, addDays(today, -(lasts + 2)), addDays(today, CALENDAR_YEARS * 366));
}

/** The last day on which the series starts at or before an instant. */
function lastDayUntil(untilMs: number, minute: number | null, zone: string): string {
  const day = dateOf(untilMs, zone);
  const { hour, minute: ofHour } = instantToWall(untilMs, zone);
  return hour * 60 + ofHour < (minute ?? 0) ? addDays(day, -1) : day;
}

function dateOf(ms: number, zone: string): string {
  const { year, month, day } = instantToWall(ms, zone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
