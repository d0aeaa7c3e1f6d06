import { can, isRole } from '@/lib/domain/permissions';

export type StoredDecision = {
  decision: 'approve' | 'reject';
  revision: number;
  planHash: string;
  personKey: string;
  voidedAtMs: number | null;
  /** When it was made (epoch ms). */
  atMs: number;
  /** As the person is now; null when the account is gone. */
  role: string | null;
  roleSinceMs: number | null;
  disabled: number | null;
  /** From when decisions of this person count; 0 = always. */
  countsFromMs: number | null;
  /**
   * Until when decisions of the person count (epoch ms): they come from the identity provider, which must have let them
   * in not long ago. Null: without end.
   */
  countsUntilMs: number | null;
  /** Whether the regions of the person, as they decide now, cover every row of the plan. */
  coversRows: boolean;
};

export type DecidedPlan = { revision: number; planHash: string | null };

/**
 * Why a decision is not counted; texts in the messages of the approvals screens. `pending`: made while the person's new
 * role had not been confirmed by a second admin, and its wait was not over.
 */
export type NotCounted = 'revised' | 'disabled' | 'role' | 'pending' | 'regions' | 'sign_in_old';

/** Why a decision does not count at `nowMs` (epoch ms) for the plan as it is now, or null when it does. */
export function whyNotCounted(decision: StoredDecision, plan: DecidedPlan, nowMs: number): NotCounted | null {
  const isThisPlan = decision.revision === plan.revision && decision.planHash === plan.planHash;
  if (!isThisPlan || decision.voidedAtMs !== null) return 'revised';
  if (decision.disabled !== 0) return 'disabled';
  // A role that was lost and given back does not bring back what was decided before.
  const isHeldSince = decision.roleSinceMs !== null && decision.roleSinceMs <= decision.atMs;
  if (!isHeldSince || !isRole(decision.role) || !can(decision.role, 'batches.approve')) return 'role';
  const isConfirmed = decision.countsFromMs !== null && decision.countsFromMs <= decision.atMs;
  if (!isConfirmed) return 'pending';
  if (!decision.coversRows) return 'regions';
  return hasLapsed(decision.countsUntilMs, nowMs) ? 'sign_in_old' : null;
}

/** Whether what counts until `untilMs` (epoch ms; null: without end) no longer does. */
export function hasLapsed(untilMs: number | null, nowMs: number): boolean {
  return untilMs !== null && untilMs <= nowMs;
}

/**
 * How many persons approve this very plan at `nowMs` (epoch ms). Whoever had a part in it does not count, nor does anybody twice.
 * @param people personKeys of those who created, edited or submitted it
 */
export function countApprovals(
  decisions: readonly StoredDecision[],
  plan: DecidedPlan,
  people: readonly string[],
  nowMs: number,
): number {
  const approving = decisions.filter(
    (one) =>
      one.decision === 'approve' &&
      !people.includes(one.personKey) &&
      whyNotCounted(one, plan, nowMs) === null,
  );
  return new Set(approving.map(({ personKey }) => personKey)).size;
}
