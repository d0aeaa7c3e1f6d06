import type { BatchApproval } from '@/lib/schemas/approvals';
import type { BatchDetail, BatchRow } from '@/lib/schemas/batches';

/** Rows that are ordered for later than an approval counts. */
export type Lapse = {
  /** When it stops counting (epoch ms). */
  untilMs: number;
  rows: number;
  /** The last time that is ordered (epoch ms). */
  lastMs: number;
};

type PlannedRow = Pick<BatchRow, 'planTimeMs' | 'outcome'>;

/** What an approval that counts until `untilMs` does not reach; null: nothing, or it counts without end. */
export function lapseAt(untilMs: number | null, rows: readonly PlannedRow[]): Lapse | null {
  if (untilMs === null) return null;
  const later = rows.flatMap(({ planTimeMs, outcome }) =>
    outcome === 'queued' && planTimeMs !== null && planTimeMs > untilMs ? [planTimeMs] : [],
  );
  if (later.length === 0) return null;
  return { untilMs, rows: later.length, lastMs: later.reduce((a, b) => Math.max(a, b)) };
}

/** The first of the approvals of a batch to stop counting before its last row; null: none does. */
export function firstLapse(
  batch: Pick<BatchDetail, 'approvals' | 'breakGlass'> & { rows: readonly PlannedRow[] },
): (Lapse & { userName: string }) | null {
  if (batch.breakGlass) return null;
  const found = batch.approvals.flatMap((approval) => {
    const lapse = isApproving(approval) ? lapseAt(approval.countsUntilMs, batch.rows) : null;
    return lapse ? [{ ...lapse, userName: approval.userName }] : [];
  });
  return found.sort((a, b) => a.untilMs - b.untilMs)[0] ?? null;
}

function isApproving({ decision, counts }: BatchApproval): boolean {
  return decision === 'approve' && counts;
}
