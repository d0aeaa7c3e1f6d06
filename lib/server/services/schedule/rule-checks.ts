import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { coversAll, type RegionLimit } from '@/lib/domain/region-limit';
import { mergeIntervals } from '@/lib/domain/schedule/intervals';
import { DEFAULT_SPAN_MS } from '@/lib/domain/schedule/outage';
import { addDays, isDate, parseRrule, rruleText } from '@/lib/domain/schedule/rrule';
import { MAX_ONCE_DAYS, MAX_REPEATED_DAYS, MUST_OCCUR_DAYS } from '@/lib/domain/schedule/rule-limits';
import type { Interval, RuleScope, TimeRule } from '@/lib/domain/schedule/world';
import type { RuleDraft } from '@/lib/schemas/time-rules';
import { datesOf } from '@/lib/server/services/schedule/expand';
import { stretchOf } from '@/lib/time/rule-stretches';
import { instantToWall } from '@/lib/time/wall';
import { isZone } from '@/lib/time/zones';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Rules are about these years; further ones are a slip of the finger. */
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2100-01-01';

/** A rule as it will be stored, but for its id. */
export type CheckedRule = Omit<TimeRule, 'id' | 'version'>;

/**
 * The rule in its one form: texts of the recurrence, the end of a night, the scope within its owner.
 * Throws DeskError `invalid_input` `zone`, `rule_rrule`, `rule_length`, `rule_times`, `rule_dates`, `rule_scope`.
 */
export function tidyRule(draft: RuleDraft): CheckedRule {
  if (!isZone(draft.zone)) throw new DeskError('invalid_input', 'zone');
  const isFreeze = draft.kind === 'freeze';
  return {
    ...draft,
    ...tidyTimes(draft),
    scope: scopeWithin(draft),
    dates: tidyDates(draft),
    fit: isFreeze ? 'outage' : draft.fit,
    lastStartMinutes: isFreeze ? null : draft.lastStartMinutes,
  };
}

function tidyTimes({ allDay, fromMinute, toMinute, endDayOffset, dates }: RuleDraft) {
  const most = dates.rrule === null ? MAX_ONCE_DAYS : MAX_REPEATED_DAYS;
  if (endDayOffset > most) throw new DeskError('invalid_input', 'rule_length', { max: most });
  if (allDay) return { fromMinute: 0, toMinute: 0, endDayOffset: Math.max(1, endDayOffset) };
  // An end at or before the start is the next day's (R5).
  const isNight = endDayOffset === 0 && toMinute <= fromMinute;
  return { fromMinute, toMinute, endDayOffset: isNight ? 1 : endDayOffset };
}

function tidyDates({ dates }: RuleDraft): TimeRule['dates'] {
  const { first, rrule, list, except } = dates;
  if ([first, ...list, ...except].some((date) => date < FIRST_DAY || date >= LAST_DAY)) {
    throw new DeskError('invalid_input', 'rule_dates');
  }
  const parsed = rrule === null ? null : parseRrule(rrule);
  if (rrule !== null && parsed === null) throw new DeskError('invalid_input', 'rule_rrule');
  const inOrder = (days: readonly string[]) => [...new Set(days)].sort();
  return {
    first,
    rrule: parsed && rruleText(parsed),
    list: inOrder(list).filter((date) => date !== first || parsed !== null),
    except: inOrder(except),
  };
}

/** The scope may be narrower than the owner, never about others' instances. */
function scopeWithin({ owner, scope }: RuleDraft): RuleScope {
  const only = (ids: readonly string[], id: string) => {
    if (ids.some((other) => other !== id)) throw new DeskError('invalid_input', 'rule_scope');
    return [id];
  };
  if (owner.kind === 'region') return { ...scope, regionIds: only(scope.regionIds, owner.id) };
  if (owner.kind === 'service') return { ...scope, serviceIds: only(scope.serviceIds, owner.id) };
  return scope;
}

export type Occurrence = { date: string; stretch: Interval | null };

/**
 * The days from `nowMs` on on which the rule comes about, at most `days` ahead, each with its stretch; null where the clock
 * jumps over it (E5). Those that have begun and not ended are in it.
 */
export function occurrencesOf(rule: CheckedRule, nowMs: number, days = MUST_OCCUR_DAYS): Occurrence[] {
  const today = dayOf(nowMs, rule.zone);
  const from = addDays(today, -(rule.endDayOffset + 1));
  return datesOf(rule.dates, from, addDays(today, days))
    .filter(isDate)
    .map((date) => ({ date, stretch: stretchOf(rule, date) }))
    .filter(({ date, stretch }) => (stretch ? stretch.toMs > nowMs : date >= today));
}

function dayOf(ms: number, zone: string): string {
  const { year, month, day } = instantToWall(ms, zone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * What no schema says: the rule comes about, a one-off freeze ends in time, an outage fits into a window (R11, R12, E9).
 * Throws DeskError `invalid_input` `rule_never`, `rule_too_long`, `rule_too_short` (with `minutes`), `rule_last_start`.
 */
export function checkRule(rule: CheckedRule, occurrences: readonly Occurrence[]): void {
  const stretches = mergeIntervals(occurrences.flatMap(({ stretch }) => stretch ?? []));
  if (stretches.length === 0) throw new DeskError('invalid_input', 'rule_never');
  const lengths = stretches.map(({ fromMs, toMs }) => toMs - fromMs).sort((a, b) => a - b);
  const longestMs = lengths.at(-1) ?? 0;
  // In most nights; in a few of them the clock jumps.
  const usualMs = lengths[Math.floor(lengths.length / 2)] ?? 0;
  if (rule.kind === 'freeze') {
    // A clock change may make it an hour longer.
    if (rule.dates.rrule === null && longestMs > MAX_ONCE_DAYS * DAY_MS + 2 * 3_600_000) {
      throw new DeskError('invalid_input', 'rule_too_long', { max: MAX_ONCE_DAYS });
    }
    return;
  }
  if (rule.fit === 'outage' && longestMs < DEFAULT_SPAN_MS) {
    throw new DeskError('invalid_input', 'rule_too_short', { minutes: DEFAULT_SPAN_MS / MINUTE_MS });
  }
  if (rule.lastStartMinutes !== null && rule.lastStartMinutes * MINUTE_MS >= usualMs) {
    throw new DeskError('invalid_input', 'rule_last_start');
  }
}

/**
 * Whoever is limited to regions writes rules about these alone.
 * Throws DeskError `forbidden` `rule_regions`.
 */
export function requireRuleRegions(limit: RegionLimit, scope: RuleScope): void {
  if (limit === null) return;
  if (scope.regionIds.length === 0 || !coversAll(limit, scope.regionIds)) {
    throw new DeskError('forbidden', 'rule_regions');
  }
}
