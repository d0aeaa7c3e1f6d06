import type { Phase } from '@/lib/domain/outcomes';

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
