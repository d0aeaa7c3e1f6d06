import 'server-only';
import { randomUUID } from 'node:crypto';
import { acquireLease, type Lease, releaseLease } from '@/lib/server/jobs/lease';
import { READ_LEASE_TTL_MS, withBeats } from '@/lib/server/jobs/lease-beat';
import { SYNC_LEASE, type SyncDeps, type SyncRun } from '@/lib/server/jobs/sync-deps';
import { regionNames } from '@/lib/server/jobs/sync-regions';
import { type ReadScope, runScope, type ScopeResult } from '@/lib/server/jobs/sync-scope-run';

/** Takes the sync lease for `owner`; null while another server syncs. */
export function takeSyncLease(deps: SyncDeps, owner: string): Promise<Lease | null> {
  return acquireLease(deps.store.db, {
    name: SYNC_LEASE,
    owner,
    ttlMs: READ_LEASE_TTL_MS,
    nowMs: deps.now(),
  });
}

/** What a holder of the lease needs to read; asks for the names of the regions when they are old. */
export async function openRun(
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
    await releaseLease(deps.store.db, lease);
  }
}
