import type { DownCause } from '@/lib/domain/schedule/world';

/** Why the schedule holds a queued row back at its claim; each is a row reason too. */
export const WAIT_REASONS = [
  'waiting_freeze',
  'waiting_window',
  'waiting_budget',
  'waiting_inventory',
] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

/** What a queued row waits for, as its last claim saw it. Stored with the row as JSON. Instants are epoch ms. */
export type RowWait = {
  reason: WaitReason;
  /** Names of the windows, the freeze or the budget; none for windows that do not exist, and for the inventory. */
  names: readonly string[];
  /** Of a budget: the service or region that is full; '' for the account. */
  label: string;
  /** Of a budget: how many may be down, and who is (no more than some). */
  limit: number | null;
  down: readonly { instanceId: string; cause: DownCause; batchNumber: number | null }[];
  sinceMs: number;
  /** When the rule ends or the window opens; null: nobody knows. */
  untilMs: number | null;
};

/** Rules that a plan may pass by a reason. A freeze is passed by nothing but an emergency send. */
export const EXCEPTION_KINDS = ['window', 'budget'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** Characters of the reason of an exception, at least. */
export const MIN_EXCEPTION_REASON = 10;
/** Rules that one row may pass. */
export const MAX_EXCEPTION_RULES = 20;

/** One rule as it was when somebody asked to pass it: a later version of it is not passed. */
export type ExceptedRule = { kind: ExceptionKind; id: string; version: number };
/** The rules that one row passes, and why. */
export type RowException = { reason: string; rules: readonly ExceptedRule[] };
