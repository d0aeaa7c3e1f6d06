import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import { noAttention } from '@/lib/domain/batch-progress';
import { stateNow } from '@/lib/domain/batch-states';
import { type BatchState, isRowReason, shownNumber } from '@/lib/domain/batches';
import { noScores } from '@/lib/domain/box-score';
import { MAX_DRAWN_ROWS } from '@/lib/domain/limits';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { BatchIdInput } from '@/lib/schemas/batch-inputs';
import type { BatchDetail, BatchHead, BatchVersion, HeadAnswer } from '@/lib/schemas/batches';
import {
  countScores,
  readBatchRegions,
  readFollowed,
  readPlanSlices,
} from '@/lib/server/db/queries/batch-page';
import { readBatchRows } from '@/lib/server/db/queries/batch-rows';
import { type BatchRecord, countAttention, findBatch } from '@/lib/server/db/queries/batches';
import { countOutcomes } from '@/lib/server/db/queries/batches-page';
import { countCalls, readCalls, readMixedCalls } from '@/lib/server/db/queries/calls';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { readDecisions } from '@/lib/server/db/queries/outcome-remarks';
import { pauseOf, REDEPLOY_BUDGET, readBudget } from '@/lib/server/db/queries/rate-budget';
import { countRowsElsewhere } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';
import { shareFor } from '@/lib/server/reads/share-for';
import { readApprovalPart } from '@/lib/server/services/batches/approval-part';
import {
  batchCall,
  batchRow,
  batchSummary,
  countByOutcome,
  rowDecision,
} from '@/lib/server/services/batches/batch-dto';
import { readExceptionGroups } from '@/lib/server/services/batches/exceptions';
import { readScheduleChanges } from '@/lib/server/services/batches/judge-approval';
import { loadBatch } from '@/lib/server/services/batches/load';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { judgingOf } from '@/lib/server/services/outcomes/judging';
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
    rows: await inPieces(await readBatchRows(db, batchId, limit), (row) => batchRow(row, limit)),
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

/**
 * The number that a page polls: while it stays, nothing of the batch has changed. One line by its key, whatever the size
 * of the batch. Throws DeskError `not_found` `batch`.
 */
export async function getBatchVersion(ctx: ServiceContext, input: unknown): Promise<BatchVersion> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId } = parseInput(BatchIdInput, input);
  const batch = await loadBatch(ctx.store.db, batchId, actor);
  return { version: batch.version, state: stateNow(batch, ctx.now()) };
}

/** Everything of a batch but its rows and calls: numbers, approvals, what may be done. Throws as `getBatch`. */
export async function getBatchHead(ctx: ServiceContext, input: unknown): Promise<HeadAnswer> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId } = parseInput(BatchIdInput, input);
  return batchHead({ ...ctx, actor }, await loadBatch(ctx.store.db, batchId, actor), { mayLag: true });
}

/**
 * The head of a batch that was loaded for its reader. Its version is that of its numbers, which were read after it: what
 * stands beside them is never older.
 * @param mayLag numbers of a large batch may be some seconds old; their version says so, and the page asks again
 */
async function batchHead(
  ctx: PersonContext,
  stored: BatchRecord,
  { mayLag = false } = {},
): Promise<HeadAnswer> {
  const { db } = ctx.store;
  const { id } = stored;
  const nowMs = ctx.now();
  const batch = { ...stored, state: stateNow(stored, nowMs) };
  const { counts, rowsElsewhere, ...numbers } = await (mayLag
    ? sharedNumbers(ctx, stored)
    : readNumbers(ctx, stored, regionsOf(ctx)));
  const mayWait = ['approved', 'sending'].includes(batch.state) && counts.queued > 0;
  const head = {
    ...batchSummary(batch, counts, rowsElsewhere),
    ...(await readApprovalPart(ctx, batch)),
    note: batch.note,
    zone: batch.zone,
    ...numbers,
    callCount: await countCalls(db, id, regionsOf(ctx)),
    stopped: stoppedOf(batch),
    retryOf: await retriedBatch(db, batch.retryOf),
    waiting: mayWait ? await readWaiting(ctx) : null,
    serverNowMs: nowMs,
  };
  return shownNumber(stored.number) === null ? { ...head, state: 'draft', number: null } : head;
}

