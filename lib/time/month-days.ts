import { dayStartMs, instantToWall } from '@/lib/time/wall';

/** Days and weeks as a zone has them: a day may have 23 or 25 hours. */

const HOUR_MS = 3_600_000;
const DAYS_OF_WEEK = 7;

/** Half-open; `isInMonth` false: of a week that begins or ends in another month. */
export type MonthDay = { day: number; fromMs: number; toMs: number; isInMonth: boolean };

/** The first instant of the day `days` days after the one that holds `ms`, by the calendar of `zone`. */
export function dayAfter(ms: number, days: number, zone: string): number {
  // Noon of a day is never far enough from its midnight for a jump of the clock to reach another day.
  return dayStartMs(dayStartMs(ms, zone) + (days * 24 + 12) * HOUR_MS, zone);
}

/** Monday 0 … Sunday 6. */
function weekdayOf(ms: number, zone: string): number {
  const { year, month, day } = instantToWall(ms, zone);
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % DAYS_OF_WEEK;
}

/** The first instant of the month that holds `ms`, `months` further on. */
export function monthStartMs(ms: number, zone: string, months = 0): number {
  let startMs = dayAfter(ms, 1 - instantToWall(ms, zone).day, zone);
  for (let step = 0; step < Math.abs(months); step += 1) {
    // 32 days on is always the next month; one day back always the one before.
    const otherMs = months > 0 ? dayAfter(startMs, 32, zone) : dayAfter(startMs, -1, zone);
    startMs = dayAfter(otherMs, 1 - instantToWall(otherMs, zone).day, zone);
  }
  return startMs;
}

/** The weeks, Monday first, that hold a day of the month of `ms`. */
export function monthWeeks(ms: number, zone: string): MonthDay[][] {
  const startMs = monthStartMs(ms, zone);
  const endMs = monthStartMs(ms, zone, 1);
  const weeks: MonthDay[][] = [];
  for (let fromMs = dayAfter(startMs, -weekdayOf(startMs, zone), zone); fromMs < endMs; ) {
    const week: MonthDay[] = [];
    for (let at = 0; at < DAYS_OF_WEEK; at += 1) {
      const toMs = dayAfter(fromMs, 1, zone);
      const { day } = instantToWall(fromMs, zone);
      week.push({ day, fromMs, toMs, isInMonth: fromMs >= startMs && fromMs < endMs });
      fromMs = toMs;
    }
    weeks.push(week);
  }
  return weeks;
}
