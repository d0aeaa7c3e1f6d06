import 'server-only';
import { whyNotRedeployable } from '@/lib/domain/event-states';
import type { EventRow, HeldBy } from '@/lib/schemas/events';
import type { EventListRow } from '@/lib/server/db/queries/events-page';

/** A stored line as the browser gets it. */
export function toEventRow(row: EventListRow): EventRow {
  return {
    key: row.key,
    eventId: row.eventId,
    resourceId: row.resourceId,
    eventType: row.eventType,
    eventLevel: row.eventLevel,
    eventStatus: row.eventStatus,
    reason: row.reason,
    notBeforeMs: row.notBeforeMs,
    publishTimeMs: row.publishTimeMs,
    dueAtMs: row.dueAtMs,
    dueIsEstimate: row.dueIsEstimate === 1,
    instanceName: row.instanceName,
    regionId: row.regionId,
    regionName: row.regionName,
    spec: row.spec,
    addresses: row.addresses === '' ? [] : row.addresses.split(' '),
    localDisk: row.localDisk === null ? null : row.localDisk === 1,
    notRedeployable: whyNotRedeployable(row),
    heldBy: heldBy(row),
    goneAtMs: row.goneAtMs,
  };
}

function heldBy(row: EventListRow): HeldBy | null {
  if (row.batchId === null) return null;
  return {
    batchId: row.batchId,
    batchNumber: row.batchNumber ?? 0,
    title: row.batchTitle ?? '',
    createdByName: row.batchCreatedByName ?? '',
  };
}
