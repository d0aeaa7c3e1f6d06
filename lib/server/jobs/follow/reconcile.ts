import 'server-only';
import { randomUUID } from 'node:crypto';
import { MAX_DESCRIBE_IDS, SETTLE_DELAY_MS } from '@/lib/domain/limits';
import { addSight, type Reading, type Settling, type Sight, settleByReading } from '@/lib/domain/reconcile';
import {
  acceptByReading,
  keepSights,
  type LostRow,
  readLostRows,
} from '@/lib/server/db/queries/batch-rows-settle';
import { lockBatch } from '@/lib/server/db/queries/batches';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { chunksByResource, readEventsOf } from '@/lib/server/ens/describe';
import type { EnsClient } from '@/lib/server/ens/types';
import { type JobLog, jobContext, type RunningJob } from '@/lib/server/jobs/runtime/job';
import { startReadingLoop } from '@/lib/server/jobs/runtime/loop';
import { recordAudit } from '@/lib/server/services/audit/record';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { lostOrder, readSights } from '@/lib/server/services/batches/lost-order';
import { withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';

type ReconcileDeps = { store: Store; ens: EnsClient; log: JobLog; now: () => number };

type Judged = { row: LostRow; sights: Sight[]; settling: Settling };

/** Rows of one turn, so that a turn stays short: ten calls. */
const MAX_ROWS = 1_000;

/**
 * One turn of settling rows without an answer, only by reading their events (trust, "The send protocol", step 5).
 * Nothing is ever sent from here. Returns how many rows were read. Throws EnsError and the store's errors: the rows
 * stay as they are and are read at the next turn.
 */
export async function reconcileOnce(deps: ReconcileDeps): Promise<number> {
  const rows = await dueRows(deps, MAX_ROWS);
  for (const chunk of chunksByResource(rows, MAX_DESCRIBE_IDS)) {
    const judged = await judgeRows(deps, chunk);
    for (const batchId of new Set(chunk.map((row) => row.batchId))) {
      const ofBatch = judged.filter(({ row }) => row.batchId === batchId);
      await withTransaction(deps, (tx) => storeJudged(tx, deps, batchId, ofBatch));
    }
  }
  return rows.length;
}

/** Whether a row's turn has come. Reads only. */
async function hasRowsToReconcile(deps: ReconcileDeps): Promise<boolean> {
  return (await dueRows(deps, 1)).length > 0;
}

function dueRows(deps: ReconcileDeps, limit: number): Promise<LostRow[]> {
  const nowMs = deps.now();
  return readLostRows(deps.store.db, { nowMs, endedBeforeMs: nowMs - SETTLE_DELAY_MS, limit });
}

async function judgeRows(deps: ReconcileDeps, rows: readonly LostRow[]): Promise<Judged[]> {
  const events = await readEventsOf(deps.ens, [...new Set(rows.map(({ resourceId }) => resourceId))]);
  // By the clock of after the reading, so that a slow one never looks earlier than what it saw.
  const atMs = deps.now();
  return rows.flatMap((row) => {
    const lost = lostOrder(row);
    if (!lost) return [];
    const event = events.get(row.eventKey);
    const reading: Reading = {
      status: event?.eventStatus ?? null,
      notBeforeMs: event?.notBeforeMs ?? null,
    };
    const sights = addSight(readSights(row.sightsJson), reading, atMs);
    return [{ row, sights, settling: settleByReading(lost, sights, atMs) }];
  });
}

async function storeJudged(
  tx: Tx,
  deps: ReconcileDeps,
  batchId: string,
  judged: readonly Judged[],
): Promise<void> {
  const nowMs = deps.now();
  await lockBatch(tx, batchId, nowMs);
  const accepted: Judged[] = [];
  const undecided: Judged[] = [];
  for (const one of judged) {
    if (!(await storeRow(tx, one, nowMs))) continue;
    if (one.settling.verdict === 'accepted') accepted.push(one);
    const isNew = one.row.needsDecisionAtMs === null;
    if (one.settling.verdict === 'needs_decision' && isNew) undecided.push(one);
  }
  if (accepted.length + undecided.length === 0) return;
  const ctx = jobContext(deps, randomUUID());
  await recordAudit(tx, ctx, {
    action: 'rows.settle',
    objectType: 'batch',
    objectId: batchId,
    before: { outcome: 'unknown' },
    after: { accepted: accepted.map(evidenceOf), needsDecision: undecided.map(evidenceOf) },
  });
  deps.log.info(
    { batchId, accepted: accepted.length, needsDecision: undecided.length },
    'rows without an answer were read',
  );
  if (undecided.length > 0) {
    const rowIds = undecided.map(({ row }) => row.id);
    await recordBatchNotice(tx, ctx, { kind: 'rows.needs_decision', batchId, rowIds });
  }
  await advanceBatch(tx, ctx, batchId);
}

/** False when somebody else has settled the row meanwhile: their word stands. */
function storeRow(tx: Tx, { row, sights, settling }: Judged, nowMs: number): Promise<boolean> {
  const sightsJson = JSON.stringify(sights);
  if (settling.verdict === 'accepted') return acceptByReading(tx, row, { sightsJson, nowMs });
  const needsDecision = settling.verdict === 'needs_decision';
  return keepSights(tx, row, {
    sightsJson,
    nextReadMs: settling.nextReadMs,
    needsDecisionAtMs: needsDecision ? (row.needsDecisionAtMs ?? nowMs) : row.needsDecisionAtMs,
    decisionCause: settling.cause,
  });
}

function evidenceOf({ row, sights, settling }: Judged) {
  return {
    eventId: row.eventId,
    callId: row.callId,
    attempt: row.attempt,
    cause: settling.cause,
    sights,
  };
}

/** Settles rows without an answer until `stop`. Several servers share the work by a lease in the store. */
export function startReconcileJob(deps: ReconcileDeps): RunningJob {
  return startReadingLoop(deps, {
    lease: 'reconcile',
    failure: 'rows without an answer could not be read',
    look: async () => {
      if (!(await hasRowsToReconcile(deps))) return null;
      return async () => {
        await reconcileOnce(deps);
      };
    },
  });
}
