import 'server-only';
import { EnsError } from './errors';
import type { EventInfo } from './types';
import type { WireEventInfo } from './wire';

/** DescribeInstances takes at most 100 ids, and answers 10 rows unless PageSize asks for more (ens-api §2.5). */
const MAX_INSTANCE_IDS = 100;

export type Query = Record<string, string>;

/** Parameters of DescribeHistoryEvents; lists are joined by commas, as the SDK does. */
export function historyEventsQuery(request: {
  eventTypes: readonly string[];
  eventStatus?: readonly string[];
  resourceIds?: readonly string[];
  pageNumber: number;
  pageSize: number;
}): Query {
  const { eventTypes, eventStatus = [], resourceIds = [], pageNumber, pageSize } = request;
  if (eventTypes.length === 0) throw invalidRequest('EventTypes needs at least one type.');
  return {
    EventTypes: joined(eventTypes),
    ...(eventStatus.length > 0 && { EventStatus: joined(eventStatus) }),
    ...(resourceIds.length > 0 && { ResourceIds: joined(resourceIds) }),
    PageNumber: String(pageNumber),
    PageSize: String(pageSize),
  };
}

/** Parameters of DescribeInstances: the ids are a JSON array in a string, and so is the page size a string. */
export function instancesQuery(instanceIds: readonly string[]): Query {
  if (instanceIds.length > MAX_INSTANCE_IDS) throw invalidRequest('InstanceIds takes at most 100 ids.');
  return { InstanceIds: JSON.stringify(instanceIds), PageSize: String(MAX_INSTANCE_IDS) };
}

/** Parameters of BatchEventRedeployInstance. JSON escapes lone surrogates, so that any id can be signed and sent. */
export function redeployQuery(eventInfos: readonly EventInfo[]): Query {
  if (eventInfos.length === 0) throw invalidRequest('EventInfos needs at least one row.');
  return { EventInfos: JSON.stringify(eventInfos.map(wireEventInfo)) };
}

/** Keys in the order of the vendor's model; PlanTime is a JSON number, and absent for `immediate`. */
function wireEventInfo({ eventId, resourceId, opsType, planTime }: EventInfo): WireEventInfo {
  if (opsType === 'immediate') return { EventId: eventId, OpsType: opsType, ResourceId: resourceId };
  if (planTime === undefined || !Number.isSafeInteger(planTime)) {
    throw invalidRequest('PlanTime must be epoch milliseconds when OpsType is scheduled.');
  }
  return { EventId: eventId, OpsType: opsType, PlanTime: planTime, ResourceId: resourceId };
}

/** A lone surrogate in a bare parameter could be neither signed nor sent. */
function joined(items: readonly string[]): string {
  return items.join(',').toWellFormed();
}

/** A mistake of ours that was caught before anything was sent. */
function invalidRequest(message: string): EnsError {
  return new EnsError({ kind: 'not_sent', code: 'InvalidRequest', message });
}
