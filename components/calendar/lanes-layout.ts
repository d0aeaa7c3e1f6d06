import { dayAfter } from '@/lib/time/month-days';
import { dayStartMs } from '@/lib/time/wall';

/** Where things stand in the picture of lanes. Times are epoch ms. */

export type Stretch = { fromMs: number; toMs: number };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How far into the span an instant lies, in percent, never beyond its ends. */
export function placeOf(ms: number, { fromMs, toMs }: Stretch): number {
  const share = (ms - fromMs) / (toMs - fromMs);
  return Math.min(100, Math.max(0, share * 100));
}

/** Left edge and width of a stretch in percent, as far as it lies in the span. */
export function boxOf(stretch: Stretch, span: Stretch): { left: string; width: string } {
  const left = placeOf(stretch.fromMs, span);
  return { left: `${left}%`, width: `${placeOf(stretch.toMs, span) - left}%` };
}

/**
 * The line of each stretch when those that overlap stand below each other: the first that is free. A bar takes at least
 * `leastMs`, which is how wide it is drawn. `lines` is how many are needed.
 */
export function packLines(
  stretches: readonly Stretch[],
  leastMs: number,
): { lineOf: number[]; lines: number } {
  const ends: number[] = [];
  const order = stretches.map((stretch, index) => ({ stretch, index }));
  order.sort((a, b) => a.stretch.fromMs - b.stretch.fromMs || a.index - b.index);
  const lineOf = stretches.map(() => 0);
  for (const { stretch, index } of order) {
    const endMs = Math.max(stretch.toMs, stretch.fromMs + leastMs);
    const free = ends.findIndex((end) => end <= stretch.fromMs);
    const line = free === -1 ? ends.length : free;
    ends[line] = endMs;
    lineOf[index] = line;
  }
  return { lineOf, lines: ends.length };
}

/** Steps between the marks of the axis: about a dozen marks, and whole days where there are many. */
const STEPS = [30 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS];
const MOST_TICKS = 14;

/** Marks of the axis on the wall clock of the zone: `days` where a day begins (and at the left edge), `hours` between. */
export function ticksOf(span: Stretch, zone: string): { days: number[]; hours: number[] } {
  const days: number[] = [];
  const hours: number[] = [];
  const lengthMs = span.toMs - span.fromMs;
  const stepMs = STEPS.find((step) => lengthMs / step <= MOST_TICKS) ?? null;
  for (let dayMs = dayStartMs(span.fromMs, zone); dayMs < span.toMs; dayMs = dayAfter(dayMs, 1, zone)) {
    days.push(Math.max(dayMs, span.fromMs));
    const nextMs = dayAfter(dayMs, 1, zone);
    // A day of 23 or 25 hours has one mark less or more.
    for (let ms = dayMs; stepMs !== null && ms < nextMs; ms += stepMs) {
      if (ms > span.fromMs && ms < span.toMs) hours.push(ms);
    }
  }
  return { days, hours };
}

export type Mark = { key: string; fromMs: number };
export type MarksOfLane = { laneId: string; marks: readonly Mark[] };

/** Where an arrow leads from a mark: along the lane, or to the nearest mark of the next lane that has any. */
export function stepFrom(
  lanes: readonly MarksOfLane[],
  at: { laneId: string; key: string },
  arrow: 'left' | 'right' | 'up' | 'down',
): { laneId: string; key: string } | null {
  const row = lanes.findIndex(({ laneId }) => laneId === at.laneId);
  const marks = lanes[row]?.marks ?? [];
  const index = marks.findIndex(({ key }) => key === at.key);
  if (index === -1) return null;
  if (arrow === 'left' || arrow === 'right') {
    const next = marks[index + (arrow === 'right' ? 1 : -1)];
    return next ? { laneId: at.laneId, key: next.key } : null;
  }
  const fromMs = marks[index]?.fromMs ?? 0;
  const step = arrow === 'down' ? 1 : -1;
  for (let other = row + step; other >= 0 && other < lanes.length; other += step) {
    const lane = lanes[other];
    const [first, ...rest] = lane?.marks ?? [];
    if (!lane || !first) continue;
    const nearest = rest.reduce(
      (best, mark) => (Math.abs(mark.fromMs - fromMs) < Math.abs(best.fromMs - fromMs) ? mark : best),
      first,
    );
    return { laneId: lane.laneId, key: nearest.key };
  }
  return null;
}
