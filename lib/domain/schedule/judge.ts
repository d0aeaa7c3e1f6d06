import { DUE_ESTIMATE_MARGIN_MS } from '@/lib/domain/limits';
import { type GroupLoad, loadOf, type Placed, withoutPlace, worstMoment } from '@/lib/domain/schedule/budget';
import { clip, firstEndingAfter, startsTouching, stretchAt } from '@/lib/domain/schedule/intervals';
import { firstStart, type OwnerWindows, type RowRules, rulesFor } from '@/lib/domain/schedule/row-rules';
import type {
  BudgetGroup,
  Interval,
  ScheduleWorld,
  SlotBlock,
  SlotMark,
  SlotVerdict,
  WorldRow,
  WorldRule,
} from '@/lib/domain/schedule/world';

export type { Placed } from '@/lib/domain/schedule/budget';

const NONE: readonly Placed[] = [];

/**
 * Whether `row` may start at `startMs`, by every window, freeze and budget (R1–R24), its whole expected outage counted.
 * @param placed the rows of the same plan; they count in the budgets. The row itself may be among them: it is left out
 * by its key, so that one list serves for all. Neither the world nor the list may be changed afterwards.
 */
export function judgeSlot(
  world: ScheduleWorld,
  row: WorldRow,
  startMs: number,
  placed: readonly Placed[] = NONE,
): SlotVerdict {
  return judgeWith(world, row, startMs, loadsOf(world, placed));
}

/** As judgeSlot(), with the loads of the groups by their keys. */
export function judgeWith(world: ScheduleWorld, row: WorldRow, startMs: number, loads: Loads): SlotVerdict {
  const rules = rulesFor(world, row);
  const outage = { fromMs: startMs, toMs: startMs + row.spanMs };
  const isAllowed = rules.starts === null || stretchAt(rules.starts, startMs) !== undefined;
  const blocks = [
    ...(isAllowed ? [] : ruleBlocks(world, rules, outage)),
    ...(rules.owners.length === 0 && world.withoutWindow === 'closed'
      ? [{ kind: 'no_window', untilMs: null } as const]
      : []),
    ...budgetBlocks(world, row, outage, loads),
  ];
  const open = openWindows(rules, outage);
  return {
    blocks,
    marks: marksOf(world, row, rules, outage, open),
    windows: blocks.length === 0 ? open.map(({ name }) => name) : [],
  };
}

/** Loads of the groups of a world by key, made when they are asked for. */
export type Loads = { of(group: BudgetGroup): GroupLoad };
type KeptLoads = { length: number; loads: Loads };
const kept = new WeakMap<ScheduleWorld, WeakMap<readonly Placed[], KeptLoads>>();

/** The loads of a world together with the rows of a plan; one list of rows is counted once. */
export function loadsOf(world: ScheduleWorld, placed: readonly Placed[]): Loads {
  let lists = kept.get(world);
  if (lists === undefined) {
    lists = new WeakMap();
    kept.set(world, lists);
  }
  const found = lists.get(placed);
  if (found !== undefined && found.length === placed.length) return found.loads;
  const byGroup = new Map<string, Placed[]>();
  for (const one of placed) {
    for (const key of one.groupKeys) {
      const others = byGroup.get(key);
      if (others === undefined) byGroup.set(key, [one]);
      else others.push(one);
    }
  }
  const made = new Map<string, GroupLoad>();
  const loads: Loads = {
    of(group) {
      let load = made.get(group.key);
      if (load === undefined) {
        load = loadOf(group, byGroup.get(group.key) ?? NONE);
        made.set(group.key, load);
      }
      return load;
    },
  };
  lists.set(placed, { length: placed.length, loads });
  return loads;
}

const groupMaps = new WeakMap<ScheduleWorld, ReadonlyMap<string, BudgetGroup>>();

/** The groups that a row counts in. */
export function groupsOf(world: ScheduleWorld, row: WorldRow): BudgetGroup[] {
  let groups = groupMaps.get(world);
  if (groups === undefined) {
    groups = new Map(world.groups.map((group) => [group.key, group]));
    groupMaps.set(world, groups);
  }
  return row.groupKeys.flatMap((key) => groups.get(key) ?? []);
}

function ruleBlocks(world: ScheduleWorld, rules: RowRules, outage: Interval): SlotBlock[] {
  return [
    ...rules.owners.flatMap((owner) => windowBlock(world, owner, outage) ?? []),
    ...rules.freezes.flatMap(({ rule, hit }) => freezeBlock(world, rule, hit, outage) ?? []),
  ];
}

