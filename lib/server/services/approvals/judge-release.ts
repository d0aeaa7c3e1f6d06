import 'server-only';
import type { PolicyVerdict } from '@/lib/domain/approval-policy';
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
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import { hasRowBeyond } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';
import { type KnownBatch, loadKnown } from '@/lib/server/services/approvals/batch-facts';
import { neededNow } from '@/lib/server/services/approvals/judge-request';
import { currentPolicy } from '@/lib/server/services/policy/current';

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
  const known = needed > 0 || batch.glassBroken === 1 ? await loadKnown(db, batch, nowMs) : null;
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
  { glassBreak }: KnownBatch,
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
