/** What leaves the ENS seam: parsed, trimmed, in our units. Wire shapes stay in wire.ts. */

export type CloudEvent = {
  eventId: string;
  resourceId: string;
  eventType: string;
  /** Upper case. */
  eventLevel: string;
  eventStatus: string;
  reason: string;
  notBeforeMs: number | null;
  publishTimeMs: number | null;
  extendedAttribute: string;
};

export type HistoryEventsPage = {
  requestId: string | null;
  events: CloudEvent[];
  totalCount: number;
  pageNumber: number;
  pageSize: number;
  /** Items that had no usable EventId or ResourceId. */
  unreadable: number;
};

export type CloudDisk = { category: string; sizeGib: number | null; kind: 'system' | 'data' };

export type CloudInstance = {
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
  disks: CloudDisk[];
  /** Null when the reply names no disk at all, or a disk without its category while no other is local. */
  localDisk: boolean | null;
};

export type CloudRegion = { regionId: string; name: string };

/** One row of a redeploy call, with the SDK's field names. `planTime` (epoch ms) only with `scheduled`. */
export type EventInfo = {
  eventId: string;
  resourceId: string;
  opsType: 'immediate' | 'scheduled';
  planTime?: number;
};

/** One row of the reply. `code` is the row Code as text; only '200' is accepted. Ids are trimmed. */
export type RedeployRowResult = { eventId: string; resourceId: string; code: string; message: string };

/** `code` and `message`: what the reply said beside its rows, when that was an error. */
export type RedeployReply = {
  requestId: string | null;
  code: string | null;
  message: string | null;
  results: RedeployRowResult[];
};

/** The typed client. Every method makes exactly one HTTP request and throws EnsError. */
export type EnsClient = {
  describeHistoryEvents(request: {
    eventTypes: readonly string[];
    eventStatus?: readonly string[];
    resourceIds?: readonly string[];
    pageNumber: number;
    pageSize: number;
  }): Promise<HistoryEventsPage>;
  /** Up to 100 ids; an empty list makes no request. */
  describeInstances(request: { instanceIds: readonly string[] }): Promise<CloudInstance[]>;
  describeEnsRegions(): Promise<CloudRegion[]>;
  batchEventRedeployInstance(request: { eventInfos: readonly EventInfo[] }): Promise<RedeployReply>;
};
