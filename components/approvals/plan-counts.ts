import type { BatchDetail, BatchRow, BatchSummary } from '@/lib/schemas/batches';

export type PlanCounts = {
  rows: number;
  now: number;
  /** The regions in which rows start at once. */
  nowRegions: { regionId: string; regionName: string }[];
  regions: number;
  localDisk: number;
  /** Rows that are ordered for a time after the cloud acts by itself. */
  cloudFirst: number;
  /** The earliest of those instants (epoch ms). */
  cloudFirstMs: number | null;
};

/** How many rows of a batch were handed to the cloud, or may have been. */
export function sentRows({ rowCount, counts }: Pick<BatchSummary, 'rowCount' | 'counts'>): number {
  return rowCount - counts.queued - counts.skipped;
}

/** The rows that an approval lets go: all, or the rest of a batch that came back in the middle of its sending. */
export function rowsToGo({ rows }: Pick<BatchDetail, 'rows'>): BatchRow[] {
  return rows.filter(({ outcome }) => outcome === 'queued');
}

/** What an approver reads first about a plan: the rows that an approval lets go. */
export function countPlan(batch: Pick<BatchDetail, 'rows'>): PlanCounts {
  const rows = rowsToGo(batch);
  const now = rows.filter((row) => row.opsType === 'immediate');
  const late = rows.flatMap((row) => (isAfterDue(row) && row.dueAtMs !== null ? [row.dueAtMs] : []));
  return {
    rows: rows.length,
    now: now.length,
    nowRegions: [
      ...new Map(now.map(({ regionId, regionName }) => [regionId, { regionId, regionName }])).values(),
    ],
    regions: new Set(rows.map((row) => row.regionId)).size,
    localDisk: rows.filter((row) => row.localDisk === true).length,
    cloudFirst: late.length,
    cloudFirstMs: late.length === 0 ? null : late.reduce((a, b) => Math.min(a, b)),
  };
}

function isAfterDue({ dueAtMs, planTimeMs }: Pick<BatchRow, 'dueAtMs' | 'planTimeMs'>): boolean {
  return dueAtMs !== null && planTimeMs !== null && planTimeMs > dueAtMs;
}
