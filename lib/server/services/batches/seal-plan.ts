import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { DiffRow } from '@/lib/domain/plan-diff';
import { PLAN_HASH_VERSION, type PlanHashVersion, type PlanTarget } from '@/lib/domain/plan-hash';
import { insertPlan } from '@/lib/server/db/queries/batch-plans';
import { type BatchRecord, setApprovalColumns } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { sealingHash } from '@/lib/server/services/approvals/exact-plan';
import type { JudgedRequest } from '@/lib/server/services/approvals/judge-request';
import { targetOf } from '@/lib/server/services/approvals/plan-target';
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
