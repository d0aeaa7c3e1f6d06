import 'server-only';
import { randomUUID } from 'node:crypto';
import { readScope } from '@/lib/server/db/queries/sync-scopes';
import { type Lease, releaseLease } from '@/lib/server/jobs/lease';
import { READ_LEASE_TTL_MS, withBeats } from '@/lib/server/jobs/lease-beat';
import type { SyncDeps } from '@/lib/server/jobs/sync-deps';
import { openRun, takeSyncLease } from '@/lib/server/jobs/sync-once';
import { dueAt, nextScope, type Schedule } from '@/lib/server/jobs/sync-schedule';
import { type ReadScope, runScope, type ScopeResult } from '@/lib/server/jobs/sync-scope-run';
import { setSyncJob } from '@/lib/server/services/sync/job-handle';

export type SyncJob = {
  /** Ends after the page in progress; what is left is read after the next start. */
  stop(): Promise<void>;
  /** Reads the open events now; resolves when that is over, whatever came of it. */
  runNow(): Promise<void>;
};

const SHORTEST_WAIT_MS = 200;
/** How often a server that does not hold the lease looks again (ms), at the latest. */
const LONGEST_WAIT_MS = 30_000;

/** Keeps the mirror in step with the cloud until `stop`. Several servers share the work by a lease in the store. */
export function startSyncJob(deps: SyncDeps): SyncJob {
  const owner = randomUUID();
  let forcedAll = false;
  /** People who wait for a read of the open events that has not begun: somebody here means that it is asked for. */
  let waiters: (() => void)[] = [];
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | null = null;

  function wake(): void {
    if (stopped || working) return;
    clearTimeout(timer);
    working = work()
      .catch((error: unknown) => {
        deps.log.error({ err: error }, 'the sync could not work');
        // Else the next turn would begin at once, again and again, until the store is back.
        release();
        return Math.min(deps.config.syncIntervalMs, LONGEST_WAIT_MS);
      })
      .then((waitMs) => {
        working = null;
        if (stopped) return;
        timer = setTimeout(wake, waitMs);
        // Asked for while the last steps ran.
        if (waiters.length > 0) wake();
      });
  }

  /** Does everything that is due. Returns how long to wait (ms). */
  async function work(): Promise<number> {
    const lease = await takeSyncLease(deps, owner);
    if (!lease) {
      // Another server is reading right now.
      release();
      return Math.min(deps.config.syncIntervalMs, LONGEST_WAIT_MS);
    }
    try {
      await withBeats(deps, lease, READ_LEASE_TTL_MS, () => readWhatIsDue(lease));
      return waitMs(await loadSchedule(deps), deps.now());
    } finally {
      await releaseLease(deps.store.db, lease);
    }
  }

  async function readWhatIsDue(lease: Lease): Promise<void> {
    while (!stopped) {
      const schedule = await loadSchedule(deps);
      const scope = nextScope(schedule, deps.now(), { open: waiters.length > 0, all: forcedAll });
      // Refused by the cloud's own pause, or done.
      if (scope !== 'open') release();
      if (!scope) return;
      if ((await readOne(lease, scope, schedule)) === 'lost') return;
    }
  }

  async function readOne(lease: Lease, scope: ReadScope, schedule: Schedule): Promise<ScopeResult['state']> {
    const openDueMs = dueAt('open', schedule);
    // A long read of everything makes way for the open events, and goes on after them.
    const makesWay = () => scope === 'all' && (waiters.length > 0 || deps.now() >= openDueMs);
    const answered = scope === 'open' ? waiters : [];
    if (scope === 'open') waiters = [];
    try {
      const run = await openRun(deps, lease, () => stopped || makesWay());
      const result = await runScope(run, scope);
      if (scope === 'open') forcedAll = result.unseenLeft;
      else if (result.state !== 'paused') forcedAll = false;
      return result.state;
    } finally {
      for (const resolve of answered) resolve();
    }
  }

  function release(): void {
    const answered = waiters;
    waiters = [];
    for (const resolve of answered) resolve();
  }

  const job: SyncJob = {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      setSyncJob(null);
      await working;
      release();
    },
    runNow: () =>
      new Promise((resolve) => {
        if (stopped) return resolve();
        waiters.push(resolve);
        wake();
      }),
  };
  setSyncJob({ intervalMs: deps.config.syncIntervalMs, runNow: job.runNow });
  wake();
  return job;
}

async function loadSchedule({ store, config }: SyncDeps): Promise<Schedule> {
  return {
    open: await readScope(store.db, 'open'),
    all: await readScope(store.db, 'all'),
    intervalMs: config.syncIntervalMs,
  };
}

function waitMs(schedule: Schedule, nowMs: number): number {
  const dueMs = Math.min(dueAt('open', schedule), dueAt('all', schedule));
  return Math.min(Math.max(dueMs - nowMs, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
}
