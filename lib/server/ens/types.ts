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
  /** `Normal`, `Deleting` … of the instance's service; '' when the reply says none. */
  serviceStatus: string;
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

export type InstancesPage = {
  instances: CloudInstance[];
  /** Instances of the whole account, as this reply counts them. */
  totalCount: number;
  pageSize: number;
  /** Items that had no usable InstanceId. */
  unreadable: number;
};

/** One tag of an instance. Keys and values are trimmed. */
export type CloudTag = { resourceId: string; key: string; value: string };

export type TagsPage = {
  tags: CloudTag[] /** Where the next reply goes on; null = this was the last. */;
  nextToken: string | null;
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
  /** One page of all instances of the account, at most 100. */
  describeInstancesPage(request: { pageNumber: number; pageSize: number }): Promise<InstancesPage>;
  /** Tags of up to 50 instances; an empty list makes no request. */
  listTagResources(request: { resourceIds: readonly string[]; nextToken?: string }): Promise<TagsPage>;
  describeEnsRegions(): Promise<CloudRegion[]>;
  batchEventRedeployInstance(request: { eventInfos: readonly EventInfo[] }): Promise<RedeployReply>;
};
