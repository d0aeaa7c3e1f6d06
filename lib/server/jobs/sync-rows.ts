import 'server-only';
import { dueOf, whyNotRedeployable } from '@/lib/domain/event-states';
import { eventKey } from '@/lib/domain/events';
import type { MirrorRow } from '@/lib/server/db/queries/events-mirror';
import type { InstanceRow } from '@/lib/server/db/queries/instances';
import { NO_DUE_SORT_MS } from '@/lib/server/db/schema';
import type { CloudEvent } from '@/lib/server/ens/types';
import { clip, parseTexts } from '@/lib/server/jobs/sync-text';

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
export function mirrorRow(event: CloudEvent, around: Surroundings): MirrorRow | null {
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
    redeployable: whyNotRedeployable({ eventType, eventStatus }) === null ? 1 : 0,
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

export function looksDifferent(known: MirrorRow, seen: MirrorRow): boolean {
  return VISIBLE.some((column) => known[column] !== seen[column]);
}
