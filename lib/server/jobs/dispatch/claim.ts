import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import type { RowOrder } from '@/lib/domain/batches';
import { packCalls } from '@/lib/domain/call-packing';
import { DISPATCH_LEASE_TTL_MS, MAX_CALL_URL_BYTES } from '@/lib/domain/limits';
import { SKIP_REASONS } from '@/lib/domain/row-gate';
import {
  claimRows,
  readSendableRows,
  type SendableRow,
  skipRows,
} from '@/lib/server/db/queries/batch-rows-send';
import { type BatchRecord, lockBatchRecord } from '@/lib/server/db/queries/batches';
import { insertCall } from '@/lib/server/db/queries/calls';
import { pauseOf, REDEPLOY_BUDGET, readBudget, takeTokenOf } from '@/lib/server/db/queries/rate-budget';
import { lockGroups } from '@/lib/server/db/queries/schedule-locks';
import type { Tx } from '@/lib/server/db/schema';
import type { EventInfo } from '@/lib/server/ens/types';
import { NO_OWN_CALLS, type OwnCalls } from '@/lib/server/jobs/dispatch/calls-under-way';
import { type CheckedRow, checkRow } from '@/lib/server/jobs/dispatch/check-row';
import { holdUnread, judgeTimes, lookAhead, setAside } from '@/lib/server/jobs/dispatch/hold-back';
import { type DispatchRun, keepDispatchLease } from '@/lib/server/jobs/dispatch/run';
import { jobContext } from '@/lib/server/jobs/runtime/job';
import { recordAudit } from '@/lib/server/services/audit/record';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { skipOverdueRows, voidChangedInTx } from '@/lib/server/services/batches/end-request';
import { sealedExceptions } from '@/lib/server/services/batches/exceptions';
import {
  areProvenExceptions,
  forgetPlan,
  isProofOf,
  isProvenRow,
  type ProvenPlan,
  provePlan,
} from '@/lib/server/services/batches/proven-plan';
import { hasGraverRow, judgeGraver, releaseForSending } from '@/lib/server/services/batches/release';
import { targetOf } from '@/lib/server/services/batches/seal-plan';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { hasSchedule } from '@/lib/server/services/schedule/load-world';

/** A call that is stored as `sending` and may now leave, once. */
export type ClaimedCall = {
  id: string;
  batchId: string;
  /** Of the request that let it go. */
  correlationId: string;
  rows: ClaimedRow[];
  /** `run.monotonic()` before the lease was prolonged: the lease cannot end before this plus its length. */
  claimedAtMs: number;
  /** When its intent was stored (epoch ms). */
  leftAtMs: number;
};
export type ClaimedRow = { id: string; eventId: string; resourceId: string; order: RowOrder };

/** Looks for rows that are fit to go in one transaction, so that a batch that became stale is given up quickly. */
const MAX_LOOKS = 50;

/**
 * The write-ahead of the protocol (trust, "The send protocol", steps 2 and 6): one transaction checks that sending does
 * not rest, that the batch still is the plan that was approved and is released as of now, holds the next of its rows
 * against that plan and checks them again, gives up those that must not go any more, and stores call and rows as
 * `sending`. Only when it has committed may the request leave. The plan as a whole is proved before, once for each
 * process. Null when nothing of it may leave now. Throws LeaseLost.
 * @param own calls that this process has under way: what their answers say counts before it is stored
 */
