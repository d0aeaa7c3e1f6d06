import 'server-only';
import { type BatchRecord, moveBatch } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { loadKnown } from '@/lib/server/services/approvals/batch-facts';
import { expireIn, voidChangedIn } from '@/lib/server/services/approvals/end-request';
import { neededNow } from '@/lib/server/services/approvals/judge-request';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';
import { currentPolicy } from '@/lib/server/services/policy/current';

/**
 * Asked by the dispatcher in the transaction that claims rows of a locked batch: are they exactly the plan that was
 * sealed, and is it approved as of now? If not, nothing is sent, and the batch says why: `void`, `expired`, or back to
 * `awaiting_approval` when approvals lost their worth (disabled people, a stricter policy).
 */
export async function mayBeSent(tx: Tx, ctx: ServiceContext, batch: BatchRecord): Promise<boolean> {
  if (batch.state === 'sending') return !(await voidChangedIn(tx, ctx, batch));
  if (batch.state !== 'approved') return false;
  if (await expireIn(tx, ctx, batch)) return false;
  if (await voidChangedIn(tx, ctx, batch)) return false;
  const { approved, glassBreak } = await loadKnown(tx, batch, ctx.now());
  const { policy, version } = await currentPolicy(tx);
  const { needed } = neededNow(batch, policy);
  const isBroken = glassBreak !== null && glassBreak.planHash === batch.planHash;
  const isReleased = isBroken || approved >= needed;
  const to = isReleased ? 'sending' : 'awaiting_approval';
  await moveBatch(tx, { id: batch.id, from: 'approved', to, nowMs: ctx.now(), endedAtMs: null });
  await recordAudit(tx, ctx, {
    action: isReleased ? 'batch.send' : 'batch.approval_lost',
    objectType: 'batch',
    objectId: batch.id,
    before: { state: 'approved' },
    after: {
      state: to,
      revision: batch.revision,
      planHash: batch.planHash,
      approved,
      needed,
      glassBroken: isBroken,
    },
    policyVersion: version,
  });
  return isReleased;
}
