import 'server-only';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';
import type { PlanTarget } from '@/lib/domain/plan-hash';
import type { Queryable } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import type { EnsClient } from '@/lib/server/ens/types';
import { type Lease, renewLease } from '@/lib/server/jobs/lease';
import type { ServiceContext } from '@/lib/server/services/context';

/** What of a pino logger these jobs use. */
export type JobLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

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

/** Another server took over: nothing more may be sent by this one. */
export class DispatchLeaseLost extends Error {
  constructor() {
    super('the dispatch lease is held by another server');
    this.name = 'DispatchLeaseLost';
  }
}

/** Prolongs the run's lease; as first statement of a transaction it guards what follows. Throws DispatchLeaseLost. */
export async function keepDispatchLease(db: Queryable, run: DispatchRun): Promise<void> {
  const kept = await renewLease(db, run.lease, { ttlMs: DISPATCH_LEASE_TTL_MS, nowMs: run.now() });
  if (!kept) throw new DispatchLeaseLost();
}

/**
 * The server itself as actor of what the jobs write.
 * @param correlationId of the request that it goes back to, or what else ties the entries together
 */
export function jobContext(
  deps: { store: Store; now: () => number; target?: PlanTarget | undefined },
  correlationId: string,
): ServiceContext {
  return {
    store: deps.store,
    actor: { kind: 'system', id: 'system', name: 'system' },
    correlationId,
    now: deps.now,
    target: deps.target,
  };
}
