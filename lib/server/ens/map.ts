import 'server-only';
import { failedReply } from './classify';
import {
  countOf,
  idOf,
  isRow,
  listOf,
  rowOf,
  textOf,
  timeOf,
  unreadableReply,
  utcTimeOf,
} from './read-values';
import type { CloudEvent, CloudRegion, HistoryEventsPage, RedeployReply, RedeployRowResult } from './types';
import type { WireEvent, WireHistoryEvents, WireRedeployReply, WireRedeployRow, WireRegion } from './wire';

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
