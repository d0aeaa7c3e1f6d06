import type { RowOutcome } from '@/lib/domain/batches';
import { isFinalStatus } from '@/lib/domain/event-states';
import { DUE_ESTIMATE_MARGIN_MS } from '@/lib/domain/limits';
import { RUNNING_STATUS } from '@/lib/domain/outcomes';
import { type DownCause, FOREVER_MS, type Interval } from '@/lib/domain/schedule/world';

/** When an instance is down, or must be taken for down, from what the store knows (R20, R23). Times are epoch ms. */

/**
 * What is down now counts for so long ahead (ms, R23 a): by then it was read again, and every claim judges anew. Without
 * this end, one redeploy that runs would leave a service of one place without a slot next week. [inferred for what executes]
 */
export const NOT_RUNNING_MS = 2 * 3_600_000;
/** What ended longer ago (ms) counts by the status of its instance alone: a reading that never comes must not hold a place for ever. [inferred] */
export const ENDED_MS = 24 * 3_600_000;

export type Down = Interval & { cause: DownCause };

/** What readings say of an instance; null where none was made. */
export type InstanceSeen = { status: string; statusReadAtMs: number } | null;

/** Whether the instance was read Running after `ms`. */
function ranAfter(seen: InstanceSeen, ms: number): boolean {
  return seen !== null && seen.status === RUNNING_STATUS && seen.statusReadAtMs > ms;
}

/** R23 a. A status that was never read says nothing. */
export function downOfInstance(seen: InstanceSeen, nowMs: number): Down | null {
  if (seen === null || seen.status === '' || seen.status === RUNNING_STATUS) return null;
  return {
    fromMs: Math.min(seen.statusReadAtMs, nowMs),
    toMs: nowMs + NOT_RUNNING_MS,
    cause: 'not_running',
  };
}

export type RowSeen = {
  outcome: RowOutcome | null;
  planTimeMs: number | null;
  earliestMs: number | null;
  acceptedAtMs: number | null;
  executingSinceMs: number | null;
  cloudStatus: string | null;
  finalAtMs: number | null;
  /** A reading after the end said Running, or none is needed. */
  instanceOk: boolean;
  /** Since when the cloud no longer lists its event. */
  eventGoneAtMs: number | null;
  /** When a person left it unknown for good: nothing settles it any more. */
  leftAtMs: number | null;
  updatedAtMs: number;
  spanMs: number;
  instance: InstanceSeen;
};

/** R23 c: a row of a batch. Null: it takes nothing down, or not any more. */
export function downOfRow(row: RowSeen, nowMs: number): Down | null {
  switch (row.outcome) {
    case 'queued':
    case 'sending': {
      // What is late goes as soon as it may.
      const startMs = Math.max(nowMs, row.earliestMs ?? row.planTimeMs ?? nowMs);
      return { fromMs: startMs, toMs: startMs + row.spanMs, cause: 'row' };
    }
    case 'unknown':
      if (row.leftAtMs !== null) return null;
      return { fromMs: Math.min(row.updatedAtMs, nowMs), toMs: FOREVER_MS, cause: 'unknown' };
    case 'accepted':
      return row.finalAtMs === null ? openOrder(row, nowMs) : endedOrder(row, row.finalAtMs, nowMs);
    default:
      return null;
  }
}

function openOrder(row: RowSeen, nowMs: number): Down | null {
  if (row.eventGoneAtMs !== null && ranAfter(row.instance, row.eventGoneAtMs)) return null;
  const startMs = row.executingSinceMs ?? row.planTimeMs ?? row.acceptedAtMs ?? row.updatedAtMs;
  // One that has begun, or should have, may last longer than planned.
  const toMs = startMs > nowMs ? startMs + row.spanMs : stillDownUntil(startMs + row.spanMs, nowMs);
  return { fromMs: startMs, toMs, cause: row.cloudStatus === 'Executing' ? 'executing' : 'row' };
}

/** Until when something counts that is down now: its expected end, but not sooner than it is read again. */
function stillDownUntil(expectedMs: number, nowMs: number): number {
  return Math.max(expectedMs, nowMs + NOT_RUNNING_MS);
}

function endedOrder(row: RowSeen, finalAtMs: number, nowMs: number): Down | null {
  if (row.instanceOk || row.cloudStatus === 'Canceled') return null;
  return downAfter(finalAtMs, row.instance, nowMs);
}

/** An outage that ended at `finalAtMs` and whose instance was not read Running since. */
export function downAfter(finalAtMs: number, instance: InstanceSeen, nowMs: number): Down | null {
  if (finalAtMs <= nowMs - ENDED_MS || ranAfter(instance, finalAtMs)) return null;
  return { fromMs: Math.min(finalAtMs, nowMs), toMs: nowMs + NOT_RUNNING_MS, cause: 'executing' };
}

/** R23 b and d: an event of the cloud's, without a row of ours. */
export function downOfEvent(
  event: { eventStatus: string; dueAtMs: number | null; dueIsEstimate: boolean; spanMs: number },
  nowMs: number,
): Down | null {
  const { eventStatus, dueAtMs, dueIsEstimate, spanMs } = event;
  if (eventStatus === 'Executing') {
    const fromMs = Math.min(dueAtMs ?? nowMs, nowMs);
    return { fromMs, toMs: stillDownUntil(fromMs + spanMs, nowMs), cause: 'executing' };
  }
  if (isFinalStatus(eventStatus) || dueAtMs === null) return null;
  const margin = dueIsEstimate ? DUE_ESTIMATE_MARGIN_MS : 0;
  return { fromMs: dueAtMs - margin, toMs: dueAtMs + spanMs + margin, cause: 'cloud_due' };
}
