/** Instances that are out of rotation: they count in no budget until a day that somebody names (schedule.md R20). */

/** Characters of the reason: enough that the next shift understands it. */
export const MIN_REASON_LENGTH = 10;
export const MAX_REASON_LENGTH = 500;
/** How long a mark may hold (ms): one that is forgotten would shrink the service for ever. */
export const MAX_ROTATION_MS = 90 * 86_400_000;

type Marked = { outOfRotationUntilMs: number | null };

export function isOutOfRotation({ outOfRotationUntilMs }: Marked, nowMs: number): boolean {
  return outOfRotationUntilMs !== null && outOfRotationUntilMs > nowMs;
}
