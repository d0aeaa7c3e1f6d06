import { describe, expect, test } from 'vitest';
import {
  NO_TIME,
  type PlanTimes,
  planOf,
  spreadOn,
  spreadProblem,
  timesOf,
} from '@/components/batch/plan/plan-times';

const FROM_MS = Date.UTC(2026, 11, 1, 2);
const HOUR_MS = 3_600_000;
const at = (planTimeMs: number | null): PlanTimes =>
  timesOf({ when: 'scheduled', planTimeMs, spread: null, zone: 'UTC' });

describe('a spread that is switched on', () => {
  test('has an end at once, so that the draft keeps it over a reload', () => {
    const times = { ...at(FROM_MS), ...spreadOn(at(FROM_MS)) };
    expect(spreadProblem(times)).toBeNull();
    const plan = planOf(times);
    expect(plan.spread).toEqual({ fromMs: FROM_MS, toMs: FROM_MS + HOUR_MS });
    expect(timesOf(plan)).toEqual(times);
  });

  test('keeps an end that was typed', () => {
    const spread = { fromMs: FROM_MS, toMs: FROM_MS + 5 * HOUR_MS };
    const typed = timesOf({ when: 'scheduled', planTimeMs: FROM_MS, spread, zone: 'UTC' });
    expect(spreadOn(typed)).toEqual({ isSpread: true, end: typed.end });
  });

  test('without a plan time has none to begin with, and cannot be submitted', () => {
    const times = { ...at(null), ...spreadOn(at(null)) };
    expect(times.end).toEqual(NO_TIME);
    expect(spreadProblem(times)).toBe('noEnd');
  });
});
