import 'server-only';
import { addCounts, NO_ROWS, type PolicyFacts } from '@/lib/domain/approval-policy';
import { isGraver } from '@/lib/domain/release';
import { raiseGravity } from '@/lib/server/db/queries/batch-rows-release';
import type { SendableRow } from '@/lib/server/db/queries/batch-rows-send';
import { type BatchRecord, setApprovalColumns } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { judgeRelease } from '@/lib/server/services/approvals/judge-release';
import { parseFacts } from '@/lib/server/services/approvals/judge-request';
import { stopSending } from '@/lib/server/services/approvals/stop-sending';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';

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
