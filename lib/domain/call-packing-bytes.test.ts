import { expect, test } from 'vitest';
import { encodedBytes, type PackableRow, packCalls, rowBytes } from '@/lib/domain/call-packing';

const row = (index: number): PackableRow => ({
  eventId: `e-${index}`,
  resourceId: `i-${index}`,
  order:
    index % 2 === 0
      ? { opsType: 'immediate', planTimeMs: null }
      : { opsType: 'scheduled', planTimeMs: 1_000 },
  maxCallRows: null,
});

/** The whole URL of one call, written out. */
function urlBytes(rows: readonly PackableRow[]): number {
  const infos = rows.map(({ eventId, resourceId, order }) => ({
    EventId: eventId,
    OpsType: order.opsType,
    ...(order.opsType === 'scheduled' ? { PlanTime: order.planTimeMs } : {}),
    ResourceId: resourceId,
  }));
  return encodedBytes(`/?EventInfos=${JSON.stringify(infos)}`);
}

test('a call fills its bytes to the last one, and never goes over', () => {
  const rows = [0, 1, 2, 3, 4].map(row);
  const exact = urlBytes(rows.slice(0, 3));
  expect(packCalls(rows, { maxRows: 20, maxUrlBytes: exact }).map((call) => call.length)).toEqual([3, 2]);
  expect(packCalls(rows, { maxRows: 20, maxUrlBytes: exact - 1 }).map((call) => call.length)).toEqual([
    2, 2, 1,
  ]);
});

test('the bytes of a row are those of its JSON in a URL', () => {
  expect(rowBytes(row(0))).toBe(urlBytes([row(0)]) - urlBytes([]));
  expect(rowBytes(row(1))).toBe(urlBytes([row(1)]) - urlBytes([]));
});