export async function claimCall(
  run: DispatchRun,
  batchId: string,
  own: OwnCalls = NO_OWN_CALLS,
): Promise<ClaimedCall | null> {
  const target = targetOf(run);
  const ahead = await lookAhead(run, batchId);
  if (ahead?.allHeld) return null;
  const proved = await provePlan(run.store, batchId, target);
  const claimedAtMs = run.monotonic();
  const claim = withTransaction(run, async (tx) => {
    await keepDispatchLease(tx, run);
    const nowMs = run.now();
    const batch = await lockBatchRecord(tx, batchId, nowMs);
    if (!batch || !(await maySendNow(tx, run, nowMs))) return null;
    const proof = proved && isProofOf(proved, batch, target) ? proved : null;
    const correlationId = batch.correlationId ?? batchId;
    const ctx = jobContext(run, correlationId);
    // Before the audit, whose order all wait for, so that no two transactions ever wait for each other.
    const groupKeys = ahead?.groupKeys ?? [];
    await lockGroups(tx, groupKeys);
    const released = await releaseForSending(tx, ctx, batch, proof);
    if (!released) return null;
    const schedule = released.byGlass || !(await hasSchedule(tx)) ? null : { groupKeys };
    const packed = await nextRows(tx, run, ctx, { batch: { ...batch, state: 'sending' }, proof, schedule });
    if (packed === 'stopped') return null;
    if (!packed) {
      forgetPlan(run.store, batchId);
      await advanceBatch(tx, ctx, batchId);
      return null;
    }
    const call = { id: randomUUID(), batchId, correlationId, rows: packed, claimedAtMs, leftAtMs: nowMs };
    await storeIntent(tx, run, call);
    // Another call's answer may have come while this was written: then nothing of it is.
    if (own.mustRest()) throw new ToldToRest();
    return call;
  });
  return claim.catch((error: unknown) => {
    if (error instanceof ToldToRest) return null;
    throw error;
  });
}

/** Takes a claim back: nothing of it is stored. */
class ToldToRest extends Error {}

/**
 * Takes the token of a call, unless sending rests: asked again here, for a call that was under way may have been told to
 * stop a moment ago. After the lock of the batch, as in the settlement, so that the two never wait for each other.
 */
async function maySendNow(tx: Tx, run: DispatchRun, nowMs: number): Promise<boolean> {
  const budget = await readBudget(tx, REDEPLOY_BUDGET);
  if (pauseOf(budget, nowMs)) return false;
  const request = { name: REDEPLOY_BUDGET, perSecond: run.config.callsPerSecond, nowMs };
  return (await takeTokenOf(tx, request, budget)) === 0;
}

/**
 * The rows of the next call; stale ones in front of them are given up, and those that the schedule holds back set aside.
 * Null when none is fit to go; `stopped` when one is not what was sealed, when their events became graver and need more
 * approvals than there are, or when all wait.
 */
async function nextRows(
  tx: Tx,
  run: DispatchRun,
  ctx: ServiceContext,
  {
    batch,
    proof,
    schedule,
  }: {
    batch: BatchRecord;
    proof: ProvenPlan | null;
    /** The budgets that are locked; null: the schedule holds nothing back. */
    schedule: { groupKeys: readonly string[] } | null;
  },
) {
  const nowMs = run.now();
  const batchId = batch.id;
  const { batchRows } = run.config;
  for (let looks = 0; looks < MAX_LOOKS; looks++) {
    const rows = await readSendableRows(tx, batchId, nowMs, batchRows);
    // Without a proof the whole batch was compared in this very transaction.
    if (proof && !rows.every((row) => isProvenRow(proof, row))) {
      forgetPlan(run.store, batchId);
      // Should the whole be sound after all (ids of rows are no part of the plan), the next claim proves it anew.
      await voidChangedInTx(tx, ctx, batch);
      return 'stopped' as const;
    }
    const checked = rows.map((row) => checkRow(row, nowMs));
    await giveUpStaleRows(tx, ctx, batch, checked);
    const allowed = await allowedNow(tx, ctx, { batch, proof, schedule, checked });
    if (allowed === 'changed') {
      forgetPlan(run.store, batchId);
      await voidChangedInTx(tx, ctx, batch);
      return 'stopped' as const;
    }
    const fit = checked
      .filter(({ row, reason }) => reason === null && allowed.has(row.id))
      .map(({ row }) => row);
    if (hasGraverRow(fit) && !(await judgeGraver(tx, ctx, batch))) return 'stopped' as const;
    const [packed] = packCalls(checked.filter(({ row }) => allowed.has(row.id)).flatMap(packable), {
      maxRows: batchRows,
      maxUrlBytes: MAX_CALL_URL_BYTES,
    });
    if (packed || rows.length === 0) return packed ?? null;
    if (checked.some(({ reason }) => reason === null)) return 'stopped' as const;
  }
  return null;
}

