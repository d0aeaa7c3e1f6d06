import type {
  WireDisk,
  WireEvent,
  WireHistoryEvents,
  WireInstance,
  WireInstances,
  WireRegion,
  WireRegions,
} from '@/lib/server/ens/wire';
import { pageOf, type Query, readChoices, readJsonStrings, readList, readPage } from '@/lib/simulator/params';
import { invalidParameter, missingParameter } from '@/lib/simulator/reply';
import type { SimulatorState } from '@/lib/simulator/state';
import {
  EVENT_LEVELS,
  EVENT_STATUSES,
  EVENT_TYPES,
  type SimulatedEvent,
  type SimulatedInstance,
} from '@/lib/simulator/world';
import type { HandlerInput } from './handler';

/** [DOC] At most 100 ids a call. */
const MAX_IDS = 100;

/** Documented filters that this fake does not know. Refused, never ignored: a silent superset would mislead. */
const UNSUPPORTED_FILTERS = [
  'InstanceName',
  'SearchKey',
  'ServiceStatus',
  'Tags',
  'InstanceType',
  'InstanceResourceType',
  'IntranetIp',
  'NetworkId',
  'VSwitchId',
  'SecurityGroupId',
  'OrderByParams',
  'EipAddresses',
  'EnsServiceId',
  'ImageId',
  'VpdId',
  'VpdVSwitchId',
] as const;

export function describeInstances({ query, state, troubles }: HandlerInput): WireInstances {
  const stopped = ({ instanceId }: SimulatedInstance) =>
    state.eventsOf(instanceId).some((event) => troubles(event, 'instance-stopped'));
  const wire = (instance: SimulatedInstance): WireInstance => ({
    ...wireInstance(instance),
    ...(stopped(instance) ? { Status: 'Stopped' } : {}),
  });
  for (const name of UNSUPPORTED_FILTERS) {
    // Lists travel under their own name or under NAME.1, NAME.2…
    if (query.has(name) || query.has(`${name}.1`)) {
      throw invalidParameter(name, 'the simulator does not know this filter');
    }
  }
  const page = readPage(query);
  const selected = selectInstances(query, state, wire);
  const instances: WireInstance[] = pageOf(selected, page).map(wire);
  return {
    Code: 0,
    PageNumber: page.pageNumber,
    PageSize: page.pageSize,
    TotalCount: selected.length,
    Instances: { Instance: instances },
  };
}

function selectInstances(
  query: Query,
  state: SimulatorState,
  wire: (instance: SimulatedInstance) => WireInstance,
): readonly SimulatedInstance[] {
  const ids = readJsonStrings(query, 'InstanceIds', MAX_IDS);
  const oneId = query.get('InstanceId');
  const regionIds = readJsonStrings(query, 'EnsRegionIds', MAX_IDS);
  const regionId = query.get('EnsRegionId');
  const status = query.get('Status');
  // An empty array is a filter too: it lets nothing through.
  const candidates =
    ids === undefined ? state.instances : [...new Set(ids)].flatMap((id) => state.findInstance(id) ?? []);
  if (oneId === undefined && regionIds === undefined && regionId === undefined && status === undefined) {
    return candidates;
  }
  return candidates.filter(
    (instance) =>
      (oneId === undefined || instance.instanceId === oneId) &&
      (regionIds === undefined || regionIds.includes(instance.regionId)) &&
      (regionId === undefined || instance.regionId === regionId) &&
      (status === undefined || wire(instance).Status === status),
  );
}

