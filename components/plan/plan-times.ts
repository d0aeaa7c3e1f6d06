import { inputOf, instantOf, NO_TIME, type TimeInput } from '@/components/plan/time-input';
import type { DraftPlan } from '@/lib/domain/plan';

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
