import type { WireDisk, WireInstance, WireInstances } from '@/lib/server/ens/wire';
import { pageOf, type Query, readJsonStrings, readPage } from '@/lib/simulator/params';
import { invalidParameter } from '@/lib/simulator/reply';
import type { SimulatorState } from '@/lib/simulator/state';
import { type SimulatedInstance, statusAt } from '@/lib/simulator/world';
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

/** Without ids: every instance of the account, in the order in which they were made ([assumed]: ENS documents none). */
export function describeInstances({ query, state, troubles, nowMs }: HandlerInput): WireInstances {
  const statusOf = (instance: SimulatedInstance): string => {
    const events = state.eventsOf(instance.instanceId);
    const stopped = events.some((event) => troubles(event, 'instance-stopped'));
    return stopped ? 'Stopped' : statusAt(instance, events, nowMs);
  };
  const wire = (instance: SimulatedInstance): WireInstance => wireInstance(instance, statusOf(instance));
  for (const name of UNSUPPORTED_FILTERS) {
    // Lists travel under their own name or under NAME.1, NAME.2…
    if (query.has(name) || query.has(`${name}.1`)) {
      throw invalidParameter(name, 'the simulator does not know this filter');
    }
  }
  const page = readPage(query);
  const selected = selectInstances(query, state, statusOf);
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
  statusOf: (instance: SimulatedInstance) => string,
): readonly SimulatedInstance[] {
  const ids = readJsonStrings(query, 'InstanceIds', MAX_IDS);
  const oneId = query.get('InstanceId');
  const regionIds = readJsonStrings(query, 'EnsRegionIds', MAX_IDS);
  const regionId = query.get('EnsRegionId');
  const status = query.get('Status');
  // An empty array is a filter too: it lets nothing through.
  const named =
    ids === undefined ? state.instances : [...new Set(ids)].flatMap((id) => state.findInstance(id) ?? []);
  const candidates = named.filter((instance) => instance.status !== null);
  if (oneId === undefined && regionIds === undefined && regionId === undefined && status === undefined) {
    return candidates;
  }
  return candidates.filter(
    (instance) =>
      (oneId === undefined || instance.instanceId === oneId) &&
      (regionIds === undefined || regionIds.includes(instance.regionId)) &&
      (regionId === undefined || instance.regionId === regionId) &&
      (status === undefined || statusOf(instance) === status),
  );
}

/** One instance with the nesting that DescribeInstances really uses. */
function wireInstance(instance: SimulatedInstance, status: string): WireInstance {
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
    Status: status,
    ServiceStatus: instance.serviceStatus,
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
