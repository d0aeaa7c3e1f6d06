import 'server-only';
import type { PolicyVerdict } from '@/lib/domain/approval-policy';
import { isExpired } from '@/lib/domain/batch-states';
import type { StopCause } from '@/lib/domain/batches';
import { limitOf } from '@/lib/domain/region-limit';
import {
  glassStands,
  type Release,
  requesterStands,
  sendUntilMs,
  whyNotReleased,
} from '@/lib/domain/release';
import { readPerson, readRequesters } from '@/lib/server/db/queries/approvals';
import { type BatchRecord, lockBatchRecord, moveBatch } from '@/lib/server/db/queries/batches';
import { readAwaiting } from '@/lib/server/db/queries/inbox';
import { hasRowBeyond } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit/record';
import {
  type BatchWithApprovals,
  loadBatchWithApprovals,
  loadFacts,
} from '@/lib/server/services/batches/batch-facts';
import { wakeDispatcher } from '@/lib/server/services/batches/dispatch-wake';
import { neededNow } from '@/lib/server/services/batches/judge-request';
import { findPlanBreak, targetOf } from '@/lib/server/services/batches/seal-plan';
import { requireSystem, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { currentPolicy } from '@/lib/server/services/policy/read';

/** What was found when a batch was judged; `cause` null: its rows may leave. */
export type JudgedRelease = PolicyVerdict & {
  cause: StopCause | null;
  approved: number;
  glassBroken: boolean;
  policyVersion: number;
};

/**
 * Whether rows of a batch may leave as of now: by the people, the approvals and the policy of this moment. A few small
 * questions, however many rows it has.
 * @param batch with the facts to judge it by
 */
export async function judgeRelease(
  db: Queryable,
  batch: BatchRecord,
  { factsGrown, nowMs }: { factsGrown: boolean; nowMs: number },
): Promise<JudgedRelease> {
  const { policy, version } = await currentPolicy(db);
  const { needed, reasons } = neededNow(batch, policy);
  // Without a need for approvals nobody's count.
  const known = needed > 0 || batch.glassBroken === 1 ? await loadBatchWithApprovals(db, batch, nowMs) : null;
  const glass = known ? await glassOf(db, batch, known) : 'none';
  const approved = known?.approved ?? 0;
  const asked = batch.neededApprovals;
  const stands = await doesRequesterStand(db, batch);
  return {
    cause: whyNotReleased({ requesterStands: stands, glass, approved, needed, asked, factsGrown }),
    approved,
    needed,
    reasons,
    glassBroken: glass === 'holds',
    policyVersion: version,
  };
}

/** The emergency right goes with the very plan that it was used for, and with the person who used it. */
async function glassOf(
  db: Queryable,
  batch: BatchRecord,
  { glassBreak }: BatchWithApprovals,
): Promise<Release['glass']> {
  if (glassBreak === null || glassBreak.planHash !== batch.planHash) return 'none';
  const person = await readPerson(db, glassBreak.userId);
  const coversRows = !(await hasRowBeyond(db, batch.id, limitOf(person?.role ?? null, person?.regionsJson)));
  return glassStands(person, { coversRows }) ? 'holds' : 'lost';
}

/** Whether who asked for the batch may still order it, all of its rows. */
export async function doesRequesterStand(
  db: Queryable,
  batch: Pick<BatchRecord, 'id' | 'retryOf'>,
): Promise<boolean> {
  const [requester] = await readRequesters(db, [batch.id]);
  const limit = limitOf(requester?.role ?? null, requester?.regionsJson);
  const coversRows = !(await hasRowBeyond(db, batch.id, limit));
  return requesterStands(requester, { isRetry: batch.retryOf !== null, coversRows });
}

/** Until when rows that somebody lets go now may leave (epoch ms), by the policy in force. */
export async function sendUntilNow(db: Queryable, nowMs: number): Promise<number> {
  const { policy } = await currentPolicy(db);
  return sendUntilMs(policy, nowMs);
}

/**
 * Lets requests go that wait although they have the approvals they need: one of them counts again, since the person has
 * signed in at the identity provider anew. Nobody decides twice, so nobody else could. Called by the job; returns how
 * many went.
 */
export async function releaseCounted(ctx: ServiceContext): Promise<number> {
  requireSystem(ctx);
  const { db } = ctx.store;
  const awaiting = await readAwaiting(db);
  if (awaiting.length === 0) return 0;
  const known = await loadFacts(db, awaiting, ctx.now());
  const { policy } = await currentPolicy(db);
  let released = 0;
  for (const batch of awaiting) {
    const { approved = 0 } = known.get(batch.id) ?? {};
    if (approved === 0 || approved < neededNow(batch, policy).needed) continue;
    if (await releaseOne(ctx, batch.id)) released += 1;
  }
  if (released > 0) wakeDispatcher();
  return released;
}

async function releaseOne(ctx: ServiceContext, batchId: string): Promise<boolean> {
  return withTransaction(ctx, async (tx) => {
    const batch = await lockBatchRecord(tx, batchId, ctx.now());
    if (batch?.state !== 'awaiting_approval' || isExpired(batch, ctx.now())) return false;
    if (await findPlanBreak(tx, batch, targetOf(ctx))) return false;
    const judged = await judgeRelease(tx, batch, { factsGrown: false, nowMs: ctx.now() });
    const { cause, approved, needed, policyVersion } = judged;
    if (cause !== null || approved === 0) return false;
    const from = batch.state;
    await moveBatch(tx, { id: batchId, from, to: 'approved', nowMs: ctx.now(), endedAtMs: null });
    const { revision, planHash } = batch;
    await recordAudit(tx, ctx, {
      action: 'batch.approval_back',
      objectType: 'batch',
      objectId: batchId,
      before: { state: from },
      after: { state: 'approved', revision, planHash, approved, needed },
      policyVersion,
    });
    return true;
  });
}
