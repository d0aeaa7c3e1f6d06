import 'server-only';
import { loseRows } from '@/lib/server/db/queries/batch-rows-send';
import { lockBatch } from '@/lib/server/db/queries/batches';
import { type AbandonedCall, abandonCall, listAbandonedCalls } from '@/lib/server/db/queries/calls';
import type { Store } from '@/lib/server/db/store';
import { type JobLog, jobContext } from '@/lib/server/jobs/dispatch-deps';
import { NO_OWN_CALLS, type OwnCalls } from '@/lib/server/jobs/dispatch-under-way';
import { recordAudit } from '@/lib/server/services/audit';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { withTransaction } from '@/lib/server/services/context';

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
  for (const call of await listAbandonedCalls(deps.store.db, deps.now())) {
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
    if (!(await abandonCall(tx, id, nowMs))) return null;
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
