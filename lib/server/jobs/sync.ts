import 'server-only';
import { randomUUID } from 'node:crypto';
import { deleteOldSelections } from '@/lib/server/db/queries/selections';
import { readScope } from '@/lib/server/db/queries/sync-scopes';
import { type Lease, releaseLease } from '@/lib/server/jobs/lease';
import { READ_LEASE_TTL_MS, withBeats } from '@/lib/server/jobs/lease-beat';
import type { SyncDeps } from '@/lib/server/jobs/sync-deps';
import { openRun, takeSyncLease } from '@/lib/server/jobs/sync-once';
import { dueAt, nextScope, type Schedule } from '@/lib/server/jobs/sync-schedule';
import { runScope } from '@/lib/server/jobs/sync-scope-run';
import { setSyncJob } from '@/lib/server/services/sync/job-handle';

export type SyncJob = {
  /** Ends after the page in progress; what is left is read after the next start. */
  stop(): Promise<void>;
  /** Reads the open events now; resolves when that is over, whatever came of it. */
  runNow(): Promise<void>;
};

/** Frozen selections live this long (ms). */
const SELECTION_LIFE_MS = 24 * 60 * 60_000;
const SHORTEST_WAIT_MS = 200;
/** How often a server that does not hold the lease looks again (ms), at the latest. */
const LONGEST_WAIT_MS = 30_000;

/** Keeps the mirror in step with the cloud until `stop`. Several servers share the work by a lease in the store. */
export function startSyncJob(deps: SyncDeps): SyncJob {
  const owner = randomUUID();
  const forced = { open: false, all: false };
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
        return Math.min(deps.config.syncIntervalMs, LONGEST_WAIT_MS);
      })
      .then((waitMs) => {
        working = null;
        if (stopped) return;
        timer = setTimeout(wake, waitMs);
        // Asked for while the last steps ran.
        if (forced.open) wake();
      });
  }

  /** Does everything that is due. Returns how long to wait (ms). */
  async function work(): Promise<number> {
    const lease = await takeSyncLease(deps, owner);
    if (!lease) {
      // Another server is reading right now.
      forced.open = false;
      release();
      return Math.min(deps.config.syncIntervalMs, LONGEST_WAIT_MS);
    }
    try {
      await withBeats(deps, lease, READ_LEASE_TTL_MS, () => readWhatIsDue(lease));
      await deleteOldSelections(deps.store.db, deps.now() - SELECTION_LIFE_MS);
      return waitMs(await loadSchedule(deps), deps.now());
    } finally {
      release();
      await releaseLease(deps.store.db, lease);
    }
  }

  async function readWhatIsDue(lease: Lease): Promise<void> {
    while (!stopped) {
      const schedule = await loadSchedule(deps);
      const scope = nextScope(schedule, deps.now(), forced);
      // Refused by the cloud's own pause, or done.
      if (scope !== 'open') forced.open = false;
      if (!scope) return;
      const openDueMs = dueAt('open', schedule);
      const answered = waiters;
      if (scope === 'open') {
        forced.open = false;
        waiters = [];
      }
      // A long read of everything makes way for the open events, and goes on after them.
      const makesWay = () => scope === 'all' && (forced.open || deps.now() >= openDueMs);
      const run = await openRun(deps, lease, () => stopped || makesWay());
      const result = await runScope(run, scope);
      if (scope === 'open') {
        for (const resolve of answered) resolve();
        forced.all = result.unseenLeft;
      } else if (result.state !== 'paused') {
        forced.all = false;
      }
      if (result.state === 'lost') return;
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
        forced.open = true;
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
