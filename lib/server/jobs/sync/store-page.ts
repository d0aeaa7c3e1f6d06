import 'server-only';
import { randomUUID } from 'node:crypto';
import { dueOf, isFinalStatus, redeployRefusal } from '@/lib/domain/event-states';
import { eventKey } from '@/lib/domain/events';
import { MAX_NOTICE_ROWS } from '@/lib/schemas/notices';
import {
  findMirrorRows,
  type HistoryEntry,
  insertHistory,
  type MirrorRow,
  touchMirrorRows,
  upsertMirrorRows,
} from '@/lib/server/db/queries/events-mirror';
import {
  findInstances,
  type InstanceRow,
  markInstancesMissing,
  upsertInstances,
} from '@/lib/server/db/queries/instances';
import { raiseCounter, type ScopeName, saveScope } from '@/lib/server/db/queries/sync';
import type { Tx } from '@/lib/server/db/schema';
import { NO_DUE_SORT_MS } from '@/lib/server/db/schema-mirror';
import type { CloudEvent } from '@/lib/server/ens/types';
import { instanceIdsOf, type Lookup } from '@/lib/server/jobs/sync/look-up';
import { clip, keepSyncLease, parseTexts, type SyncRun } from '@/lib/server/jobs/sync/run';
import { withTransaction } from '@/lib/server/services/context';
import { recordNotice } from '@/lib/server/services/notices/record';

export type PageToStore = {
  runId: string;
  events: readonly CloudEvent[];
  lookup: Lookup;
  /** How far the run got, stored with the page: a crash continues there. */
  progress: { scope: ScopeName; nextPage: number; eventsSeen: number } | null;
};

/** Stores one page in one transaction. Returns whether a reader can see a difference. Throws LeaseLost. */
export async function storePage(run: SyncRun, page: PageToStore): Promise<{ changed: boolean }> {
  return withTransaction(run, async (tx) => {
    await keepSyncLease(tx, run);
    await upsertInstances(tx, page.lookup.found);
    await markInstancesMissing(tx, page.lookup.missing, run.now());
    const changed = await storeEvents(tx, run, page);
    if (changed) await raiseCounter(tx, 'mirror');
    if (page.progress) {
      const { scope, ...progress } = page.progress;
      await saveScope(tx, scope, progress);
    }
    return { changed };
  });
}

async function storeEvents(tx: Tx, run: SyncRun, page: PageToStore): Promise<boolean> {
  const nowMs = run.now();
  const seen = await rowsOf(tx, run, page, nowMs);
  const known = new Map((await findMirrorRows(tx, [...seen.keys()])).map((row) => [row.key, row]));
  const written: MirrorRow[] = [];
  const same: string[] = [];
  const history: HistoryEntry[] = [];
  for (const row of seen.values()) {
    const before = known.get(row.key);
    if (before && !looksDifferent(before, row)) {
      same.push(row.key);
      continue;
    }
    written.push(row);
    if (before?.eventStatus !== row.eventStatus) history.push(statusChange(before, row, nowMs));
  }
  await upsertMirrorRows(tx, written);
  await touchMirrorRows(tx, same, { lastSeenMs: nowMs, seenRunId: page.runId });
  await insertHistory(tx, history);
  await tellCritical(
    tx,
    run,
    written.filter(({ key }) => !known.has(key)),
  );
  return written.length > 0;
}

/** One row for each identity: a page may name an event twice. */
async function rowsOf(
  tx: Tx,
  run: SyncRun,
  { events, runId }: PageToStore,
  nowMs: number,
): Promise<Map<string, MirrorRow>> {
  const found = await findInstances(tx, instanceIdsOf(events));
  const around = {
    instances: new Map(found.map((instance) => [instance.instanceId, instance])),
    regionNames: run.regionNames,
    nowMs,
    runId,
  };
  const rows = new Map<string, MirrorRow>();
  for (const event of events) {
    const row = mirrorRow(event, around);
    if (row) rows.set(row.key, row);
    else run.log.warn({ eventIdLength: event.eventId.length }, 'an event with an endless id was left out');
  }
  return rows;
}

function statusChange(before: MirrorRow | undefined, row: MirrorRow, seenAtMs: number): HistoryEntry {
  return {
    id: randomUUID(),
    eventKey: row.key,
    fromStatus: before?.eventStatus ?? null,
    toStatus: row.eventStatus,
    seenAtMs,
  };
}

const CRITICAL_RANK = 3;

