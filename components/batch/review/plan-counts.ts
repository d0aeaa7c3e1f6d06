import type { BatchHead, BatchSummary, PlanSlice } from '@/lib/schemas/batches';

export type PlanCounts = {
  rows: number;
  now: number;
  /** The regions in which rows start at once. */
  nowRegions: { regionId: string; regionName: string }[];
  regions: number;
  localDisk: number;
  /** Of which it is not known. */
  diskUnknown: number;
  /** Rows that are ordered for a time after the cloud acts by itself. */
  cloudFirst: number;
  /** The earliest of those instants (epoch ms). */
  cloudFirstMs: number | null;
};

/** How many rows of a batch were handed to the cloud, or may have been. */
export function sentRows({ rowCount, counts }: Pick<BatchSummary, 'rowCount' | 'counts'>): number {
  return rowCount - counts.queued - counts.skipped;
}

/** What an approver reads first about a plan: the rows that an approval lets go. */
export function countPlan({ slices }: Pick<BatchHead, 'slices'>): PlanCounts {
  const now = slices.filter(({ firstMs }) => firstMs === null);
  const sum = (of: (slice: PlanSlice) => number) => slices.reduce((total, slice) => total + of(slice), 0);
  const cloudFirst = slices.flatMap(({ cloudFirstMs }) => (cloudFirstMs === null ? [] : [cloudFirstMs]));
  return {
    rows: sum(({ rows }) => rows),
    now: now.reduce((total, { rows }) => total + rows, 0),
    nowRegions: now.map(({ regionId, regionName }) => ({ regionId, regionName })),
    regions: new Set(slices.map(({ regionId }) => regionId)).size,
    localDisk: sum(({ localDisk }) => localDisk),
    diskUnknown: sum(({ diskUnknown }) => diskUnknown),
    cloudFirst: sum(({ cloudFirst: rows }) => rows),
    cloudFirstMs: cloudFirst.length === 0 ? null : Math.min(...cloudFirst),
  };
}
