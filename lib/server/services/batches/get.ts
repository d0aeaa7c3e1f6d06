import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import { type BatchDetail, BatchIdInput } from '@/lib/schemas/batches';
import { chunksOf, readBatchRows } from '@/lib/server/db/queries/batch-rows';
import { readCalls, readMixedCalls } from '@/lib/server/db/queries/calls';
import { readDecisions } from '@/lib/server/db/queries/row-decisions';
import { batchCall, batchRow, rowDecision } from '@/lib/server/services/batches/batch-dto';
import { batchHead } from '@/lib/server/services/batches/get-head';
import { loadBatch } from '@/lib/server/services/batches/load';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';

/**
 * A batch with all its rows in the actor's regions, their calls and decisions, for scripts; the page reads `getBatchHead` and pages of rows. A request
 * that has run out says so, although only the job writes it down: reading changes nothing. Of an own draft, no rows:
 * those are read by `getDraft`. Throws DeskError `not_found` `batch`, also for another's draft.
 */
export async function getBatch(ctx: ServiceContext, input: unknown): Promise<BatchDetail> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId } = parseInput(BatchIdInput, input);
  const { db } = ctx.store;
  const stored = await loadBatch(db, batchId, actor);
  const limit = regionsOf(ctx);
  const calls = await readCalls(db, batchId, limit);
  const mixed = await readMixedCalls(db, calls, limit);
  return {
    ...(await batchHead({ ...ctx, actor }, stored)),
    rows: await inPieces(await readBatchRows(db, batchId, limit), batchRow),
    calls: calls.map((call) => batchCall(call, mixed)),
    decisions: (await readDecisions(db, batchId, limit)).map(rowDecision),
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
