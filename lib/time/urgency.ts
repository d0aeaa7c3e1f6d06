const SOON_MS = 24 * 3_600_000;
const URGENT_MS = 2 * 3_600_000;

/** How near `untilMs` is, seen from `nowMs` (both epoch ms): `soon` under 24 h, `urgent` under 2 h, `past` at and after it. */
export type Urgency = 'far' | 'soon' | 'urgent' | 'past';

export function urgencyOf(untilMs: number, nowMs: number): Urgency {
  const leftMs = untilMs - nowMs;
  if (leftMs <= 0) return 'past';
  if (leftMs < URGENT_MS) return 'urgent';
  return leftMs < SOON_MS ? 'soon' : 'far';
}
