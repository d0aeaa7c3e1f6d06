import 'server-only';
import { createHash } from 'node:crypto';
import type { OpsType } from '@/lib/domain/batches';
import {
  canonicalPlan,
  coversTarget,
  isOwnEvent,
  isPlanHashVersion,
  PLAN_HASH_VERSION,
  type PlanHashVersion,
  type PlanTarget,
} from '@/lib/domain/plan-hash';
import { readOrderedRows } from '@/lib/server/db/queries/batch-plans';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import type { Queryable } from '@/lib/server/db/schema';
import { readPlan } from '@/lib/server/services/drafts/planned-rows';

/** A batch, as far as its hash is about it. */
export type HashedBatch = Pick<BatchRecord, 'id' | 'revision' | 'planJson'>;

/** Why a batch is not the plan that was sealed. */
export type PlanBreak =
  /** Its rows, revision or mode are others; `found`: their hash by the version of the seal, null when they have none. */
  | { kind: 'plan'; found: string | null }
  /** All is as it was, but this server sends to another endpoint or account. */
  | { kind: 'target'; sealed: PlanTarget; inForce: PlanTarget };

/** The hash (SHA-256, hex) with which the rows as they are stored now are sealed; null when one of them cannot be sent. */
export async function sealingHash(
  db: Queryable,
  batch: HashedBatch,
  target: PlanTarget,
): Promise<string | null> {
  const hashFor = await readHashes(db, batch, PLAN_HASH_VERSION);
  return hashFor?.(target) ?? null;
}

/** Why the batch is not the plan that was submitted or requested, or null when it is exactly that. */
export async function findPlanBreak(
  db: Queryable,
  batch: BatchRecord,
  inForce: PlanTarget,
): Promise<PlanBreak | null> {
  const { planHash, planHashVersion: version, planEndpoint: endpoint, planAccount: account } = batch;
  if (planHash === null || !isPlanHashVersion(version)) return { kind: 'plan', found: null };
  const hashFor = await readHashes(db, batch, version);
  if (!hashFor) return { kind: 'plan', found: null };
  const found = hashFor(inForce);
  if (found === planHash) return null;
  // The columns only explain: unless they give the very hash that was approved, the plan itself is another.
  if (coversTarget(version) && endpoint !== null && account !== null) {
    const sealed = { endpoint, account };
    if (hashFor(sealed) === planHash) return { kind: 'target', sealed, inForce };
  }
  return { kind: 'plan', found };
}

/**
 * What the rows hash to for a target; null when a row has no order, stands for another event than its ids say, or
 * nothing is left.
 */
async function readHashes(
  db: Queryable,
  batch: HashedBatch,
  version: PlanHashVersion,
): Promise<((target: PlanTarget) => string) | null> {
  const rows = await readOrderedRows(db, batch.id);
  if (rows.length === 0 || !rows.every(isOrdered) || !rows.every(isOwnEvent)) return null;
  const { when } = readPlan(batch.planJson);
  const plan = { batchId: batch.id, revision: batch.revision, mode: when, rows };
  return (target) =>
    createHash('sha256')
      .update(canonicalPlan(version, { ...plan, target }))
      .digest('hex');
}

/** Whether a row of a store has an order at all: that of a draft has none. */
export function isOrdered<Row extends { opsType: OpsType | null }>(
  row: Row,
): row is Row & { opsType: OpsType } {
  return row.opsType !== null;
}
