import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { reopenedState } from '@/lib/domain/batch-progress';
import type { BatchState } from '@/lib/domain/batches';
import { DeskError } from '@/lib/domain/errors';
import { eventKey } from '@/lib/domain/events';
import { MAX_DESCRIBE_IDS } from '@/lib/domain/limits';
import { DecideRowsInput } from '@/lib/schemas/batch-inputs';
import type { DecidedRows } from '@/lib/schemas/batches';
import {
  keepSights,
  type LostRow,
  leaveRow,
  readUndecidedRows,
  requeueRow,
} from '@/lib/server/db/queries/batch-rows-settle';
import { findBatch, lockBatch, moveBatch, setCorrelation } from '@/lib/server/db/queries/batches';
import { ackNotices, hasUndecidedRows } from '@/lib/server/db/queries/notices';
import { insertDecision } from '@/lib/server/db/queries/outcome-remarks';
import { isUniqueViolation } from '@/lib/server/db/retry-transaction';
import type { Tx } from '@/lib/server/db/schema';
import { getEnsClient } from '@/lib/server/ens/credentials';
import { chunksByResource, readEventsOf } from '@/lib/server/ens/describe';
import { EnsError } from '@/lib/server/ens/errors';
import type { CloudEvent, EnsClient } from '@/lib/server/ens/types';
import { recordAudit } from '@/lib/server/services/audit/record';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { wakeDispatcher } from '@/lib/server/services/batches/dispatch-wake';
import { doesRequesterStand, sendUntilNow } from '@/lib/server/services/batches/judge-release';
import { judgeResend, type ResendCheck } from '@/lib/server/services/batches/lost-order';
import {
  regionsOf,
  requirePermission,
  type ServiceContext,
  withTransaction,
} from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { currentPolicy } from '@/lib/server/services/policy/read';
import { checkStepUp, type StepUpProof } from '@/lib/server/services/step-up/check-step-up';
import { requireStepUpForRows } from '@/lib/server/services/step-up/free-rows';

type Request = { decision: 'resend' | 'leave'; reason: string };
type Person = ReturnType<typeof requirePermission>;
type Work = {
  ctx: ServiceContext;
  actor: Person;
  request: Request;
  checks: ReadonlyMap<string, ResendCheck>;
  proof: StepUpProof;
};
/** What holds for all rows of one transaction: a row that is sent again may leave until then. */
type Moment = Work & { sendUntilMs: number };

/**
 * A person's word on rows that reading could not settle. `resend` reads each event once more and queues the row as a
 * new attempt only when the event is exactly as it was before the first order; `leave` keeps the row unknown for good
 * and frees its event. The old call and the evidence stay, with who decided and why.
 * Throws DeskError `conflict` `undecided` (some rows need no decision any more, or
 * are beyond the actor's regions), `conflict` `batch_stopped` (resend in a
 * batch that sends no more), `conflict` `approval_requester_lost`, `conflict` `held_before` (another batch has taken an event), `unavailable` `cloud_read`,
 * `forbidden` `step_up` (many rows are ordered again), `password_wrong`.
 */
export async function decideRows(
  ctx: ServiceContext,
  input: z.input<typeof DecideRowsInput>,
  ens: () => EnsClient = getEnsClient,
): Promise<DecidedRows> {
  const actor = requirePermission(ctx, 'rows.decide');
  const { rowIds: given, stepUp, ...request } = parseInput(DecideRowsInput, input);
  const proof = await checkStepUp(ctx, stepUp);
  const rowIds = [...new Set(given)];
  const { db } = ctx.store;
  const checks = new Map<string, ResendCheck>();
  if (request.decision === 'resend') {
    // Before the transaction: none is held open while the cloud is asked.
    const rows = await readUndecidedRows(db, rowIds, regionsOf(ctx));
    const events = await readNow(ens(), rows);
    const nowMs = ctx.now();
    for (const row of rows) checks.set(row.id, judgeResend(row, events.get(row.eventKey) ?? null, nowMs));
  }
  const work: Work = { ctx, actor, request, checks, proof };
  try {
    const decided = await withTransaction(ctx, (tx) => decideIn(tx, work, rowIds));
    if (decided.resent.length > 0) wakeDispatcher();
    return decided;
  } catch (error) {
    if (!isUniqueViolation(error, 'batchRows', 'liveKey')) throw error;
    throw new DeskError('conflict', 'held_before', {}, error);
  }
}

async function readNow(ens: EnsClient, rows: readonly LostRow[]): Promise<Map<string, CloudEvent>> {
  const events = new Map<string, CloudEvent>();
  try {
    for (const chunk of chunksByResource(rows, MAX_DESCRIBE_IDS)) {
      const found = await readEventsOf(ens, [...new Set(chunk.map(({ resourceId }) => resourceId))]);
      for (const event of found.values()) events.set(eventKey(event), event);
    }
  } catch (error) {
    if (error instanceof EnsError) throw new DeskError('unavailable', 'cloud_read', {}, error);
    throw error;
  }
  return events;
}

