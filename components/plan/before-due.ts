import type { PlannedRow } from '@/components/plan/planned-row';
import type { RowOrder } from '@/lib/domain/batches';
import { MIN_PLAN_LEAD_MS } from '@/lib/domain/limits';

const MINUTE_MS = 60_000;
/** So long before the cloud acts by itself (ms) a row is moved to. */
export const BEFORE_DUE_MS = 30 * MINUTE_MS;
/** Time to look through the plan and submit it. */
const TO_SUBMIT_MS = 5 * MINUTE_MS;

/** Rows that are planned after the time at which the cloud acts, while that is still to come. */
export function isLate({ judgement }: PlannedRow): boolean {
  return judgement.warnings.includes('after_due');
}

/**
 * Own times, 30 minutes before the cloud acts, for the late ones among `rows`; where that is too near, the earliest time
 * that can still be submitted (whole minutes). A row whose due time leaves no room gets none.
 */
export function beforeDueOverrides(rows: readonly PlannedRow[], nowMs: number): Record<string, RowOrder> {
  const earliestMs = Math.ceil((nowMs + MIN_PLAN_LEAD_MS + TO_SUBMIT_MS) / MINUTE_MS) * MINUTE_MS;
  return Object.fromEntries(
    rows.filter(isLate).flatMap(({ row }) => {
      if (row.dueAtMs === null || row.dueAtMs <= earliestMs) return [];
      const wishedMs = Math.floor((row.dueAtMs - BEFORE_DUE_MS) / MINUTE_MS) * MINUTE_MS;
      return [[row.id, { opsType: 'scheduled' as const, planTimeMs: Math.max(wishedMs, earliestMs) }]];
    }),
  );
}

/** The time for a whole plan that lets no row come too late: 30 minutes before the first of them; null without any room. */
export function beforeFirstDueMs(rows: readonly Pick<PlannedRow, 'row'>[], nowMs: number): number | null {
  const dues = rows.flatMap(({ row }) => (row.dueAtMs !== null && row.dueAtMs > nowMs ? [row.dueAtMs] : []));
  if (dues.length === 0) return null;
  const ms = Math.floor((dues.reduce((a, b) => Math.min(a, b)) - BEFORE_DUE_MS) / MINUTE_MS) * MINUTE_MS;
  return ms > nowMs + MIN_PLAN_LEAD_MS ? ms : null;
}
