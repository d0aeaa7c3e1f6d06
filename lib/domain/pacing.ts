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

/** What is known of a call that has left. `rest`: its answer has arrived and asks for a pause of all sending. */
export type AnswerState = 'awaited' | 'here' | 'rest';

/** For each place on the wire, so many calls may be open: under way, or with an answer that is not stored yet. */
const OPEN_FOR_EACH_PLACE = 2;

/**
 * Whether one more call may leave beside those that are open. A place is free when the answer has arrived, stored or not;
 * a store that does not keep up stops new calls all the same, and an answer that asks for a rest stops them at once.
 * @param places calls on the wire at the same time
 */
export function hasPlace(open: readonly AnswerState[], places: number): boolean {
  const onTheWire = open.filter((answer) => answer === 'awaited').length;
  return onTheWire < places && open.length < places * OPEN_FOR_EACH_PLACE && !mustRest(open);
}

/** Whether an answer that has arrived, stored or not, asks for a rest. */
export function mustRest(open: readonly AnswerState[]): boolean {
  return open.includes('rest');
}

/** So many in a second for as long as one likes, and `burst` at once after a rest. */
export type BucketRule = { perSecond: number; burst: number };
/** `tokens` at `atMs`, any clock that does not go back (ms). */
export type Bucket = { tokens: number; atMs: number };

export function fullBucket(rule: BucketRule, nowMs: number): Bucket {
  return { tokens: rule.burst, atMs: nowMs };
}

/** What has come in since. */
export function refilled(bucket: Bucket, rule: BucketRule, nowMs: number): Bucket {
  const passedMs = Math.max(0, nowMs - bucket.atMs);
  const tokens = Math.min(rule.burst, bucket.tokens + (passedMs / 1_000) * rule.perSecond);
  return { tokens, atMs: Math.max(bucket.atMs, nowMs) };
}

/** Takes one token; `waitMs` 0 when there was one, else how long until there is. A refusal costs nothing. */
export function takeToken(
  bucket: Bucket,
  rule: BucketRule,
  nowMs: number,
): { bucket: Bucket; waitMs: number } {
  const now = refilled(bucket, rule, nowMs);
  if (now.tokens >= 1) return { bucket: { ...now, tokens: now.tokens - 1 }, waitMs: 0 };
  return { bucket: now, waitMs: ((1 - now.tokens) / rule.perSecond) * 1_000 };
}
