import {
  firstEndingAfter,
  intersect,
  mergeIntervals,
  startsInside,
  startsTouching,
  subtract,
} from '@/lib/domain/schedule/intervals';
import type { Interval, RuleOwner, ScheduleWorld, WorldRow, WorldRule } from '@/lib/domain/schedule/world';

const MINUTE_MS = 60_000;

/** What of a row the rules look at. */
export type RuleFacts = Pick<WorldRow, 'serviceIds' | 'regionId' | 'level' | 'tags'>;

/** Whether a rule is about a row: AND between the kinds of its scope, OR inside one (R1); its owner is a kind as well. */
export function ruleMatches(rule: Pick<WorldRule, 'owner' | 'scope'>, row: RuleFacts): boolean {
  const { owner, scope } = rule;
  if (owner.kind === 'service' && !row.serviceIds.includes(owner.id)) return false;
  if (owner.kind === 'region' && owner.id !== row.regionId) return false;
  return (
    isAny(scope.serviceIds, (id) => row.serviceIds.includes(id)) &&
    isAny(scope.regionIds, (id) => id === row.regionId) &&
    isAny(scope.levels, (level) => level === row.level) &&
    isAny(scope.tags, ({ key, value }) => row.tags.some((tag) => tag.key === key && tag.value === value))
  );
}

function isAny<T>(limits: readonly T[], holds: (limit: T) => boolean): boolean {
  return limits.length === 0 || limits.some(holds);
}

/** The windows of one owner that are about a row, and what they allow together (R6). */
export type OwnerWindows = {
  windows: readonly WorldRule[];
  /** When at least one of them is open. */
  open: readonly Interval[];
  /** Starts that they allow. */
  starts: readonly Interval[];
  /** Starts that they would allow if none had a cutoff. */
  startsWithoutCutoff: readonly Interval[];
};

/** The rules that are about a row, with the starts that each leaves to an outage of its length. */
export type RowRules = {
  owners: readonly OwnerWindows[];
  /** `hit`: starts whose outage would reach into the freeze. */
  freezes: readonly { rule: WorldRule; hit: readonly Interval[] }[];
  /** Starts that all windows and freezes allow; null = every start. */
  starts: readonly Interval[] | null;
};

/**
 * The rules for a row. Rows that the rules cannot tell apart share one answer, since thousands are asked for at once; a
 * world must not be changed after it was asked.
 */
export function rulesFor(world: ScheduleWorld, row: RuleFacts & Pick<WorldRow, 'spanMs'>): RowRules {
  let kept = known.get(world);
  if (kept === undefined) {
    kept = { mentioned: mentionedIn(world.rules), byFacts: new Map() };
    known.set(world, kept);
  }
  const facts = factsKey(row, kept.mentioned);
  const found = kept.byFacts.get(facts);
  if (found !== undefined) return found;
  const rules = buildRules(
    world.rules.filter((rule) => ruleMatches(rule, row)),
    row.spanMs,
  );
  kept.byFacts.set(facts, rules);
  return rules;
}

type Mentioned = { services: Set<string>; regions: Set<string>; levels: Set<string>; tags: Set<string> };
const known = new WeakMap<ScheduleWorld, { mentioned: Mentioned; byFacts: Map<string, RowRules> }>();

function mentionedIn(rules: readonly WorldRule[]): Mentioned {
  const owned = (kind: RuleOwner['kind']) =>
    rules.flatMap(({ owner }) => (owner.kind === kind && owner.id !== null ? [owner.id] : []));
  return {
    services: new Set([...rules.flatMap(({ scope }) => scope.serviceIds), ...owned('service')]),
    regions: new Set([...rules.flatMap(({ scope }) => scope.regionIds), ...owned('region')]),
    levels: new Set(rules.flatMap(({ scope }) => scope.levels)),
    tags: new Set(rules.flatMap(({ scope }) => scope.tags.map(tagText))),
  };
}

function factsKey(row: RuleFacts & Pick<WorldRow, 'spanMs'>, mentioned: Mentioned): string {
  return JSON.stringify([
    row.spanMs,
    mentioned.regions.has(row.regionId) ? row.regionId : null,
    mentioned.levels.has(row.level) ? row.level : null,
    row.serviceIds.filter((id) => mentioned.services.has(id)),
    mentioned.tags.size === 0 ? [] : row.tags.map(tagText).filter((tag) => mentioned.tags.has(tag)),
  ]);
}

function tagText({ key, value }: { key: string; value: string }): string {
  return JSON.stringify([key, value]);
}

function buildRules(rules: readonly WorldRule[], spanMs: number): RowRules {
  const byOwner = new Map<string, WorldRule[]>();
  for (const rule of rules) {
    if (rule.kind !== 'window') continue;
    const owner = `${rule.owner.kind}/${rule.owner.id ?? ''}`;
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), rule]);
  }
  const owners = [...byOwner.values()].map((windows) => ownerWindows(windows, spanMs));
  const freezes = rules
    .filter(({ kind }) => kind === 'freeze')
    .map((rule) => ({ rule, hit: startsTouching(rule.stretches, spanMs) }));
  return { owners, freezes, starts: allowedStarts(owners, freezes) };
}

const ALWAYS: readonly Interval[] = [{ fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }];

function allowedStarts(owners: RowRules['owners'], freezes: RowRules['freezes']): RowRules['starts'] {
  if (owners.length === 0 && freezes.length === 0) return null;
  const open = owners.reduce<readonly Interval[]>((both, { starts }) => intersect(both, starts), ALWAYS);
  return subtract(open, mergeIntervals(freezes.flatMap(({ hit }) => hit)));
}

function ownerWindows(windows: readonly WorldRule[], spanMs: number): OwnerWindows {
  const open = mergeIntervals(windows.flatMap(({ stretches }) => stretches));
  const fitting = startsInside(open, spanMs);
  const starts = (cutoff: (window: WorldRule) => number) =>
    mergeIntervals(
      windows.flatMap((window) => {
        const opening = lastStarts(window.stretches, cutoff(window));
        return window.fit === 'start' ? opening : intersect(opening, fitting);
      }),
    );
  return {
    windows,
    open,
    starts: starts(({ lastStartMinutes }) => (lastStartMinutes ?? 0) * MINUTE_MS),
    startsWithoutCutoff: starts(() => 0),
  };
}

/** Starts in openings of which the last `cutoffMs` are left out; a start exactly so long before the end is the last one. */
function lastStarts(openings: readonly Interval[], cutoffMs: number): readonly Interval[] {
  return cutoffMs === 0 ? openings : startsInside(openings, cutoffMs);
}

/** The first of the starts at or after `ms` and before `endMs`; null when there is none. */
export function firstStart(starts: readonly Interval[] | null, ms: number, endMs: number): number | null {
  if (starts === null) return ms < endMs ? ms : null;
  const next = starts[firstEndingAfter(starts, ms)];
  if (next === undefined) return null;
  const startMs = Math.max(ms, next.fromMs);
  return startMs < endMs ? startMs : null;
}
