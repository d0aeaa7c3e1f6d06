import type { ApprovalPolicy } from '@/lib/domain/approval-policy';
import type { StopCause } from '@/lib/domain/batches';
import { can, isRole } from '@/lib/domain/permissions';

/**
 * Whether rows of a submitted batch may leave at this moment. Asked again at every claim, until the last row: what was
 * released an hour ago need not be now. Pure.
 */
export type Release = {
  requesterStands: boolean;
  /** `lost`: it was sent without approval, by somebody who may do that no more. */
  glass: 'none' | 'holds' | 'lost';
  /** Approvals that count now, that are needed now, and that were asked for at the request. */
  approved: number;
  needed: number;
  asked: number;
  /** Events of it became graver than those that were judged. */
  factsGrown: boolean;
};

/** Why nothing (more) may leave, or null. */
export function whyNotReleased(release: Release): StopCause | null {
  const { requesterStands: stands, glass, approved, needed, asked, factsGrown } = release;
  if (!stands) return 'requester_lost';
  if (glass === 'holds' || approved >= needed) return null;
  if (glass === 'lost') return 'glass_lost';
  if (approved < asked) return 'approvals_lost';
  return factsGrown ? 'facts_grown' : 'policy_stricter';
}

/** Where a cause leads: other approvers may let the rest go, unless the word that let it go is itself in doubt. */
export function stateAfterStop(cause: StopCause): 'halted' | 'awaiting_approval' {
  return cause === 'requester_lost' || cause === 'glass_lost' ? 'halted' : 'awaiting_approval';
}

/** What the store knows of a person now; undefined when there is no such account. */
export type PersonNow =
  | { role: string | null; disabled: number | null; breakGlass?: number | null }
  | undefined;

/**
 * Whether somebody may still order what they asked for; who only edited it does not matter.
 * @param isRetry what on-call people may order too
 * @param coversRows whether their regions cover every row of it
 */
export function requesterStands(
  person: PersonNow,
  { isRetry, coversRows }: { isRetry: boolean; coversRows: boolean },
): boolean {
  if (person?.disabled !== 0 || !isRole(person.role) || !coversRows) return false;
  return can(person.role, 'batches.submit') || (isRetry && can(person.role, 'batches.retry'));
}

/** Whether the word of somebody who sent without approval still holds. */
export function glassStands(person: PersonNow, { coversRows }: { coversRows: boolean }): boolean {
  if (person?.disabled !== 0 || person.breakGlass !== 1 || !isRole(person.role) || !coversRows) return false;
  return can(person.role, 'batches.submit');
}

/** Until when rows that a person lets go at `atMs` may leave (epoch ms), whatever holds them up. */
export function sendUntilMs(policy: Pick<ApprovalPolicy, 'expiryHours'>, atMs: number): number {
  return atMs + policy.expiryHours * 3_600_000;
}

/** What the policy judges of an event and its instance; a local disk that is not known (null) counts as one. */
export type Gravity = { eventLevel: string; localDisk: number | null };

/** Whether an event is graver now than when it was judged. Less grave does not count: the stricter word stays. */
export function isGraver(judged: Gravity, now: Gravity): boolean {
  if (now.eventLevel === 'CRITICAL' && judged.eventLevel !== 'CRITICAL') return true;
  return judged.localDisk === 0 && now.localDisk !== 0;
}
