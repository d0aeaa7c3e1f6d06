import { expect, test } from 'vitest';
import { STOP_CAUSES } from '@/lib/domain/batches';
import { runSeeds } from '@/lib/testing/protocol-model/run-seeds';

const SEEDS = 10_000;

test(`${SEEDS} seeds of crashes, pauses and a faulty cloud: no promise of the send protocol is broken`, () => {
  const summary = runSeeds(1, SEEDS);
  expect(summary.failure).toBeNull();
  expect(summary.seeds).toBe(SEEDS);
  // The simulation has teeth only while it reaches everything.
  expect(summary.pointsCrashed).toEqual(summary.points);
  for (const outcome of ['accepted', 'refused', 'skipped', 'unknown']) {
    expect(summary.outcomes[outcome]).toBeGreaterThan(SEEDS / 20);
  }
  for (const cause of STOP_CAUSES) expect(summary.stops[cause], cause).toBeGreaterThan(SEEDS / 200);
  expect(summary.resends).toBeGreaterThan(SEEDS / 20);
}, 240_000);

test('a seed gives the same run again', () => {
  expect(runSeeds(7, 20)).toEqual(runSeeds(7, 20));
});
