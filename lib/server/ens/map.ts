import 'server-only';
import {
  countOf,
  idOf,
  isRow,
  listOf,
  numberOf,
  rowOf,
  textOf,
  timeOf,
  unreadableReply,
  utcTimeOf,
} from './read-values';
import { failedReply } from './reply';
import type {
  CloudDisk,
  CloudEvent,
  CloudInstance,
  CloudRegion,
  CloudTag,
  HistoryEventsPage,
  InstancesPage,
  RedeployReply,
  RedeployRowResult,
  TagsPage,
} from './types';
import type {
  WireDisk,
  WireEvent,
  WireHistoryEvents,
  WireInstance,
  WireInstances,
  WireRedeployReply,
  WireRedeployRow,
  WireRegion,
  WireTagResource,
  WireTagResources,
} from './wire';

/**
 * Reads a page of events. Odd and unreadable rows never cost the others; rows without an id are counted.
 * Throws EnsError `unknown` / `UnreadableReply` for a reply that holds no list and does not say that it is empty:
 * believing it would make every event look gone. So does one without rows that reports an error, with its Code.
 */
export function mapHistoryEvents(
  body: unknown,
  asked: { pageNumber: number; pageSize: number },
): HistoryEventsPage {
  const wire: WireHistoryEvents = rowOf(body);
  const requestId = idOf(wire.RequestId);
  const total = countOf(wire.TotalCount);
  const rows = listOf(wire.Events);
  // A reply that reports an error may say 0 or hold an empty list beside it. This call has no Code of its own (ens-api §2.1).
  const failed = rows.length === 0 ? failedReply(body, 'reading') : null;
  if (failed) throw failed;
  if (!Array.isArray(wire.Events) && total !== 0) throw unreadableReply(requestId);
  const events = rows.map(mapEvent).filter((event) => event !== null);
  const pageNumber = countOf(wire.PageNumber) || asked.pageNumber;
  const pageSize = countOf(wire.PageSize) || asked.pageSize;
  return {
    requestId,
    events,
    totalCount: total ?? atLeast(rows.length, pageNumber, pageSize),
    pageNumber,
    pageSize,
    unreadable: rows.length - events.length,
  };
}

/** A total for a reply without one: a full page promises one more event, so that reading goes on. */
function atLeast(rows: number, pageNumber: number, pageSize: number): number {
  return (pageNumber - 1) * pageSize + rows + (rows >= pageSize ? 1 : 0);
}

function mapEvent(row: unknown): CloudEvent | null {
  const wire: WireEvent = rowOf(row);
  const eventId = idOf(wire.EventId);
  const resourceId = idOf(wire.ResourceId);
  if (eventId === null || resourceId === null) return null;
  return {
    eventId,
    resourceId,
    eventType: textOf(wire.EventType),
    eventLevel: textOf(wire.EventLevel).toUpperCase(),
    eventStatus: textOf(wire.EventStatus),
    reason: textOf(wire.Reason),
    notBeforeMs: timeOf(wire.NotBefore) ?? utcTimeOf(wire.NotBeforeUtcTime),
    publishTimeMs: timeOf(wire.PublishTime) ?? utcTimeOf(wire.PublishUtcTime),
    extendedAttribute: textOf(wire.ExtendedAttribute),
  };
}

/**
 * Reads what the cloud said about each row of an order. A row that is missing or has no ids is left out, and the caller
 * takes it as unknown. A missing or odd Code stays as text, which is not '200'.
 * Throws EnsError `unknown` when there are no results at all: with the Code and Message of a reply that reports an error,
 * else `UnreadableReply`.
 */
export function mapRedeployReply(body: unknown): RedeployReply {
  const wire: WireRedeployReply = rowOf(body);
  const requestId = idOf(wire.RequestId);
  const failed = failedReply(body, 'order');
  if (!Array.isArray(wire.Results)) throw failed ?? unreadableReply(requestId);
  return {
    requestId,
    code: failed?.code ?? null,
    message: failed?.message ?? null,
    results: listOf(wire.Results)
      .map(mapRow)
      .filter((row) => row !== null),
  };
}

