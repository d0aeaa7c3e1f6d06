import { runWorker } from '@/e2e/bench/worker';

/**
 * What a fetch of a calendar feed costs at 10,000 open rows, and a page of Outcomes beside 100,000 that have ended, in the
 * service; and how many requests a minute following the open rows makes. Both stores where TEST_POSTGRES_URL names a
 * server. OUTCOMES_OPEN, OUTCOMES_HISTORY, OUTCOMES_RUNS, OUTCOMES_MINUTES and OUTCOMES_AGES (minutes, comma separated)
 * choose other sizes.
 */
export function benchOutcomes(): Promise<void> {
  return runWorker('outcomes.ts');
}
