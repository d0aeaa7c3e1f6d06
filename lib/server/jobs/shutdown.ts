import 'server-only';
import { requestServer } from '@/lib/server/auth/peer';
import { getStore } from '@/lib/server/db/get-store';
import type { RunningJob } from '@/lib/server/jobs/running-job';
import { log } from '@/lib/server/log';
import { flushTrails } from '@/lib/server/services/audit/trails';

/** A call to the vendor may take as long as its read time-out (30 s); nothing new starts meanwhile (ms). */
const STOP_LIMIT_MS = 35_000;
/** For requests that are being answered (ms). */
const ANSWER_LIMIT_MS = 5_000;
const EXIT_CUT_SHORT = 1;

/**
 * On SIGTERM or SIGINT: take no new requests, let the jobs finish what is in flight, then exit 0. Source: trust.md
 * §1.3 fault 28. `npm start` sets NEXT_MANUAL_SIG_HANDLE, else Next would exit on its own before the jobs have ended.
 */
export function stopOnSignals(jobs: RunningJob): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'stopping');
      void stop(jobs);
    });
  }
}

async function stop(jobs: RunningJob): Promise<void> {
  const limit = setTimeout(() => {
    log.error('the jobs did not stop in time; rows in flight will be read back as unknown');
    process.exit(EXIT_CUT_SHORT);
  }, STOP_LIMIT_MS);
  await Promise.all([jobs.stop(), closeServer()]);
  // Once more: requests were still answered while the jobs ended.
  await flushTrails(getStore());
  clearTimeout(limit);
  log.info('stopped');
  process.exit(0);
}

/** Resolves when the requests in flight have their answers, or after their limit. */
async function closeServer(): Promise<void> {
  const server = requestServer();
  if (!server) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, ANSWER_LIMIT_MS).unref();
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