async function decideIn(tx: Tx, given: Work, rowIds: readonly string[]): Promise<DecidedRows> {
  const nowMs = given.ctx.now();
  const work = { ...given, sendUntilMs: await sendUntilNow(tx, nowMs) };
  const limit = regionsOf(given.ctx);
  const found = await readUndecidedRows(tx, rowIds, limit);
  const batchIds = [...new Set(found.map(({ batchId }) => batchId))].sort();
  const decided: DecidedRows = { resent: [], left: [], refused: [] };
  for (const batchId of batchIds) {
    const state = await lockBatch(tx, batchId, nowMs);
    // Read again behind the lock: another person may have decided while this one waited for it.
    const ids = found.filter((row) => row.batchId === batchId).map(({ id }) => id);
    const rows = await readUndecidedRows(tx, ids, limit);
    const to = state && reopenedState(state);
    if (work.request.decision === 'resend') await requireSendable(tx, batchId, to);
    const before = decided.resent.length;
    for (const row of rows) await decideRow(tx, work, row, decided);
    if (state && to && decided.resent.length > before && to !== state) {
      await moveBatch(tx, { id: batchId, from: state, to, nowMs, endedAtMs: null });
    }
    if (decided.resent.length > before) await setCorrelation(tx, batchId, work.ctx.correlationId);
    await auditBatch(tx, work, batchId, rows, decided);
    if (!(await hasUndecidedRows(tx, batchId))) {
      await ackNotices(tx, { batchId, kinds: ['rows.needs_decision'], nowMs });
    }
  }
  const missing = rowIds.length - decided.resent.length - decided.left.length - decided.refused.length;
  if (missing > 0) throw new DeskError('conflict', 'undecided', { count: missing });
  const { policy } = await currentPolicy(tx);
  const rows = decided.resent.length;
  const release = { policy, purpose: 'rows.resend', proof: work.proof, rows, areStored: true } as const;
  if (rows > 0) await requireStepUpForRows(tx, work.ctx, release);
  return decided;
}

/** Refuses a new attempt in a batch that sends no more, or whose requester may order no more. */
async function requireSendable(tx: Tx, batchId: string, to: BatchState | null): Promise<void> {
  if (!to) throw new DeskError('conflict', 'batch_stopped');
  const batch = await findBatch(tx, batchId);
  if (!batch || !(await doesRequesterStand(tx, batch))) {
    throw new DeskError('conflict', 'approval_requester_lost');
  }
}

async function decideRow(tx: Tx, work: Moment, row: LostRow, decided: DecidedRows): Promise<void> {
  const nowMs = work.ctx.now();
  if (work.request.decision === 'leave') {
    if (!(await leaveRow(tx, row, nowMs))) return;
    decided.left.push(row.id);
    return storeDecision(tx, work, row);
  }
  const check = work.checks.get(row.id);
  if (!check) return;
  if (check.refusal !== null) {
    decided.refused.push({ rowId: row.id, why: check.refusal });
    // What this reading saw is evidence as well; the reconciler goes on from it.
    await keepSights(tx, row, {
      sightsJson: JSON.stringify(check.sights),
      nextReadMs: nowMs,
      needsDecisionAtMs: row.needsDecisionAtMs,
      decisionCause: check.cause,
    });
    return;
  }
  if (!(await requeueRow(tx, row, { nowMs, sendUntilMs: work.sendUntilMs }))) return;
  decided.resent.push(row.id);
  await storeDecision(tx, work, { ...row, sightsJson: JSON.stringify(check.sights) });
}

async function storeDecision(tx: Tx, { ctx, actor, request }: Work, row: LostRow): Promise<void> {
  await insertDecision(tx, {
    id: randomUUID(),
    batchId: row.batchId,
    rowId: row.id,
    attempt: row.attempt,
    callId: row.callId,
    decision: request.decision,
    reason: request.reason,
    sightsJson: row.sightsJson,
    decidedBy: actor.id,
    decidedByName: actor.name,
    decidedAtMs: ctx.now(),
  });
}

async function auditBatch(
  tx: Tx,
  { ctx, request }: Work,
  batchId: string,
  rows: readonly LostRow[],
  decided: DecidedRows,
): Promise<void> {
  const done = new Set([...decided.resent, ...decided.left]);
  const refused = new Map(decided.refused.map(({ rowId, why }) => [rowId, why]));
  await recordAudit(tx, ctx, {
    action: `rows.${request.decision}`,
    objectType: 'batch',
    objectId: batchId,
    before: { outcome: 'unknown' },
    after: {
      reason: request.reason,
      rows: rows
        .filter(({ id }) => done.has(id))
        .map(({ eventId, callId, attempt }) => ({ eventId, callId, attempt })),
      refused: rows.flatMap(({ id, eventId }) => {
        const why = refused.get(id);
        return why ? [{ eventId, why }] : [];
      }),
    },
  });
  await advanceBatch(tx, ctx, batchId);
}
