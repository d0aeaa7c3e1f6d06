import type { WireEvent, WireHistoryEvents, WireRegion, WireRegions } from '@/lib/server/ens/wire';
import { pageOf, readChoices, readList, readPage } from '@/lib/simulator/params';
import { invalidParameter, missingParameter } from '@/lib/simulator/reply';
import { EVENT_LEVELS, EVENT_STATUSES, EVENT_TYPES, type SimulatedEvent } from '@/lib/simulator/world';
import type { HandlerInput } from './handler';

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
