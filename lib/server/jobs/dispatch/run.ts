import 'server-only';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';
import type { PlanTarget } from '@/lib/domain/plan-hash';
import type { Queryable } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import type { EnsClient } from '@/lib/server/ens/types';
import type { JobLog } from '@/lib/server/jobs/runtime/job';
import { keepLease, type Lease } from '@/lib/server/jobs/runtime/lease';

/** Everything the dispatcher works with, so that tests can give their own. */
export type DispatchDeps = {
  store: Store;
  ens: EnsClient;
  config: { batchRows: number; callsPerSecond: number; callsInFlight: number };
  log: JobLog;
  /** Wall clock, epoch ms. */
  now: () => number;
  /** Never goes back (ms): how long this process was away between a commit and its request. */
  monotonic: () => number;
  /** Tests only: see ServiceContext. */
  target?: PlanTarget | undefined;
};

/** The one holder of the dispatch lease at work. */
export type DispatchRun = DispatchDeps & { lease: Lease };

export const DISPATCH_LEASE = 'dispatch';
export const HEARTBEAT_MS = DISPATCH_LEASE_TTL_MS / 4;

/** Prolongs the run's lease; as first statement of a transaction it guards what follows. Throws LeaseLost. */
export async function keepDispatchLease(db: Queryable, run: DispatchRun): Promise<void> {
  await keepLease(db, run, DISPATCH_LEASE_TTL_MS);
}
