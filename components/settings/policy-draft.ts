import {
  type ApprovalPolicy,
  MAX_EXPIRY_HOURS,
  type PolicyCondition,
  type PolicyRule,
} from '@/lib/domain/approval-policy';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';

/** A rule while it is edited: it has an identity, and its number of rows is text. */
export type RuleDraft = { key: string; rule: PolicyRule; moreThan: string };
export type PolicyDraft = { rules: RuleDraft[]; hours: ApprovalPolicy['workingHours']; expiry: string };

export function draftOf(policy: ApprovalPolicy): PolicyDraft {
  return {
    rules: policy.rules.map((rule, index) => ({
      key: `stored-${index}`,
      rule,
      moreThan: rule.when.moreThanRows === undefined ? '' : String(rule.when.moreThanRows),
    })),
    hours: policy.workingHours,
    expiry: String(policy.expiryHours),
  };
}

/** The policy that the draft says; null while a number is not valid. `stored` gives what is not edited here. */
export function policyOf(draft: PolicyDraft, stored: ApprovalPolicy): ApprovalPolicy | null {
  const expiryHours = wholeNumber(draft.expiry, MAX_EXPIRY_HOURS);
  const rules = draft.rules.map(ruleOf);
  const valid = rules.filter((rule) => rule !== null);
  if (expiryHours === null || valid.length < rules.length) return null;
  return { ...stored, rules: valid, expiryHours, workingHours: draft.hours };
}

/** Null while its number of rows is not valid. */
export function ruleOf({ rule, moreThan }: RuleDraft): PolicyRule | null {
  const { moreThanRows: _, ...when } = rule.when;
  if (moreThan.trim() === '') return { ...rule, when };
  const moreThanRows = wholeNumber(moreThan, MAX_BATCH_ROWS);
  return moreThanRows === null ? null : { ...rule, when: { ...when, moreThanRows } };
}

export type Flag = 'immediate' | 'critical' | 'localDisk' | 'outsideHours';

export function withFlag(when: PolicyCondition, flag: Flag, on: boolean): PolicyCondition {
  const { [flag]: _, ...rest } = when;
  return on ? { ...rest, [flag]: true } : rest;
}

/** A whole number from 1 to `max`, or null. */
export function wholeNumber(text: string, max: number): number | null {
  const value = /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= max ? value : null;
}
