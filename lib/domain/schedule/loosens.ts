import { subtract } from '@/lib/domain/schedule/intervals';
import { isEndless, parseRrule } from '@/lib/domain/schedule/rrule';
import { SOON_MS } from '@/lib/domain/schedule/rule-limits';
import type { Interval, RuleScope, TimeRule } from '@/lib/domain/schedule/world';

/** A rule with its stretches from `nowMs` on, as far as COMPARE_DAYS; sorted, disjoint. */
export type SpreadRule = { rule: TimeRule; stretches: readonly Interval[] };

export type RuleChange = {
  /** Null: a new rule. */
  before: SpreadRule | null;
  /** Null: the rule is ended. */
  after: SpreadRule | null;
  /** What holds where no window applies. */
  withoutWindow: 'open' | 'closed';
  /** Other active windows: those of one owner add up (R6). */
  otherWindows: readonly TimeRule[];
  nowMs: number;
};

/** `isSoon`: what is let go is now, or begins within SOON_MS. */
export type Loosening = { loosens: boolean; isSoon: boolean };

const NONE: Loosening = { loosens: false, isSoon: false };
/** A window holds back outside of its openings, so what it lets go may be let go at once. */
const AT_ONCE: Loosening = { loosens: true, isSoon: true };

/**
 * Whether a change of rules lets anything go that was held back before (R11). Careful: what cannot be told from the
 * rules alone counts as loosened.
 */
export function judgeChange(change: RuleChange): Loosening {
  const { before, after } = change;
  if (before && after && before.rule.kind !== after.rule.kind) return AT_ONCE;
  const kind = (before ?? after)?.rule.kind;
  if (kind === 'freeze') return before ? judgeFreeze(before, after, change.nowMs) : NONE;
  return judgeWindow(change);
}

/** A freeze loosens when a row or an instant is no longer frozen. */
function judgeFreeze(before: SpreadRule, after: SpreadRule | null, nowMs: number): Loosening {
  const isNarrower = after !== null && !coversScope(after.rule.scope, before.rule.scope);
  const lost = after === null || isNarrower ? before.stretches : subtract(before.stretches, after.stretches);
  const first = lost.find(({ toMs }) => toMs > nowMs);
  const endsEarlier = after !== null && isCutShort(before.rule, after.rule);
  return {
    loosens: first !== undefined || endsEarlier,
    isSoon: first !== undefined && first.fromMs <= nowMs + SOON_MS,
  };
}

/** Whether an endless recurrence gets an end, which may lie beyond what is compared. */
function isCutShort(before: TimeRule, after: TimeRule): boolean {
  return isEndlessRule(before) && !isEndlessRule(after);
}

function isEndlessRule({ dates: { rrule } }: TimeRule): boolean {
  const parsed = rrule === null ? null : parseRrule(rrule);
  return parsed !== null && isEndless(parsed);
}

/**
 * A window loosens when it is ended, when it opens for longer or allows more in its openings, or when it is about other
 * rows: those that it leaves may be without a window, those that it comes to may get a second one.
 */
function judgeWindow({ before, after, withoutWindow, otherWindows }: RuleChange): Loosening {
  if (after === null) return AT_ONCE;
  if (before === null) {
    const addsUp = otherWindows.some(
      (other) => sameOwner(other, after.rule) && meets(other.scope, after.rule.scope),
    );
    return withoutWindow === 'closed' || addsUp ? AT_ONCE : NONE;
  }
  const isSame =
    sameOwner(before.rule, after.rule) &&
    coversScope(before.rule.scope, after.rule.scope) &&
    coversScope(after.rule.scope, before.rule.scope) &&
    subtract(after.stretches, before.stretches).length === 0 &&
    !(isEndlessRule(after.rule) && !isEndlessRule(before.rule)) &&
    !isLaxer(before.rule, after.rule);
  return isSame ? NONE : AT_ONCE;
}

/** Whether a start passes that did not: only the start counts now, or it may be later. */
function isLaxer(before: TimeRule, after: TimeRule): boolean {
  if (before.fit === 'outage' && after.fit === 'start') return true;
  return (after.lastStartMinutes ?? 0) < (before.lastStartMinutes ?? 0);
}

function sameOwner({ owner: a }: TimeRule, { owner: b }: TimeRule): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** Whether every row that `inner` is about is one that `outer` is about. */
export function coversScope(outer: RuleScope, inner: RuleScope): boolean {
  return kindsOf(outer).every((list, index) => {
    const own = kindsOf(inner)[index] ?? [];
    return list.length === 0 || (own.length > 0 && own.every((item) => list.includes(item)));
  });
}

/** Whether a row may be in both; tags and services of an instance are many, so only regions and levels can part them. */
function meets(one: RuleScope, other: RuleScope): boolean {
  const apart = (a: readonly string[], b: readonly string[]) =>
    a.length > 0 && b.length > 0 && !a.some((item) => b.includes(item));
  return !apart(one.regionIds, other.regionIds) && !apart(one.levels, other.levels);
}

function kindsOf(scope: RuleScope): string[][] {
  const tags = scope.tags.map(({ key, value }) => JSON.stringify([key, value]));
  return [[...scope.serviceIds], [...scope.regionIds], tags, [...scope.levels]];
}
