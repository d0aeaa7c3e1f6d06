import 'server-only';
import { isExpired } from '@/lib/domain/batch-states';
import { lockBatchRecord, moveBatch } from '@/lib/server/db/queries/batches';
import { readAwaiting } from '@/lib/server/db/queries/inbox';
import { loadFacts } from '@/lib/server/services/approvals/batch-facts';
import { findPlanBreak } from '@/lib/server/services/approvals/exact-plan';
import { judgeRelease } from '@/lib/server/services/approvals/judge-release';
import { neededNow } from '@/lib/server/services/approvals/judge-request';
import { targetOf } from '@/lib/server/services/approvals/plan-target';
import { recordAudit } from '@/lib/server/services/audit';
import { ringDispatchBell } from '@/lib/server/services/batches/dispatch-bell';
import { requireSystem, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { currentPolicy } from '@/lib/server/services/policy/current';

/**
 * Lets requests go that wait although they have the approvals they need: one of them counts again, since the person has
 * signed in at the identity provider anew. Nobody decides twice, so nobody else could. Called by the job; returns how
 * many went.
 */
export async function releaseCounted(ctx: ServiceContext): Promise<number> {
  requireSystem(ctx);
  const { db } = ctx.store;
  const awaiting = await readAwaiting(db);
  if (awaiting.length === 0) return 0;
  const known = await loadFacts(db, awaiting, ctx.now());
  const { policy } = await currentPolicy(db);
  let released = 0;
  for (const batch of awaiting) {
    const { approved = 0 } = known.get(batch.id) ?? {};
    if (approved === 0 || approved < neededNow(batch, policy).needed) continue;
    if (await releaseOne(ctx, batch.id)) released += 1;
  }
  if (released > 0) ringDispatchBell();
  return released;
}

async function releaseOne(ctx: ServiceContext, batchId: string): Promise<boolean> {
  return withTransaction(ctx, async (tx) => {
    const batch = await lockBatchRecord(tx, batchId, ctx.now());
    if (batch?.state !== 'awaiting_approval' || isExpired(batch, ctx.now())) return false;
    if (await findPlanBreak(tx, batch, targetOf(ctx))) return false;
    const judged = await judgeRelease(tx, batch, { factsGrown: false, nowMs: ctx.now() });
    const { cause, approved, needed, policyVersion } = judged;
    if (cause !== null || approved === 0) return false;
    const from = batch.state;
    await moveBatch(tx, { id: batchId, from, to: 'approved', nowMs: ctx.now(), endedAtMs: null });
    const { revision, planHash } = batch;
    await recordAudit(tx, ctx, {
      action: 'batch.approval_back',
      objectType: 'batch',
      objectId: batchId,
      before: { state: from },
      after: { state: 'approved', revision, planHash, approved, needed },
      policyVersion,
    });
    return true;
  });
}
