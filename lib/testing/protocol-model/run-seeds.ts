import 'server-only';
import { runSeed } from '@/lib/testing/protocol-model/run-seed';
import { BrokenPromise } from '@/lib/testing/protocol-model/world';

export type Summary = {
  seeds: number;
  rows: number;
  calls: number;
  crashes: number;
  /** Steps at which a crash could strike, and those at which one did; both sorted. */
  points: string[];
  pointsCrashed: string[];
  outcomes: Record<string, number>;
  resends: number;
  /** Batches stopped in the middle of their sending, and batches with rows given up as late, by the cause. */
  stops: Record<string, number>;
  twiceByPerson: number;
  /** The first seed that broke a promise: `--seed` repeats it. */
  failure: { seed: number; message: string } | null;
};

/** Runs `count` seeds from `first` on; ends at the first broken promise. `onSeed` is told how many are done. */
export function runSeeds(first: number, count: number, onSeed: (done: number) => void = () => {}): Summary {
  const points = new Set<string>();
  const pointsCrashed = new Set<string>();
  const summary: Summary = {
    seeds: 0,
    rows: 0,
    calls: 0,
    crashes: 0,
    points: [],
    pointsCrashed: [],
    outcomes: {},
    resends: 0,
    stops: {},
    twiceByPerson: 0,
    failure: null,
  };
  for (let seed = first; seed < first + count; seed++) {
    try {
      const result = runSeed(seed);
      summary.seeds += 1;
      summary.rows += result.rows;
      summary.calls += result.calls;
      summary.resends += result.resends;
      summary.twiceByPerson += result.twiceByPerson;
      for (const [outcome, found] of Object.entries(result.outcomes)) {
        summary.outcomes[outcome] = (summary.outcomes[outcome] ?? 0) + found;
      }
      for (const [cause, times] of result.stops) {
        summary.stops[cause] = (summary.stops[cause] ?? 0) + times;
      }
      for (const point of result.points) points.add(point);
      for (const [point, struck] of result.crashes) {
        pointsCrashed.add(point);
        summary.crashes += struck;
      }
    } catch (error) {
      if (!(error instanceof BrokenPromise)) throw error;
      summary.failure = { seed, message: error.message };
      break;
    }
    onSeed(summary.seeds);
  }
  return { ...summary, points: [...points].sort(), pointsCrashed: [...pointsCrashed].sort() };
}
