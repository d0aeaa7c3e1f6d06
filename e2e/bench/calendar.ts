import { runWorker } from '@/e2e/bench/worker';

/**
 * What one reading of the calendar costs at 10,000 rows at the cloud, 200 windows and freezes and 2,000 due times, in the
 * service. Both stores where TEST_POSTGRES_URL names a server. CALENDAR_ROWS, CALENDAR_RULES, CALENDAR_EVENTS and
 * CALENDAR_RUNS choose other sizes.
 */
export function benchCalendar(): Promise<void> {
  return runWorker('calendar.ts');
}
