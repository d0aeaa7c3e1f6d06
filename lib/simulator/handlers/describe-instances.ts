import type { WireInstance, WireInstances } from '@/lib/server/ens/wire';
import { pageOf, type Query, readJsonStrings, readPage } from '@/lib/simulator/params';
import { invalidParameter } from '@/lib/simulator/refusal';
import type { SimulatorState } from '@/lib/simulator/state';
import type { SimulatedInstance } from '@/lib/simulator/world';
import type { HandlerInput } from './handler';
import { wireInstance } from './wire-instance';

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
