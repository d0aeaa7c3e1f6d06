import type { OpsType } from '@/lib/domain/batches';
import { isKeyOf } from '@/lib/domain/events';
import type { Delivery } from '@/lib/domain/schedule/delivery';
import type { ExceptionKind } from '@/lib/domain/schedule/row-wait';

/** The columns of a row from which its part of the call is made, with the key by which the product knows its event. */
export type HashedRow = {
  eventKey: string;
  eventId: string;
  resourceId: string;
  eventType: string;
  opsType: OpsType;
  planTimeMs: number | null;
  /** Null in rows from before version 3. */
  delivery: Delivery | null;
  /** The approved span of a row that waits here (epoch ms). */
  earliestMs: number | null;
  latestMs: number | null;
  waveNo: number | null;
};

/** One rule that one row may pass, as approvers read it. */
export type HashedException = { eventKey: string; ruleKind: ExceptionKind; ruleId: string; reason: string };

/** Where orders go: the origin of the ENS endpoint, and the account (16 digits, or DEFAULT_ACCOUNT). */
export type PlanTarget = { endpoint: string; account: string };

/** The account of a desk that was not told which one its credentials belong to. */
export const DEFAULT_ACCOUNT = 'default';

/** Exactly what an approval is about. `mode`: what the batch says for all rows that have no order of their own. */
export type ExactPlan = {
  batchId: string;
  revision: number;
  mode: OpsType;
  target: PlanTarget;
  /** The waves as they are stored; null: none. */
  waveJson: string | null;
  /** In any order. */
  exceptions: readonly HashedException[];
  rows: readonly HashedRow[];
};

/** A plan without its rows. */
export type PlanHead = Omit<ExactPlan, 'rows'>;

/** How one version writes a plan. */
type PlanForm = {
  head: (plan: PlanHead) => readonly unknown[];
  row: (row: HashedRow) => readonly unknown[];
};

/**
 * Every version that a store may hold. A version is never changed: that would make every approval that was given under
 * it worthless. To cover more, add the next one here and raise PLAN_HASH_VERSION.
 */
const FORMS = {
  1: {
    head: ({ batchId, revision, mode }) => [batchId, revision, mode],
    row: (row) => [row.eventKey, row.opsType, row.planTimeMs],
  },
  2: {
    head: ({ batchId, revision, mode, target }) => [batchId, revision, mode, target.endpoint, target.account],
    row: (row) => [row.eventId, row.resourceId, row.eventType, row.opsType, row.planTimeMs],
  },
  3: {
    head: ({ batchId, revision, mode, target, waveJson, exceptions }) => [
      batchId,
      revision,
      mode,
      target.endpoint,
      target.account,
      waveJson,
      exceptions
        .map(exceptionLine)
        .toSorted()
        .map((line) => JSON.parse(line)),
    ],
    row: (row) => [
      row.eventId,
      row.resourceId,
      row.eventType,
      row.opsType,
      row.planTimeMs,
      row.delivery,
      row.earliestMs,
      row.latestMs,
      row.waveNo,
    ],
  },
} as const satisfies Readonly<Record<number, PlanForm>>;

export type PlanHashVersion = keyof typeof FORMS;

/** What new requests are sealed with. */
export const PLAN_HASH_VERSION: PlanHashVersion = 3;

/** Whether this product can verify plans of that version; a number of a later one is none. */
export function isPlanHashVersion(version: number): version is PlanHashVersion {
  return Object.hasOwn(FORMS, version);
}

/** Whether a version binds a plan to where it is sent. */
export function coversTarget(version: PlanHashVersion): boolean {
  return version >= 2;
}

/** Whether a version binds a plan to its spans, waves and exceptions; plans of an earlier one have none. */
export function coversSchedule(version: PlanHashVersion): boolean {
  return version >= 3;
}

/** What the text of a plan says of one exception. */
export function exceptionLine({ eventKey, ruleKind, ruleId, reason }: HashedException): string {
  return JSON.stringify([eventKey, ruleKind, ruleId, reason]);
}

/**
 * One text for one plan: whatever the order in which a store gives the rows, and different for any two plans that
 * differ in anything that the version covers. Its SHA-256 is what an approval carries.
 */
export function canonicalPlan(version: PlanHashVersion, plan: ExactPlan): string {
  return canonicalText(
    version,
    plan,
    plan.rows.map((row) => planLine(version, row)),
  );
}

/** What the text of a plan says of one row. */
export function planLine(version: PlanHashVersion, row: HashedRow): string {
  const form: PlanForm = FORMS[version];
  return JSON.stringify(form.row(row));
}

/** The same text from the lines of its rows, in any order. */
export function canonicalText(version: PlanHashVersion, head: PlanHead, lines: readonly string[]): string {
  const form: PlanForm = FORMS[version];
  // Without a comparison of its own: by code unit, not by locale, so the same on every machine.
  const sorted = lines.toSorted();
  return `${JSON.stringify([version, ...form.head(head)])}\n${sorted.join('\n')}`;
}

/**
 * Whether a row's ids, from which the call is made, are those of the event that the product plans, holds and follows.
 * Version 1 covers the key alone, so that this is what binds its ids.
 */
export function isOwnEvent(row: HashedRow): boolean {
  return isKeyOf(row.eventKey, row);
}
