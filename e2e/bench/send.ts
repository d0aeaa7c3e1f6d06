import { spawn } from 'node:child_process';
import { ROOT } from '@/e2e/helpers/desk';

/** In a process of its own: it runs the product's jobs, which are server code. */
const WORKER = ['--conditions=react-server', '--import', './lib/cli/load-ts.js', 'lib/cli/bench-send.ts'];

/**
 * How long batches of 600, 6,000 and 10,000 rows take to be sent, at 5, 200 and 1,000 ms latency of the cloud, beside a
 * bare loop with the same client, rate and number of calls under way; what a call costs; how long the event loop is
 * held; and how long a submit takes. SEND_ROWS and SEND_LATENCIES (comma separated), SEND_REPEATS and SEND_SUBMITS choose
 * others.
 */
export async function benchSend(): Promise<void> {
  const code = await new Promise<number | null>((resolve) => {
    spawn(process.execPath, WORKER, { cwd: ROOT, stdio: 'inherit' }).on('exit', resolve);
  });
  if (code !== 0) throw new Error(`the benchmark of sending ended with ${code}`);
}
