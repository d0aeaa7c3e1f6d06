import 'server-only';
import { intersect, mergeIntervals } from '@/lib/domain/schedule/intervals';
import { ruleMatches } from '@/lib/domain/schedule/row-rules';
import type { Interval, WorldRule } from '@/lib/domain/schedule/world';
import type { CalendarFreeze, CalendarLane, Span } from '@/lib/schemas/schedule-calendar';
import type { CalendarDueLine } from '@/lib/server/db/queries/schedule-calendar';

/** Windows and freezes as the lanes of a calendar show them. */

/** What a lane is about; null = of all that the reader sees. */
export type LanePlace = {
  regionId: string | null;
  serviceId: string | null;
  /** Where it has instances; null = not known, everywhere. */
  regionIds: ReadonlySet<string> | null;
  serviceIds: ReadonlySet<string> | null;
};

/** Whether a rule is about the whole lane, a part of it, or nothing there. */
function reachOf(rule: WorldRule, place: LanePlace): 'whole' | 'part' | 'none' {
  const { owner, scope } = rule;
  const regionIds = owner.kind === 'region' ? [owner.id] : scope.regionIds;
  const serviceIds = owner.kind === 'service' ? [owner.id] : scope.serviceIds;
  const reaches = [
    reachOfKind(regionIds, place.regionId, place.regionIds),
    reachOfKind(serviceIds, place.serviceId, place.serviceIds),
  ];
  if (reaches.includes('none')) return 'none';
  // The owner and the scope may both name a kind: both must hold.
  if (owner.kind === 'region' && scope.regionIds.length > 0 && !scope.regionIds.includes(owner.id))
    return 'none';
  const isNarrow = reaches.includes('part') || scope.tags.length > 0 || scope.levels.length > 0;
  return isNarrow ? 'part' : 'whole';
}

function reachOfKind(
  limits: readonly string[],
  own: string | null,
  inside: ReadonlySet<string> | null,
): 'whole' | 'part' | 'none' {
  if (limits.length === 0) return 'whole';
  if (own !== null) return limits.includes(own) ? 'whole' : 'none';
  return inside === null || limits.some((id) => inside.has(id)) ? 'part' : 'none';
}

/** The windows and freezes of one lane within the stretch. Windows of one owner add up, all owners must allow (R6). */
export function rulesOfLane(
  rules: readonly WorldRule[],
  place: LanePlace,
  { fromMs, toMs }: Interval,
): Pick<CalendarLane, 'windows' | 'partWindows' | 'windowNames' | 'freezes'> {
  const byOwner = new Map<string, Interval[]>();
  const part: Interval[] = [];
  const names = { whole: new Set<string>(), part: new Set<string>() };
  const freezes: CalendarFreeze[] = [];
  for (const rule of rules) {
    const reach = reachOf(rule, place);
    if (reach === 'none') continue;
    // Uncut, so that each says its own hours.
    const stretches = rule.stretches.filter((one) => one.fromMs < toMs && one.toMs > fromMs);
    if (rule.kind === 'freeze') {
      for (const whole of stretches) {
        freezes.push({ ruleId: rule.id, name: rule.name, ...whole, isPart: reach === 'part' });
      }
      continue;
    }
    names[reach].add(rule.name);
    if (reach === 'part') part.push(...stretches);
    else {
      const owner = `${rule.owner.kind}/${rule.owner.id ?? ''}`;
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), ...stretches]);
    }
  }
  const [first, ...others] = [...byOwner.values()].map(mergeIntervals);
  const windows = first === undefined ? [] : others.reduce<readonly Interval[]>(intersect, first);
  return {
    windows: spansOf(windows),
    partWindows: spansOf(mergeIntervals(part)),
    windowNames: [...names.whole, ...names.part],
    freezes: freezes.sort((a, b) => a.fromMs - b.fromMs),
  };
}

function spansOf(list: readonly Interval[]): Span[] {
  return list.map(({ fromMs, toMs }) => [fromMs, toMs]);
}

export type DueFacts = CalendarDueLine & {
  serviceIds: readonly string[];
  tags: readonly { key: string; value: string }[];
};

/** The freeze that each time lies in, the longest of several. Events that rules cannot tell apart are judged once. */
export function freezeFinder(rules: readonly WorldRule[]) {
  const freezes = rules.filter(({ kind }) => kind === 'freeze');
  const known = new Map<string, readonly WorldRule[]>();
  return (due: DueFacts) => {
    const { regionId, eventLevel: level, serviceIds, tags } = due;
    const key = JSON.stringify([regionId, level, serviceIds, tags]);
    const about =
      known.get(key) ?? freezes.filter((rule) => ruleMatches(rule, { regionId, level, serviceIds, tags }));
    known.set(key, about);
    let found: { ruleId: string; name: string; untilMs: number } | null = null;
    for (const { id, name, stretches } of about) {
      const stretch = stretches.find(({ fromMs, toMs }) => fromMs <= due.dueAtMs && due.dueAtMs < toMs);
      if (stretch && (found === null || stretch.toMs > found.untilMs)) {
        found = { ruleId: id, name, untilMs: stretch.toMs };
      }
    }
    return found;
  };
}