/** Everything that is counted over the rows, and the version that it is of. */
async function readNumbers(
  { store, now }: Pick<ServiceContext, 'store' | 'now'>,
  batch: BatchRecord,
  limit: RegionLimit,
) {
  const { id, version, state, rowCount } = batch;
  const { db } = store;
  const counts = countByOutcome(await countOutcomes(db, [id], limit));
  const rowsElsewhere = (await countRowsElsewhere(db, [id], limit)).get(id) ?? 0;
  const isUnsent = counts.queued === rowCount - rowsElsewhere;
  return {
    version,
    counts,
    rowsElsewhere,
    ...(isUnsent
      ? { attention: noAttention(), box: { ...noScores(), queued: counts.queued }, ...NOTHING_DONE }
      : await readSent({ store, now }, id, limit)),
    regions: await readBatchRegions(db, id, limit),
    exceptions: await readExceptionGroups(db, batch, limit),
    scheduleChanges: await readScheduleChanges(db, batch, now()),
    slices: state === 'awaiting_approval' ? await readPlanSlices(db, id, limit) : [],
  };
}

const NOTHING_DONE = { doneInCloud: 0, tooLate: 0 };

/** What became of rows that were sent: all counted at the same moment, by the same rule. */
async function readSent(ctx: Pick<ServiceContext, 'store' | 'now'>, id: string, limit: RegionLimit) {
  const { db } = ctx.store;
  const judging = await judgingOf(ctx);
  return {
    attention: (await countAttention(db, judging, [id], limit)).get(id) ?? noAttention(),
    box: await countScores(db, judging, id, limit),
    ...(await readFollowed(db, id, limit)),
  };
}

/** A large batch is counted at most so often (ms), however many people follow it. */
const COUNT_EVERY_MS = 3_000;
const shareNumbers = shareFor<Awaited<ReturnType<typeof readNumbers>>>(COUNT_EVERY_MS);

async function sharedNumbers(ctx: PersonContext, stored: BatchRecord) {
  const { store, now } = ctx;
  const limit = regionsOf(ctx);
  const read = () => readNumbers({ store, now }, stored, limit);
  // A batch of another state has other numbers to show, and so has a reader of other regions.
  return stored.rowCount <= MAX_DRAWN_ROWS
    ? read()
    : shareNumbers(store.aside, `${stored.id}/${stored.state}/${JSON.stringify(limit)}`, read);
}

function stoppedOf({ stoppedByName, stoppedAtMs, stopReason }: BatchRecord): BatchHead['stopped'] {
  if (stoppedByName === null || stoppedAtMs === null) return null;
  return { byName: stoppedByName, atMs: stoppedAtMs, reason: stopReason ?? '' };
}

async function retriedBatch(db: Queryable, id: string | null): Promise<BatchHead['retryOf']> {
  const batch = id === null ? undefined : await findBatch(db, id);
  return batch ? { id: batch.id, number: batch.number } : null;
}

/** Why the sending of the whole account waits, if it does. */
async function readWaiting(ctx: ServiceContext): Promise<BatchHead['waiting']> {
  const pause = pauseOf(await readBudget(ctx.store.db, REDEPLOY_BUDGET), ctx.now());
  return pause && isRowReason(pause.reason) ? { reason: pause.reason, untilMs: pause.untilMs } : null;
}

/** What a page must know of a batch before it reads all of it. Throws DeskError `not_found` `batch`. */
export async function lookUpBatch(
  ctx: ServiceContext,
  input: unknown,
): Promise<{ state: BatchState; rowCount: number }> {
  const actor = requirePermission(ctx, 'batches.read');
  const { batchId } = parseInput(BatchIdInput, input);
  const { state, rowCount } = await loadBatch(ctx.store.db, batchId, actor);
  return { state, rowCount };
}
