import { z } from 'zod';
import type { NotRedeployableReason } from '@/lib/domain/event-states';
import { MAX_PAGE_ROWS, MAX_SEARCH_LENGTH, PAGE_ROWS } from '@/lib/domain/limits';

export const EVENT_SORT_COLUMNS = [
  'due',
  'level',
  'status',
  'type',
  'region',
  'instance',
  'published',
  'reason',
  'event',
] as const;
export type EventSortColumn = (typeof EVENT_SORT_COLUMNS)[number];
/** `due` ascending, `-due` descending. Default: least time left first. */
export type EventSort = EventSortColumn | `-${EventSortColumn}`;
export const DEFAULT_EVENT_SORT: EventSort = 'due';

const words = z.array(z.string().min(1).max(200)).max(100).default([]);

/** Which events: every list is "any of", an empty list is no condition. */
export const EventFilter = z.object({
  q: z.string().max(MAX_SEARCH_LENGTH).default(''),
  type: words,
  level: words,
  status: words,
  region: words,
  /** Only events due before this instant (epoch ms). */
  dueBeforeMs: z.number().int().min(0).max(8_640_000_000_000_000).nullable().default(null),
  /** Only those that can be redeployed now. */
  redeployable: z.boolean().default(false),
  /** Only those that no batch holds. */
  unplanned: z.boolean().default(false),
});
export type EventFilter = z.infer<typeof EventFilter>;

export const EventListInput = EventFilter.extend({
  sort: z.string().max(40).default(DEFAULT_EVENT_SORT),
  cursor: z.string().max(2_000).nullable().default(null),
  limit: z.number().int().min(1).max(MAX_PAGE_ROWS).default(PAGE_ROWS),
});
export type EventListInput = z.infer<typeof EventListInput>;

/** One line of the events list. */
export type EventRow = {
  /** eventKey(): the row's identity everywhere. */
  key: string;
  eventId: string;
  resourceId: string;
  eventType: string;
  eventLevel: string;
  eventStatus: string;
  reason: string;
  notBeforeMs: number | null;
  publishTimeMs: number | null;
  dueAtMs: number | null;
  dueIsEstimate: boolean;
  instanceName: string;
  regionId: string;
  regionName: string;
  spec: string;
  addresses: string[];
  localDisk: boolean | null;
  /** Why it cannot be redeployed, or null. */
  notRedeployable: NotRedeployableReason | null;
  /** The batch in which this event is live, if any: then it cannot be chosen either. */
  heldBy: HeldBy | null;
  /** The cloud no longer listed it at this time (epoch ms). */
  goneAtMs: number | null;
};
export type HeldBy = { batchId: string; batchNumber: number; title: string; createdByName: string };

export type EventsPage = {
  rows: EventRow[];
  nextCursor: string | null;
  /** Rows of the whole filter. */
  total: number;
  /** Rows of the whole filter that can be chosen (redeployable and not held). */
  selectable: number;
  syncedAtMs: number | null;
  /** Version of the mirror that was read. */
  version: number;
  /** Ids of a pasted list that matched nothing; empty for a text search. */
  notFound: string[];
  /** Ids of a pasted list whose events the view or another filter leaves out: finished, or not redeployable. */
  filteredOut: string[];
};

/** Options of the filters; each count is that of the view with the search and all other filters. */
export type EventFacets = {
  types: FacetOption[];
  levels: FacetOption[];
  statuses: FacetOption[];
  regions: FacetOption[];
};
export type FacetOption = { value: string; label: string; count: number };

export type EventDetail = EventRow & {
  extendedAttribute: string;
  firstSeenMs: number;
  lastSeenMs: number;
  history: { fromStatus: string | null; toStatus: string; seenAtMs: number }[];
  instance: InstanceDetail | null;
  /** The freeze in which the cloud acts on it, while no batch holds it; `left`: who left it to the cloud. */
  dueInFreeze: {
    name: string;
    untilMs: number;
    left: { byName: string; atMs: number; reason: string } | null;
  } | null;
  /** Every row of any submitted batch about this event, newest first. */
  orders: {
    batchId: string;
    batchNumber: number;
    title: string;
    createdByName: string;
    /** Rows of the batch, and the place of this one among them (from 0). */
    rowCount: number;
    position: number;
    outcome: string;
    opsType: string;
    planTimeMs: number | null;
    /** As the cloud answered; null before an answer. */
    code: string | null;
    message: string | null;
    requestId: string | null;
    submittedAtMs: number | null;
    /** When its last call went out; null while none has. */
    sentAtMs: number | null;
  }[];
};
export type InstanceDetail = {
  instanceId: string;
  name: string;
  status: string;
  regionId: string;
  spec: string;
  cpu: string;
  memoryMb: number | null;
  osName: string;
  publicIps: string[];
  privateIps: string[];
  disks: { category: string; sizeGib: number | null; kind: 'system' | 'data' }[];
  fetchedAtMs: number;
};

/** The state of the mirror. */
export type SyncStatus = {
  version: number;
  /** Last complete read of the open events (epoch ms); null before the first. */
  syncedAtMs: number | null;
  /** Set while the last attempt failed. `code` is a vendor Code or one of ours. */
  error: { code: string; kind: string; atMs: number } | null;
  running: boolean;
  /** Events read by the run in progress. */
  eventsSeen: number;
  intervalMs: number;
  serverNowMs: number;
};

/** Selection sent by the browser: listed keys (≤ 500), or a frozen selection without some keys. */
export const SelectionInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keys'), keys: z.array(z.string().min(3).max(2_000)).min(1).max(500) }),
  z.object({
    kind: z.literal('frozen'),
    selectionId: z.string().min(1).max(64),
    except: z.array(z.string().min(3).max(2_000)).max(10_000),
  }),
]);
export type SelectionInput = z.infer<typeof SelectionInput>;

/** A frozen filter: acts on exactly `count` rows, whatever the mirror does afterwards. */
export type FrozenSelection = {
  selectionId: string;
  count: number;
  regions: number;
  critical: number;
  localDisk: number;
};
