/** How long a redeploy is expected to take an instance down (A1). ENS documents no time [inferred]. */

const MINUTE_MS = 60_000;
const STEP_MS = 5 * MINUTE_MS;
/** What is expected while our own history says too little. */
export const DEFAULT_SPAN_MS = 30 * MINUTE_MS;
export const MIN_SPAN_MS = 10 * MINUTE_MS;
export const MAX_SPAN_MS = 4 * 60 * MINUTE_MS;
export const MIN_SPAN_SAMPLES = 20;
/** How far back samples are taken from (ms). */
export const SPAN_HISTORY_MS = 180 * 86_400_000;

/**
 * The expected outage (ms) by how long earlier ones took (ms, any order): the least time that 95 % of them kept, rounded
 * up to 5 minutes, 10 minutes to 4 hours; 30 minutes with fewer than 20 samples.
 */
export function expectedSpanMs(samplesMs: readonly number[]): number {
  if (samplesMs.length < MIN_SPAN_SAMPLES) return DEFAULT_SPAN_MS;
  const sorted = [...samplesMs].sort((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] as number;
  return Math.min(MAX_SPAN_MS, Math.max(MIN_SPAN_MS, Math.ceil(p95 / STEP_MS) * STEP_MS));
}
