import 'server-only';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { classifyCall } from '@/lib/domain/classify-call';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';
import { findSendableBatch, loseRows, nextSendMs } from '@/lib/server/db/queries/batch-rows-send';
import { lockBatch } from '@/lib/server/db/queries/batches';
import { type AbandonedCall, abandonCall, listAbandonedCalls } from '@/lib/server/db/queries/calls';
import {
  type Budget,
  pauseOf,
  REDEPLOY_BUDGET,
  readBudget,
  tokenWaitMs,
} from '@/lib/server/db/queries/rate-budget';
import type { CallState } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import { hasRoom } from '@/lib/server/db/store-trouble';
import { attemptCall, settleCall, withHeartbeat } from '@/lib/server/jobs/dispatch/call';
import { NO_OWN_CALLS, type OwnCalls } from '@/lib/server/jobs/dispatch/calls-under-way';
import { type ClaimedCall, claimCall } from '@/lib/server/jobs/dispatch/claim';
import { DISPATCH_LEASE, type DispatchDeps, type DispatchRun } from '@/lib/server/jobs/dispatch/run';
import { type JobLog, jobContext } from '@/lib/server/jobs/runtime/job';
import { acquireLease, type Lease, releaseLease } from '@/lib/server/jobs/runtime/lease';
import { recordAudit } from '@/lib/server/services/audit/record';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { withTransaction } from '@/lib/server/services/context';

/** What one step did. `untilMs` (epoch ms) = nothing to do before; null = nothing waits at all. */
export type DispatchStep =
  | { kind: 'called'; callId: string; state: CallState }
  | { kind: 'nothing_left' }
  | { kind: 'wait'; untilMs: number | null }
  /** Another server sends. */
  | { kind: 'busy' };

/** A call whose intent is stored and that must be sent now, or why there is none. */
export type ClaimStep = { kind: 'claimed'; call: ClaimedCall } | Exclude<DispatchStep, { kind: 'called' }>;

/** Takes the right to send for `owner`; null while another server sends. */
export function takeDispatchLease(deps: DispatchDeps, owner: string): Promise<Lease | null> {
  return acquireLease(deps.store, {
    name: DISPATCH_LEASE,
    owner,
    ttlMs: DISPATCH_LEASE_TTL_MS,
    nowMs: deps.now(),
  });
}

/** One step under a lease of its own. Throws the store's errors and LeaseLost. */
export async function dispatchOnce(deps: DispatchDeps, owner: string): Promise<DispatchStep> {
  const lease = await takeDispatchLease(deps, owner);
  if (!lease) return { kind: 'busy' };
  try {
    return await dispatchStep({ ...deps, lease });
  } finally {
    await releaseLease(deps.store, lease);
  }
}

/** At most one call, from its claim to its settlement. */
export async function dispatchStep(run: DispatchRun): Promise<DispatchStep> {
  const step = await claimNext(run);
  if (step.kind !== 'claimed') return step;
  const state = await sendCall(run, step.call);
  return { kind: 'called', callId: step.call.id, state };
}

/**
 * Recover, wait for pause and budget, claim (which takes the token): the intent of the next call, if one may leave now.
 * @param own calls that this process has under way
 */
export async function claimNext(run: DispatchRun, own: OwnCalls = NO_OWN_CALLS): Promise<ClaimStep> {
  await recoverCalls(run, own);
  const due = await whatIsDue(run);
  if (due.kind === 'wait') return due;
  const nowMs = run.now();
  const waitMs = tokenWaitMs(due.budget, run.config.callsPerSecond, nowMs);
  if (waitMs > 0) return { kind: 'wait', untilMs: nowMs + waitMs };
  const call = await claimCall(run, due.batchId, own);
  return call ? { kind: 'claimed', call } : { kind: 'nothing_left' };
}

/**
 * Sends a claimed call once and settles it. Throws the store's error when its answer cannot be stored.
 * @param heard called when the answer has arrived, before it is stored, with whether it makes all sending rest
 */
