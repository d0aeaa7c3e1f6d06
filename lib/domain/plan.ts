import type { RowOrder, RowReason } from '@/lib/domain/batches';
import { whyNotRedeployable } from '@/lib/domain/event-states';
import { MAX_PLAN_AHEAD_MS, MIN_PLAN_LEAD_MS } from '@/lib/domain/limits';

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

export const BLOCKERS = ['no_time', 'past', 'too_soon', 'too_far', 'not_redeployable', 'held'] as const;
export const WARNINGS = ['after_due', 'due_passed', 'local_disk'] as const;
/** A blocker keeps the whole batch from being submitted; a warning is repeated in the confirm dialog. */
export type Blocker = (typeof BLOCKERS)[number];
export type Warning = (typeof WARNINGS)[number];
export type Judgement = { blockers: Blocker[]; warnings: Warning[] };

export type JudgedRow = {
  order: RowOrder | null;
  dueAtMs: number | null;
  /** Null when it can be redeployed now. */
  notRedeployable: string | null;
  /** The batch in which this event is already live, if any. */
  heldBy: { batchId: string } | null;
  localDisk: boolean | null;
};

/** Judges one planned row at `nowMs`. The screen and the submit service call this same function. */
export function judgeRow(row: JudgedRow, nowMs: number): Judgement {
  const blockers: Blocker[] = [];
  const warnings: Warning[] = [];
  if (row.notRedeployable) blockers.push('not_redeployable');
  if (row.heldBy) blockers.push('held');
  const timeProblem = row.order ? judgeTime(row.order, nowMs) : 'no_time';
  if (timeProblem) blockers.push(timeProblem);
  if (row.dueAtMs !== null) {
    if (row.dueAtMs <= nowMs) warnings.push('due_passed');
    else if (row.order?.opsType === 'scheduled' && row.order.planTimeMs > row.dueAtMs)
      warnings.push('after_due');
  }
  if (row.localDisk === true) warnings.push('local_disk');
  return { blockers, warnings };
}

/** Why a time cannot be ordered at `nowMs`, or null. The bounds are ours: limits.ts. */
export function judgeTime(order: RowOrder, nowMs: number): 'past' | 'too_soon' | 'too_far' | null {
  if (order.opsType === 'immediate') return null;
  if (order.planTimeMs <= nowMs) return 'past';
  if (order.planTimeMs < nowMs + MIN_PLAN_LEAD_MS) return 'too_soon';
  if (order.planTimeMs > nowMs + MAX_PLAN_AHEAD_MS) return 'too_far';
  return null;
}

/** What the mirror knows now of the event that a row wants to redeploy; null when it does not know it. */
export type EventNow = { eventType: string; eventStatus: string; goneAtMs: number | null } | null;

export const STALE_REASONS = [
  'request_expired',
  'event_gone',
  'event_changed',
  'plan_time_passed',
] as const satisfies readonly RowReason[];

/**
 * Why a queued row must not be sent any more, or null. Asked again right before every call: the event must be as it
 * was when a person decided, and the time still far enough ahead (trust, "The send protocol", step 6).
 */
export function whyNotSend(
  row: {
    eventType: string;
    statusAtSubmit: string | null;
    order: RowOrder | null;
    /** Until when a person's word holds (epoch ms); null, which no queued row should be, is over. */
    sendUntilMs: number | null;
  },
  event: EventNow,
  nowMs: number,
): (typeof STALE_REASONS)[number] | null {
  if (row.sendUntilMs === null || row.sendUntilMs <= nowMs) return 'request_expired';
  if (!event || event.goneAtMs !== null) return 'event_gone';
  const isSame = event.eventType === row.eventType && event.eventStatus === row.statusAtSubmit;
  if (!isSame || whyNotRedeployable(event) !== null) return 'event_changed';
  const timeProblem = row.order ? judgeTime(row.order, nowMs) : 'past';
  return timeProblem === 'past' || timeProblem === 'too_soon' ? 'plan_time_passed' : null;
}
