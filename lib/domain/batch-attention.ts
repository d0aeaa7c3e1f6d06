import type { OpsType, RowOutcome } from '@/lib/domain/batches';
import { isFinalStatus } from '@/lib/domain/event-states';

/**
 * Why a row of a submitted batch needs a person, most urgent first; a row has at most one of them:
 * `decide` reading could not settle it · `failed` the cloud took the order, and says Failed · `refused` the cloud did
 * not take it, and no later batch retries it · `vanished` the cloud no longer lists its event · `late` it should have
 * begun, and was seen afterwards not to have.
 */
export const ATTENTION_REASONS = ['decide', 'failed', 'refused', 'vanished', 'late'] as const;
export type AttentionReason = (typeof ATTENTION_REASONS)[number];
/** Rows by why they need a person. */
export type BatchAttention = Record<AttentionReason, number>;

/** A scheduled row is late so long after its plan time (ms); our own: [inferred]. */
export const LATE_SCHEDULED_MS = 5 * 60_000;
/** A row that goes immediately is late so long after its last change (ms); our own: [inferred]. */
export const LATE_IMMEDIATE_MS = 10 * 60_000;

/** What is looked at; times are epoch ms. */
export type AttentionRow = {
  outcome: RowOutcome;
  opsType: OpsType;
  planTimeMs: number | null;
  needsDecisionAtMs: number | null;
  /** Set when a person left it unknown for good. */
  leftAtMs: number | null;
  cloudStatus: string | null;
  /** When the cloud was last seen to list its event. */
  cloudStatusAtMs: number | null;
  /** When its outcome or its cloud status last changed. */
  changedAtMs: number;
  /** When a whole reading no longer listed its event. */
  goneAtMs: number | null;
  /** A later batch orders its event again: not a draft, and not one that was withdrawn, rejected or stopped before. */
  isRetried: boolean;
};

/**
 * Why this row needs a person, or null. It is never late because we did not look: only what was seen after its time
 * counts. `countAttention` (db/queries/batch-attention) says the same in SQL, and a test compares the two.
 */
export function attentionOf(row: AttentionRow): AttentionReason | null {
  if (row.needsDecisionAtMs !== null) return 'decide';
  if (row.outcome === 'refused') return row.isRetried ? null : 'refused';
  if (row.outcome !== 'accepted') return null;
  if (row.cloudStatus === 'Failed') return row.isRetried ? null : 'failed';
  if (isFinalStatus(row.cloudStatus ?? '')) return null;
  if (row.goneAtMs !== null) return 'vanished';
  if (row.cloudStatus === 'Executing' || row.cloudStatusAtMs === null) return null;
  return row.cloudStatusAtMs >= lateFromMs(row) ? 'late' : null;
}

/** From when a row that has not begun is late (epoch ms). */
export function lateFromMs(row: Pick<AttentionRow, 'planTimeMs' | 'changedAtMs'>): number {
  return row.planTimeMs === null ? row.changedAtMs + LATE_IMMEDIATE_MS : row.planTimeMs + LATE_SCHEDULED_MS;
}

export function noAttention(): BatchAttention {
  return { decide: 0, failed: 0, refused: 0, vanished: 0, late: 0 };
}

/** How many rows need a person, for whatever reason. */
export function openRows(attention: BatchAttention): number {
  return ATTENTION_REASONS.reduce((sum, reason) => sum + attention[reason], 0);
}
