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
