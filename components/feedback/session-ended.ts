import type { DeskProblem } from '@/lib/schemas/action-result';

type Listener = () => void;

/** `asked`: how often a person's own act met the end of the session; 0: only a reading in the background did. */
export type SessionState = { ended: boolean; asked: number };

const SIGNED_IN: SessionState = { ended: false, asked: 0 };

const listeners = new Set<Listener>();
let state = SIGNED_IN;
let lastId: string | null = null;

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** What this page knows about its session, for `useSyncExternalStore`. One store for each browser tab. */
export const sessionEnded = {
  subscribe(listener: Listener): Listener {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => state,
  /** The server draws pages for signed-in people only. */
  getOnServer: () => SIGNED_IN,
  /** A reading in the background was refused: nobody pressed anything. */
  noteRead(): void {
    if (!state.ended) change({ ...state, ended: true });
  },
  /** A form was refused for this reason. Told again about the same refusal, it does nothing. */
  noteProblem({ correlationId }: DeskProblem): void {
    if (correlationId === lastId) return;
    lastId = correlationId;
    change({ ended: true, asked: state.asked + 1 });
  },
  /** There is a session again, of the same person. */
  regained(): void {
    if (state.ended) change(SIGNED_IN);
  },
};
