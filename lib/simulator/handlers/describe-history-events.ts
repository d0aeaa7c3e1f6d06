import type { WireEvent, WireHistoryEvents } from '@/lib/server/ens/wire';
import { pageOf, readChoices, readList, readPage } from '@/lib/simulator/params';
import { missingParameter } from '@/lib/simulator/refusal';
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
