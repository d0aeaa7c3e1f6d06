/**
 * How many approvals a batch needs: a list of rules over the batch, of which the strictest that matches decides.
 * No rule that matches = no approval. Pure; the wall clock of a zone is given by the caller.
 */
import { STEP_UP_ROWS } from '@/lib/domain/step-up';

export const APPROVAL_COUNTS = [0, 1, 2] as const;
export type ApprovalCount = (typeof APPROVAL_COUNTS)[number];

/** All parts that are set must hold; an empty condition always holds. */
export type PolicyCondition = {
  /** Some row goes at once. */
  immediate?: true;
  /** Some row goes sooner than this after the request (whole minutes); one that goes at once always does. */
  soonerThanMinutes?: number;
  /** Some event is CRITICAL. */
  critical?: true;
  /** Some instance has, or may have, a local disk. */
  localDisk?: true;
  /**
   * More rows than this, counted over everything that the requester asked for within the last 24 hours. The other
   * parts of the same condition look at those rows too: a plan cut into pieces counts as the whole.
   */
  moreThanRows?: number;
  /** Some row is ordered for a time outside the working hours; one that goes at once counts with the time of the request. */
  outsideHours?: true;
};

export type PolicyRule = { when: PolicyCondition; approvals: ApprovalCount };

/** Minutes after midnight on the wall clock of `zone`; from is included, to is not. `days`: 1 Monday … 7 Sunday. */
export type WorkingHours = {
  zone: string;
  days: readonly number[];
  fromMinute: number;
  toMinute: number;
};

export type ApprovalPolicy = {
  rules: readonly PolicyRule[];
  /** A request that is not approved and sent within so many hours expires. */
  expiryHours: number;
  workingHours: WorkingHours;
  /** Letting more rows than this go within COUNTED_WINDOW_MS asks for the password again; null = never. */
  stepUpRows: number | null;
};

export const MAX_POLICY_RULES = 50;
export const MAX_EXPIRY_HOURS = 24 * 30;
/** The longest lead that a rule may ask for. The shortest is a minute: sooner than that goes only what goes at once. */
export const MAX_LEAD_MINUTES = 30 * 24 * 60;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** The window in which the rows of one requester are counted together (ms). */
export const COUNTED_WINDOW_MS = 24 * 3_600_000;

const OFFICE: WorkingHours = { zone: 'UTC', days: [1, 2, 3, 4, 5], fromMinute: 9 * 60, toMinute: 18 * 60 };

/** Source: the product's own rule: one approval for everything, two for more than 50 rows with any within a day. */
export const DEFAULT_POLICY: ApprovalPolicy = {
  rules: [
    { when: {}, approvals: 1 },
    { when: { soonerThanMinutes: DAY_MINUTES, moreThanRows: 50 }, approvals: 2 },
  ],
  expiryHours: 24,
  workingHours: OFFICE,
  stepUpRows: STEP_UP_ROWS,
};

/** Shows both ways: up to five scheduled rows go without, everything else asks. */
export const DEMO_POLICY: ApprovalPolicy = {
  rules: [
    { when: { immediate: true }, approvals: 1 },
    { when: { moreThanRows: 5 }, approvals: 1 },
    { when: { soonerThanMinutes: DAY_MINUTES, moreThanRows: 50 }, approvals: 2 },
  ],
  expiryHours: 24,
  workingHours: OFFICE,
  stepUpRows: STEP_UP_ROWS,
};

/** Nobody needs an approval, or their password: for those who trust everybody who may submit. */
export const NO_APPROVALS_POLICY: ApprovalPolicy = {
  rules: [],
  expiryHours: 24,
  workingHours: OFFICE,
  stepUpRows: null,
};

/** Policies that a fresh store may start with; admins change it later. */
export const INITIAL_POLICIES = { default: DEFAULT_POLICY, demo: DEMO_POLICY, none: NO_APPROVALS_POLICY };
export type InitialPolicy = keyof typeof INITIAL_POLICIES;

