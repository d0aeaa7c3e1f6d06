import { expect, test } from 'vitest';
import { axisTicks, lanesOf, lanesOfHours } from '@/components/outcomes/timeline-bars';
import type { OutcomeRow } from '@/lib/schemas/outcomes';

const T = Date.UTC(2026, 10, 30, 12);
const HOUR = 3_600_000;
const SPAN = { fromMs: T - 12 * HOUR, toMs: T + 12 * HOUR };

function row(index: number, change: Partial<OutcomeRow>): OutcomeRow {
  return {
    account: 'default',
    instanceId: `i-${index}`,
    instanceName: `edge-${index}`,
    regionId: 'cn-a',
    regionName: 'A',
    phase: 'running',
    phaseSinceMs: T,
    looksHere: false,
    opsType: 'immediate',
    planTimeMs: null,
    dueAtMs: null,
    dueIsEstimate: false,
    acceptedAtMs: T,
    executingSinceMs: null,
    finalAtMs: null,
    cloudStatus: null,
    seenAtMs: T,
    batchId: 'b',
    batchNumber: 1,
    batchTitle: '',
    rowId: `row-${index}`,
    eventId: `e-${index}`,
    requestId: null,
    code: null,
    reason: null,
    nextStep: 'wait',
    ackBy: null,
    ackAtMs: null,
    ackNote: null,
    ...change,
  };
}

test('a bar goes from the beginning to the end, or to now while it runs; planned ones are hollow', () => {
  const [lane] = lanesOf(
    [
      row(1, { executingSinceMs: T - 2 * HOUR, finalAtMs: T - HOUR, phase: 'done' }),
      row(2, { executingSinceMs: T - HOUR }),
      row(3, { planTimeMs: T + HOUR, phase: 'next24h', dueAtMs: T + 2 * HOUR }),
    ],
    SPAN,
    T,
  );
  // The gravest is painted last, over the others.
  expect(lane?.bars).toMatchObject([
    { fromMs: T - 2 * HOUR, toMs: T - HOUR, hollow: false },
    { fromMs: T + HOUR, toMs: T + HOUR + 900_000, hollow: true },
    { fromMs: T - HOUR, toMs: T, hollow: false },
  ]);
  expect(lane?.dueTicks).toEqual([{ key: 'row-3', atMs: T + 2 * HOUR }]);
});

test('what lies outside is not drawn; more than 200 bars of a lane are told by the hour', () => {
  expect(lanesOf([row(1, { planTimeMs: T + 30 * HOUR })], SPAN, T)).toEqual([]);
  const many = Array.from({ length: 201 }, (_, index) => row(index, { planTimeMs: T + (index % 3) * HOUR }));
  const [lane] = lanesOf(many, SPAN, T);
  expect(lane?.bars.map(({ count }) => count)).toEqual([67, 67, 67]);
});

test('the axis names some eight full hours', () => {
  expect(axisTicks(SPAN)).toHaveLength(9);
  expect(axisTicks({ fromMs: T - 36 * HOUR, toMs: T + 36 * HOUR }).length).toBeLessThanOrEqual(10);
});

test('counted hours: a lane for each region, one bar for each hour, in the colour of its gravest phase', () => {
  const hour = { regionId: 'cn-a', regionName: 'A', hourMs: T, count: 3 };
  const lanes = lanesOfHours([
    { ...hour, phase: 'done' },
    { ...hour, phase: 'failed', count: 1 },
    { ...hour, phase: 'next24h', hourMs: T + HOUR },
    { ...hour, regionId: 'cn-b', phase: 'done' },
  ]);
  expect(
    lanes.map(({ regionId, bars }) => [
      regionId,
      bars.map(({ count, phase, hollow }) => [count, phase, hollow]),
    ]),
  ).toEqual([
    [
      'cn-a',
      [
        [4, 'failed', false],
        [3, 'next24h', true],
      ],
    ],
    ['cn-b', [[3, 'done', false]]],
  ]);
});
