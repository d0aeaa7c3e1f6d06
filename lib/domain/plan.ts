import type { OpsType, RowOrder } from '@/lib/domain/batches';

/** What a whole draft says about time; a row may override it. Instants are epoch ms. */
export type DraftPlan = {
  when: 'immediate' | 'scheduled';
  /** The instant for all rows; null while no valid time is chosen (empty, DST gap, unanswered overlap). */
  planTimeMs: number | null;
  /** Set when the rows are spread evenly from the first to the second instant; wins over `planTimeMs`. */
  spread: { fromMs: number; toMs: number } | null;
  /** IANA zone that the times were typed and are shown in. */
  zone: string;
};

/**
 * The order that a row will carry: its own override, else the batch's. Null = no time chosen yet.
 * @param slot place of the row in the spread order, from 0; `slots` their count.
 */
export function effectiveOrder(
  plan: DraftPlan,
  override: RowOrder | null,
  slot: number,
  slots: number,
): RowOrder | null {
  if (override) return override;
  if (plan.when === 'immediate') return { opsType: 'immediate', planTimeMs: null };
  if (plan.spread) return { opsType: 'scheduled', planTimeMs: spreadTime(plan.spread, slot, slots) };
  return plan.planTimeMs === null ? null : { opsType: 'scheduled', planTimeMs: plan.planTimeMs };
}

/**
 * What every row of a draft will order, in the draft's own order of rows. A row with its own order takes no place in
 * the spread, or the others would leave a hole.
 */
export function effectiveOrders(
  plan: DraftPlan,
  rows: readonly { regionId: string; override: RowOrder | null }[],
): (RowOrder | null)[] {
  const followers = rows.filter((row) => row.override === null);
  const slots = plan.spread ? spreadSlots(followers.map((row) => row.regionId)) : [];
  let next = 0;
  return rows.map((row) => {
    if (row.override) return row.override;
    const slot = slots[next] ?? 0;
    next += 1;
    return effectiveOrder(plan, null, slot, followers.length);
  });
}

const MINUTE_MS = 60_000;

/** The instant (epoch ms, whole minutes) of place `slot` of `slots`, evenly from `fromMs` to `toMs`, both included. */
export function spreadTime(
  { fromMs, toMs }: { fromMs: number; toMs: number },
  slot: number,
  slots: number,
): number {
  if (slots <= 1) return fromMs;
  const exact = fromMs + ((toMs - fromMs) * slot) / (slots - 1);
  return fromMs + Math.floor((exact - fromMs) / MINUTE_MS) * MINUTE_MS;
}

/**
 * The order in which rows take their places of a spread: regions alternate, so that one region is not hit at once.
 * Returns the slot of each row, by the rows' own order.
 */
export function spreadSlots(regionIds: readonly string[]): number[] {
  const turns = new Map<string, number>();
  const ranked = regionIds.map((regionId, index) => {
    const turn = turns.get(regionId) ?? 0;
    turns.set(regionId, turn + 1);
    return { index, turn };
  });
  ranked.sort((a, b) => a.turn - b.turn || a.index - b.index);
  const slots = new Array<number>(regionIds.length).fill(0);
  ranked.forEach(({ index }, slot) => {
    slots[index] = slot;
  });
  return slots;
}

export type DiffRow = {
  eventKey: string;
  eventId: string;
  resourceId: string;
  instanceName: string;
  opsType: OpsType;
  planTimeMs: number | null;
};

type Order = { opsType: OpsType; planTimeMs: number | null };

/** What is different between two revisions of a plan. Rows of `removed` are as they were, the others as they are. */
export type PlanDiff = {
  added: DiffRow[];
  removed: DiffRow[];
  changed: (DiffRow & { before: Order })[];
};

/** Compares two plans by event. The order of rows means nothing. */
export function diffPlans(before: readonly DiffRow[], after: readonly DiffRow[]): PlanDiff {
  const old = new Map(before.map((row) => [row.eventKey, row]));
  const kept = new Set(after.map(({ eventKey }) => eventKey));
  const changed = after.flatMap((row) => {
    const was = old.get(row.eventKey);
    if (!was || (was.opsType === row.opsType && was.planTimeMs === row.planTimeMs)) return [];
    return [{ ...row, before: { opsType: was.opsType, planTimeMs: was.planTimeMs } }];
  });
  return {
    added: after.filter(({ eventKey }) => !old.has(eventKey)),
    removed: before.filter(({ eventKey }) => !kept.has(eventKey)),
    changed,
  };
}
