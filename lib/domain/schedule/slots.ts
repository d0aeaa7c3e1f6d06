import type { OpsType } from '@/lib/domain/batches';
import { DUE_ESTIMATE_MARGIN_MS, MIN_PLAN_LEAD_MS } from '@/lib/domain/limits';
import { type GroupLoad, loadOf, withoutPlace } from '@/lib/domain/schedule/budget';
import {
  clip,
  intersect,
  lengthOf,
  mergeIntervals,
  startsTouching,
  subtract,
} from '@/lib/domain/schedule/intervals';
import {
  budgetBlock,
  freezeBlock,
  groupsOf,
  judgeWith,
  type Loads,
  loadsOf,
  type Placed,
  windowBlock,
} from '@/lib/domain/schedule/judge';
import { rulesFor } from '@/lib/domain/schedule/row-rules';
import type { FreeSlot, Interval, ScheduleWorld, SlotBlock, WorldRow } from '@/lib/domain/schedule/world';

const MINUTE_MS = 60_000;
/** Slots lie on whole steps of this (ms, R14). */
export const SLOT_STEP_MS = 5 * MINUTE_MS;
/** No slot is looked for further ahead than this (ms, R14). */
export const SLOT_HORIZON_MS = 90 * 86_400_000;
/** A slot is so far ahead (ms) that there is time to submit. [inferred] */
export const SLOT_LEAD_MS = MIN_PLAN_LEAD_MS + 4 * MINUTE_MS;
/** An outage ends so long before the cloud acts (ms, R14). [inferred] */
export const DUE_MARGIN_MS = 5 * MINUTE_MS;

type Asked = { afterMs: number; nowMs: number };

/**
 * The first time on the 5-minute grid at which `row` may start, with its whole outage before the cloud acts (R14, R15).
 * `placed` as in judgeSlot().
 */
export function nextFreeSlot(
  world: ScheduleWorld,
  row: WorldRow,
  asked: Asked,
  placed: readonly Placed[] = [],
): FreeSlot {
  return slotWith(world, row, asked, loadsOf(world, placed));
}

function slotWith(world: ScheduleWorld, row: WorldRow, { afterMs, nowMs }: Asked, loads: Loads): FreeSlot {
  const fromMs = Math.max(afterMs, nowMs + SLOT_LEAD_MS);
  const endMs = Math.min(fromMs + SLOT_HORIZON_MS, world.toMs);
  const { dueAtMs } = row;
  const lastMs = lastStartBeforeDue(row);
  const free = freeStarts(world, row, { fromMs, toMs: endMs }, loads);
  const startMs = firstOnGrid(clip(free, fromMs, Math.min(endMs, lastMs + 1)));
  if (startMs !== null) return { kind: 'free', startMs };
  const blockedBy = longestBlock(world, row, { fromMs, toMs: Math.min(endMs, lastMs + 1) }, loads);
  if (dueAtMs === null || lastMs >= endMs) return { kind: 'none', blockedBy };
  const actedMs = dueAtMs + (row.dueIsEstimate ? DUE_ESTIMATE_MARGIN_MS : 0);
  return {
    kind: 'none_before_due',
    dueAtMs,
    afterMs: firstOnGrid(clip(free, Math.max(fromMs, actedMs), endMs)),
    blockedBy,
  };
}

function lastStartBeforeDue({ dueAtMs, dueIsEstimate, spanMs }: WorldRow): number {
  if (dueAtMs === null) return Number.POSITIVE_INFINITY;
  return dueAtMs - (dueIsEstimate ? DUE_ESTIMATE_MARGIN_MS : DUE_MARGIN_MS) - spanMs;
}

/** The starts within `range` that every window, freeze and budget allows. */
function freeStarts(world: ScheduleWorld, row: WorldRow, range: Interval, loads: Loads): Interval[] {
  const { starts, owners } = rulesFor(world, row);
  if (owners.length === 0 && world.withoutWindow === 'closed') return [];
  const allowed = starts === null ? [range] : clip(starts, range.fromMs, range.toMs);
  return groupsOf(world, row).reduce(
    (free, group) => subtract(free, fullFor(loads.of(group), row)),
    mergeIntervals(allowed),
  );
}

/** The starts at which the budget would have one too many. */
function fullFor(load: GroupLoad, row: WorldRow): Interval[] {
  return startsTouching(withoutPlace(load, row.instanceId, row.key), row.spanMs);
}

function firstOnGrid(starts: readonly Interval[]): number | null {
  for (const { fromMs, toMs } of starts) {
    const startMs = Math.ceil(fromMs / SLOT_STEP_MS) * SLOT_STEP_MS;
    if (startMs < toMs) return startMs;
  }
  return null;
}

