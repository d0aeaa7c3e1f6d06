import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { reopenedState, unsentReason } from '@/lib/domain/batch-progress';
import type { BatchState } from '@/lib/domain/batches';
import { type CallAnswer, type CallVerdict, classifyCall, type RowVerdict } from '@/lib/domain/classify-call';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';
import { nextFollowMs, pauseMs } from '@/lib/domain/pacing';
import { endRows, type RowEnd } from '@/lib/server/db/queries/batch-rows-send';
import { lockBatch } from '@/lib/server/db/queries/batches';
import { endCall, prolongCall } from '@/lib/server/db/queries/calls';
import {
  clearPause,
  extendPause,
  pauseBudget,
  pauseOf,
  REDEPLOY_BUDGET,
  readBudget,
} from '@/lib/server/db/queries/rate-budget';
import type { CallState, Tx } from '@/lib/server/db/schema';
import { EnsError } from '@/lib/server/ens/errors';
import { type ClaimedCall, eventInfosOf } from '@/lib/server/jobs/dispatch/claim';
import { type DispatchRun, HEARTBEAT_MS, keepDispatchLease } from '@/lib/server/jobs/dispatch/run';
import { jobContext } from '@/lib/server/jobs/runtime/job';
import { recordAudit } from '@/lib/server/services/audit/record';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { withTransaction } from '@/lib/server/services/context';
import { recordBatchNotice } from '@/lib/server/services/notices/record';

/** A process that slept longer than this between its commit and now does not send: another one may have taken over. */
const MAX_AWAY_MS = DISPATCH_LEASE_TTL_MS / 2;

/** The one HTTP attempt of a call. Never throws: whatever happens is an answer. */
export async function attemptCall(run: DispatchRun, call: ClaimedCall): Promise<CallAnswer> {
  if (run.monotonic() - call.claimedAtMs > MAX_AWAY_MS) return notSent('SenderWasAway');
  try {
    const reply = await run.ens.batchEventRedeployInstance({ eventInfos: eventInfosOf(call) });
    return { kind: 'reply', ...reply };
  } catch (error) {
    if (error instanceof EnsError) return errorAnswer(error);
    run.log.error({ callId: call.id, err: error }, 'the client failed; nobody knows what the cloud did');
    return { ...notSent('ClientFault'), errorKind: 'unknown' };
  }
}

function errorAnswer(error: EnsError): CallAnswer {
  const { kind, code, message, httpStatus, requestId, retryAfterMs } = error;
  return { kind: 'error', errorKind: kind, code, message, httpStatus, requestId, retryAfterMs };
}

function notSent(code: string) {
  return {
    kind: 'error',
    errorKind: 'not_sent',
    code,
    message: '',
    httpStatus: null,
    requestId: null,
    retryAfterMs: null,
  } as const;
}

/** Prolongs lease and call while `work` runs, so that a slow cloud does not look like a dead sender. */
export async function withHeartbeat<T>(run: DispatchRun, callId: string, work: () => Promise<T>): Promise<T> {
  let beating: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    beating = beating.then(() => beat(run, callId));
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await beating;
  }
}

async function beat(run: DispatchRun, callId: string): Promise<void> {
  try {
    await keepDispatchLease(run.store.db, run);
    const { clock, db } = run.store;
    const leaseUntilMs = sql<number>`${clock(run.now())} + ${sql.lit(DISPATCH_LEASE_TTL_MS)}`;
    await prolongCall(db, callId, run.lease, leaseUntilMs);
  } catch (error) {
    // The settling finds out by its fence whether the call is still ours.
    run.log.warn({ callId, err: error }, 'the lease of a call could not be prolonged');
  }
}

/** Waits between the tries to store an answer (ms). It exists only in this process until then. */
const STORE_WAITS_MS = [100, 300, 1_000, 2_000, 4_000];
/** Characters kept of the vendor's texts. */
const MAX_TEXT = 1_000;

export type Settled = { state: CallState; isLate: boolean };

/**
 * Stores what came of a call: the call, its rows, the pause of the account, the batch's state and the audit, in one
 * transaction that holds only while the call is still ours. A store that is away is asked again for some seconds; then
 * the call's lease runs out and its rows become `unknown`. Throws the store's error in that case.
 */
export async function settleCall(run: DispatchRun, call: ClaimedCall, answer: CallAnswer): Promise<Settled> {
  const verdict = classifyCall(call.rows, answer);
  if (verdict.foreign > 0) {
    run.log.warn({ callId: call.id, rows: verdict.foreign }, 'the reply names rows that were not asked for');
  }
  for (let tries = 0; ; tries++) {
    try {
      return await withTransaction(run, (tx) => storeVerdict(tx, run, call, { verdict, answer }));
    } catch (error) {
      const waitMs = STORE_WAITS_MS[tries];
      run.log.error({ callId: call.id, err: error }, 'the answer of a call could not be stored');
      if (waitMs === undefined) throw error;
      await delay(waitMs);
    }
  }
}

type Judged = { verdict: CallVerdict; answer: CallAnswer };

