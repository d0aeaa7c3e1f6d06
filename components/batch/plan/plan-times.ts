import { MIN_PLAN_LEAD_MS } from '@/lib/domain/limits';
import type { DraftPlan } from '@/lib/domain/plan';
import { instantToWall, type Wall, type WallResult, wallToInstant } from '@/lib/time/wall';

/** What the form holds about time: more than a plan, because a half-typed time is no instant yet. */
export type PlanTimes = {
  when: DraftPlan['when'];
  zone: string;
  start: TimeInput;
  isSpread: boolean;
  end: TimeInput;
};

export function timesOf(plan: DraftPlan): PlanTimes {
  return {
    when: plan.when,
    zone: plan.zone,
    start: inputOf(plan.spread?.fromMs ?? plan.planTimeMs, plan.zone),
    isSpread: plan.spread !== null,
    end: plan.spread ? inputOf(plan.spread.toMs, plan.zone) : NO_TIME,
  };
}

/** The plan that the form says. An unfinished spread is none; `spreadProblem` keeps it from being submitted so. */
export function planOf(times: PlanTimes): DraftPlan {
  const { when, zone } = times;
  const fromMs = instantOf(times.start, zone);
  const toMs = times.isSpread ? instantOf(times.end, zone) : null;
  const spread = fromMs !== null && toMs !== null && toMs > fromMs ? { fromMs, toMs } : null;
  return { when, zone, planTimeMs: fromMs, spread };
}

/**
 * Switches the spread on: until an hour after the plan time, where no end was typed. A draft keeps no half of a spread, so
 * one without an end would be gone with the next reload, and all rows would start at the same time.
 */
export function spreadOn({ start, end, zone }: PlanTimes): Partial<PlanTimes> {
  const fromMs = instantOf(start, zone);
  const isEmpty = instantOf(end, zone) === null;
  return { isSpread: true, end: isEmpty && fromMs !== null ? inputOf(fromMs + SPREAD_MS, zone) : end };
}
const SPREAD_MS = 3_600_000;

/** What is missing in a spread that was switched on, or null. */
export function spreadProblem(times: PlanTimes): 'order' | 'noEnd' | null {
  if (times.when === 'immediate' || !times.isSpread) return null;
  const fromMs = instantOf(times.start, times.zone);
  const toMs = instantOf(times.end, times.zone);
  if (toMs === null) return 'noEnd';
  return fromMs !== null && toMs <= fromMs ? 'order' : null;
}

/** What a person typed: a wall time, and which of the two when the clock shows it twice. */
export type TimeInput = { wall: Wall | null; which: 'earlier' | 'later' | null };

export const NO_TIME: TimeInput = { wall: null, which: null };

/** The field's content for a stored instant (epoch ms). */
export function inputOf(ms: number | null, zone: string): TimeInput {
  if (ms === null) return NO_TIME;
  const { second: _, ...wall } = instantToWall(ms, zone);
  const result = wallToInstant(wall, zone);
  return { wall, which: result.kind === 'overlap' ? (result.laterMs === ms ? 'later' : 'earlier') : null };
}

/** What the clock of `zone` makes of it; null while the field is empty. */
export function resultOf({ wall }: TimeInput, zone: string): WallResult | null {
  return wall && wallToInstant(wall, zone);
}

/** The instant (epoch ms) that is meant, or null while there is none: empty, no such time, or twice and not answered. */
export function instantOf(input: TimeInput, zone: string): number | null {
  const result = resultOf(input, zone);
  if (result?.kind === 'ok') return result.ms;
  if (result?.kind !== 'overlap' || input.which === null) return null;
  return input.which === 'earlier' ? result.earlierMs : result.laterMs;
}

/** "2026-11-25 02:00" */
export function wallText({ year, month, day, hour, minute }: Wall): string {
  return `${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}`;
}

/** "02:00" */
export function clockText({ hour, minute }: Wall): string {
  return `${pad(hour)}:${pad(minute)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

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
