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
};

export type DecidedPlan = { revision: number; planHash: string | null };

/** `pending`: made while the person's new role had not been confirmed by a second admin, and its wait was not over. */
export type NotCounted = 'revised' | 'disabled' | 'role' | 'pending';

/** Why a decision does not count for the plan as it is now, or null when it does. */
export function whyNotCounted(decision: StoredDecision, plan: DecidedPlan): NotCounted | null {
  const isThisPlan = decision.revision === plan.revision && decision.planHash === plan.planHash;
  if (!isThisPlan || decision.voidedAtMs !== null) return 'revised';
  if (decision.disabled !== 0) return 'disabled';
  // A role that was lost and given back does not bring back what was decided before.
  const isHeldSince = decision.roleSinceMs !== null && decision.roleSinceMs <= decision.atMs;
  if (!isHeldSince || !isRole(decision.role) || !can(decision.role, 'batches.approve')) return 'role';
  const isConfirmed = decision.countsFromMs !== null && decision.countsFromMs <= decision.atMs;
  return isConfirmed ? null : 'pending';
}

/**
 * How many persons approve this very plan. Whoever had a part in it does not count, nor does anybody twice.
 * @param people personKeys of those who created, edited or submitted it
 */
export function countApprovals(
  decisions: readonly StoredDecision[],
  plan: DecidedPlan,
  people: readonly string[],
): number {
  const approving = decisions.filter(
    (one) =>
      one.decision === 'approve' && !people.includes(one.personKey) && whyNotCounted(one, plan) === null,
  );
  return new Set(approving.map(({ personKey }) => personKey)).size;
}