function mapRow(row: unknown): RedeployRowResult | null {
  const wire: WireRedeployRow = rowOf(row);
  const eventId = idOf(wire.EventId);
  const resourceId = idOf(wire.ResourceId);
  if (eventId === null || resourceId === null) return null;
  return { eventId, resourceId, code: textOf(wire.Code), message: textOf(wire.Message) };
}

/** Reads the nodes: `EnsRegions.EnsRegions[]`. Throws EnsError `UnreadableReply` when there is no such list. */
export function mapRegions(body: unknown): CloudRegion[] {
  const wire = rowOf(body);
  const list = rowOf(wire.EnsRegions).EnsRegions;
  const failed = failedReply(body, 'reading');
  if (failed) throw failed;
  if (!Array.isArray(list)) throw unreadableReply(idOf(wire.RequestId));
  return list.filter(isRow).flatMap((region: WireRegion) => {
    const regionId = idOf(region.EnsRegionId);
    // EnName is no name: the vendor's sample shows the area there (ens-api §2.6).
    return regionId === null ? [] : [{ regionId, name: textOf(region.Name) || regionId }];
  });
}

/** Disks on the host itself, in the older and the newer vocabulary. Source: ens-api §2.5. */
const LOCAL_CATEGORIES = new Set(['file', 'local_hdd', 'local_ssd']);

/**
 * Reads `Instances.Instance[]`; instances without an id are left out. Throws EnsError when the reply reports an error by
 * its Code (never "no such instance"), and `UnreadableReply` when there is no list and it does not say that it is empty.
 */
export function mapInstances(body: unknown): CloudInstance[] {
  return instanceRowsOf(body)
    .map(mapInstance)
    .filter((instance) => instance !== null);
}

/** Reads one page of all instances. Items without an id are counted. Throws EnsError as `mapInstances`. */
export function mapInstancesPage(
  body: unknown,
  asked: { pageNumber: number; pageSize: number },
): InstancesPage {
  const wire: WireInstances = rowOf(body);
  const rows = instanceRowsOf(body);
  const instances = rows.map(mapInstance).filter((instance) => instance !== null);
  const pageSize = countOf(wire.PageSize) || asked.pageSize;
  return {
    instances,
    totalCount: countOf(wire.TotalCount) ?? atLeast(rows.length, asked.pageNumber, pageSize),
    pageSize,
    unreadable: rows.length - instances.length,
  };
}

function instanceRowsOf(body: unknown): readonly unknown[] {
  const wire: WireInstances = rowOf(body);
  const failed = failedReply(body, 'reading');
  if (failed) throw failed;
  const list = rowOf(wire.Instances).Instance;
  if (!Array.isArray(list) && numberOf(wire.TotalCount) !== 0) throw unreadableReply(idOf(wire.RequestId));
  return listOf(list);
}

/**
 * Reads tags: `TagResources[]`, a direct array. Tags without a resource or a key are left out. Throws EnsError when the
 * reply reports an error, and `UnreadableReply` for what is no list. [inferred] A reply with a RequestId and without the
 * field says that there are no tags: this call has no count by which an empty list could be told.
 */
export function mapTags(body: unknown): TagsPage {
  const wire: WireTagResources = rowOf(body);
  const failed = failedReply(body, 'reading');
  if (failed) throw failed;
  const list = wire.TagResources ?? (idOf(wire.RequestId) === null ? null : []);
  if (!Array.isArray(list)) throw unreadableReply(idOf(wire.RequestId));
  return {
    tags: list.map(mapTag).filter((tag) => tag !== null),
    nextToken: idOf(wire.NextToken),
  };
}

function mapTag(row: unknown): CloudTag | null {
  const wire: WireTagResource = rowOf(row);
  const resourceId = idOf(wire.ResourceId);
  const key = textOf(wire.TagKey);
  return resourceId === null || key === '' ? null : { resourceId, key, value: textOf(wire.TagValue) };
}

