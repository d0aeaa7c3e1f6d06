import { describe, expect, test } from 'vitest';
import { buildTimeline } from '@/components/batch/review/lanes';

const NOW = Date.UTC(2026, 10, 24, 17, 0);
const MINUTE = 60_000;
const row = (region: string, minutes: number | null) => ({
  regionId: region,
  regionName: region.toUpperCase(),
  rows: 1,
  firstMs: minutes === null ? null : NOW + minutes * MINUTE,
  lastMs: minutes === null ? null : NOW + minutes * MINUTE,
  cloudFirstMs: null,
});

describe('buildTimeline', () => {
  test('gives each region one lane, the earliest first, and counts what starts at once', () => {
    const { lanes, axis } = buildTimeline([row('b', 60), row('a', null), row('b', 75), row('a', 90)], NOW);
    expect(lanes.map(({ regionName, rows, now }) => [regionName, rows, now])).toEqual([
      ['A', 2, 1],
      ['B', 2, 0],
    ]);
    expect(lanes[1]).toMatchObject({ firstMs: NOW + 60 * MINUTE, lastMs: NOW + 75 * MINUTE });
    expect(axis).toMatchObject({ fromMs: NOW, startsNow: true });
  });

  test('marks in each lane when the cloud acts first, on the axis', () => {
    const late = (minutes: number) => ({ ...row('a', 90), cloudFirstMs: NOW + minutes * MINUTE });
    const { lanes, axis } = buildTimeline([late(60), late(30), row('b', 90)], NOW);
    const [a, b] = lanes;
    expect(a).toMatchObject({ cloudFirstMs: NOW + 30 * MINUTE });
    expect(a?.cloudAt).toBeCloseTo((30 * MINUTE) / (axis.toMs - axis.fromMs));
    expect(b).toMatchObject({ cloudFirstMs: null, cloudAt: null });
    expect(buildTimeline([late(-30)], NOW).lanes[0]?.cloudAt).toBe(0);
  });

  test('keeps every block on the axis and wide enough to be seen', () => {
    const { lanes } = buildTimeline([row('a', 0), row('a', 400), row('b', null), row('c', 1_000)], NOW);
    for (const { from, to } of lanes.flatMap(({ blocks }) => blocks)) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(1.000001);
      expect(to - from).toBeGreaterThan(0.05);
    }
  });

  test('draws rows that stand close together as one block, and others apart', () => {
    const { lanes } = buildTimeline([row('a', 60), row('a', 62), row('b', null), row('b', 120)], NOW);
    expect(lanes.find(({ regionId }) => regionId === 'a')?.blocks).toHaveLength(1);
    expect(lanes.find(({ regionId }) => regionId === 'b')?.blocks).toHaveLength(2);
  });

  test('begins at the first row when the plan is days away, and at now when a row starts at once', () => {
    const far = [row('a', 3 * 1_440), row('a', 3 * 1_440 + 30)];
    expect(buildTimeline(far, NOW).axis.startsNow).toBe(false);
    expect(buildTimeline(far, NOW).axis.fromMs).toBeGreaterThan(NOW + 2 * 1_440 * MINUTE);
    expect(buildTimeline([...far, row('b', null)], NOW).axis.startsNow).toBe(true);
    expect(buildTimeline([row('a', 90), row('b', 90)], NOW).axis.startsNow).toBe(true);
  });

  test('marks rise from 0 to 1, also for rows that all start at once or have passed', () => {
    for (const rows of [[row('a', null)], [row('a', -30)], [row('a', 1)], [row('a', 500_000)], []]) {
      const places = buildTimeline(rows, NOW).axis.ticks.map(({ at }) => at);
      expect(places[0]).toBe(0);
      expect(places.at(-1)).toBe(1);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
    }
  });
});