/** What keeps most of `range` from the row: the block at the first moment that it takes (R15). */
function longestBlock(world: ScheduleWorld, row: WorldRow, range: Interval, loads: Loads): SlotBlock | null {
  if (range.fromMs >= range.toMs) return null;
  const { owners, freezes } = rulesFor(world, row);
  if (owners.length === 0 && world.withoutWindow === 'closed') return { kind: 'no_window', untilMs: null };
  const outageAt = (fromMs: number) => ({ fromMs, toMs: fromMs + row.spanMs });
  const causes = [
    ...owners.map((owner) => ({
      taken: subtract([range], owner.starts),
      block: (ms: number): SlotBlock | null => windowBlock(world, owner, outageAt(ms)),
    })),
    ...freezes.map(({ rule, hit }) => ({
      taken: intersect([range], hit),
      block: (ms: number): SlotBlock | null => freezeBlock(world, rule, hit, outageAt(ms)),
    })),
    ...groupsOf(world, row).map((group) => ({
      taken: intersect([range], fullFor(loads.of(group), row)),
      block: (ms: number): SlotBlock | null => budgetBlock(world, row, outageAt(ms), loads.of(group)),
    })),
  ].map((cause) => ({ ...cause, lengthMs: lengthOf(cause.taken) }));
  const longest = causes.reduce<(typeof causes)[number] | null>(
    (most, cause) => (cause.lengthMs > (most?.lengthMs ?? 0) ? cause : most),
    null,
  );
  const first = longest?.taken[0];
  return longest && first ? longest.block(first.fromMs) : null;
}

type FitRow = { row: WorldRow; startMs: number | null; opsType: OpsType };

/**
 * Moves the rows that may not start when they are to (`startMs` null = now) to the next free slot, after their time where
 * there is one, else before it. One is placed after the other, the one with the least choice first, and each counts for
 * those after it (R16): by due time, then by the free time that it has, then by key. The same input gives the same answer.
 */
export function fitAll(
  world: ScheduleWorld,
  rows: readonly FitRow[],
  { nowMs }: { nowMs: number },
): { moves: Map<string, number>; stuck: { key: string; slot: FreeSlot }[] } {
  const moves = new Map<string, number>();
  const stuck: { key: string; slot: FreeSlot }[] = [];
  const loads = growingLoads();
  for (const { row, startMs } of inOrder(world, rows, nowMs)) {
    const wantedMs = startMs ?? nowMs;
    let placedMs = wantedMs;
    if (judgeWith(world, row, wantedMs, loads).blocks.length > 0) {
      const slot = slotFor(world, row, wantedMs, nowMs, loads);
      if (slot.kind === 'free') {
        placedMs = slot.startMs;
        moves.set(row.key, placedMs);
      } else {
        stuck.push({ key: row.key, slot });
      }
    }
    loads.add(row, placedMs);
  }
  return { moves, stuck };
}

function slotFor(
  world: ScheduleWorld,
  row: WorldRow,
  wantedMs: number,
  nowMs: number,
  loads: Loads,
): FreeSlot {
  const later = slotWith(world, row, { afterMs: wantedMs, nowMs }, loads);
  if (later.kind === 'free') return later;
  const earlier = slotWith(world, row, { afterMs: nowMs, nowMs }, loads);
  return earlier.kind === 'free' ? earlier : later;
}

function inOrder(world: ScheduleWorld, rows: readonly FitRow[], nowMs: number): FitRow[] {
  const alone = loadsOf(world, []);
  const fromMs = nowMs + SLOT_LEAD_MS;
  const choices = rows.map((fit) => {
    const toMs = Math.min(fromMs + SLOT_HORIZON_MS, world.toMs, lastStartBeforeDue(fit.row) + 1);
    const freeMs = fromMs < toMs ? lengthOf(freeStarts(world, fit.row, { fromMs, toMs }, alone)) : 0;
    return { fit, freeMs, dueMs: fit.row.dueAtMs ?? Number.POSITIVE_INFINITY };
  });
  return choices
    .sort(
      (a, b) =>
        compare(a.dueMs, b.dueMs) || compare(a.freeMs, b.freeMs) || compare(a.fit.row.key, b.fit.row.key),
    )
    .map(({ fit }) => fit);
}

function compare<T extends number | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Loads that grow by one row after the other: each row makes only the groups that it counts in anew. */
function growingLoads(): Loads & { add(row: WorldRow, startMs: number): void } {
  const placed = new Map<string, Placed[]>();
  const made = new Map<string, GroupLoad>();
  return {
    of(group) {
      const load = made.get(group.key) ?? loadOf(group, placed.get(group.key) ?? []);
      made.set(group.key, load);
      return load;
    },
    add({ key, instanceId, groupKeys, spanMs }, startMs) {
      const one = { key, instanceId, groupKeys, fromMs: startMs, toMs: startMs + spanMs };
      for (const group of groupKeys) {
        placed.set(group, [...(placed.get(group) ?? []), one]);
        made.delete(group);
      }
    },
  };
}
