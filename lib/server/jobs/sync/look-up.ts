import 'server-only';
import { isFinalStatus } from '@/lib/domain/event-states';
import {
  findInstances,
  type InstanceRow,
  listRegions,
  upsertRegions,
} from '@/lib/server/db/queries/instances';
import { readScope } from '@/lib/server/db/queries/sync';
import { readInstances } from '@/lib/server/ens/describe';
import type { CloudEvent, CloudInstance } from '@/lib/server/ens/types';
import { clip, recordFailure, recordSuccess, type SyncDeps, type SyncRun } from '@/lib/server/jobs/sync/run';

/** How old an answer may be (ms): for instances with an unfinished event, for those not found, for all others. */
const FRESH_MS = 60 * 60_000;
const RETRY_MISSING_MS = 5 * 60_000;
const FINISHED_FRESH_MS = 24 * 60 * 60_000;
const MAX_NAME = 500;
const MAX_WORD = 200;
const MAX_LONG_TEXT = 20_000;
/** No real id of an instance is longer (characters); a longer one could not be asked for in a URL. */
export const MAX_ID = 100;

/** What DescribeInstances said about the instances of a page. */
export type Lookup = { found: InstanceRow[]; missing: string[] };
export const NO_LOOKUP: Lookup = { found: [], missing: [] };

/** Ids that name an instance: only events of the `Instance:…` types are about one. */
export function instanceIdsOf(events: readonly CloudEvent[]): string[] {
  const ids = events
    .filter(({ eventType, resourceId }) => eventType.startsWith('Instance:') && resourceId.length <= MAX_ID)
    .map(({ resourceId }) => clip(resourceId, MAX_ID));
  return [...new Set(ids)];
}

/**
 * Asks the cloud about those instances of a page that are unknown or whose answer is old. A failure is stored and
 * never keeps the events from being stored.
 */
export async function lookUpInstances(run: SyncRun, events: readonly CloudEvent[]): Promise<Lookup> {
  const { db } = run.store;
  const ids = await dueIds(run, events);
  if (ids.length === 0) return NO_LOOKUP;
  const state = await readScope(db, 'instances');
  if (state.retryAtMs > run.now()) return NO_LOOKUP;
  try {
    const { found, missing } = await readInstances(run.ens, ids);
    const lookup: Lookup = { found: found.map((instance) => instanceRow(instance, run.now())), missing };
    if (state.lastErrorCode !== null) await recordSuccess(db, 'instances', run.now());
    return lookup;
  } catch (error) {
    await recordFailure(run, 'instances', error);
    return NO_LOOKUP;
  }
}

async function dueIds(run: SyncRun, events: readonly CloudEvent[]): Promise<string[]> {
  const ids = instanceIdsOf(events);
  const open = new Set(
    events.filter(({ eventStatus }) => !isFinalStatus(eventStatus)).map(({ resourceId }) => resourceId),
  );
  const known = new Map((await findInstances(run.store.db, ids)).map((row) => [row.instanceId, row]));
  return ids.filter((id) => {
    const row = known.get(id);
    if (!row) return true;
    return run.now() - row.fetchedAtMs >= freshFor(row, open.has(id));
  });
}

function freshFor({ found }: InstanceRow, open: boolean): number {
  if (!open) return FINISHED_FRESH_MS;
  return found === 1 ? FRESH_MS : RETRY_MISSING_MS;
}

/** What the store keeps of an instance. */
export function instanceRow(instance: CloudInstance, fetchedAtMs: number): InstanceRow {
  const flag = instance.localDisk ? 1 : 0;
  return {
    instanceId: instance.instanceId,
    name: clip(instance.name, MAX_NAME),
    status: clip(instance.status, MAX_WORD),
    serviceStatus: clip(instance.serviceStatus, MAX_WORD),
    regionId: clip(instance.regionId, MAX_WORD),
    spec: clip(instance.spec, MAX_WORD),
    cpu: clip(instance.cpu, MAX_WORD),
    memoryMb: instance.memoryMb === null ? null : Math.round(instance.memoryMb),
    osName: clip(instance.osName, MAX_WORD),
    publicIps: clip(JSON.stringify(instance.publicIps), MAX_LONG_TEXT),
    privateIps: clip(JSON.stringify(instance.privateIps), MAX_LONG_TEXT),
    localDisk: instance.localDisk === null ? null : flag,
    disksJson: clip(JSON.stringify(instance.disks), MAX_LONG_TEXT),
    found: 1,
    fetchedAtMs,
  };
}

/** The list of regions hardly ever changes (ms). */
const REGIONS_FRESH_MS = 6 * 60 * 60_000;
const MAX_REGION_NAME = 200;

/** Region id → name, asked for again after six hours. A failure is stored, and the last names stay. */
export async function regionNames(deps: SyncDeps): Promise<ReadonlyMap<string, string>> {
  const { db } = deps.store;
  const state = await readScope(db, 'regions');
  const old = state.lastSuccessMs === null || deps.now() - state.lastSuccessMs >= REGIONS_FRESH_MS;
  if (old && state.retryAtMs <= deps.now()) {
    try {
      const regions = await deps.ens.describeEnsRegions();
      const fetchedAtMs = deps.now();
      const rows = new Map(
        regions
          .filter(({ regionId, name }) => regionId !== '' && name !== '')
          .map(({ regionId, name }) => ({
            regionId: clip(regionId, MAX_REGION_NAME),
            name: clip(name, MAX_REGION_NAME),
            fetchedAtMs,
          }))
          .map((row) => [row.regionId, row]),
      );
      await upsertRegions(db, [...rows.values()]);
      await recordSuccess(db, 'regions', fetchedAtMs);
    } catch (error) {
      await recordFailure(deps, 'regions', error);
    }
  }
  return new Map((await listRegions(db)).map(({ regionId, name }) => [regionId, name]));
}
