import 'server-only';
import { type BatchRecord, moveBatch, setApprovalColumns } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { expireIn, voidChangedIn } from '@/lib/server/services/approvals/end-request';
import { judgeRelease } from '@/lib/server/services/approvals/judge-release';
import type { ProvenPlan } from '@/lib/server/services/approvals/proven-plan';
import { stopSending } from '@/lib/server/services/approvals/stop-sending';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';

/**
 * Asked by the dispatcher in the transaction that claims rows of a locked batch, at every claim until the last row: are
 * they exactly the plan that was sealed, and is it released as of now? With a proof of the plan only the rows that leave
 * are still to be compared, which is the caller's part; without one the whole is read here. If not, nothing (more) is sent, and the batch says
 * why: `void`, `expired`, `halted` when its requester may order no more, or back to `awaiting_approval` when approvals
 * lost their worth (disabled people, a stricter policy).
 */
export async function mayBeSent(
  tx: Tx,
  ctx: ServiceContext,
  batch: BatchRecord,
  proof: ProvenPlan | null,
): Promise<boolean> {
  if (batch.state !== 'approved' && batch.state !== 'sending') return false;
  if (await expireIn(tx, ctx, batch)) return false;
  if (proof === null && (await voidChangedIn(tx, ctx, batch))) return false;
  const { cause, ...judged } = await judgeRelease(tx, batch, { factsGrown: false, nowMs: ctx.now() });
  if (cause !== null) {
    await stopSending(tx, ctx, batch, { ...judged, cause });
    return false;
  }
  if (batch.state === 'approved') await beginSending(tx, ctx, batch, judged);
  return true;
}

async function beginSending(
  tx: Tx,
  ctx: ServiceContext,
  batch: BatchRecord,
  judged: { approved: number; needed: number; glassBroken: boolean; policyVersion: number },
): Promise<void> {
  const { approved, needed, glassBroken, policyVersion } = judged;
  await moveBatch(tx, { id: batch.id, from: 'approved', to: 'sending', nowMs: ctx.now(), endedAtMs: null });
  await setApprovalColumns(tx, batch.id, { stopCause: null });
  await recordAudit(tx, ctx, {
    action: 'batch.send',
    objectType: 'batch',
    objectId: batch.id,
    before: { state: 'approved' },
    after: {
      state: 'sending',
      revision: batch.revision,
      planHash: batch.planHash,
      approved,
      needed,
      glassBroken,
    },
    policyVersion,
  });
}
