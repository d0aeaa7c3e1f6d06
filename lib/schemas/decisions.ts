import { z } from 'zod';
import { MAX_DECIDED_ROWS, MAX_DECISION_REASON_LENGTH } from '@/lib/domain/limits';
import { DECISIONS, type Decision } from '@/lib/domain/reconcile';
import type { RefusalAt } from '@/lib/domain/row-gate';
import { StepUpInput } from '@/lib/schemas/approvals';

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** Input of decideRows. The reason is kept in the audit log. */
export const DecideRowsInput = z.strictObject({
  rowIds: z.array(id).min(1).max(MAX_DECIDED_ROWS),
  decision: z.enum(DECISIONS),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(MAX_DECISION_REASON_LENGTH)
    .refine((text) => !text.includes('\0'), 'holds NUL'),
  /** Ordering many rows again asks for the password. */
  stepUp: StepUpInput.optional(),
});
export type DecideRowsInput = z.input<typeof DecideRowsInput>;

/**
 * What became of the rows of one decision; refused ones still wait. `event_moved`: the event is not as it was before, so
 * the first order may have been taken.
 */
export type DecidedRows = {
  resent: string[];
  left: string[];
  refused: { rowId: string; why: RefusalAt<'resend'> }[];
};

/** One decision about a row, newest last. */
export type RowDecision = {
  rowId: string;
  attempt: number;
  callId: string | null;
  decision: Decision;
  reason: string;
  decidedByName: string;
  decidedAtMs: number;
};
