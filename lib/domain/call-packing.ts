import type { RowOrder } from '@/lib/domain/batches';
import type { EventIdentity } from '@/lib/domain/events';

/** What one row adds to a call. */
export type PackableRow = EventIdentity & {
  order: RowOrder;
  /** Calls with this row carry no more rows than this: set while a refused call is taken apart. Null = no such limit. */
  maxCallRows: number | null;
};

export type CallLimits = { maxRows: number; maxUrlBytes: number };

/** `/?EventInfos=%5B%5D`: what every call costs before its first row. */
const CALL_BYTES = encodedBytes('/?EventInfos=') + encodedBytes('[]');
const COMMA_BYTES = encodedBytes(',');

/**
 * Bytes of `text` in a URL by RFC 3986: letters, digits and `-_.~` one, every other byte of its UTF-8 three.
 * A lone surrogate counts as the replacement character that it becomes.
 */
export function encodedBytes(text: string): number {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, '%00').length;
}

/** Bytes that one row takes in `EventInfos`, without the comma before it. Keys in the order of the wire. */
export function rowBytes({ eventId, resourceId, order }: PackableRow): number {
  const time = order.opsType === 'scheduled' ? { PlanTime: order.planTimeMs } : {};
  return encodedBytes(
    JSON.stringify({ EventId: eventId, OpsType: order.opsType, ...time, ResourceId: resourceId }),
  );
}

/**
 * Cuts `rows` into calls: each row in exactly one, in the same order, each call within the limits.
 * A row that alone is too long gets a call of its own, so that the cloud says what it thinks of it.
 */
export function packCalls<T extends PackableRow>(rows: readonly T[], limits: CallLimits): T[][] {
  const calls: T[][] = [];
  let current: T[] = [];
  let bytes = CALL_BYTES;
  let maxRows = limits.maxRows;
  for (const row of rows) {
    const size = rowBytes(row);
    const limit = Math.min(maxRows, row.maxCallRows ?? maxRows);
    const isFull = current.length + 1 > limit || bytes + COMMA_BYTES + size > limits.maxUrlBytes;
    if (current.length > 0 && isFull) {
      calls.push(current);
      current = [];
      bytes = CALL_BYTES;
      maxRows = limits.maxRows;
    }
    bytes += size + (current.length > 0 ? COMMA_BYTES : 0);
    maxRows = Math.min(maxRows, row.maxCallRows ?? maxRows);
    current.push(row);
  }
  if (current.length > 0) calls.push(current);
  return calls;
}
