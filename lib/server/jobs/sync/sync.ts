import 'server-only';
import { randomUUID } from 'node:crypto';
import { readScope, type ScopeRow } from '@/lib/server/db/queries/sync';
import {
  acquireLease,
  type Lease,
  READ_LEASE_TTL_MS,
  releaseLease,
  withBeats,
} from '@/lib/server/jobs/runtime/lease';
import { regionNames } from '@/lib/server/jobs/sync/look-up';
import { type ReadScope, runScope, type ScopeResult } from '@/lib/server/jobs/sync/read-scope';
import { SYNC_LEASE, type SyncDeps, type SyncRun } from '@/lib/server/jobs/sync/run';
import { setSyncJob } from '@/lib/server/services/sync/sync';

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
      await releaseLease(deps.store, lease);
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

/** Takes the sync lease for `owner`; null while another server syncs. */
export function takeSyncLease(deps: SyncDeps, owner: string): Promise<Lease | null> {
  return acquireLease(deps.store, {
    name: SYNC_LEASE,
    owner,
    ttlMs: READ_LEASE_TTL_MS,
    nowMs: deps.now(),
  });
}

/** What a holder of the lease needs to read; asks for the names of the regions when they are old. */
async function openRun(
  deps: SyncDeps,
  lease: Lease,
  shouldPause: () => boolean = () => false,
): Promise<SyncRun> {
  return { ...deps, lease, shouldPause, regionNames: await regionNames(deps) };
}

/**
 * Reads one scope once, from where it stopped or from the start, whatever the schedule says.
 * `busy` = another server holds the lease. Failures of the cloud are stored and returned, not thrown.
 */
export async function runSyncOnce(
  deps: SyncDeps,
  scope: ReadScope,
  shouldPause?: () => boolean,
): Promise<ScopeResult | { state: 'busy' }> {
  const lease = await takeSyncLease(deps, randomUUID());
  if (!lease) return { state: 'busy' };
  try {
    return await withBeats(deps, lease, READ_LEASE_TTL_MS, async () =>
      runScope(await openRun(deps, lease, shouldPause), scope),
    );
  } finally {
    await releaseLease(deps.store, lease);
  }
}

const ALL_EVERY_AT_LEAST_MS = 5 * 60_000;
const ALL_EVERY_INTERVALS = 10;

type Schedule = { open: ScopeRow; all: ScopeRow; intervalMs: number };

/** When a scope is to be read next (epoch ms): a run that is left over at once, after a failure not before its wait. */
function dueAt(scope: ReadScope, { open, all, intervalMs }: Schedule): number {
  const row = scope === 'open' ? open : all;
  if (row.nextPage > 0 || row.lastSuccessMs === null) return row.retryAtMs;
  const everyMs =
    scope === 'open' ? intervalMs : Math.max(ALL_EVERY_AT_LEAST_MS, intervalMs * ALL_EVERY_INTERVALS);
  // A pause as long as the run itself: in a huge account the open events must leave time to read the others.
  const restMs = Math.max(row.lastSuccessMs - row.runStartedAtMs, 0);
  return Math.max(row.runStartedAtMs + everyMs, row.lastSuccessMs + restMs, row.retryAtMs);
}

/** The scope to read now, or null. The open events go first: they are what people wait for. */
function nextScope(
  schedule: Schedule,
  nowMs: number,
  forced: { open: boolean; all: boolean },
): ReadScope | null {
  if (forced.open && !isThrottled(schedule.open, nowMs)) return 'open';
  if (dueAt('open', schedule) <= nowMs) return 'open';
  if (dueAt('all', schedule) <= nowMs) return 'all';
  return forced.all && schedule.all.retryAtMs <= nowMs ? 'all' : null;
}

/** The cloud has asked for a pause: not even a person may break it. */
function isThrottled(row: ScopeRow, nowMs: number): boolean {
  return row.lastErrorKind === 'throttled' && row.retryAtMs > nowMs;
}
