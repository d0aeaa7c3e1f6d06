import type { RowOrder } from '@/lib/domain/batches';
import { effectiveOrders } from '@/lib/domain/plan';
import { judgeRow, type RowVerdict } from '@/lib/domain/row-gate';
import type { Draft, DraftRow } from '@/lib/schemas/batches';

/** One line of the plan: the stored row, what it will order, and what stands against it now. */
export type PlannedRow = { row: DraftRow; order: RowOrder | null; judgement: RowVerdict<'plan'> };

export type PlanSummary = {
  ready: number;
  /** Rows with a refusal, or with a warning about time. */
  needLook: number;
  blocked: number;
  immediate: number;
  scheduled: number;
  localDisk: number;
  /** Rows that the cloud handles before, or at any moment. */
  cloudFirst: number;
  regions: { regionId: string; regionName: string }[];
  /** Epoch ms, of the scheduled rows; null without any. */
  earliestMs: number | null;
  latestMs: number | null;
};

/** All rows with their orders, judged at `nowMs`. */
export function judgeDraft(draft: Pick<Draft, 'plan' | 'rows'>, nowMs: number): PlannedRow[] {
  const orders = effectiveOrders(draft.plan, draft.rows);
  return draft.rows.map((row, index) => {
    const order = orders[index] ?? null;
    return { row, order, judgement: judgeRow('plan', { ...row, order }, nowMs) };
  });
}

export function isBlocked({ judgement }: PlannedRow): boolean {
  return judgement.refusals.length > 0;
}

/** A local disk alone is told, but is no reason to look at the row's time again. */
export function needsLook({ judgement }: PlannedRow): boolean {
  return judgement.refusals.length > 0 || judgement.warnings.some((warning) => warning !== 'local_disk');
}

export function summarise(rows: readonly PlannedRow[]): PlanSummary {
  const times = rows.flatMap(({ order }) => (order?.opsType === 'scheduled' ? [order.planTimeMs] : []));
  const count = (test: (row: PlannedRow) => boolean) => rows.filter(test).length;
  return {
    ready: count((row) => !needsLook(row)),
    needLook: count(needsLook),
    blocked: count(isBlocked),
    immediate: count(({ order }) => order?.opsType === 'immediate'),
    scheduled: times.length,
    localDisk: count(({ judgement }) => judgement.warnings.includes('local_disk')),
    cloudFirst: count(({ judgement }) => judgement.warnings.some((warning) => warning !== 'local_disk')),
    regions: [...new Map(rows.map(({ row }) => [row.regionId, regionOf(row)])).values()],
    earliestMs: times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b)),
    latestMs: times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b)),
  };
}

function regionOf({ regionId, regionName }: DraftRow): { regionId: string; regionName: string } {
  return { regionId, regionName };
}

/**
 * Own times for the chosen rows, `byMs` later (or earlier) than they are planned now. Rows that go immediately or have
 * no time yet stay as they are.
 */
export function shiftedOverrides(rows: readonly PlannedRow[], byMs: number): Record<string, RowOrder> {
  return Object.fromEntries(
    rows.flatMap(({ row, order }) =>
      order?.opsType === 'scheduled'
        ? [[row.id, { opsType: 'scheduled' as const, planTimeMs: order.planTimeMs + byMs }]]
        : [],
    ),
  );
}
