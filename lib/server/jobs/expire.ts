import 'server-only';
import type { Store } from '@/lib/server/db/store';
import { type JobLog, jobContext } from '@/lib/server/jobs/dispatch-deps';
import type { RunningJob } from '@/lib/server/jobs/running-job';
import { startTurns } from '@/lib/server/jobs/turns';
import { settleRunOut } from '@/lib/server/services/approvals/expire-all';

export type ExpireDeps = { store: Store; log: JobLog; now: () => number };

/** How long a request may hold its events after it has run out (ms). Screens show at once that it has. */
const TURN_MS = 5_000;

/** Ends requests that have run out, until `stop`. Any number of servers may do it: each batch is locked for it. */
export function startExpireJob(deps: ExpireDeps): RunningJob {
  return startTurns(async () => {
    try {
      const ended = await settleRunOut(jobContext(deps, 'expire'));
      if (ended > 0) deps.log.info({ ended }, 'requests have expired');
    } catch (error) {
      deps.log.warn({ err: error }, 'requests could not be ended; the next turn tries again');
    }
    return TURN_MS;
  });
}