/** One instance with the nesting that DescribeInstances really uses. */
function wireInstance(instance: SimulatedInstance): WireInstance {
  const { instanceId, name, regionId, variant } = instance;
  const publicIp = `203.0.${variant % 256}.${(variant >>> 8) % 256}`;
  const privateIp = `10.${variant % 256}.${(variant >>> 8) % 256}.${(variant >>> 16) % 256}`;
  // A node is named after its carrier: cn-dalian-unicom.
  const isp = regionId.split('-').at(-1) ?? '';
  const plain: WireInstance = {
    InstanceId: instanceId,
    InstanceName: name,
    HostName: `host-${variant.toString(16)}`,
    EnsRegionId: regionId,
    Status: variant % 17 === 0 ? 'Stopped' : 'Running',
    SpecName: `ens.sn1.${['small', 'medium', 'large', 'xlarge'][variant % 4]}`,
    InstanceTypeFamily: variant % 11 === 0 ? 'arm_bmi' : 'x86_vm',
    Cpu: String(2 ** (1 + (variant % 4))),
    Memory: 4_096 * 2 ** (variant % 4),
    OSName: 'alibabacloud_linux_3_x64_20G',
    PublicIpAddresses: {
      PublicIpAddress: [{ Ip: publicIp, Isp: isp, GateWay: `203.0.${variant % 256}.1` }],
    },
    PublicIpAddress: { IpAddress: [publicIp] },
    PrivateIpAddresses: { PrivateIpAddress: [{ Ip: privateIp }] },
    InnerIpAddress: { IpAddress: [privateIp] },
    NetworkAttributes: {
      NetworkId: `n-${variant.toString(36)}`,
      VSwitchId: `vsw-${variant.toString(36)}`,
      PrivateIpAddress: { IpAddress: [privateIp] },
    },
    SystemDisk: disk(instance, 'sys', 20),
    DataDisk: { DataDisk: [dataDisk(instance, 100 + (variant % 8) * 50)] },
  };
  return instance.shape === undefined ? plain : instance.shape(plain);
}

/** [SDK] What both kinds of disks say: both spellings of the category, and the size in MiB, twice. */
function disk({ instanceId, diskCategory }: SimulatedInstance, role: string, sizeGib: number): WireDisk {
  return {
    Category: diskCategory,
    device_type: diskCategory,
    DiskId: `d-${role}-${instanceId.slice(2, 14)}`,
    Size: sizeGib * 1024,
    storage: sizeGib * 1024,
  };
}

/** [SDK] Data disks alone also have their size in GiB. */
function dataDisk(instance: SimulatedInstance, sizeGib: number): WireDisk {
  return { ...disk(instance, 'data', sizeGib), DiskSize: sizeGib };
}

/** Newest PublishTime first ([assumed]: ENS documents no order). `EventTypes` is required. */
export function describeHistoryEvents({ query, state, troubles }: HandlerInput): WireHistoryEvents {
  const types = readChoices(query, 'EventTypes', EVENT_TYPES);
  if (types.length === 0) {
    throw missingParameter('EventTypes');
  }
  const listed = state.selectEvents({
    types,
    statuses: readChoices(query, 'EventStatus', EVENT_STATUSES),
    levels: readChoices(query, 'EventLevels', EVENT_LEVELS),
    resourceIds: readList(query, 'ResourceIds'),
  });
  const isGone = (event: SimulatedEvent) => troubles(event, 'vanish');
  const selected = state.hasOrders() ? listed.filter((event) => !isGone(event)) : listed;
  const page = readPage(query);
  return {
    PageNumber: page.pageNumber,
    PageSize: page.pageSize,
    TotalCount: selected.length,
    Events: pageOf(selected, page).map(wireEvent),
  };
}

function wireEvent(event: SimulatedEvent): WireEvent {
  const plain: WireEvent = {
    EventId: event.eventId,
    EventType: event.type,
    EventLevel: event.level,
    EventStatus: event.status,
    ResourceId: event.resourceId,
    Reason: event.reason,
    ...(event.notBeforeMs === null
      ? {}
      : { NotBefore: event.notBeforeMs, NotBeforeUtcTime: utcText(event.notBeforeMs) }),
    PublishTime: event.publishMs,
    PublishUtcTime: utcText(event.publishMs),
    ExtendedAttribute: '{}',
  };
  return event.shape === undefined ? plain : event.shape(plain);
}

/** [assumed] `yyyy-MM-ddTHH:mm:ssZ`, as elsewhere in ENS; the two UTC fields have no description. */
function utcText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}

/** No paging. `EnName` repeats the area, as the vendor's sample does: it is no display name. */
export function describeEnsRegions({ query, state }: HandlerInput): WireRegions {
  const wanted = query.get('EnsRegionId');
  const regions: WireRegion[] = state.regions
    .filter((region) => wanted === undefined || region.regionId === wanted)
    .map(({ regionId, name, area, province }) => ({
      EnsRegionId: regionId,
      Name: name,
      EnName: area,
      Area: area,
      Province: province,
    }));
  if (wanted !== undefined && regions.length === 0) {
    throw invalidParameter('EnsRegionId', 'no such node');
  }
  return { Code: 0, EnsRegions: { EnsRegions: regions } };
}
