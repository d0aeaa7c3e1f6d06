import type { InstanceInventoryColumns } from '@/lib/server/db/schema-schedule';

/** The mirror: one line for each event identity, with what enrichment knows of its instance. */
export type EventsTable = {
  key: string;
  eventId: string;
  resourceId: string;
  eventType: string;
  /** Upper case; unknown strings stay. */
  eventLevel: string;
  /** CRITICAL 3, WARN 2, INFO 1, anything else 0. */
  levelRank: number;
  eventStatus: string;
  reason: string;
  extendedAttribute: string;
  notBeforeMs: number | null;
  publishTimeMs: number | null;
  /** publishTimeMs, or 0. */
  publishSortMs: number;
  dueAtMs: number | null;
  /** dueAtMs, or NO_DUE_SORT_MS when there is none, so that "least time left first" puts those last. */
  dueSortMs: number;
  dueIsEstimate: number;
  redeployable: number;
  instanceName: string;
  regionId: string;
  regionName: string;
  spec: string;
  /** Addresses of the instance, joined by a space. */
  addresses: string;
  /** 1 yes, 0 no, null not known (instance not found or not read yet). */
  localDisk: number | null;
  /** Lower-cased ids, name, addresses, region and reason: what the search looks in. */
  searchText: string;
  firstSeenMs: number;
  lastSeenMs: number;
  /** When a whole read of the account no longer listed it; it stays visible as last known. */
  goneAtMs: number | null;
  seenRunId: string;
};
export const NO_DUE_SORT_MS = 9_000_000_000_000_000;

export type InstancesTable = InstanceInventoryColumns & {
  instanceId: string;
  name: string;
  status: string;
  regionId: string;
  spec: string;
  cpu: string;
  memoryMb: number | null;
  osName: string;
  publicIps: string;
  privateIps: string;
  localDisk: number | null;
  /** JSON array of {category, sizeGib, kind}. */
  disksJson: string;
  /** 0 when DescribeInstances did not return it. */
  found: number;
  fetchedAtMs: number;
};

/**
 * One line for each reading scope: `open` (unfinished statuses), `all`, and `instances` and `regions` (enrichment).
 * `nextPage` > 0 means a run in progress or to resume; 0 means none.
 */
export type SyncScopesTable = {
  scope: string;
  runId: string;
  nextPage: number;
  runStartedAtMs: number;
  lastSuccessMs: number | null;
  lastErrorCode: string | null;
  /** EnsErrorKind of the last failure, or `internal`. */
  lastErrorKind: string | null;
  lastErrorAtMs: number | null;
  /** Failures in a row, and when to try again (epoch ms; 0 = at once). */
  failures: number;
  retryAtMs: number;
  eventsSeen: number;
};
