import type { RowOrder } from '@/lib/domain/batches';
import {
  AGREEING_SIGHTS,
  DUE_ESTIMATE_MARGIN_MS,
  LONGEST_SETTLE_GAP_MS,
  MAX_CLOCK_SKEW_MS,
  PLAN_TIME_TOLERANCE_MS,
  SETTLE_DELAY_MS,
  SETTLE_LIMIT_MS,
  SETTLE_WINDOW_MS,
} from '@/lib/domain/limits';

/**
 * Settling an order whose answer never came, by reading its event only (trust, "The send protocol", step 5).
 * All times are epoch ms.
 */

/** The order, and the event as it was when the order was sent. */
export type LostOrder = {
  order: RowOrder;
  statusBefore: string | null;
  notBeforeBeforeMs: number | null;
  /** When the cloud acts by itself. */
  dueAtMs: number | null;
  dueIsEstimate: boolean;
  /** When its call was given up: nothing of it was sent after that. */
  sinceMs: number;
};

/** What a reading showed; `status` null = the cloud does not list the event. */
export type Reading = { status: string | null; notBeforeMs: number | null };

/** Readings in a row that showed the same: the evidence that is kept. */
export type Sight = Reading & { firstAtMs: number; lastAtMs: number; count: number };

export const DECISION_CAUSES = [
  'unchanged',
  'not_listed',
  'moved_otherwise',
  'own_time',
  'unsteady',
] as const;
/**
 * Why only a person can decide: nothing happened · the event is no longer listed · it moved, but not as ordered ·
 * it moved when its own time had come, with or without us · readings never agreed.
 */
export type DecisionCause = (typeof DECISION_CAUSES)[number];

export const DECISIONS = ['resend', 'leave'] as const;
/** What a person may decide: order it again, or leave it unknown for good. */
export type Decision = (typeof DECISIONS)[number];

export type Settling = {
  verdict: 'wait' | 'accepted' | 'needs_decision';
  cause: DecisionCause | null;
  /** When to read again; a row that waits for a person is read on, in case it moves after all. Null = never. */
  nextReadMs: number | null;
};

type SightVerdict = 'fits' | Exclude<DecisionCause, 'unsteady'>;

/** Statuses of an event that is, or was, acted on. [inferred] from the table of event-states.ts. */
const ACTED_ON = ['Executing', 'Executed', 'Avoided', 'Failed'];
/** Sights that are kept; an event has seven statuses, so more means a cloud that contradicts itself. */
const MAX_SIGHTS = 20;

/** Adds a reading to the evidence. */
export function addSight(sights: readonly Sight[], reading: Reading, atMs: number): Sight[] {
  const last = sights.at(-1);
  const isSame = last && last.status === reading.status && last.notBeforeMs === reading.notBeforeMs;
  if (isSame) return [...sights.slice(0, -1), { ...last, lastAtMs: atMs, count: last.count + 1 }];
  const { status, notBeforeMs } = reading;
  return [...sights, { status, notBeforeMs, firstAtMs: atMs, lastAtMs: atMs, count: 1 }].slice(-MAX_SIGHTS);
}

/**
 * What the evidence proves at `nowMs`, the time of the last reading. `accepted` only when the event moved exactly as
 * ordered, before it would have moved by itself, and enough readings in a row agree.
 */
export function settleByReading(lost: LostOrder, sights: readonly Sight[], nowMs: number): Settling {
  const verdicts = sights.map((sight) => judgeSight(lost, sight));
  if (fitsLastly(verdicts, sights)) return { verdict: 'accepted', cause: null, nextReadMs: null };
  const last = verdicts.at(-1);
  const ageMs = nowMs - lost.sinceMs;
  const next = nextReadMs(lost, sights, nowMs);
  const isSteady = (sights.at(-1)?.count ?? 0) >= AGREEING_SIGHTS;
  if (last && last !== 'fits' && isSteady && ageMs >= SETTLE_WINDOW_MS) {
    return { verdict: 'needs_decision', cause: last, nextReadMs: next };
  }
  if (ageMs >= SETTLE_LIMIT_MS) return { verdict: 'needs_decision', cause: 'unsteady', nextReadMs: next };
  return { verdict: 'wait', cause: null, nextReadMs: next };
}

