import { mergeIntervals } from '@/lib/domain/schedule/intervals';
import type { Interval, TimeRule } from '@/lib/domain/schedule/world';
import { wallToInstant } from '@/lib/time/wall';

const DAY_MS = 86_400_000;
const DAY_MINUTES = 1_440;

/** What of a rule makes stretches of days. */
export type RuleClock = Pick<
  TimeRule,
  'kind' | 'zone' | 'fromMinute' | 'toMinute' | 'endDayOffset' | 'allDay'
>;

/**
 * The stretches of a rule that start on `dates` (`YYYY-MM-DD`, any order), by the wall clock of its zone (R3–R5): sorted,
 * overlapping and touching ones joined. Where the clock is ambiguous less is allowed: a wall time that does not exist is
 * the instant of the jump; of one that exists twice a window takes the later start and the earlier end, a freeze the
 * earlier start and the later end (R4). A stretch that is left without length is none (E5).
 */
export function stretchesOf(rule: RuleClock, dates: readonly string[]): Interval[] {
  return mergeIntervals(dates.flatMap((date) => stretchOf(rule, date) ?? []));
}

/** The one stretch that starts on `date`; null when the clock leaves none, or `date` is no date. */
export function stretchOf(rule: RuleClock, date: string): Interval | null {
  const grows = rule.kind === 'freeze';
  const fromMs = instantOf(rule.zone, date, rule.allDay ? 0 : rule.fromMinute, grows ? 'earlier' : 'later');
  const toMs = instantOf(rule.zone, date, endMinute(rule), grows ? 'later' : 'earlier');
  return fromMs === null || toMs === null || toMs <= fromMs ? null : { fromMs, toMs };
}

/** Minutes from 00:00 of the day of the start to the end: an end at or before the start is the next day's (R5). */
function endMinute(rule: RuleClock): number {
  if (rule.allDay) return Math.max(1, rule.endDayOffset) * DAY_MINUTES;
  const minute = rule.endDayOffset * DAY_MINUTES + rule.toMinute;
  return minute <= rule.fromMinute ? minute + DAY_MINUTES : minute;
}

/** The instant `minute` wall minutes after 00:00 of `date` in `zone`. */
function instantOf(zone: string, date: string, minute: number, ifTwice: 'earlier' | 'later'): number | null {
  const midnightMs = Date.parse(`${date}T00:00:00Z`);
  // A 30 February would be read as 2 March.
  if (Number.isNaN(midnightMs) || !new Date(midnightMs).toISOString().startsWith(date)) return null;
  const day = new Date(midnightMs + Math.floor(minute / DAY_MINUTES) * DAY_MS);
  const found = wallToInstant(
    {
      year: day.getUTCFullYear(),
      month: day.getUTCMonth() + 1,
      day: day.getUTCDate(),
      hour: Math.floor((minute % DAY_MINUTES) / 60),
      minute: minute % 60,
    },
    zone,
  );
  switch (found.kind) {
    case 'ok':
      return found.ms;
    case 'gap':
      return found.transitionMs;
    case 'overlap':
      return ifTwice === 'earlier' ? found.earlierMs : found.laterMs;
    case 'invalid':
      return null;
  }
}
