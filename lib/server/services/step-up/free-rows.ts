import 'server-only';
import { type ApprovalPolicy, COUNTED_WINDOW_MS, freeRows, stepUpNeeded } from '@/lib/domain/approval-policy';
import type { StepUpPurpose } from '@/lib/domain/step-up';
import { lockRequester } from '@/lib/server/db/queries/approvals';
import { countReleasedRows } from '@/lib/server/db/queries/batch-rows-release';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { type OnePerson, personOf } from '@/lib/server/services/batches/judge-request';
import type { ServiceContext } from '@/lib/server/services/context';
import { requireStepUpProof, type StepUpProof } from '@/lib/server/services/step-up/check-step-up';

type Policy = Pick<ApprovalPolicy, 'stepUpRows'>;

/** How many rows the person may let go now, by any of their accounts, without the password; null = any number. */
export async function freeRowsOf(
  db: Queryable,
  { policy, userId, nowMs }: { policy: Policy; userId: string; nowMs: number },
): Promise<number | null> {
  if (policy.stepUpRows === null) return null;
  return freeRows(policy, await releasedBy(db, await personOf(db, userId), { nowMs }));
}

type Release = {
  policy: Policy;
  purpose: StepUpPurpose;
  proof: StepUpProof;
  /** Rows of this act. */
  rows: number;
  /** The transaction has stored already that the person let them go. */
  areStored: boolean;
};

/**
 * Inside the transaction of an act that lets rows go: refuses it without a proof when they are too many together with
 * those of the day before. Acts of one person take turns from here on, so that parallel ones see each other.
 * Throws DeskError `forbidden` `step_up` (with `purpose`).
 */
export async function requireStepUpForRows(tx: Tx, ctx: ServiceContext, release: Release): Promise<void> {
  const { policy, purpose, proof, rows, areStored } = release;
  if (policy.stepUpRows === null || proof === 'given') return;
  const person = await personOf(tx, ctx.actor.id);
  await lockRequester(tx, person.key);
  const released = await releasedBy(tx, person, { nowMs: ctx.now() });
  const free = freeRows(policy, areStored ? released - rows : released);
  if (stepUpNeeded(free, rows)) await requireStepUpProof(tx, ctx, purpose, proof);
}

function releasedBy(db: Queryable, person: OnePerson, { nowMs }: { nowMs: number }): Promise<number> {
  return countReleasedRows(db, { userIds: person.accountIds, sinceMs: nowMs - COUNTED_WINDOW_MS });
}
