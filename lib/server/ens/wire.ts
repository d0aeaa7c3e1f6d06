/**
 * The JSON of ENS (2017-11-10) exactly as it travels. Types only, so that the fake ENS can share them.
 * Source: alibabacloud-typescript-sdk, ens-20171110, v10.1.4 (models/…ResponseBody.ts).
 * Everything is optional and loosely typed on purpose: a reply that the cloud has given must never be thrown away.
 */

export type WireEvent = {
  EventId?: unknown;
  EventType?: unknown;
  EventLevel?: unknown;
  EventStatus?: unknown;
  ResourceId?: unknown;
  Reason?: unknown;
  NotBefore?: unknown;
  NotBeforeUtcTime?: unknown;
  PublishTime?: unknown;
  PublishUtcTime?: unknown;
  ExtendedAttribute?: unknown;
};

export type WireHistoryEvents = {
  RequestId?: unknown;
  PageNumber?: unknown;
  PageSize?: unknown;
  TotalCount?: unknown;
  /** A direct array: no `Events.Event` wrapper. */
  Events?: unknown;
};

export type WireDisk = {
  Category?: unknown;
  device_type?: unknown;
  DiskId?: unknown;
  /** GiB, of data disks alone. */
  DiskSize?: unknown;
  /** MiB, as `storage`. */
  Size?: unknown;
  storage?: unknown;
};

export type WireInstance = {
  InstanceId?: unknown;
  InstanceName?: unknown;
  HostName?: unknown;
  EnsRegionId?: unknown;
  Status?: unknown;
  SpecName?: unknown;
  InstanceTypeFamily?: unknown;
  Cpu?: unknown;
  Memory?: unknown;
  OSName?: unknown;
  PublicIpAddresses?: unknown;
  PublicIpAddress?: unknown;
  PrivateIpAddresses?: unknown;
  InnerIpAddress?: unknown;
  NetworkAttributes?: unknown;
  /** `NetworkInterfaces.NetworkInterfaces[]`, since 10.1.1. */
  NetworkInterfaces?: unknown;
  ServiceStatus?: unknown;
  AutoReleaseTime?: unknown;
  ExpiredTime?: unknown;
  Tags?: unknown;
  SystemDisk?: unknown;
  DataDisk?: unknown;
};

export type WireInstances = {
  RequestId?: unknown;
  /** Integer, 0 = success (not 200). */
  Code?: unknown;
  PageNumber?: unknown;
  PageSize?: unknown;
  TotalCount?: unknown;
  /** `Instances.Instance[]`. */
  Instances?: unknown;
};

/** One tag of one resource in the reply of ListTagResources. */
export type WireTagResource = {
  ResourceId?: unknown;
  /** `instance`, the only type there is. */
  ResourceType?: unknown;
  TagKey?: unknown;
  TagValue?: unknown;
};

/** A direct array, as `Events`; no Code. [SDK] ListTagResourcesResponseBody. */
export type WireTagResources = { RequestId?: unknown; NextToken?: unknown; TagResources?: unknown };

export type WireRegion = {
  EnsRegionId?: unknown;
  Name?: unknown;
  EnName?: unknown;
  Area?: unknown;
  Province?: unknown;
};

export type WireRegions = { RequestId?: unknown; Code?: unknown; EnsRegions?: unknown };

/** One item of the `EventInfos` JSON. Key order on the wire is the model's: EventId, OpsType, PlanTime, ResourceId. */
export type WireEventInfo = { EventId: string; OpsType: string; PlanTime?: number; ResourceId: string };

export type WireRedeployRow = { Code?: unknown; EventId?: unknown; Message?: unknown; ResourceId?: unknown };

/** `Code` and `Message` stand there only when a gateway reports an error with status 200. */
export type WireRedeployReply = { RequestId?: unknown; Code?: unknown; Message?: unknown; Results?: unknown };

/** The body of a refusal. `AccessDeniedDetail` may come with permission refusals. */
export type WireError = {
  RequestId?: unknown;
  HostId?: unknown;
  Code?: unknown;
  Message?: unknown;
  Recommend?: unknown;
  AccessDeniedDetail?: unknown;
};