/** What the windows of one owner say against an outage; null when they allow it. */
export function windowBlock(
  world: ScheduleWorld,
  owner: OwnerWindows,
  { fromMs }: Interval,
): (SlotBlock & { kind: 'window' }) | null {
  if (stretchAt(owner.starts, fromMs) !== undefined) return null;
  const opening = stretchAt(owner.open, fromMs);
  return {
    kind: 'window',
    ruleIds: owner.windows.map(({ id }) => id),
    names: owner.windows.map(({ name }) => name),
    reason: reasonOf(owner, opening, fromMs),
    lastStartMs: opening === undefined ? null : lastStartIn(owner, opening),
    untilMs: firstStart(owner.starts, fromMs, world.toMs),
  };
}

function reasonOf(
  owner: OwnerWindows,
  opening: Interval | undefined,
  startMs: number,
): 'closed' | 'ends' | 'last_start' {
  if (opening === undefined) return 'closed';
  return stretchAt(owner.startsWithoutCutoff, startMs) === undefined ? 'ends' : 'last_start';
}

/** The last start that an opening allows; null when it is too short for any. */
function lastStartIn(owner: OwnerWindows, opening: Interval): number | null {
  const last = clip(owner.starts, opening.fromMs, opening.toMs).at(-1);
  // A start in the last ms of an opening is none that people can choose: the end is exclusive.
  return last === undefined ? null : last.toMs - 1;
}

/** What a freeze says against an outage; null when they do not meet. */
export function freezeBlock(
  world: ScheduleWorld,
  rule: WorldRule,
  hit: readonly Interval[],
  { fromMs }: Interval,
): (SlotBlock & { kind: 'freeze' }) | null {
  const found = stretchAt(hit, fromMs);
  if (found === undefined) return null;
  return {
    kind: 'freeze',
    ruleId: rule.id,
    name: rule.name,
    untilMs: found.toMs < world.toMs ? found.toMs : null,
    stretch: rule.stretches[firstEndingAfter(rule.stretches, fromMs)] as Interval,
  };
}

function budgetBlocks(world: ScheduleWorld, row: WorldRow, outage: Interval, loads: Loads): SlotBlock[] {
  return groupsOf(world, row).flatMap((group) => budgetBlock(world, row, outage, loads.of(group)) ?? []);
}

/** What a budget says against an outage; null when it has a place for all of it. */
export function budgetBlock(
  world: ScheduleWorld,
  row: WorldRow,
  outage: Interval,
  load: GroupLoad,
): (SlotBlock & { kind: 'budget' }) | null {
  const tooMany = withoutPlace(load, row.instanceId, row.key);
  const met = clip(tooMany, outage.fromMs, outage.toMs);
  if (met.length === 0) return null;
  const untilMs = stretchAt(startsTouching(tooMany, row.spanMs), outage.fromMs)?.toMs ?? null;
  const { key, budgetId, budgetName, label, limit } = load.group;
  return {
    kind: 'budget',
    groupKey: key,
    budgetId,
    name: budgetName,
    label,
    limit,
    ...worstMoment(load, met, row.instanceId),
    untilMs: untilMs !== null && untilMs < world.toMs ? untilMs : null,
  };
}

/** The windows that an outage lies in. */
function openWindows(rules: RowRules, { fromMs, toMs }: Interval): WorldRule[] {
  return rules.owners.flatMap(({ windows }) =>
    windows.filter(({ stretches }) => {
      const next = stretches[firstEndingAfter(stretches, fromMs)];
      return next !== undefined && next.fromMs < toMs;
    }),
  );
}

function marksOf(
  world: ScheduleWorld,
  row: WorldRow,
  rules: RowRules,
  outage: Interval,
  open: readonly WorldRule[],
): SlotMark[] {
  const marks: SlotMark[] = [];
  if (rules.owners.length === 0 && world.withoutWindow === 'open') marks.push({ kind: 'no_window_applies' });
  for (const { fit, name } of open) if (fit === 'start') marks.push({ kind: 'start_only', name });
  for (const service of row.wholeServices) marks.push({ kind: 'whole_service', service });
  const { dueAtMs } = row;
  if (dueAtMs !== null && outage.fromMs >= dueAtMs - (row.dueIsEstimate ? DUE_ESTIMATE_MARGIN_MS : 0)) {
    marks.push({ kind: 'cloud_first', dueAtMs });
  }
  for (const { regionId, eventType, fromMs, toMs } of world.regionTroubles) {
    if (regionId === row.regionId && fromMs < outage.toMs && outage.fromMs < toMs) {
      marks.push({ kind: 'region_trouble', regionId, eventType });
    }
  }
  return marks;
}
