import 'server-only';
import type { Store } from '@/lib/server/db/store';
import { type JobLog, jobContext } from '@/lib/server/jobs/dispatch-deps';
import type { RunningJob } from '@/lib/server/jobs/running-job';
import { startTurns } from '@/lib/server/jobs/turns';
import { settleRunOut } from '@/lib/server/services/approvals/expire-all';
import { releaseCounted } from '@/lib/server/services/approvals/release-counted';

export type ExpireDeps = { store: Store; log: JobLog; now: () => number };

/** How long a request that nobody looks at may hold its events after it has run out, or wait with its approvals (ms). */
const TURN_MS = 5_000;

/**
 * Ends requests that have run out or whose requester may order no more, and gives up rows that did not leave in time, also
 * while the account is paused; lets go those whose approvals count again; until `stop`. Any number of servers may do it: each batch is locked for it.
 */
export function startExpireJob(deps: ExpireDeps): RunningJob {
  return startTurns(async () => {
    try {
      const ended = await settleRunOut(jobContext(deps, 'expire'));
      if (ended > 0) deps.log.info({ ended }, 'requests and rows have run out');
      const released = await releaseCounted(jobContext(deps, 'expire'));
      if (released > 0) deps.log.info({ released }, 'requests have their approvals again');
    } catch (error) {
      deps.log.warn({ err: error }, 'requests could not be ended; the next turn tries again');
    }
    return TURN_MS;
  });
}
