import {
  type ApprovalPolicy,
  MAX_EXPIRY_HOURS,
  type PolicyCondition,
  type PolicyRule,
} from '@/lib/domain/approval-policy';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';

/** A rule while it is edited: it has an identity, and its number of rows is text. */
export type RuleDraft = { key: string; rule: PolicyRule; moreThan: string };
export type PolicyDraft = {
  rules: RuleDraft[];
  hours: ApprovalPolicy['workingHours'];
  expiry: string;
  /** Empty: never. */
  stepUpRows: string;
};

export function draftOf(policy: ApprovalPolicy): PolicyDraft {
  return {
    rules: policy.rules.map((rule, index) => ({
      key: `stored-${index}`,
      rule,
      moreThan: rule.when.moreThanRows === undefined ? '' : String(rule.when.moreThanRows),
    })),
    hours: policy.workingHours,
    expiry: String(policy.expiryHours),
    stepUpRows: policy.stepUpRows === null ? '' : String(policy.stepUpRows),
  };
}

/** The policy that the draft says; null while a number is not valid. */
export function policyOf(draft: PolicyDraft): ApprovalPolicy | null {
  const expiryHours = wholeNumber(draft.expiry, { min: 1, max: MAX_EXPIRY_HOURS });
  const stepUpRows = stepUpRowsOf(draft.stepUpRows);
  const rules = draft.rules.map(ruleOf);
  const valid = rules.filter((rule) => rule !== null);
  if (expiryHours === null || stepUpRows === 'wrong' || valid.length < rules.length) return null;
  return { rules: valid, expiryHours, workingHours: draft.hours, stepUpRows };
}

/** The number of rows above which the password is asked for again; null = never. */
export function stepUpRowsOf(text: string): number | null | 'wrong' {
  if (text.trim() === '') return null;
  return wholeNumber(text, { min: 0, max: MAX_BATCH_ROWS }) ?? 'wrong';
}

/** Null while its number of rows is not valid. */
export function ruleOf({ rule, moreThan }: RuleDraft): PolicyRule | null {
  const { moreThanRows: _, ...when } = rule.when;
  if (moreThan.trim() === '') return { ...rule, when };
  const moreThanRows = wholeNumber(moreThan, { min: 1, max: MAX_BATCH_ROWS });
  return moreThanRows === null ? null : { ...rule, when: { ...when, moreThanRows } };
}

export type Flag = 'immediate' | 'critical' | 'localDisk' | 'outsideHours';

export function withFlag(when: PolicyCondition, flag: Flag, on: boolean): PolicyCondition {
  const { [flag]: _, ...rest } = when;
  return on ? { ...rest, [flag]: true } : rest;
}

/** A whole number within bounds that are included, or null. */
export function wholeNumber(text: string, { min, max }: { min: number; max: number }): number | null {
  if (!/^\s*\d{1,6}\s*$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}
