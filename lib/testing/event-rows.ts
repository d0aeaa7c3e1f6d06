import { eventKey } from '@/lib/domain/events';
import type { EventRow } from '@/lib/schemas/events';

/** A redeployable event for tests; `id` makes it another one. */
export function testRow(id: string, changes: Partial<EventRow> = {}): EventRow {
  const eventId = `e-${id}`;
  const resourceId = `i-${id}`;
  return {
    key: eventKey({ eventId, resourceId }),
    eventId,
    resourceId,
    eventType: 'Instance:SystemFailure.Redeploy',
    eventLevel: 'WARN',
    eventStatus: 'Inquiring',
    reason: 'Host hardware failure',
    notBeforeMs: null,
    publishTimeMs: null,
    dueAtMs: null,
    dueIsEstimate: false,
    instanceName: `name-${id}`,
    regionId: 'cn-dalian-unicom',
    regionName: 'Dalian Unicom',
    spec: '',
    addresses: [],
    localDisk: false,
    notRedeployable: null,
    heldBy: null,
    goneAtMs: null,
    ...changes,
  };
}
