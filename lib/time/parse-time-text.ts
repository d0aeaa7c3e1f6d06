import { instantToWall, type Wall } from '@/lib/time/wall';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAYS: Readonly<Record<string, number>> = {
  today: 0,
  tonight: 0,
  tomorrow: 1,
  今天: 0,
  今晚: 0,
  明天: 1,
  后天: 2,
};
const UNITS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: 60 * MINUTE_MS, d: DAY_MS };

type Clock = { hour: number; minute: number };
type Day = { year: number; month: number; day: number };

/**
 * Reads a date and time as people type or paste it: "2026-11-30 09:15", "30 Nov 09:15", "tomorrow 2am", "Mon 02:00",
 * "02:00", "+90m", "in 2 h", "明天 02:00", ISO 8601 with an offset, epoch milliseconds. A day without a year is the next
 * such day, a clock time without a day the next such moment after `nowMs`. Null for anything else.
 * The result is a time on the clock of `zone`, which may be one that this clock skips or shows twice.
 */
export function parseTimeText(text: string, nowMs: number, zone: string): Wall | null {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const instant = asInstant(typed) ?? asDistance(typed, nowMs);
  if (instant !== null) return wallAt(instant, zone);
  const clock = asClock(typed);
  if (!clock) return null;
  const rest = clock.before.trim().replace(/(?<=\d)t$| at$|[,，]$/, '');
  if (rest === '') return nextClock(clock, nowMs, zone);
  const day = asDay(rest, nowMs, zone);
  return day && { ...day, hour: clock.hour, minute: clock.minute };
}

function wallAt(ms: number, zone: string): Wall {
  const { second: _, ...wall } = instantToWall(ms, zone);
  return wall;
}

/** With a zone of its own, or epoch milliseconds: a moment, whatever the field's zone. */
function asInstant(text: string): number | null {
  if (/^\d{13}$/.test(text)) return Number(text);
  if (!/^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(:\d{2}(\.\d+)?)? ?(z|utc|[+-]\d{2}:?\d{2})$/.test(text))
    return null;
  const ms = Date.parse(
    text
      .replace(' ', 'T')
      .replace(/ ?(utc|z)$/, 'Z')
      .toUpperCase(),
  );
  return Number.isFinite(ms) ? ms : null;
}

function asDistance(text: string, nowMs: number): number | null {
  const [, amount, unit] = /^(?:\+|in )(\d{1,4}) ?(m|min|minutes?|h|hours?|d|days?)$/.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return null;
  const ms = nowMs + Number(amount) * (UNITS[unit.charAt(0)] ?? 0);
  return Math.ceil(ms / MINUTE_MS) * MINUTE_MS;
}

/** The clock time at the end of the text, and what stands before it. */
function asClock(text: string): (Clock & { before: string }) | null {
  const [all = '', hourText, minuteText = '0', half] =
    /(\d{1,2})(?:[:：](\d{2})(?::\d{2})?)? ?(am|pm|点)?$/.exec(text) ?? [];
  if (hourText === undefined || (half === undefined && !/[:：]/.test(all))) return null;
  let hour = Number(hourText);
  if (half === 'am' || half === 'pm') {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  const minute = Number(minuteText);
  return hour > 23 || minute > 59 ? null : { hour, minute, before: text.slice(0, text.length - all.length) };
}

function nextClock({ hour, minute }: Clock, nowMs: number, zone: string): Wall {
  const now = wallAt(nowMs, zone);
  const isLater = hour * 60 + minute > now.hour * 60 + now.minute;
  return { ...dayAfter(now, isLater ? 0 : 1), hour, minute };
}

function asDay(text: string, nowMs: number, zone: string): Day | null {
  const today = wallAt(nowMs, zone);
  const distance = DAYS[text];
  if (distance !== undefined) return dayAfter(today, distance);
  const weekday = WEEKDAYS.indexOf(text.slice(0, 3));
  if (weekday !== -1 && /^[a-z]+$/.test(text)) {
    const ahead = (weekday - weekdayOf(today) + 7) % 7;
    return dayAfter(today, ahead === 0 ? 7 : ahead);
  }
  return asDate(text.replace(/^(sun|mon|tue|wed|thu|fri|sat)[a-z]*,? /, ''), today);
}

function asDate(text: string, today: Day): Day | null {
  const numeric = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (numeric) return dated(numeric[1], Number(numeric[2]), Number(numeric[3]), today);
  const [, day, name = '', year] = /^(\d{1,2})\.? ([a-z]{3,9})\.?,? ?(\d{4})?$/.exec(text) ?? [];
  return day === undefined ? null : dated(year, MONTHS.indexOf(name.slice(0, 3)) + 1, Number(day), today);
}

/** A date that is in the calendar; without a year the next one that is not past. */
function dated(yearText: string | undefined, month: number, day: number, today: Day): Day | null {
  const isPast = month < today.month || (month === today.month && day < today.day);
  const year = yearText === undefined ? today.year + (isPast ? 1 : 0) : Number(yearText);
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day ? { year, month, day } : null;
}

function dayAfter({ year, month, day }: Day, days: number): Day {
  const found = new Date(Date.UTC(year, month - 1, day + days));
  return { year: found.getUTCFullYear(), month: found.getUTCMonth() + 1, day: found.getUTCDate() };
}

function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