/** When a row is read next: soon while readings have yet to agree, else ever more seldom, and at the window's end. */
export function nextReadMs(lost: LostOrder, sights: readonly Sight[], nowMs: number): number {
  const ageMs = Math.max(0, nowMs - lost.sinceMs);
  const isFresh = sights.at(-1)?.count === 1;
  const gapMs = isFresh ? SETTLE_DELAY_MS : Math.min(Math.max(ageMs, SETTLE_DELAY_MS), LONGEST_SETTLE_GAP_MS);
  const windowEndMs = lost.sinceMs + SETTLE_WINDOW_MS;
  const next = nowMs + gapMs;
  return nowMs < windowEndMs ? Math.min(next, windowEndMs) : next;
}

/**
 * Whether a person may order again what was lost, by a reading of this moment: only while the event is exactly as it
 * was before the order. Anything else may be that order's late effect. An event that is scheduled as ordered already is
 * not ordered again either: with several tries it may be the late effect of an earlier one, seen before the last.
 */
export function mayResend(lost: LostOrder, reading: Reading): boolean {
  const { order } = lost;
  const isAsOrdered =
    order.opsType === 'scheduled' &&
    reading.status === 'Scheduled' &&
    isNear(reading.notBeforeMs, order.planTimeMs);
  if (isAsOrdered) return false;
  return judgeSight(lost, { ...reading, firstAtMs: lost.sinceMs }) === 'unchanged';
}

/** What one sight says, by the time at which it was seen first. */
export function judgeSight(lost: LostOrder, sight: Reading & { firstAtMs: number }): SightVerdict {
  if (sight.status === null) return 'not_listed';
  if (sight.status === lost.statusBefore && sight.notBeforeMs === lost.notBeforeBeforeMs) return 'unchanged';
  return lost.order.opsType === 'immediate'
    ? judgeImmediate(lost, sight.status, sight.firstAtMs)
    : judgeScheduled(lost, lost.order.planTimeMs, { ...sight, status: sight.status });
}

function judgeImmediate(lost: LostOrder, status: string, seenAtMs: number): SightVerdict {
  if (!ACTED_ON.includes(status) || ACTED_ON.includes(lost.statusBefore ?? '')) return 'moved_otherwise';
  return seenAtMs < ownTimeMs(lost) ? 'fits' : 'own_time';
}

function judgeScheduled(
  lost: LostOrder,
  planTimeMs: number,
  { status, notBeforeMs, firstAtMs }: { status: string; notBeforeMs: number | null; firstAtMs: number },
): SightVerdict {
  if (!isNear(notBeforeMs, planTimeMs)) {
    return ACTED_ON.includes(status) && firstAtMs >= ownTimeMs(lost) ? 'own_time' : 'moved_otherwise';
  }
  const wasNear = isNear(lost.notBeforeBeforeMs, planTimeMs);
  if (status === 'Scheduled') {
    return wasNear && lost.statusBefore === 'Scheduled' ? 'moved_otherwise' : 'fits';
  }
  if (!ACTED_ON.includes(status) || firstAtMs < planTimeMs - PLAN_TIME_TOLERANCE_MS) return 'moved_otherwise';
  return wasNear ? 'own_time' : 'fits';
}

function isNear(notBeforeMs: number | null, planTimeMs: number): boolean {
  return notBeforeMs !== null && Math.abs(notBeforeMs - planTimeMs) <= PLAN_TIME_TOLERANCE_MS;
}

/** From here on the event may move without us. */
function ownTimeMs({ dueAtMs, dueIsEstimate }: LostOrder): number {
  if (dueAtMs === null) return Number.POSITIVE_INFINITY;
  return dueAtMs - (dueIsEstimate ? DUE_ESTIMATE_MARGIN_MS : MAX_CLOCK_SKEW_MS);
}

/** Whether the last readings agree that the order was taken. Once it fitted, "its own time had come" takes nothing back. */
function fitsLastly(verdicts: readonly SightVerdict[], sights: readonly Sight[]): boolean {
  let count = 0;
  let hasFit = false;
  for (let index = verdicts.length - 1; index >= 0; index--) {
    const verdict = verdicts[index];
    if (verdict !== 'fits' && verdict !== 'own_time') break;
    hasFit ||= verdict === 'fits';
    count += sights[index]?.count ?? 0;
    if (hasFit && count >= AGREEING_SIGHTS) return true;
  }
  return false;
}
