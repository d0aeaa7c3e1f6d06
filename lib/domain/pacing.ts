import type { PauseReason } from '@/lib/domain/classify-call';

/** How long sending and following wait. All durations in ms, all ours: [inferred]. */

/** Trying soon again helps nothing: somebody must mend a key, a clock or a certificate. */
const NEEDS_A_PERSON: readonly PauseReason[] = ['waiting_permission', 'waiting_clock', 'waiting_certificate'];
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 60_000;
/** A longer hint is asked again after this long, and a clock that jumped back never stops sending for longer. */
export const MAX_PAUSE_MS = 10 * 60_000;

/**
 * How long the account's sending pauses.
 * @param strikes pauses in a row before this one, from 0
 * @param hintMs what the cloud asked for
 */
export function pauseMs(reason: PauseReason, strikes: number, hintMs: number | null): number {
  if (NEEDS_A_PERSON.includes(reason)) return LONGEST_BACKOFF_MS;
  if (hintMs !== null && hintMs > 0) return Math.min(hintMs, MAX_PAUSE_MS);
  return Math.min(FIRST_BACKOFF_MS * 2 ** Math.min(strikes, 20), LONGEST_BACKOFF_MS);
}

const FIRST_FOLLOW_MS = 5_000;
const LONGEST_FOLLOW_MS = 5 * 60_000;
/** Share of the time since the last change that passes before the next look. */
const FOLLOW_SHARE = 0.2;

/**
 * When a row is looked at next (epoch ms): often soon after a change, ever more seldom later, just after its plan time,
 * and as soon as one of `marksMs` has passed: from there on the look decides something.
 * @param changedAtMs when its outcome or cloud status last changed
 */
export function nextFollowMs(
  row: { planTimeMs: number | null; changedAtMs: number; marksMs?: readonly number[] },
  nowMs: number,
): number {
  const sinceMs = Math.max(0, nowMs - row.changedAtMs);
  const gapMs = Math.min(Math.max(sinceMs * FOLLOW_SHARE, FIRST_FOLLOW_MS), LONGEST_FOLLOW_MS);
  const marks = (row.marksMs ?? []).filter((markMs) => markMs > nowMs).map((markMs) => markMs + 1);
  const planned =
    row.planTimeMs === null || row.planTimeMs <= nowMs ? [] : [row.planTimeMs + FIRST_FOLLOW_MS];
  return Math.min(nowMs + Math.round(gapMs), ...planned, ...marks);
}

/** A row whose event is missing from a read is looked at again after so long (ms), until it is back or has vanished. */
export const ABSENT_FOLLOW_MS = 5_000;
