import type { WireRedeployReply, WireRedeployRow } from '@/lib/server/ens/wire';
import type { Order } from '@/lib/simulator/lifecycle';
import { isRecord, parseJson, type Query } from '@/lib/simulator/params';
import { invalidParameter, type Refusal } from '@/lib/simulator/reply';
import { ORDERABLE_STATUSES, REDEPLOY_TYPES } from '@/lib/simulator/world';
import type { HandlerInput } from './handler';

type Item = { eventId: string; resourceId: string; order: Order };

/**
 * Refused as a whole, with nothing acted on, when any item is malformed; otherwise one row for each item,
 * in order. A row's refusal never stops the others. Row codes other than 200 are invented (README).
 */
export function batchEventRedeployInstance(input: HandlerInput): WireRedeployReply {
  const items = readItems(input.query, input.nowMs);
  const rows = items.flatMap((item, index) => {
    const row = answerItem(item, input);
    if (input.rowFaults.omits(item.resourceId, index)) {
      return [];
    }
    const shapeRow = input.state.findEvent(item.eventId)?.shapeRow;
    return shapeRow === undefined || row.Code !== 200 ? [row] : shapeRow(row);
  });
  return { Results: rows };
}

function answerItem(item: Item, { state, lifecycle, nowMs, rowFaults }: HandlerInput): WireRedeployRow {
  const answer = (code: number, message: string): WireRedeployRow => ({
    Code: code,
    EventId: item.eventId,
    Message: message,
    ResourceId: item.resourceId,
  });
  const event = state.findEvent(item.eventId);
  if (event === undefined) {
    return answer(404, 'The specified event does not exist.');
  }
  if (event.resourceId !== item.resourceId.trim()) {
    return answer(404, 'The specified event does not belong to this resource.');
  }
  if (!REDEPLOY_TYPES.includes(event.type)) {
    return answer(400, `Events of type ${event.type} cannot be answered by a redeployment.`);
  }
  if (!ORDERABLE_STATUSES.includes(event.status)) {
    return answer(403, `The event is ${event.status}.`);
  }
  if (rowFaults.refuses(item.resourceId)) {
    return answer(409, 'The instance is busy.');
  }
  if (rowFaults.fails(item.resourceId)) {
    return answer(500, 'The host did not answer.');
  }
  lifecycle.order(event, item.order, nowMs);
  return answer(200, 'success');
}

function readItems(query: Query, nowMs: number): Item[] {
  const value = parseJson(query.get('EventInfos') ?? '');
  if (!Array.isArray(value) || value.length === 0) {
    throw invalidParameter('EventInfos', 'a JSON array with at least one item is expected');
  }
  return value.map((item: unknown, index) => readItem(item, index, nowMs));
}

function readItem(item: unknown, index: number, nowMs: number): Item {
  if (!isRecord(item)) {
    throw wrongItem(index, 'not an object');
  }
  return {
    eventId: readText(item, 'EventId', index),
    resourceId: readText(item, 'ResourceId', index),
    order: readOrder(item, index, nowMs),
  };
}

function readOrder(item: Record<string, unknown>, index: number, nowMs: number): Order {
  const opsType = readText(item, 'OpsType', index);
  if (opsType === 'immediate') {
    return { opsType };
  }
  if (opsType !== 'scheduled') {
    throw wrongItem(index, 'OpsType is neither immediate nor scheduled');
  }
  const planMs = item.PlanTime;
  if (typeof planMs !== 'number' || !Number.isSafeInteger(planMs)) {
    throw wrongItem(index, 'PlanTime must be an integer, epoch milliseconds');
  }
  if (planMs <= nowMs) {
    throw wrongItem(index, 'PlanTime is in the past');
  }
  return { opsType, planMs };
}

function readText(item: Record<string, unknown>, name: string, index: number): string {
  const value = item[name];
  if (typeof value !== 'string' || value.trim() === '') {
    throw wrongItem(index, `${name} is missing`);
  }
  return value;
}

function wrongItem(index: number, why: string): Refusal {
  return invalidParameter('EventInfos', `item ${index + 1}: ${why}`);
}
