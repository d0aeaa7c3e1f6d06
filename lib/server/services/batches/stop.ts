import 'server-only';
import type { z } from 'zod';
import { BATCH_LIFE } from '@/lib/domain/batch-states';
import type { StopCause } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { MIN_PLAN_LEAD_MS } from '@/lib/domain/limits';
import { stateAfterStop } from '@/lib/domain/release';
import { StopBatchInput } from '@/lib/schemas/batch-inputs';
import { readNextEnd } from '@/lib/server/db/queries/batch-rows-release';
import { skipQueuedRows } from '@/lib/server/db/queries/batch-rows-send';
import { clearWaits } from '@/lib/server/db/queries/batch-rows-wait';
import {
  type BatchRecord,
  lockBatch,
  moveBatch,
  setApprovalColumns,
  setStopped,
} from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import type { JudgedRelease } from '@/lib/server/services/batches/judge-release';
import { keepAsking } from '@/lib/server/services/batches/judge-request';
import { loadBatch, requireWhole } from '@/lib/server/services/batches/load';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * Sends nothing more of a batch: queued rows become `skipped` (`stopped`) and their events are free again. A call
 * under way is let finish; who stopped it, when and why stays on the batch; rows that the cloud has accepted cannot be recalled, for ENS has no such operation.
 * Throws DeskError `not_found` `batch`, `forbidden` `regions`, `conflict` `not_sending` (with the state it is in).
 */
export async function stopBatch(
  ctx: ServiceContext,
  input: z.input<typeof StopBatchInput>,
): Promise<{ batchId: string; skipped: number }> {
  const actor = requirePermission(ctx, 'batches.stop');
  const { batchId, reason } = parseInput(StopBatchInput, input);
  return withTransaction(ctx, async (tx) => {
    const nowMs = ctx.now();
    await lockBatch(tx, batchId, nowMs);
    const batch = await loadBatch(tx, batchId, actor);
    await requireWhole(tx, batch, actor);
    if (!BATCH_LIFE.stop.from.includes(batch.state)) {
      throw new DeskError('conflict', 'not_sending', { state: batch.state });
    }
    await moveBatch(tx, { id: batchId, from: batch.state, to: 'halted', nowMs, endedAtMs: nowMs });
    await setStopped(tx, { id: batchId, byName: actor.name, atMs: nowMs, reason });
    const skipped = await skipQueuedRows(tx, batchId, 'stopped', nowMs);
    await recordAudit(tx, ctx, {
      action: 'batch.stop',
      objectType: 'batch',
      objectId: batchId,
      before: { state: batch.state },
      after: { state: 'halted', skipped, ...(reason === '' ? {} : { reason }) },
    });
    const content = { byName: actor.name, ...(reason === '' ? {} : { comment: reason }) };
    await recordBatchNotice(tx, ctx, { kind: 'batch.halted', batchId, content });
    return { batchId, skipped };
  });
}

/**
 * Sends nothing more of a locked batch that is not released any more: its queued rows go back to wait for approval, by
 * the same plan and hash, or are given up. Rows that have left are followed to their end in either case.
 */
export async function stopSending(
  tx: Tx,
  ctx: ServiceContext,
  batch: BatchRecord,
  judged: JudgedRelease & { cause: StopCause },
): Promise<void> {
  if (stateAfterStop(judged.cause) === 'halted') await haltIn(tx, ctx, batch, judged.cause);
  else await sendBackIn(tx, ctx, batch, judged);
}

/** Ends a batch whose requester, or whoever sent it without approval, may order no more. It must be locked. */
export async function haltIn(
  tx: Tx,
  ctx: ServiceContext,
  batch: BatchRecord,
  cause: StopCause,
): Promise<void> {
  const nowMs = ctx.now();
  await mustMove(tx, batch, { to: 'halted', nowMs, endedAtMs: nowMs });
  await setApprovalColumns(tx, batch.id, { stopCause: cause });
  const reason = cause === 'requester_lost' ? 'requester_lost' : 'stopped';
  const skipped = await skipQueuedRows(tx, batch.id, reason, nowMs);
  await recordAudit(tx, ctx, {
    action: 'batch.halt',
    objectType: 'batch',
    objectId: batch.id,
    before: { state: batch.state },
    after: { state: 'halted', cause, requestedBy: batch.requestedBy, skipped },
  });
  await recordBatchNotice(tx, ctx, { kind: 'batch.halted', batchId: batch.id, content: { what: cause } });
}

/**
 * The rest waits for others to approve it. It runs out when the first of its rows would; one that was sent without
 * asking anybody is a request from here on.
 */
async function sendBackIn(
  tx: Tx,
  ctx: ServiceContext,
  batch: BatchRecord,
  { cause, approved, needed, reasons, policyVersion }: JudgedRelease,
): Promise<void> {
  const nowMs = ctx.now();
  await mustMove(tx, batch, { to: 'awaiting_approval', nowMs, endedAtMs: null });
  await clearWaits(tx, batch.id);
  const end = await readNextEnd(tx, batch.id, { nowMs, leadMs: MIN_PLAN_LEAD_MS });
  await setApprovalColumns(tx, batch.id, { stopCause: cause, expiresAtMs: end ?? nowMs, wasRequested: 1 });
  await keepAsking(tx, batch, { needed, reasons });
  await recordAudit(tx, ctx, {
    action: 'batch.approval_lost',
    objectType: 'batch',
    objectId: batch.id,
    before: { state: batch.state },
    after: {
      state: 'awaiting_approval',
      cause,
      revision: batch.revision,
      planHash: batch.planHash,
      approved,
      needed,
    },
    policyVersion,
  });
  const content = { byName: ctx.actor.name, ...(cause === null ? {} : { what: cause }) };
  await recordBatchNotice(tx, ctx, { kind: 'approval.requested', batchId: batch.id, content });
}

async function mustMove(
  tx: Tx,
  batch: BatchRecord,
  move: { to: 'halted' | 'awaiting_approval'; nowMs: number; endedAtMs: number | null },
): Promise<void> {
  const moved = await moveBatch(tx, { id: batch.id, from: batch.state, ...move });
  if (!moved) throw new Error('a locked batch has changed its state');
}
