import {
  type ApprovalPolicy,
  MAX_EXPIRY_HOURS,
  MAX_LEAD_MINUTES,
  type PolicyCondition,
  type PolicyRule,
} from '@/lib/domain/approval-policy';
import { type LeadUnit, leadIn, UNIT_MINUTES } from '@/lib/domain/lead-time';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';

/** A rule while it is edited: it has an identity, and its numbers are text; empty = not asked for. */
export type RuleDraft = {
  key: string;
  rule: PolicyRule;
  moreThan: string;
  sooner: string;
  soonerUnit: LeadUnit;
};
export type PolicyDraft = {
  rules: RuleDraft[];
  hours: ApprovalPolicy['workingHours'];
  expiry: string;
  /** Empty: never. */
  stepUpRows: string;
};

export function draftOf(policy: ApprovalPolicy): PolicyDraft {
  return {
    rules: policy.rules.map((rule, index) => ruleDraftOf(`stored-${index}`, rule)),
    hours: policy.workingHours,
    expiry: String(policy.expiryHours),
    stepUpRows: policy.stepUpRows === null ? '' : String(policy.stepUpRows),
  };
}

export function ruleDraftOf(key: string, rule: PolicyRule): RuleDraft {
  const { moreThanRows, soonerThanMinutes } = rule.when;
  const lead = soonerThanMinutes === undefined ? null : leadIn(soonerThanMinutes);
  return {
    key,
    rule,
    moreThan: moreThanRows === undefined ? '' : String(moreThanRows),
    sooner: lead === null ? '' : String(lead.amount),
    soonerUnit: lead?.unit ?? 'hours',
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

/** The rows that the rule's own text says; undefined = it asks for none. */
export function moreThanRowsOf({ moreThan }: RuleDraft): number | undefined | 'wrong' {
  if (moreThan.trim() === '') return undefined;
  return wholeNumber(moreThan, { min: 1, max: MAX_BATCH_ROWS }) ?? 'wrong';
}

/** The largest number that may stand before a unit. */
export function maxLead(unit: LeadUnit): number {
  return MAX_LEAD_MINUTES / UNIT_MINUTES[unit];
}

/** The lead that the rule's own text says, in minutes; undefined = it asks for none. */
export function soonerThanMinutesOf({ sooner, soonerUnit }: RuleDraft): number | undefined | 'wrong' {
  if (sooner.trim() === '') return undefined;
  const amount = wholeNumber(sooner, { min: 1, max: maxLead(soonerUnit) });
  return amount === null ? 'wrong' : amount * UNIT_MINUTES[soonerUnit];
}

/** Null while a number of it is not valid. */
export function ruleOf(draft: RuleDraft): PolicyRule | null {
  const { moreThanRows: _rows, soonerThanMinutes: _lead, ...when } = draft.rule.when;
  const moreThanRows = moreThanRowsOf(draft);
  const soonerThanMinutes = soonerThanMinutesOf(draft);
  if (moreThanRows === 'wrong' || soonerThanMinutes === 'wrong') return null;
  return {
    ...draft.rule,
    when: {
      ...when,
      ...(moreThanRows === undefined ? {} : { moreThanRows }),
      ...(soonerThanMinutes === undefined ? {} : { soonerThanMinutes }),
    },
  };
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
