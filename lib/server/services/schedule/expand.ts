import 'server-only';
import { RRuleTemporal } from 'rrule-temporal';
import type { Interval, RuleDates, TimeRule } from '@/lib/domain/schedule/world';
import { stretchesOf } from '@/lib/time/rule-stretches';

const DAY_MS = 86_400_000;
/** A zone's distance from UTC, in days. */
const ZONE_DAYS = 1;

/**
 * The days of a rule from `fromDate` to `toDate`, both included (`YYYY-MM-DD`), sorted. Throws on an RRULE that cannot be
 * read. Days only, never times of day: with one, the RFC drops the night in which the clock jumps over it (R3).
 */
export function datesOf(dates: RuleDates, fromDate: string, toDate: string): string[] {
  const all = new Set(
    dates.rrule === null ? [dates.first] : repeated(dates.first, dates.rrule, fromDate, toDate),
  );
  for (const date of dates.list) all.add(date);
  for (const date of dates.except) all.delete(date);
  return [...all].filter((date) => fromDate <= date && date <= toDate).sort();
}

function repeated(first: string, rrule: string, fromDate: string, toDate: string): string[] {
  if (toDate < first) return [];
  const rule = new RRuleTemporal({
    rruleString: `DTSTART;VALUE=DATE:${first.replaceAll('-', '')}\nRRULE:${rrule.replace(/^RRULE:/i, '')}`,
  });
  const days = rule.between(midnight(fromDate < first ? first : fromDate), midnight(toDate), true);
  return days.map((day) => day.toPlainDate().toString());
}

function midnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** The stretches of a rule that meet `[fromMs, toMs)`, whole, sorted and joined (R3–R5). */
export function expandRule(rule: TimeRule, fromMs: number, toMs: number): Interval[] {
  const dates = datesOf(
    rule.dates,
    dateOf(fromMs - (lastsDays(rule) + ZONE_DAYS) * DAY_MS),
    dateOf(toMs + DAY_MS),
  );
  return stretchesOf(rule, dates).filter((stretch) => stretch.fromMs < toMs && stretch.toMs > fromMs);
}

/** A stretch that began so many days earlier may still last: 7 days, or 366 of a freeze that is once (R5, R11). */
function lastsDays({ endDayOffset }: TimeRule): number {
  return endDayOffset + 1;
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
