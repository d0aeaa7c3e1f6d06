import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import { stateNow } from '@/lib/domain/batch-states';
import { isRowReason } from '@/lib/domain/batches';
import { type BatchDetail, BatchIdInput } from '@/lib/schemas/batches';
import { chunksOf, readBatchRows } from '@/lib/server/db/queries/batch-rows';
import { readCalls } from '@/lib/server/db/queries/calls';
import { pauseOf, REDEPLOY_BUDGET, readBudget } from '@/lib/server/db/queries/rate-budget';
import { readDecisions } from '@/lib/server/db/queries/row-decisions';
import { readApprovalPart } from '@/lib/server/services/approvals/approval-part';
import {
  batchCall,
  batchRow,
  batchSummary,
  countByOutcome,
  rowDecision,
} from '@/lib/server/services/batches/batch-dto';
import { loadBatch } from '@/lib/server/services/batches/load';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * A batch with all its rows, calls and decisions. A request that has run out says so, although only the job writes it
 * down: reading changes nothing. Of an own draft, no rows: those are read by `getDraft`.
 * Throws DeskError `not_found` `batch`, also for another's draft.
 */
export async function getBatch(ctx: ServiceContext, input: unknown): Promise<BatchDetail> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId } = parseInput(BatchIdInput, input);
  const { db } = ctx.store;
  const stored = await loadBatch(db, batchId, actor.id);
  const batch = { ...stored, state: stateNow(stored, ctx.now()) };
  const records = await readBatchRows(db, batchId);
  const calls = await readCalls(db, batchId);
  const counts = countByOutcome(records);
  return {
    ...batchSummary(batch, counts),
    ...(await readApprovalPart({ ...ctx, actor }, batch, records)),
    note: batch.note,
    zone: batch.zone,
    rows: await inPieces(records, batchRow),
    calls: calls.map(batchCall),
    decisions: (await readDecisions(db, batchId)).map(rowDecision),
    waiting:
      ['approved', 'sending'].includes(batch.state) && counts.queued > 0 ? await readWaiting(ctx) : null,
    serverNowMs: ctx.now(),
  };
}

/** 10,000 rows at once would keep everybody waiting. */
async function inPieces<T, R>(items: readonly T[], change: (item: T) => R[]): Promise<R[]> {
  const changed: R[] = [];
  for (const piece of chunksOf(items)) {
    changed.push(...piece.flatMap(change));
    if (items.length > piece.length) await turn();
  }
  return changed;
}

/** Why the sending of the whole account waits, if it does. */
async function readWaiting(ctx: ServiceContext): Promise<BatchDetail['waiting']> {
  const pause = pauseOf(await readBudget(ctx.store.db, REDEPLOY_BUDGET), ctx.now());
  return pause && isRowReason(pause.reason) ? { reason: pause.reason, untilMs: pause.untilMs } : null;
}
