import 'server-only';
import { createHash } from 'node:crypto';
import { canonicalPlan, type ExactPlan } from '@/lib/domain/plan-hash';
import { readOrderedRows } from '@/lib/server/db/queries/batch-plans';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import type { Queryable } from '@/lib/server/db/schema';
import { readPlan } from '@/lib/server/services/drafts/planned-rows';

/** SHA-256 (hex) of a plan. */
export function planHash(plan: ExactPlan): string {
  return createHash('sha256').update(canonicalPlan(plan)).digest('hex');
}

/** The hash of the plan that the rows say now; null when a row has no order or nothing is left. */
export async function hashOfRows(db: Queryable, batch: BatchRecord): Promise<string | null> {
  const rows = await readOrderedRows(db, batch.id);
  const ordered = rows.flatMap(({ opsType, ...row }) => (opsType === null ? [] : [{ ...row, opsType }]));
  if (ordered.length === 0 || ordered.length !== rows.length) return null;
  const { when } = readPlan(batch.planJson);
  return planHash({ batchId: batch.id, revision: batch.revision, mode: when, rows: ordered });
}

/** Whether the rows still are the plan that was submitted or requested. */
export async function isExactPlan(db: Queryable, batch: BatchRecord): Promise<boolean> {
  return batch.planHash !== null && batch.planHash === (await hashOfRows(db, batch));
}
