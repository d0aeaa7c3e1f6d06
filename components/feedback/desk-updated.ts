import type { DeskProblem } from '@/lib/schemas/action-result';

/** The desk was updated while this page was open: its actions are not there any more, and nothing of them was done. */
const UPDATED: DeskProblem = { code: 'unavailable', reason: 'desk_updated', details: {}, correlationId: '' };

const listeners = new Set<() => void>();
let wasUpdated = false;

/** For `useSyncExternalStore`: whether an action of this page met a newer build. */
export const deskUpdated = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isKnown: () => wasUpdated,
  isUnknown: () => false,
};

/**
 * For `.catch` of a server action: null when no answer came, or the refusal of a server that was updated meanwhile.
 * Next's client throws an error of this name when the server does not know the action.
 */
export function noAnswer(error: unknown): { ok: false; problem: DeskProblem } | null {
  if (!(error instanceof Error) || error.name !== 'UnrecognizedActionError') return null;
  wasUpdated = true;
  for (const listener of listeners) listener();
  return { ok: false, problem: UPDATED };
}
