import { runWorker } from '@/e2e/bench/worker';

/**
 * How long batches of 600, 6,000 and 10,000 rows take to be sent, at 5, 200 and 1,000 ms latency of the cloud, beside a
 * bare loop with the same client, rate and number of calls under way; what a call costs; how long the event loop is
 * held; and how long a submit takes. SEND_ROWS and SEND_LATENCIES (comma separated), SEND_REPEATS and SEND_SUBMITS choose
 * others.
 */
export function benchSend(): Promise<void> {
  return runWorker('send.ts');
}
