import 'server-only';
import { randomUUID } from 'node:crypto';
import { listUntagged } from '@/lib/server/db/queries/inventory';
import { readScope, type ScopeRow } from '@/lib/server/db/queries/sync';
import {
  type InventoryResult,
  type InventoryRun,
  readInventory,
} from '@/lib/server/jobs/inventory/read-instances';
import { readTags, TAGS_EVERY_MS, type TagsResult } from '@/lib/server/jobs/inventory/read-tags';
import type { RunningJob } from '@/lib/server/jobs/runtime/job';
import { type Lease, underLease } from '@/lib/server/jobs/runtime/lease';
import { startReadingLoop } from '@/lib/server/jobs/runtime/loop';
import { leftoverReads } from '@/lib/server/jobs/runtime/reads';
import type { SyncDeps } from '@/lib/server/jobs/sync/run';

export const INVENTORY_LEASE = 'inventory';

export type InventoryDeps = Omit<SyncDeps, 'config'> & {
  config: SyncDeps['config'] & { inventoryIntervalMs: number; readsPerSecond: number };
};

/** What is to be read now. `new`: tags of instances that came since the last reading of all tags. */
type Due = 'inventory' | 'tags' | 'new';

/**
 * Keeps the list of all instances and their tags until `stop`, which ends after the page in progress. Several servers
 * share the work by a lease. It reads what the other readers leave of ENS_READS_PER_SECOND, and begins after the first
 * reading of the open events: those are what people wait for.
 */
export function startInventoryJob(given: InventoryDeps): RunningJob {
  const deps = { ...given, ens: leftoverReads(given) };
  let stopped = false;
  const loop = startReadingLoop(deps, {
    lease: INVENTORY_LEASE,
    failure: 'the inventory could not be read',
    look: async () => {
      const due = await whatIsDue(deps);
      if (!due) return null;
      return async (lease) => {
        await readDue({ ...deps, lease, shouldPause: () => stopped }, due);
      };
    },
  });
  return {
    stop: async () => {
      stopped = true;
      await loop.stop();
    },
  };
}

async function readDue(run: InventoryRun, due: Due): Promise<InventoryResult | TagsResult> {
  return due === 'inventory' ? readInventory(run) : readTags(run, due === 'tags' ? 'all' : 'new');
}

/** Between the end of a reading and the next one (ms). */
const REST_MS = 10_000;
/** Tags change less often than states: every fourth reading, or hourly where readings are further apart. */
const TAGS_EVERY_READINGS = 4;

/** Instances first: tags are read of those that are listed. */
async function whatIsDue({ store: { db }, config, now }: InventoryDeps): Promise<Due | null> {
  const nowMs = now();
  if ((await readScope(db, 'open')).lastSuccessMs === null) return null;
  const inventory = await readScope(db, 'inventory');
  if (dueAt(inventory, config.inventoryIntervalMs) <= nowMs) return 'inventory';
  if (inventory.lastSuccessMs === null) return null;
  const tags = await readScope(db, 'tags');
  if (dueAt(tags, tagsEveryMs(config)) <= nowMs) return 'tags';
  const mayAsk = tags.retryAtMs <= nowMs;
  return mayAsk && (await listUntagged(db, 1, '', 1)).length > 0 ? 'new' : null;
}

function tagsEveryMs({ inventoryIntervalMs: everyMs }: InventoryDeps['config']): number {
  return Math.min(everyMs * TAGS_EVERY_READINGS, Math.max(everyMs, TAGS_EVERY_MS));
}

/** When a scope is to be read next (epoch ms): what is left over at once, after a failure not before its wait. */
function dueAt(scope: ScopeRow, everyMs: number): number {
  if (scope.nextPage > 0 || scope.lastSuccessMs === null) return scope.retryAtMs;
  return Math.max(
    scope.runStartedAtMs + everyMs,
    scope.lastSuccessMs + Math.min(REST_MS, everyMs),
    scope.retryAtMs,
  );
}

/**
 * Reads instances or tags once, whatever the schedule says. `busy` = another server holds the lease. Failures of the cloud
 * are stored and returned, not thrown.
 */
export async function readInventoryOnce(
  deps: SyncDeps,
  due: Due,
  shouldPause: () => boolean = () => false,
): Promise<InventoryResult | TagsResult | { state: 'busy' }> {
  let result: InventoryResult | TagsResult | { state: 'busy' } = { state: 'busy' };
  const read = async (lease: Lease) => {
    result = await readDue({ ...deps, lease, shouldPause }, due);
  };
  await underLease(deps, { name: INVENTORY_LEASE, owner: randomUUID() }, read);
  return result;
}