/**
 * The rows that the schedule lets leave now, by their ids; the others are set aside. `changed`: the exceptions of one are
 * not those that were sealed.
 */
async function allowedNow(
  tx: Tx,
  ctx: ServiceContext,
  {
    batch,
    proof,
    schedule,
    checked,
  }: {
    batch: BatchRecord;
    proof: ProvenPlan | null;
    schedule: { groupKeys: readonly string[] } | null;
    checked: readonly CheckedRow[];
  },
): Promise<ReadonlySet<string> | 'changed'> {
  const rows = checked.filter(({ reason }) => reason === null).map(({ row }) => row);
  if (schedule === null || rows.length === 0) return new Set(rows.map(({ id }) => id));
  if (proof && !(await hasProvenExceptions(tx, batch, proof, rows))) return 'changed';
  const nowMs = ctx.now();
  const judged = await judgeTimes(tx, { batch, rows, nowMs, together: true });
  // A budget that is not locked came into force since the look before: the next claim locks it.
  const locked = judged.go.filter(({ groupKeys }) =>
    groupKeys.every((key) => schedule.groupKeys.includes(key)),
  );
  const read = await holdUnread(tx, locked, nowMs);
  await setAside(tx, ctx, batch, [...judged.held, ...read.held]);
  return new Set(read.go.map(({ row }) => row.id));
}

async function hasProvenExceptions(
  tx: Tx,
  batch: BatchRecord,
  proof: ProvenPlan,
  rows: readonly SendableRow[],
): Promise<boolean> {
  const keys = rows.map(({ eventKey }) => eventKey);
  const stored = await sealedExceptions(tx, batch, proof.version, keys);
  return keys.every((key) => areProvenExceptions(proof, key, stored));
}

function packable({ row, order, reason }: CheckedRow) {
  return order && !reason ? [{ ...row, order }] : [];
}

async function giveUpStaleRows(
  tx: Tx,
  ctx: ServiceContext,
  batch: BatchRecord,
  checked: readonly CheckedRow[],
): Promise<void> {
  if (checked.some(({ reason }) => reason === 'request_expired')) await skipOverdueRows(tx, ctx, batch);
  for (const reason of SKIP_REASONS.filter((one) => one !== 'request_expired')) {
    const stale = checked.filter((one) => one.reason === reason).map(({ row }) => row);
    if (stale.length === 0) continue;
    await skipRows(
      tx,
      stale.map(({ id }) => id),
      reason,
      ctx.now(),
    );
    await recordAudit(tx, ctx, {
      action: 'rows.skip',
      objectType: 'batch',
      objectId: batch.id,
      after: { reason, rows: stale.map(({ eventId }) => eventId) },
    });
  }
}

async function storeIntent(tx: Tx, run: DispatchRun, call: ClaimedCall): Promise<void> {
  const nowMs = run.now();
  const { owner, fence } = run.lease;
  const requestHash = createHash('sha256')
    .update(JSON.stringify(eventInfosOf(call)))
    .digest('hex');
  await insertCall(tx, {
    id: call.id,
    batchId: call.batchId,
    state: 'sending',
    rowCount: call.rows.length,
    requestHash,
    owner,
    fence,
    leaseUntilMs: nowMs + DISPATCH_LEASE_TTL_MS,
    startedAtMs: nowMs,
    correlationId: call.correlationId,
  });
  const claimed = await claimRows(
    tx,
    call.id,
    call.rows.map(({ id }) => id),
    nowMs,
  );
  if (claimed !== call.rows.length) throw new Error('rows left the queue while they were claimed');
  await recordAudit(tx, jobContext(run, call.correlationId), {
    action: 'call.send',
    objectType: 'call',
    objectId: call.id,
    after: { batchId: call.batchId, rows: call.rows.length, requestHash },
  });
}

/** What the call says to the cloud: PlanTime only, never PlanUtcTime, whose format nobody documents. */
export function eventInfosOf(call: ClaimedCall): EventInfo[] {
  return call.rows.map(({ eventId, resourceId, order }) =>
    order.opsType === 'scheduled'
      ? { eventId, resourceId, opsType: 'scheduled', planTime: order.planTimeMs }
      : { eventId, resourceId, opsType: 'immediate' },
  );
}
