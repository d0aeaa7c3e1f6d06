import type { WireEvent } from '@/lib/server/ens/wire';
import { isRecord } from '@/lib/simulator/params';
import { EVENT_TYPES } from '@/lib/simulator/world';
import type { SdkCall } from '@/lib/testing/simulator/sdk-client';

export const ALL_TYPES = EVENT_TYPES.join(',');

/** One page of events, as listed. Throws when the call was refused. */
export async function readPage(
  call: SdkCall,
  query: Record<string, string> = {},
): Promise<{ events: WireEvent[]; total: number }> {
  const answer = await call('DescribeHistoryEvents', { EventTypes: ALL_TYPES, PageSize: '100', ...query });
  if (!answer.ok) {
    throw answer.error;
  }
  const { Events: events, TotalCount: total } = answer.body;
  if (!Array.isArray(events) || typeof total !== 'number') {
    throw new Error('no list of events');
  }
  return { events: events.filter(isRecord), total };
}

export async function readAll(call: SdkCall, query: Record<string, string> = {}): Promise<WireEvent[]> {
  const all: WireEvent[] = [];
  for (let pageNumber = 1; ; pageNumber++) {
    const { events, total } = await readPage(call, { ...query, PageNumber: String(pageNumber) });
    all.push(...events);
    if (events.length === 0 || all.length >= total) {
      return all;
    }
  }
}

/** The event as it is listed now. Throws when it is not. */
export async function readEvent(call: SdkCall, event: WireEvent): Promise<WireEvent> {
  const { events } = await readPage(call, { ResourceIds: String(event.ResourceId).trim() });
  const found = events.find(({ EventId }) => EventId === event.EventId);
  if (found === undefined) {
    throw new Error(`not listed: ${String(event.EventId)}`);
  }
  return found;
}

export const REDEPLOYABLE = {
  EventTypes: 'Instance:SystemFailure.Redeploy,Instance:SystemMaintenance.Redeploy',
  EventStatus: 'Inquiring,Scheduled',
};

/** The `EventInfos` of an order for these events: at once, or at `planMs`. */
export function orderOf(events: readonly WireEvent[], planMs?: number): { EventInfos: string } {
  const plan = planMs === undefined ? { OpsType: 'immediate' } : { OpsType: 'scheduled', PlanTime: planMs };
  return {
    EventInfos: JSON.stringify(
      events.map(({ EventId, ResourceId }) => ({
        EventId: String(EventId).trim(),
        ...plan,
        ResourceId: String(ResourceId).trim(),
      })),
    ),
  };
}
