import { expect, test } from 'vitest';
import { countPlan } from '@/components/batch/review/plan-counts';
import type { PlanSlice } from '@/lib/schemas/batches';

const slice = (part: Partial<PlanSlice>): PlanSlice => ({
  regionId: 'cn-dalian-unicom',
  regionName: 'Dalian',
  rows: 1,
  firstMs: 5_000,
  lastMs: 5_000,
  localDisk: 0,
  diskUnknown: 0,
  cloudFirst: 0,
  cloudFirstMs: null,
  ...part,
});

test('counts what an approver must know, over regions and parts of the time', () => {
  const counts = countPlan({
    slices: [
      slice({ rows: 3, firstMs: null, lastMs: null, localDisk: 2 }),
      slice({ regionId: 'cn-chengdu', regionName: 'Chengdu', rows: 4, cloudFirst: 2, cloudFirstMs: 4_000 }),
      slice({ rows: 2, diskUnknown: 1, cloudFirst: 1, cloudFirstMs: 3_000 }),
      slice({ firstMs: 9_000, lastMs: 9_500 }),
    ],
  });
  expect(counts).toEqual({
    rows: 10,
    now: 3,
    nowRegions: [{ regionId: 'cn-dalian-unicom', regionName: 'Dalian' }],
    regions: 2,
    localDisk: 2,
    diskUnknown: 1,
    cloudFirst: 3,
    cloudFirstMs: 3_000,
  });
});

test('without rows to let go there is nothing to warn of', () => {
  expect(countPlan({ slices: [] })).toMatchObject({ rows: 0, now: 0, cloudFirst: 0, cloudFirstMs: null });
});
