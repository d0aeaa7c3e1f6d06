import 'server-only';
import { createHash } from 'node:crypto';
import type { OpsType } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import type { DiffRow } from '@/lib/domain/plan';
import {
  canonicalPlan,
  coversTarget,
  isOwnEvent,
  isPlanHashVersion,
  PLAN_HASH_VERSION,
  type PlanHashVersion,
  type PlanTarget,
} from '@/lib/domain/plan-hash';
import { getPlanTarget } from '@/lib/server/config';
import { insertPlan, readOrderedRows } from '@/lib/server/db/queries/batch-plans';
import { type BatchRecord, setApprovalColumns } from '@/lib/server/db/queries/batches';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { sealedExceptions } from '@/lib/server/services/batches/exceptions';
import type { JudgedRequest } from '@/lib/server/services/batches/judge-request';
import { readPlan } from '@/lib/server/services/batches/own-plan';
import type { OrderedRow } from '@/lib/server/services/batches/queue-rows';
import type { ServiceContext } from '@/lib/server/services/context';

/** What a plan is bound to, as the audit tells it. */
type Seal = { planHash: string; planHashVersion: PlanHashVersion } & PlanTarget;

/**
 * Stores the hash of exactly what will be sent, what the policy asked of it, and the plan itself for later comparison.
 * The dispatcher sends nothing of a batch whose rows have another hash. It is made of the rows as they are stored, by
 * the very function that verifies it. Returns what it is bound to.
 * @param batch as it is after the submit: the revision is part of the hash
 * Throws DeskError `conflict` `plan_void` when a row's ids are not those of its event.
 */
export async function sealPlan(
  tx: Tx,
  ctx: ServiceContext,
  batch: BatchRecord,
  seal: {
    rows: readonly OrderedRow[];
    judged: JudgedRequest;
    requesterId: string;
    nowMs: number;
    /** Whether it waits for approval. */
    asks: boolean;
  },
): Promise<Seal> {
  const { rows, judged, requesterId, nowMs, asks } = seal;
  const target = targetOf(ctx);
  const planHash = await sealingHash(tx, batch, target);
  if (planHash === null) throw new DeskError('conflict', 'plan_void');
  const planHashVersion = PLAN_HASH_VERSION;
  await setApprovalColumns(tx, batch.id, {
    planHash,
    planHashVersion,
    planEndpoint: target.endpoint,
    planAccount: target.account,
    neededApprovals: judged.verdict.needed,
    reasonsJson: JSON.stringify(judged.verdict.reasons),
    factsJson: JSON.stringify(judged.facts),
    policyVersion: judged.version,
    requestedBy: requesterId,
    requestedAtMs: nowMs,
    expiresAtMs: asks ? judged.expiresAtMs : null,
    wasRequested: asks ? 1 : batch.wasRequested,
    firstMs: rows.reduce(
      (first, { planTimeMs }) => Math.min(first, planTimeMs ?? nowMs),
      Number.MAX_SAFE_INTEGER,
    ),
  });
  await insertPlan(tx, {
    batchId: batch.id,
    revision: batch.revision,
    planHash,
    planHashVersion,
    rowsJson: JSON.stringify(rows.map(diffRow)),
    atMs: nowMs,
  });
  return { planHash, planHashVersion, ...target };
}

function diffRow({ eventKey, eventId, resourceId, instanceName, opsType, planTimeMs }: OrderedRow): DiffRow {
  return { eventKey, eventId, resourceId, instanceName, opsType, planTimeMs };
}

/** A batch, as far as its hash is about it. */
export type HashedBatch = Pick<BatchRecord, 'id' | 'revision' | 'planJson' | 'waveJson'>;

/** Why a batch is not the plan that was sealed. */
export type PlanBreak =
  /** Its rows, revision or mode are others; `found`: their hash by the version of the seal, null when they have none. */
  | { kind: 'plan'; found: string | null }
  /** All is as it was, but this server sends to another endpoint or account. */
  | { kind: 'target'; sealed: PlanTarget; inForce: PlanTarget };

/** The hash (SHA-256, hex) with which the rows as they are stored now are sealed; null when one of them cannot be sent. */
async function sealingHash(db: Queryable, batch: HashedBatch, target: PlanTarget): Promise<string | null> {
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
  const { id: batchId, revision, waveJson } = batch;
  const exceptions = await sealedExceptions(db, batch, version);
  const plan = { batchId, revision, mode: when, rows, waveJson, exceptions };
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

/** Where whatever is sent now would go: as this server is set up, unless the context says otherwise. */
export function targetOf(ctx: Pick<ServiceContext, 'target'>): PlanTarget {
  return ctx.target ?? getPlanTarget();
}