/** Open critical events that were not there before, told together for each page. */
async function tellCritical(tx: Tx, run: SyncRun, added: readonly MirrorRow[]): Promise<void> {
  const critical = added.filter(
    ({ levelRank, eventStatus }) => levelRank === CRITICAL_RANK && !isFinalStatus(eventStatus),
  );
  const [first] = critical;
  if (!first) return;
  const rows = critical.slice(0, MAX_NOTICE_ROWS).map(({ resourceId, instanceName, regionId, dueAtMs }) => ({
    instanceId: resourceId,
    instanceName,
    regionId,
    dueAtMs,
  }));
  const regions = [...new Set(critical.map(({ regionId }) => regionId))];
  await recordNotice(tx, run, {
    kind: 'event.critical',
    objectType: 'event',
    objectId: first.key,
    regions: regions.includes('') ? [] : regions,
    content: { rows, more: critical.length - rows.length },
  });
}

/**
 * Longest texts that are kept (characters). A column of an index must stay below 2,704 bytes together with the key:
 * the limit of PostgreSQL's B-tree.
 */
const MAX_KEY = 900;
const MAX_INDEXED = 500;
const MAX_WORD = 200;
const MAX_ATTRIBUTE = 20_000;

const LEVEL_RANKS: Readonly<Record<string, number>> = { CRITICAL: 3, WARN: 2, INFO: 1 };

/** What the mirror knows beside the event itself. */
export type Surroundings = {
  instances: ReadonlyMap<string, InstanceRow>;
  regionNames: ReadonlyMap<string, string>;
  nowMs: number;
  runId: string;
};

/** The mirror's line for an event of the cloud. Null when its ids are too long for an index: no real id is. */
function mirrorRow(event: CloudEvent, around: Surroundings): MirrorRow | null {
  const key = eventKey(event);
  if (key.length > MAX_KEY) return null;
  const eventType = clip(event.eventType, MAX_WORD);
  const eventStatus = clip(event.eventStatus, MAX_WORD);
  const eventLevel = clip(event.eventLevel, MAX_WORD);
  const due = dueOf({ ...event, eventType });
  const ids = { eventId: clip(event.eventId, MAX_KEY), resourceId: clip(event.resourceId, MAX_KEY) };
  const reason = clip(event.reason, MAX_INDEXED);
  const place = placeOf(ids.resourceId, around);
  return {
    key,
    ...ids,
    eventType,
    eventLevel,
    levelRank: Object.hasOwn(LEVEL_RANKS, eventLevel) ? (LEVEL_RANKS[eventLevel] ?? 0) : 0,
    eventStatus,
    reason,
    extendedAttribute: clip(event.extendedAttribute, MAX_ATTRIBUTE),
    notBeforeMs: event.notBeforeMs,
    publishTimeMs: event.publishTimeMs,
    publishSortMs: event.publishTimeMs ?? 0,
    dueAtMs: due.dueAtMs,
    dueSortMs: due.dueAtMs ?? NO_DUE_SORT_MS,
    dueIsEstimate: due.dueIsEstimate ? 1 : 0,
    redeployable: redeployRefusal({ eventType, eventStatus }) === null ? 1 : 0,
    ...place,
    searchText: [
      ...Object.values(ids),
      place.instanceName,
      place.addresses,
      place.regionId,
      place.regionName,
      reason,
    ]
      .filter((text) => text !== '')
      .join('\n')
      .toLowerCase(),
    firstSeenMs: around.nowMs,
    lastSeenMs: around.nowMs,
    goneAtMs: null,
    seenRunId: around.runId,
  };
}

type Place = Pick<MirrorRow, 'instanceName' | 'regionId' | 'regionName' | 'spec' | 'addresses' | 'localDisk'>;

/** Where the resource is: by its instance, or because the resource is a region itself. */
function placeOf(resourceId: string, { instances, regionNames }: Surroundings): Place {
  const instance = instances.get(resourceId);
  const regionId = instance?.regionId ?? (regionNames.has(resourceId) ? resourceId : '');
  return {
    instanceName: instance?.name ?? '',
    regionId,
    regionName: regionNames.get(regionId) ?? regionId,
    spec: instance?.spec ?? '',
    addresses: instance
      ? [...parseTexts(instance.publicIps), ...parseTexts(instance.privateIps)].join(' ')
      : '',
    localDisk: instance?.localDisk ?? null,
  };
}

/** Every column that a reader can see; the others only say when it was seen. */
const VISIBLE = [
  'eventType',
  'eventLevel',
  'eventStatus',
  'reason',
  'extendedAttribute',
  'notBeforeMs',
  'publishTimeMs',
  'dueAtMs',
  'dueIsEstimate',
  'redeployable',
  'instanceName',
  'regionId',
  'regionName',
  'spec',
  'addresses',
  'localDisk',
  'searchText',
  'goneAtMs',
] as const satisfies readonly (keyof MirrorRow)[];

function looksDifferent(known: MirrorRow, seen: MirrorRow): boolean {
  return VISIBLE.some((column) => known[column] !== seen[column]);
}
