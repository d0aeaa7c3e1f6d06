import { MAX_TITLE_LENGTH } from '@/lib/domain/limits';

/** States, outcomes and operations of batches and rows. Words: design, "Words". */

export const BATCH_STATES = [
  'draft',
  'awaiting_approval',
  'approved',
  'sending',
  'sent',
  'done',
  'rejected',
  'withdrawn',
  'expired',
  'void',
  'halted',
] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export const ROW_OUTCOMES = ['queued', 'sending', 'accepted', 'refused', 'unknown', 'skipped'] as const;
/** `accepted` means the cloud took the order, never that it is done. */
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export const OPS_TYPES = ['immediate', 'scheduled'] as const;
export type OpsType = (typeof OPS_TYPES)[number];

/** What one row shall do: `planTimeMs` (epoch ms) is set exactly when `opsType` is `scheduled`. */
export type RowOrder =
  | { opsType: 'immediate'; planTimeMs: null }
  | { opsType: 'scheduled'; planTimeMs: number };

/** Why a row was skipped, waits, is unknown, or was settled; text in the messages `outcomes.reason.<reason>`. */
export const ROW_REASONS = [
  'plan_time_passed',
  'event_changed',
  'event_gone',
  'stopped',
  'no_reply',
  'reply_unreadable',
  'row_missing',
  'server_error',
  'process_stopped',
  'restored',
  'waiting_throttled',
  'waiting_connection',
  'waiting_permission',
  'waiting_clock',
  'waiting_certificate',
  'waiting_freeze',
  'waiting_window',
  'waiting_budget',
  'waiting_inventory',
  'missed_window',
  'settled_by_reading',
  'rejected',
  'withdrawn',
  'request_expired',
  'plan_void',
  'target_changed',
  'requester_lost',
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

/**
 * Why the desk itself sends nothing more of a batch, or sent rows of it no more:
 * back to approval: `approvals_lost` too few of those given still count · `policy_stricter` the policy in force asks for
 * more · `facts_grown` its events became graver than those that were judged.
 * Stopped: `requester_lost` who asked for it may order no more · `glass_lost` who sent it without approval may not any
 * more. `too_late`: rows of it had not left in time; the rest goes on.
 */
export const STOP_CAUSES = [
  'approvals_lost',
  'policy_stricter',
  'facts_grown',
  'requester_lost',
  'glass_lost',
  'too_late',
] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

export function isRowReason(text: string): text is RowReason {
  return ROW_REASONS.some((reason) => reason === text);
}

/** Outcomes after which the sending of a row is over for now. */
export function isSettled(outcome: RowOutcome): boolean {
  return outcome !== 'queued' && outcome !== 'sending';
}

/** The order that stored columns say; null when they say none (a draft) or half of one. */
export function orderOf(row: { opsType: OpsType | null; planTimeMs: number | null }): RowOrder | null {
  if (row.opsType === 'immediate') return { opsType: 'immediate', planTimeMs: null };
  if (row.opsType === null || row.planTimeMs === null) return null;
  return { opsType: 'scheduled', planTimeMs: row.planTimeMs };
}

/** The number that people say; null for a draft that was never submitted, which is stored with a negative one. */
export function shownNumber(stored: number): number | null {
  return stored > 0 ? stored : null;
}

/** Whether `viewerId` may not see this batch: a draft that was never requested is its creator's alone. */
export function isHiddenFrom(
  viewerId: string,
  batch: { state: string; createdBy: string; wasRequested: number },
): boolean {
  return batch.state === 'draft' && batch.createdBy !== viewerId && batch.wasRequested === 0;
}

/** Names shown before the rest becomes a number. */
const NAMED = 2;
/** Characters of the names; a character may take two units of the limit, and " +9999" needs room. */
const MAX_NAMES_LENGTH = (MAX_TITLE_LENGTH - 10) / 2;

/**
 * The title that a draft starts with: "edge-live-017, edge-live-018 +3". It has no words, so it needs no language; at
 * 03:00 nobody must invent one. Control characters of a hostile name become spaces.
 */
export function suggestTitle(names: readonly string[]): string {
  const rest = names.length - NAMED;
  const tail = rest > 0 ? ` +${rest}` : '';
  const shown = names.slice(0, NAMED).map(plainText).join(', ');
  return `${[...shown].slice(0, MAX_NAMES_LENGTH).join('')}${tail}`.trim();
}

function plainText(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
}
