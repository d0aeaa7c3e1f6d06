import {
  type ApprovalPolicy,
  judgePolicy,
  type LeadUnit,
  leadIn,
  MAX_EXPIRY_HOURS,
  MAX_LEAD_MINUTES,
  NO_ROWS,
  type PolicyCondition,
  type PolicyFacts,
  type PolicyRule,
  type RowCounts,
  UNIT_MINUTES,
} from '@/lib/domain/approval-policy';
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

export const EXAMPLE_IDS = [
  'oneScheduled',
  'oneSoon',
  'oneImmediate',
  'oneCritical',
  'oneLocalDisk',
  'oneOutside',
  'six',
  'split',
  'sixty',
  'sixtySoon',
  'sixtyImmediate',
] as const;
export type ExampleId = (typeof EXAMPLE_IDS)[number];

const TWO_DAYS_MINUTES = 2 * 24 * 60;
const SOON = { leadMinutes: 15 };
const AT_ONCE = { immediate: 1, leadMinutes: 0 };

/** Scheduled two days ahead, unless `part` says otherwise. */
const rows = (count: number, part: Partial<RowCounts> = {}): RowCounts => ({
  ...NO_ROWS,
  leadMinutes: TWO_DAYS_MINUTES,
  rows: count,
  ...part,
});
const alone = (batch: RowCounts): PolicyFacts => ({ batch, day: batch });

/** Batches on which the effect of a policy is shown. */
const FACTS: Record<ExampleId, PolicyFacts> = {
  oneScheduled: alone(rows(1)),
  oneSoon: alone(rows(1, SOON)),
  oneImmediate: alone(rows(1, AT_ONCE)),
  oneCritical: alone(rows(1, { critical: 1 })),
  oneLocalDisk: alone(rows(1, { localDisk: 1 })),
  oneOutside: alone(rows(1, { outsideHours: 1 })),
  six: alone(rows(6)),
  split: { batch: rows(5), day: rows(55) },
  sixty: alone(rows(60)),
  sixtySoon: alone(rows(60, SOON)),
  sixtyImmediate: alone(rows(60, AT_ONCE)),
};

/** What `rules` ask of each example. */
export function judgeExamples(rules: readonly PolicyRule[]) {
  return EXAMPLE_IDS.map((id) => ({ id, ...judgePolicy({ rules }, FACTS[id]) }));
}
