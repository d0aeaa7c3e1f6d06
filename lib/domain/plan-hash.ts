import type { OpsType } from '@/lib/domain/batches';

export type HashedRow = { eventKey: string; opsType: OpsType; planTimeMs: number | null };

/** Exactly what an approval is about. `mode`: what the batch says for all rows that have no order of their own. */
export type ExactPlan = {
  batchId: string;
  revision: number;
  mode: OpsType;
  rows: readonly HashedRow[];
};

const VERSION = 1;

/**
 * One text for one plan: whatever the order in which a store gives the rows, and different for any two plans that
 * differ in batch, revision, mode, or the operation or time of any event. Its SHA-256 is what an approval carries.
 */
export function canonicalPlan({ batchId, revision, mode, rows }: ExactPlan): string {
  const lines = rows.map(({ eventKey, opsType, planTimeMs }) =>
    JSON.stringify([eventKey, opsType, planTimeMs]),
  );
  // Without a comparison of its own: by code unit, not by locale, so the same on every machine.
  lines.sort();
  return `${JSON.stringify([VERSION, batchId, revision, mode])}\n${lines.join('\n')}`;
}
