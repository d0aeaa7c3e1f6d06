import 'server-only';
import type { DecidedBatch } from '@/lib/schemas/approvals';
import { moveBatch, setCorrelation } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { loadKnown } from '@/lib/server/services/approvals/batch-facts';
import {
  lockSeenPlan,
  type PersonContext,
  type SeenPlan,
  storeDecision,
} from '@/lib/server/services/approvals/decide';
import { keepAsking, neededNow } from '@/lib/server/services/approvals/judge-request';
import { recordAudit } from '@/lib/server/services/audit';
import { recordBatchNotice } from '@/lib/server/services/notices/record';
import { currentPolicy } from '@/lib/server/services/policy/current';

/** One approval of one plan, in a running transaction; with the last that is needed the batch may go. */
export async function approveIn(
  tx: Tx,
  ctx: PersonContext,
  seen: SeenPlan,
  comment: string | undefined,
): Promise<DecidedBatch & { rowCount: number }> {
  const { batch, actor } = await lockSeenPlan(tx, ctx, 'approve', seen);
  await storeDecision(tx, ctx, batch, { decision: 'approve', comment, personKey: actor.person ?? actor.id });
  const { approved } = await loadKnown(tx, batch, ctx.now());
  const { version, policy } = await currentPolicy(tx);
  const verdict = neededNow(batch, policy);
  await keepAsking(tx, batch, verdict);
  const { needed, reasons } = verdict;
  const state = approved >= needed ? 'approved' : batch.state;
  const nowMs = ctx.now();
  if (state !== batch.state) {
    await moveBatch(tx, { id: batch.id, from: batch.state, to: state, nowMs, endedAtMs: null });
    await setCorrelation(tx, batch.id, ctx.correlationId);
  }
  await recordAudit(tx, ctx, {
    action: 'batch.approve',
    objectType: 'batch',
    objectId: batch.id,
    before: { state: batch.state },
    after: {
      state,
      revision: batch.revision,
      planHash: batch.planHash,
      comment,
      approved,
      needed,
      reasons,
    },
    policyVersion: version,
  });
  await recordBatchNotice(tx, ctx, {
    kind: 'approval.decided',
    batchId: batch.id,
    content: { byName: ctx.actor.name, what: 'approve', ...(comment === undefined ? {} : { comment }) },
  });
  return { batchId: batch.id, number: batch.number, state, rowCount: batch.rowCount };
}
