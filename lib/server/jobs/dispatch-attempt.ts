import 'server-only';
import type { CallAnswer } from '@/lib/domain/classify-call';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';
import { prolongCall } from '@/lib/server/db/queries/calls';
import { EnsError } from '@/lib/server/ens/errors';
import { type ClaimedCall, eventInfosOf } from '@/lib/server/jobs/dispatch-claim';
import { type DispatchRun, HEARTBEAT_MS, keepDispatchLease } from '@/lib/server/jobs/dispatch-deps';

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
    await prolongCall(run.store.db, callId, run.lease, run.now() + DISPATCH_LEASE_TTL_MS);
  } catch (error) {
    // The settling finds out by its fence whether the call is still ours.
    run.log.warn({ callId, err: error }, 'the lease of a call could not be prolonged');
  }
}
