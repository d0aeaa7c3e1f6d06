import 'server-only';
import { addCounts, NO_ROWS, type PolicyFacts } from '@/lib/domain/approval-policy';
import { isGraver } from '@/lib/domain/release';
import { raiseGravity } from '@/lib/server/db/queries/batch-rows-release';
import type { SendableRow } from '@/lib/server/db/queries/batch-rows-send';
import { type BatchRecord, moveBatch, setApprovalColumns } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import { expireIn, voidChangedInTx } from '@/lib/server/services/batches/end-request';
import { judgeRelease } from '@/lib/server/services/batches/judge-release';
import { parseFacts } from '@/lib/server/services/batches/judge-request';
import type { ProvenPlan } from '@/lib/server/services/batches/proven-plan';
import { stopSending } from '@/lib/server/services/batches/stop';
import type { ServiceContext } from '@/lib/server/services/context';

/**
 * Asked by the dispatcher in the transaction that claims rows of a locked batch, at every claim until the last row: are
 * they exactly the plan that was sealed, and is it released as of now? With a proof of the plan only the rows that leave
 * are still to be compared, which is the caller's part; without one the whole is read here. If not, nothing (more) is sent, and the batch says
 * why: `void`, `expired`, `halted` when its requester may order no more, or back to `awaiting_approval` when approvals
 * lost their worth (disabled people, a stricter policy). `byGlass`: an emergency send, which the schedule does not hold
 * back.
 */
export async function releaseForSending(
  tx: Tx,
  ctx: ServiceContext,
  batch: BatchRecord,
  proof: ProvenPlan | null,
): Promise<{ byGlass: boolean } | null> {
  if (batch.state !== 'approved' && batch.state !== 'sending') return null;
  if (await expireIn(tx, ctx, batch)) return null;
  if (proof === null && (await voidChangedInTx(tx, ctx, batch))) return null;
  const { cause, ...judged } = await judgeRelease(tx, batch, { factsGrown: false, nowMs: ctx.now() });
  if (cause !== null) {
    await stopSending(tx, ctx, batch, { ...judged, cause });
    return null;
  }
  if (batch.state === 'approved') await beginSending(tx, ctx, batch, judged);
  return { byGlass: judged.glassBroken };
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

/** Whether one of these rows is about an event that is graver now than when the policy judged it. */
export function hasGraverRow(rows: readonly SendableRow[]): boolean {
  return rows.some(({ eventLevel, localDisk, levelNow, localDiskNow }) =>
    isGraver({ eventLevel, localDisk }, { eventLevel: levelNow, localDisk: localDiskNow }),
  );
}

/**
 * Judges a batch again of which events became graver: what the policy looks at is taken over for all rows that wait, so
 * that approvers see it once and whole. False when that needs more approvals than there are: it waits for them then.
 * The only work here that grows with the batch, and done only when something has changed.
 */
export async function judgeGraver(tx: Tx, ctx: ServiceContext, batch: BatchRecord): Promise<boolean> {
  const raised = await raiseGravity(tx, batch.id);
  if (batch.factsJson === null) return true;
  const before = parseFacts(batch.factsJson);
  const more = { ...NO_ROWS, ...raised };
  const facts: PolicyFacts = { batch: addCounts(before.batch, more), day: addCounts(before.day, more) };
  const factsJson = JSON.stringify(facts);
  await setApprovalColumns(tx, batch.id, { factsJson });
  await recordAudit(tx, ctx, {
    action: 'batch.graver',
    objectType: 'batch',
    objectId: batch.id,
    before: { facts: before },
    after: { facts },
  });
  const { cause, ...judged } = await judgeRelease(
    tx,
    { ...batch, factsJson },
    { factsGrown: true, nowMs: ctx.now() },
  );
  if (cause === null) return true;
  await stopSending(tx, ctx, batch, { ...judged, cause });
  return false;
}
