import { MIN_PLAN_LEAD_MS } from '@/lib/domain/limits';
import { instantToWall, wallToInstant } from '@/lib/time/wall';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** When traffic is lowest: 02:00 on the clock of the plan's zone. */
const NIGHT_HOUR = 2;
/** A night in which the clock skips that hour, or shows it twice, is left out; there are never more in a row. */
const NIGHTS_TO_TRY = 4;

/** The whole minute (epoch ms) one hour after `nowMs`. */
export function inOneHourMs(nowMs: number): number {
  return Math.ceil((nowMs + HOUR_MS) / MINUTE_MS) * MINUTE_MS;
}

/** The next 02:00 (epoch ms) on the clock of `zone` that can still be ordered and comes exactly once. */
export function nextNightMs(nowMs: number, zone: string): number {
  for (let night = 0; night < NIGHTS_TO_TRY; night += 1) {
    const { year, month, day } = instantToWall(nowMs + night * DAY_MS, zone);
    const result = wallToInstant({ year, month, day, hour: NIGHT_HOUR, minute: 0 }, zone);
    if (result.kind === 'ok' && result.ms > nowMs + MIN_PLAN_LEAD_MS) return result.ms;
  }
  return inOneHourMs(nowMs);
}
