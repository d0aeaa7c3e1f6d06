import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RowOrder } from '@/lib/domain/batches';
import { encodedBytes, type PackableRow, packCalls } from '@/lib/domain/call-packing';
import { MAX_CALL_URL_BYTES } from '@/lib/domain/limits';

const order: fc.Arbitrary<RowOrder> = fc.oneof(
  fc.constant({ opsType: 'immediate' as const, planTimeMs: null }),
  fc.nat().map((planTimeMs) => ({ opsType: 'scheduled' as const, planTimeMs })),
);
const row: fc.Arbitrary<PackableRow> = fc.record({
  eventId: fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constant(`e-${'d'.repeat(32)}`)),
  resourceId: fc.string({ maxLength: 40 }),
  order,
  maxCallRows: fc.option(fc.integer({ min: 1, max: 20 })),
});
const limits = fc.record({
  maxRows: fc.integer({ min: 1, max: 100 }),
  maxUrlBytes: fc.integer({ min: 100, max: 8_000 }),
});

/** What the client will really write, made without the code under test. */
function urlOf(call: readonly PackableRow[]): string {
  const infos = call.map(({ eventId, resourceId, order: { opsType, planTimeMs } }) => ({
    EventId: eventId,
    OpsType: opsType,
    ...(opsType === 'scheduled' ? { PlanTime: planTimeMs } : {}),
    ResourceId: resourceId,
  }));
  const value = encodeURIComponent(JSON.stringify(infos).toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  return `/?EventInfos=${value}`;
}

describe('packCalls', () => {
  test('loses no row, doubles none and keeps their order', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), limits, (rows, cut) => {
        const packed = packCalls(rows, cut).flat();
        expect(packed).toHaveLength(rows.length);
        expect(packed.every((one, index) => one === rows[index])).toBe(true);
      }),
    );
  });

  test('keeps every call within rows and bytes, but for a row that alone is too long', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), limits, (rows, cut) => {
        for (const call of packCalls(rows, cut)) {
          expect(call.length).toBeGreaterThan(0);
          if (call.length === 1) continue;
          expect(call.length).toBeLessThanOrEqual(cut.maxRows);
          for (const { maxCallRows } of call)
            expect(call.length).toBeLessThanOrEqual(maxCallRows ?? Infinity);
          // The '=' of the parameter travels as it is, and is counted as if it were escaped.
          expect(urlOf(call).length).toBeLessThanOrEqual(cut.maxUrlBytes);
        }
      }),
    );
  });

  test('puts 20 ordinary rows into one call, and a hundred into few', () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({
      eventId: `e-${String(index).padStart(32, '0')}`,
      resourceId: `i-5${String(index).padStart(24, '0')}`,
      order: { opsType: 'scheduled' as const, planTimeMs: 1_742_452_232_000 },
      maxCallRows: null,
    }));
    const cut = (maxRows: number) =>
      packCalls(rows, { maxRows, maxUrlBytes: MAX_CALL_URL_BYTES }).map((call) => call.length);
    expect(cut(20)).toEqual([20, 20, 20, 20, 20]);
    expect(Math.min(...cut(100).slice(0, -1))).toBeGreaterThan(35);
  });
});

test('encodedBytes counts what RFC 3986 makes of a text', () => {
  expect(encodedBytes('aZ09-_.~')).toBe(8);
  expect(encodedBytes("!'()*")).toBe(15);
  expect(encodedBytes('é')).toBe(6);
  expect(encodedBytes('大')).toBe(9);
  expect(encodedBytes('\ud800')).toBe(9);
});
