import { intersect, mergeIntervals, subtract } from '@/lib/domain/schedule/intervals';
import {
  type BudgetGroup,
  type DownCause,
  type DownStretch,
  FOREVER_MS,
  type Interval,
  MAX_NAMED_DOWN,
} from '@/lib/domain/schedule/world';

/** Another row of the same plan: it counts in the budgets as if it were ordered. */
export type Placed = {
  key: string;
  instanceId: string;
  groupKeys: readonly string[];
  fromMs: number;
  toMs: number;
};

/** How many of `total` instances may be down at once (R22): a share is rounded down, but never to none unless it is 0. */
export function budgetLimit(kind: 'count' | 'percent', value: number, total: number): number {
  if (kind === 'count') return value;
  if (value <= 0 || total < 1) return 0;
  return Math.max(1, Math.floor((total * value) / 100));
}

type Entry = Interval & {
  instanceId: string;
  cause: DownCause;
  batchNumber: number | null;
  /** Of a row of the same plan. */
  key: string | null;
};

/** Who is down when, of one group: how many *different* instances, and where that leaves no place. */
export type GroupLoad = {
  group: BudgetGroup;
  entries: readonly Entry[];
  byInstance: ReadonlyMap<string, readonly Entry[]>;
  /** Each change of the number of instances that are down, in order. */
  steps: readonly { atMs: number; count: number }[];
  /** Where one more would be too many, and where there are too many already. */
  full: readonly Interval[];
  over: readonly Interval[];
  /** Who is down at a moment, by that moment. */
  named: Map<number, NamesAt>;
};
type NamesAt = { first: readonly DownName[]; ids: ReadonlySet<string> };
export type DownName = Pick<DownStretch, 'instanceId' | 'cause' | 'batchNumber'>;

/** What is down in `group` together with the rows of the plan that count in it. */
export function loadOf(group: BudgetGroup, placed: readonly Placed[]): GroupLoad {
  const entries: Entry[] = [
    ...group.down.map((stretch) => ({ ...stretch, key: null })),
    ...placed.map(({ instanceId, key, fromMs, toMs }) => ({
      instanceId,
      cause: 'row' as const,
      batchNumber: null,
      key,
      fromMs,
      toMs,
    })),
  ];
  const byInstance = new Map<string, Entry[]>();
  for (const entry of entries) {
    const others = byInstance.get(entry.instanceId);
    if (others) others.push(entry);
    else byInstance.set(entry.instanceId, [entry]);
  }
  const steps = stepsOf(byInstance);
  return {
    group,
    entries,
    byInstance,
    steps,
    full: whereAtLeast(steps, group.limit),
    over: whereAtLeast(steps, group.limit + 1),
    named: new Map(),
  };
}

function stepsOf(byInstance: ReadonlyMap<string, readonly Entry[]>): { atMs: number; count: number }[] {
  const changes: { atMs: number; by: number }[] = [];
  for (const entries of byInstance.values()) {
    for (const { fromMs, toMs } of mergeIntervals(entries)) {
      changes.push({ atMs: fromMs, by: 1 }, { atMs: toMs, by: -1 });
    }
  }
  changes.sort((a, b) => a.atMs - b.atMs);
  const steps: { atMs: number; count: number }[] = [{ atMs: -FOREVER_MS, count: 0 }];
  let count = 0;
  for (const { atMs, by } of changes) {
    count += by;
    const last = steps.at(-1) as { atMs: number; count: number };
    if (last.atMs === atMs) last.count = count;
    else steps.push({ atMs, count });
  }
  return steps;
}

function whereAtLeast(steps: readonly { atMs: number; count: number }[], least: number): Interval[] {
  return mergeIntervals(
    steps.flatMap(({ atMs, count }, i) =>
      count >= least ? [{ fromMs: atMs, toMs: steps[i + 1]?.atMs ?? FOREVER_MS }] : [],
    ),
  );
}

/**
 * When the budget has no place for the row `key` of `instanceId` (R24): where it would be one too many, but never where
 * its instance is down anyway.
 */
export function withoutPlace(load: GroupLoad, instanceId: string, key: string): readonly Interval[] {
  const own = load.byInstance.get(instanceId);
  if (own === undefined) return load.full;
  const counted = mergeIntervals(own);
  const downAnyway = mergeIntervals(own.filter((entry) => entry.key !== key));
  const tooMany = mergeIntervals([...subtract(load.full, counted), ...intersect(load.over, counted)]);
  return subtract(tooMany, downAnyway);
}

/** Who else is down at the worst moment of `stretches` (none empty): the first of them, one line an instance, sorted; and how many. */
export function worstMoment(
  load: GroupLoad,
  stretches: readonly Interval[],
  instanceId: string,
): { down: readonly DownName[]; downCount: number } {
  let worst = { atMs: stretches[0]?.fromMs ?? 0, count: -1 };
  for (const { fromMs, toMs } of stretches) {
    for (let i = stepAt(load.steps, fromMs); i < load.steps.length; i += 1) {
      const step = load.steps[i] as { atMs: number; count: number };
      if (step.atMs >= toMs) break;
      if (step.count > worst.count) worst = { atMs: Math.max(step.atMs, fromMs), count: step.count };
    }
  }
  const { first, ids } = namesAt(load, worst.atMs);
  return {
    down: first.filter((name) => name.instanceId !== instanceId).slice(0, MAX_NAMED_DOWN),
    downCount: ids.size - (ids.has(instanceId) ? 1 : 0),
  };
}

/** Index of the step in force at `ms`. */
function stepAt(steps: readonly { atMs: number }[], ms: number): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((steps[middle] as { atMs: number }).atMs <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Why an instance is said to be down when there are several causes: the one that somebody waits for first. */
const CAUSE_ORDER: readonly DownCause[] = ['unknown', 'executing', 'row', 'not_running', 'cloud_due'];

function namesAt(load: GroupLoad, atMs: number): NamesAt {
  const known = load.named.get(atMs);
  if (known !== undefined) return known;
  const names = new Map<string, DownName>();
  for (const { instanceId, cause, batchNumber, fromMs, toMs } of load.entries) {
    if (fromMs > atMs || toMs <= atMs) continue;
    const other = names.get(instanceId);
    // The batch stays named, whatever else is the matter with its instance.
    const number = batchNumber ?? other?.batchNumber ?? null;
    const isFirst = other === undefined || causeRank(cause) < causeRank(other.cause);
    names.set(instanceId, { instanceId, cause: isFirst ? cause : other.cause, batchNumber: number });
  }
  const sorted = [...names.values()].sort((a, b) => (a.instanceId < b.instanceId ? -1 : 1));
  // One more than are named: the row's own instance may be among them.
  const found = { first: sorted.slice(0, MAX_NAMED_DOWN + 1), ids: new Set(names.keys()) };
  load.named.set(atMs, found);
  return found;
}

/** Which of several causes is named: the lowest. */
export function causeRank(cause: DownCause): number {
  return CAUSE_ORDER.indexOf(cause);
}
