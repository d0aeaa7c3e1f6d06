import type { BatchState, RowReason } from '@/lib/domain/batches';

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
