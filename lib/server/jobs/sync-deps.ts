import 'server-only';
import type { Queryable } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import type { EnsClient } from '@/lib/server/ens/types';
import { type Lease, renewLease } from '@/lib/server/jobs/lease';
import { READ_LEASE_TTL_MS } from '@/lib/server/jobs/lease-beat';

/** What of a pino logger the sync uses. */
export type SyncLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** Everything the sync works with, so that tests can give their own. `now` is epoch ms. */
export type SyncDeps = {
  store: Store;
  ens: EnsClient;
  config: { syncIntervalMs: number };
  log: SyncLog;
  now: () => number;
};

/** One holder of the sync lease at work. */
export type SyncRun = SyncDeps & {
  lease: Lease;
  /** Region id → the vendor's name. */
  regionNames: ReadonlyMap<string, string>;
  /** Asked between pages: true = pause here, the rest is read later. */
  shouldPause: () => boolean;
};

export const SYNC_LEASE = 'sync';

/** Another server took over; this one stops without having failed. */
export class LeaseLost extends Error {
  constructor() {
    super('the sync lease is held by another server');
    this.name = 'LeaseLost';
  }
}

/** Prolongs the run's lease. Throws LeaseLost. */
export async function keepLease(db: Queryable, run: SyncRun): Promise<void> {
  const kept = await renewLease(db, run.lease, { ttlMs: READ_LEASE_TTL_MS, nowMs: run.now() });
  if (!kept) throw new LeaseLost();
}
