import 'server-only';
import type { CountedRow } from '@/lib/domain/approval-policy';
import type { DiffRow } from '@/lib/domain/plan-diff';
import { insertPlan } from '@/lib/server/db/queries/batch-plans';
import { type BatchRecord, setApprovalColumns } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { planHash } from '@/lib/server/services/approvals/exact-plan';
import type { JudgedRequest } from '@/lib/server/services/approvals/judge-request';
import type { OrderedRow } from '@/lib/server/services/batches/queue-rows';
import { readPlan } from '@/lib/server/services/drafts/planned-rows';

export function countedRow({ row, order }: OrderedRow): CountedRow {
  const { eventLevel, localDisk } = row;
  return { ...order, eventLevel, localDisk };
}

/**
 * Stores the hash of exactly what will be sent, what the policy asked of it, and the plan itself for later comparison.
 * The dispatcher sends nothing of a batch whose rows have another hash. Returns the hash.
 * @param batch as it is after the submit: the revision is part of the hash
 */
export async function sealPlan(
  tx: Tx,
  batch: BatchRecord,
  seal: {
    ordered: readonly OrderedRow[];
    judged: JudgedRequest;
    requesterId: string;
    nowMs: number;
    /** Whether it waits for approval. */
    asks: boolean;
  },
): Promise<string> {
  const { ordered, judged, requesterId, nowMs, asks } = seal;
  const rows = ordered.map(diffRow);
  const { when } = readPlan(batch.planJson);
  const hash = planHash({ batchId: batch.id, revision: batch.revision, mode: when, rows });
  await setApprovalColumns(tx, batch.id, {
    planHash: hash,
    neededApprovals: judged.verdict.needed,
    reasonsJson: JSON.stringify(judged.verdict.reasons),
    factsJson: JSON.stringify(judged.facts),
    policyVersion: judged.version,
    requestedBy: requesterId,
    requestedAtMs: nowMs,
    expiresAtMs: asks ? judged.expiresAtMs : null,
    wasRequested: asks ? 1 : batch.wasRequested,
  });
  await insertPlan(tx, {
    batchId: batch.id,
    revision: batch.revision,
    planHash: hash,
    rowsJson: JSON.stringify(rows),
    atMs: nowMs,
  });
  return hash;
}

function diffRow({ row, order }: OrderedRow): DiffRow {
  return {
    eventKey: row.key,
    eventId: row.eventId,
    resourceId: row.resourceId,
    instanceName: row.instanceName,
    ...order,
  };
}