function mapInstance(row: unknown): CloudInstance | null {
  const wire: WireInstance = rowOf(row);
  const instanceId = idOf(wire.InstanceId);
  if (instanceId === null) return null;
  const disks = disksOf(wire);
  return {
    instanceId,
    name: textOf(wire.InstanceName),
    status: textOf(wire.Status),
    serviceStatus: textOf(wire.ServiceStatus),
    regionId: textOf(wire.EnsRegionId),
    spec: textOf(wire.SpecName) || textOf(wire.InstanceTypeFamily),
    cpu: textOf(wire.Cpu),
    memoryMb: numberOf(wire.Memory),
    osName: textOf(wire.OSName),
    publicIps: addresses(
      ...ipsOf(rowOf(wire.PublicIpAddresses).PublicIpAddress),
      ...ipTexts(wire.PublicIpAddress),
    ),
    privateIps: addresses(
      ...ipsOf(rowOf(wire.PrivateIpAddresses).PrivateIpAddress),
      ...ipTexts(wire.InnerIpAddress),
      ...ipTexts(rowOf(wire.NetworkAttributes).PrivateIpAddress),
      ...interfaceIps(wire.NetworkInterfaces),
    ),
    disks,
    localDisk: hasLocalDisk(disks),
  };
}

function disksOf(wire: WireInstance): CloudDisk[] {
  const system = isRow(wire.SystemDisk) ? [mapDisk(wire.SystemDisk, 'system')] : [];
  const data = listOf(rowOf(wire.DataDisk).DataDisk)
    .filter(isRow)
    .map((disk) => mapDisk(disk, 'data'));
  return [...system, ...data].filter((disk) => disk !== null);
}

/** Either spelling may carry the category; a local one in either is believed. Null when nothing is said. */
function mapDisk(wire: WireDisk, kind: CloudDisk['kind']): CloudDisk | null {
  const named = [textOf(wire.Category), textOf(wire.device_type)].filter((name) => name !== '');
  const category = named.find(isLocal) ?? named[0] ?? '';
  const sizeGib = numberOf(wire.DiskSize) ?? gibOf(numberOf(wire.Size) ?? numberOf(wire.storage));
  return category === '' && sizeGib === null ? null : { category, sizeGib, kind };
}

/** [SDK] `Size` and `storage` are MiB; a system disk has nothing else. To a tenth of a GiB. */
function gibOf(mib: number | null): number | null {
  return mib === null ? null : Math.round((mib / 1024) * 10) / 10;
}

function isLocal(category: string): boolean {
  return LOCAL_CATEGORIES.has(category.toLowerCase());
}

/** A disk without a category may be local: "no" needs every disk to say so. */
function hasLocalDisk(disks: readonly CloudDisk[]): boolean | null {
  if (disks.some(({ category }) => isLocal(category))) return true;
  return disks.length > 0 && disks.every(({ category }) => category !== '') ? false : null;
}

/** `{IpAddress: […]}` as the model says; the vendor's own sample has a plain text there, or in place of the object. */
function ipTexts(value: unknown): readonly unknown[] {
  const inner = isRow(value) ? value.IpAddress : value;
  return Array.isArray(inner) ? inner : [inner];
}

/** [SDK] since 10.1.1: `NetworkInterfaces.NetworkInterfaces[]` with a primary, further and IPv6 addresses. */
function interfaceIps(value: unknown): unknown[] {
  return listOf(rowOf(value).NetworkInterfaces).flatMap((item) => {
    const { PrimaryIpAddress, PrivateIpSets, Ipv6Sets } = rowOf(item);
    const sets = listOf(rowOf(PrivateIpSets).PrivateIpSet).map((set) => rowOf(set).PrivateIpAddress);
    const ipv6 = listOf(rowOf(Ipv6Sets).Ipv6Set).map((set) => rowOf(set).Ipv6Address);
    return [PrimaryIpAddress, ...sets, ...ipv6];
  });
}

function ipsOf(list: unknown): unknown[] {
  return listOf(list).map((item) => rowOf(item).Ip);
}

/** Without repeats: most addresses are listed under two names. */
function addresses(...values: readonly unknown[]): string[] {
  return [...new Set(values.map(idOf).filter((ip) => ip !== null))];
}