export async function sendCall(
  run: DispatchRun,
  call: ClaimedCall,
  heard: (asksForRest: boolean) => void = () => {},
): Promise<CallState> {
  const { correlationId, batchId } = call;
  const ids = { correlationId, callId: call.id, batchId };
  run.log.info({ ...ids, rows: call.rows.length }, 'call leaves');
  const settled = await withHeartbeat(run, call.id, async () => {
    const answer = await attemptCall(run, call);
    heard(classifyCall(call.rows, answer).pause !== null);
    // The place on the wire is free: the next call leaves before this answer takes the store.
    await nextTurn();
    const { state, isLate } = await settleCall(run, call, answer);
    return { state, isLate, requestId: answer.requestId };
  });
  run.log.info({ ...ids, ...settled }, 'call settled');
  return settled.state;
}

/** Whether the dispatcher has anything to do now: rows to send, or calls left behind. Reads only. */
export async function hasWork(deps: DispatchDeps): Promise<DispatchStep | { kind: 'work' }> {
  const abandoned = await listAbandonedCalls(deps.store.db, deps.store.clock(deps.now()));
  if (abandoned.length > 0) return { kind: 'work' };
  const due = await whatIsDue(deps);
  return due.kind === 'wait' ? due : { kind: 'work' };
}

/** How long sending rests when the disk is nearly full (ms). */
const NO_ROOM_WAIT_MS = 1_000;

async function whatIsDue(
  deps: DispatchDeps,
): Promise<{ kind: 'due'; batchId: string; budget: Budget } | { kind: 'wait'; untilMs: number | null }> {
  const { db } = deps.store;
  const nowMs = deps.now();
  const budget = await readBudget(db, REDEPLOY_BUDGET);
  const pause = pauseOf(budget, nowMs);
  if (pause) return { kind: 'wait', untilMs: pause.untilMs };
  // A call whose answer might find no room is not sent at all.
  if (!hasRoom(deps.store.file)) return { kind: 'wait', untilMs: nowMs + NO_ROOM_WAIT_MS };
  const batchId = await findSendableBatch(db, nowMs);
  return batchId === null
    ? { kind: 'wait', untilMs: await nextSendMs(db) }
    : { kind: 'due', batchId, budget };
}

export type RecoverDeps = { store: Store; log: JobLog; now: () => number };

/**
 * Calls whose sender let the lease run out: nobody knows whether the cloud acted, so their rows become `unknown`,
 * never `queued` (trust, "The send protocol", step 8). Returns how many calls there were.
 * @param own calls that this very process has under way, also those whose answer is not stored yet: a clock that jumped, or a heartbeat that came late, leaves
 *   none of them behind
 */
export async function recoverCalls(
  deps: RecoverDeps,
  own: Pick<OwnCalls, 'has'> = NO_OWN_CALLS,
): Promise<number> {
  let recovered = 0;
  for (const call of await listAbandonedCalls(deps.store.db, deps.store.clock(deps.now()))) {
    if (own.has(call.id)) continue;
    const rows = await recoverCall(deps, call);
    if (rows === null) continue;
    recovered += 1;
    const { id: callId, batchId, correlationId } = call;
    deps.log.warn({ correlationId, callId, batchId, rows }, 'a call was left behind by its sender');
  }
  return recovered;
}

async function recoverCall(
  deps: RecoverDeps,
  { id, batchId, correlationId }: AbandonedCall,
): Promise<number | null> {
  return withTransaction(deps, async (tx) => {
    const nowMs = deps.now();
    await lockBatch(tx, batchId, nowMs);
    if (!(await abandonCall(tx, id, { endedAtMs: nowMs, now: deps.store.clock(nowMs) }))) return null;
    const rows = await loseRows(tx, id, nowMs);
    const ctx = jobContext(deps, correlationId ?? id);
    await recordAudit(tx, ctx, {
      action: 'call.recover',
      objectType: 'call',
      objectId: id,
      before: { state: 'sending' },
      after: { batchId, state: 'unknown', unknown: rows },
    });
    await advanceBatch(tx, ctx, batchId);
    return rows;
  });
}
