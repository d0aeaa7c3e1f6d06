import type { ApprovalPolicy, PolicyRule } from '@/lib/domain/approval-policy';

/** One difference between two policies, for a sentence. */
export type PolicyChange =
  | { kind: 'ruleAdded' | 'ruleRemoved'; rule: PolicyRule }
  | { kind: 'expiry'; before: number; after: number }
  | { kind: 'stepUp'; before: number | null; after: number | null }
  | { kind: 'hours' };

/** What `after` changed. The order of rules means nothing; a rule that was edited is one removed and one added. */
export function policyChanges(before: ApprovalPolicy, after: ApprovalPolicy): PolicyChange[] {
  const changes: PolicyChange[] = [
    ...missing(after.rules, before.rules).map((rule) => ({ kind: 'ruleAdded' as const, rule })),
    ...missing(before.rules, after.rules).map((rule) => ({ kind: 'ruleRemoved' as const, rule })),
  ];
  if (before.expiryHours !== after.expiryHours) {
    changes.push({ kind: 'expiry', before: before.expiryHours, after: after.expiryHours });
  }
  if (before.stepUpRows !== after.stepUpRows) {
    changes.push({ kind: 'stepUp', before: before.stepUpRows, after: after.stepUpRows });
  }
  if (hoursKey(before) !== hoursKey(after)) changes.push({ kind: 'hours' });
  return changes;
}

/** Whether `after` asks for the password less often than `before`. */
export function asksLessOften(before: ApprovalPolicy, after: ApprovalPolicy): boolean {
  if (before.stepUpRows === null) return false;
  return after.stepUpRows === null || after.stepUpRows > before.stepUpRows;
}

/** Rules of `rules` that `others` does not hold. */
function missing(rules: readonly PolicyRule[], others: readonly PolicyRule[]): PolicyRule[] {
  const known = new Set(others.map(ruleKey));
  return [...new Map(rules.map((rule) => [ruleKey(rule), rule])).values()].filter(
    (rule) => !known.has(ruleKey(rule)),
  );
}

function ruleKey({ approvals, when }: PolicyRule): string {
  const { immediate, soonerThanMinutes, critical, localDisk, outsideHours, moreThanRows } = when;
  const flags = [immediate, critical, localDisk, outsideHours];
  return JSON.stringify([approvals, ...flags, soonerThanMinutes, moreThanRows]);
}

function hoursKey({ workingHours: { zone, days, fromMinute, toMinute } }: ApprovalPolicy): string {
  return JSON.stringify([zone, [...days].sort(), fromMinute, toMinute]);
}