/** Numbers of rows: all of them, and those with the property; and how soon the first of them goes. */
export type RowCounts = {
  rows: number;
  immediate: number;
  critical: number;
  localDisk: number;
  outsideHours: number;
  /** From the request to the row that goes first, in whole minutes, rounded down; 0 = at once, null = no row at all. */
  leadMinutes: number | null;
};

/** `day`: this batch and all that the requester asked for within COUNTED_WINDOW_MS before. */
export type PolicyFacts = { batch: RowCounts; day: RowCounts };

/** One rule that matched, as screens explain it: the sentence is made from `when` and the counts of `day` and `batch`. */
export type PolicyReason = { approvals: ApprovalCount; when: ReasonCondition };
/** `exceptions`: rows pass a window or a budget. No policy says it: it holds under every one. */
export type ReasonCondition = PolicyCondition & { exceptions?: true };

export type PolicyVerdict = { needed: ApprovalCount; reasons: PolicyReason[] };

/** What the policy asks of a batch; the reasons are all rules that matched and ask for something, strictest first. */
export function judgePolicy(policy: Pick<ApprovalPolicy, 'rules'>, facts: PolicyFacts): PolicyVerdict {
  const reasons = policy.rules
    .filter((rule) => rule.approvals > 0 && conditionHolds(rule.when, facts))
    .map(({ when, approvals }) => ({ when, approvals }))
    .sort((a, b) => b.approvals - a.approvals);
  return { needed: reasons[0]?.approvals ?? 0, reasons };
}

function conditionHolds(when: PolicyCondition, { batch, day }: PolicyFacts): boolean {
  const counts = when.moreThanRows === undefined ? batch : day;
  if (when.moreThanRows !== undefined && day.rows <= when.moreThanRows) return false;
  if (when.immediate && counts.immediate === 0) return false;
  if (when.soonerThanMinutes !== undefined && !goesSooner(counts, when.soonerThanMinutes)) return false;
  if (when.critical && counts.critical === 0) return false;
  if (when.localDisk && counts.localDisk === 0) return false;
  return !(when.outsideHours && counts.outsideHours === 0);
}

function goesSooner({ leadMinutes }: RowCounts, minutes: number): boolean {
  return leadMinutes !== null && leadMinutes < minutes;
}

/** What rows that pass a window or a budget ask for, whatever the policy says (R54). */
const EXCEPTION_APPROVALS: ApprovalCount = 2;

/** A verdict together with what its exceptions ask for. @param excepted rows that have one */
export function withExceptions({ needed, reasons }: PolicyVerdict, excepted: number): PolicyVerdict {
  if (excepted === 0) return { needed, reasons };
  const reason: PolicyReason = { approvals: EXCEPTION_APPROVALS, when: { exceptions: true } };
  return {
    needed: needed > EXCEPTION_APPROVALS ? needed : EXCEPTION_APPROVALS,
    reasons: [reason, ...reasons],
  };
}

/** The stricter of two verdicts: what was asked for at the request never gets less by a policy that changed since. */
export function strictest(a: PolicyVerdict, b: PolicyVerdict): PolicyVerdict {
  return b.needed > a.needed ? b : a;
}

export const NO_ROWS: RowCounts = {
  rows: 0,
  immediate: 0,
  critical: 0,
  localDisk: 0,
  outsideHours: 0,
  leadMinutes: null,
};

export function addCounts(a: RowCounts, b: RowCounts): RowCounts {
  return {
    rows: a.rows + b.rows,
    immediate: a.immediate + b.immediate,
    critical: a.critical + b.critical,
    localDisk: a.localDisk + b.localDisk,
    outsideHours: a.outsideHours + b.outsideHours,
    leadMinutes: sooner(a.leadMinutes, b.leadMinutes),
  };
}