async function storeVerdict(tx: Tx, run: DispatchRun, call: ClaimedCall, judged: Judged): Promise<Settled> {
  const nowMs = run.now();
  const { verdict, answer } = judged;
  const batchState = await lockBatch(tx, call.batchId, nowMs);
  const error = answer.kind === 'error' ? answer : null;
  const isOurs = await endCall(tx, call.id, run.lease, {
    state: verdict.state,
    endedAtMs: nowMs,
    httpStatus: error ? error.httpStatus : 200,
    requestId: storable(answer.requestId),
    vendorCode: storable(answer.code ?? null),
    vendorMessage: storable(answer.message ?? null),
  });
  if (!isOurs) {
    // Somebody has settled it meanwhile (or a commit of ours came through after all): its word stands.
    run.log.warn({ callId: call.id, state: verdict.state }, 'a call was already settled');
    return { state: verdict.state, isLate: true };
  }
  const pausedUntilMs = await storePause(tx, run, call, verdict);
  const { counts, refused } = await storeRows(tx, call, judged, { nowMs, pausedUntilMs, batchState });
  const ctx = jobContext(run, call.correlationId);
  await recordAudit(tx, ctx, {
    action: 'call.settle',
    objectType: 'call',
    objectId: call.id,
    after: {
      batchId: call.batchId,
      state: verdict.state,
      code: storable(answer.code ?? null),
      requestId: storable(answer.requestId),
      ...counts,
    },
  });
  if (refused.length > 0) {
    await recordBatchNotice(tx, ctx, { kind: 'rows.refused', batchId: call.batchId, rowIds: refused });
  }
  await advanceBatch(tx, ctx, call.batchId);
  return { state: verdict.state, isLate: false };
}

/**
 * Returns until when sending rests (epoch ms), or 0. Several calls may be under way when the cloud has had enough: their
 * answers are one strike, and one that got through before does not end the pause.
 */
async function storePause(
  tx: Tx,
  run: DispatchRun,
  { leftAtMs }: ClaimedCall,
  { pause, state }: CallVerdict,
): Promise<number> {
  const name = REDEPLOY_BUDGET;
  if (!pause) {
    if (state !== 'unknown') await clearPause(tx, name, leftAtMs);
    return 0;
  }
  const { reason, hintMs } = pause;
  const nowMs = run.now();
  const budget = await readBudget(tx, name);
  const running = pauseOf(budget, nowMs);
  if (!running) {
    const untilMs = nowMs + pauseMs(reason, budget.strikes, hintMs);
    await pauseBudget(tx, { name, untilMs, reason });
    return untilMs;
  }
  const untilMs = nowMs + pauseMs(reason, Math.max(0, budget.strikes - 1), hintMs);
  await extendPause(tx, { name, untilMs, reason });
  return Math.max(untilMs, running.untilMs);
}

async function storeRows(
  tx: Tx,
  call: ClaimedCall,
  { verdict, answer }: Judged,
  at: { nowMs: number; pausedUntilMs: number; batchState: BatchState | null },
): Promise<{ counts: Record<string, number>; refused: string[] }> {
  const groups = new Map<string, { end: RowEnd; rowIds: string[] }>();
  call.rows.forEach(({ id }, index) => {
    const row = verdict.rows[index];
    if (!row) throw new Error('a row has no verdict');
    const end: RowEnd = {
      ...endOf(row, at.batchState),
      requestId: storable(answer.requestId),
      notBeforeSendMs: at.pausedUntilMs,
      maxCallRows: verdict.split ? Math.ceil(call.rows.length / 2) : null,
      nextFollowMs: nextFollowMs({ planTimeMs: null, changedAtMs: at.nowMs }, at.nowMs),
    };
    const key = JSON.stringify(end);
    const group = groups.get(key) ?? { end, rowIds: [] };
    group.rowIds.push(id);
    groups.set(key, group);
  });
  const counts: Record<string, number> = {};
  const refused: string[] = [];
  for (const { end, rowIds } of groups.values()) {
    const ended = await endRows(tx, call.id, rowIds, end, at.nowMs);
    if (ended !== rowIds.length) throw new Error('rows of a call were changed by somebody else');
    counts[end.outcome] = (counts[end.outcome] ?? 0) + rowIds.length;
    if (end.outcome === 'refused') refused.push(...rowIds);
  }
  return { counts, refused };
}

/** A batch that came to an end while the call was under way takes nothing back into its queue. */
function endOf(
  row: RowVerdict,
  batchState: BatchState | null,
): Pick<RowEnd, 'outcome' | 'reason' | 'code' | 'message'> {
  const texts = { code: storable(row.code), message: storable(row.message) };
  if (row.outcome === 'queued' && (batchState === null || reopenedState(batchState) === null)) {
    return { outcome: 'skipped', reason: unsentReason(batchState), ...texts };
  }
  return { outcome: row.outcome, reason: row.reason, ...texts };
}

/** A vendor's text as both stores can hold it: no NUL, no endless length. */
function storable(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\0', '\uFFFD').toWellFormed().slice(0, MAX_TEXT);
}
