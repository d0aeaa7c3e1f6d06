import { type BatchFacts, isPlannedAnew } from '@/lib/domain/batch-states';
import type { BatchState, RowReason } from '@/lib/domain/batches';
import type { Phase } from '@/lib/domain/outcomes';
import { can, type Role } from '@/lib/domain/permissions';

/** What is left to do in a batch that was submitted. */
export type BatchProgress = {
  /** Whether rows are `queued` or `sending`. */
  unsent: boolean;
  /** Whether rows are not settled yet: unsent, `unknown`, or `accepted` without a final cloud status. */
  open: boolean;
};

/**
 * The state that follows from the rows: `sending` → `sent` when nothing is left to send, → `done` when every row is
 * settled and every accepted one has a final cloud status. A halted batch stays halted.
 */
export function followingState(state: BatchState, { unsent, open }: BatchProgress): BatchState {
  if ((state !== 'sending' && state !== 'sent') || unsent) return state;
  return open ? 'sent' : 'done';
}

/**
 * The state of a batch of which a row is queued again, or null when nothing of it is sent any more. One that went back
 * for approval stays there: the row waits with the others.
 */
export function reopenedState(state: BatchState): BatchState | null {
  if (state === 'awaiting_approval' || state === 'approved') return state;
  return state === 'sending' || state === 'sent' ? 'sending' : null;
}

/** The reason of a row that comes back unsent from a call, by the end that its batch came to meanwhile. */
export function unsentReason(state: BatchState | null): RowReason {
  switch (state) {
    case 'rejected':
    case 'withdrawn':
      return state;
    case 'expired':
      return 'request_expired';
    case 'void':
      return 'plan_void';
    default:
      return 'stopped';
  }
}

/**
 * Why rows of a batch need a person: their phases, by the one rule of `outcomes.ts`. What somebody has acknowledged, and
 * what a later batch orders again, needs nobody.
 */
export const ATTENTION_REASONS = [
  'needs_decision',
  'failed',
  'not_running',
  'vanished',
  'stuck',
  'late',
  'refused',
  'skipped',
] as const satisfies readonly Phase[];
/** Most urgent first; a row has at most one. `outcomes.test.ts` compares the list with LOOK_HERE. */
export type AttentionReason = (typeof ATTENTION_REASONS)[number];
/** Rows by why they need a person. */
export type BatchAttention = Record<AttentionReason, number>;

/** Phases that no waiting mends. */
const GRAVE: readonly AttentionReason[] = ['needs_decision', 'failed', 'not_running', 'refused'];

export function noAttention(): BatchAttention {
  return {
    needs_decision: 0,
    failed: 0,
    not_running: 0,
    vanished: 0,
    stuck: 0,
    late: 0,
    refused: 0,
    skipped: 0,
  };
}

/** How many rows need a person, for whatever reason. */
export function openRows(attention: BatchAttention): number {
  return ATTENTION_REASONS.reduce((sum, reason) => sum + attention[reason], 0);
}

/**
 * Rows that a new plan may order again; none unless some failed, since refused ones alone have a way of their own. What
 * vanished is not among them: the cloud took that order, which holds the event until somebody knows its end.
 */
export function rowsToPlanAgain({ failed, refused }: Pick<BatchAttention, 'failed' | 'refused'>): number {
  return failed === 0 ? 0 : failed + refused;
}

/** Whether some of them wait in a phase that no waiting mends. */
export function isGrave(attention: BatchAttention): boolean {
  return GRAVE.some((reason) => attention[reason] > 0);
}

export function isAttentionReason(text: string | null): text is AttentionReason {
  return ATTENTION_REASONS.some((reason) => reason === text);
}

/**
 * Outcomes of the rows that somebody with this role may retry in such a batch: of what was never sent, only who
 * may plan, and only where it is not planned anew as a whole (`replan`), which would be the same rows a second time.
 */
export function outcomesToRetry(
  batch: Pick<BatchFacts, 'state' | 'stopCause'>,
  role: Role,
): readonly ('refused' | 'skipped')[] {
  if (!can(role, 'batches.retry')) return [];
  return can(role, 'batches.plan') && !isPlannedAnew(batch) ? ['refused', 'skipped'] : ['refused'];
}