function sooner(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/**
 * The lead of facts that were stored before it was kept: nobody knows it any more, so their rows count as going at
 * once. That may ask for more than they need, never for less.
 */
export function unknownLead({ rows }: { rows: number }): number | null {
  return rows === 0 ? null : 0;
}

export type CountedRow = {
  opsType: 'immediate' | 'scheduled';
  planTimeMs: number | null;
  eventLevel: string;
  localDisk: boolean | null;
};

/** What a clock on the wall shows: `weekday` 1 Monday … 7 Sunday. */
export type WallMinute = { weekday: number; minute: number };

/**
 * Counts rows for the policy. A local disk that is not known counts as one: the rule is there to be careful.
 * @param wallOf the wall clock of the working hours' zone at an instant (epoch ms)
 * @param nowMs the time of the request (epoch ms), which is the time of rows that go at once
 */
export function countRows(
  rows: readonly CountedRow[],
  hours: WorkingHours,
  wallOf: (ms: number) => WallMinute,
  nowMs: number,
): RowCounts {
  const counts = { ...NO_ROWS };
  for (const row of rows) {
    counts.rows += 1;
    if (row.opsType === 'immediate') counts.immediate += 1;
    if (row.eventLevel === 'CRITICAL') counts.critical += 1;
    if (row.localDisk !== false) counts.localDisk += 1;
    const timeMs = row.planTimeMs ?? nowMs;
    if (!isWithinHours(hours, wallOf(timeMs))) counts.outsideHours += 1;
    // A time that is over counts as now.
    const leadMinutes = Math.max(0, Math.floor((timeMs - nowMs) / MINUTE_MS));
    counts.leadMinutes = sooner(counts.leadMinutes, leadMinutes);
  }
  return counts;
}

/** Whether a wall time lies in the working hours; a day whose hours end before they begin runs over midnight. */
export function isWithinHours(hours: WorkingHours, { weekday, minute }: WallMinute): boolean {
  const isDay = (day: number) => hours.days.includes(day);
  if (hours.fromMinute < hours.toMinute) {
    return isDay(weekday) && minute >= hours.fromMinute && minute < hours.toMinute;
  }
  const dayBefore = weekday === 1 ? 7 : weekday - 1;
  return (isDay(weekday) && minute >= hours.fromMinute) || (isDay(dayBefore) && minute < hours.toMinute);
}

/**
 * When a request expires (epoch ms): the policy's hours after it, or the lead before the first ordered time if that is
 * earlier. Rows that go at once have no time of their own.
 */
export function expiryMs(
  policy: Pick<ApprovalPolicy, 'expiryHours'>,
  request: { atMs: number; planTimesMs: readonly number[]; leadMs: number },
): number {
  const byPolicyMs = request.atMs + policy.expiryHours * 3_600_000;
  return request.planTimesMs.reduce(
    (soonest, timeMs) => Math.min(soonest, timeMs - request.leadMs),
    byPolicyMs,
  );
}

/**
 * How many rows a person may let go before the password is asked for again; null = any number.
 * @param releasedRows what they let go within COUNTED_WINDOW_MS before
 */
export function freeRows(policy: Pick<ApprovalPolicy, 'stepUpRows'>, releasedRows: number): number | null {
  return policy.stepUpRows === null ? null : Math.max(0, policy.stepUpRows - releasedRows);
}

/** Whether letting so many rows go asks for the password again. @param free see freeRows */
export function stepUpNeeded(free: number | null, rows: number): boolean {
  return free !== null && rows > free;
}

/** How long before a row starts, as people say and type it. */
export const LEAD_UNITS = ['minutes', 'hours'] as const;
export type LeadUnit = (typeof LEAD_UNITS)[number];

export const UNIT_MINUTES: Readonly<Record<LeadUnit, number>> = { minutes: 1, hours: 60 };

/** The unit in which a lead is a whole number: hours where they are, else minutes. */
export function leadIn(minutes: number): { amount: number; unit: LeadUnit } {
  const unit = minutes % UNIT_MINUTES.hours === 0 ? 'hours' : 'minutes';
  return { amount: minutes / UNIT_MINUTES[unit], unit };
}
