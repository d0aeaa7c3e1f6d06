import 'server-only';
import { type AnswerState, hasPlace, mustRest } from '@/lib/domain/pacing';

/** What a claim must know of the calls that this process has under way. */
export type OwnCalls = {
  /** Whether the call is under way here: whatever its lease says, nobody has left it behind. */
  has(callId: string): boolean;
  /** Whether an answer that has arrived, stored or not, asks for a rest: nothing more may leave. */
  mustRest(): boolean;
};

export const NO_OWN_CALLS: OwnCalls = { has: () => false, mustRest: () => false };

type CallUnderWay = {
  answer: AnswerState;
  /** Ends when the answer is stored; never rejects. */
  over: Promise<void>;
};

/** The calls of one server from their claim until their answer is stored. */
export class CallsUnderWay implements OwnCalls {
  readonly #calls = new Map<string, CallUnderWay>();
  readonly #places: number;
  readonly #changed: () => void;

  /**
   * @param places calls on the wire at the same time
   * @param changed called whenever an answer arrives, and when it is stored: another call may be due
   */
  constructor(places: number, changed: () => void) {
    this.#places = places;
    this.#changed = changed;
  }

  get size(): number {
    return this.#calls.size;
  }

  has(callId: string): boolean {
    return this.#calls.has(callId);
  }

  mustRest(): boolean {
    return mustRest(this.#answers());
  }

  /** Whether another call may be claimed now. */
  hasPlace(): boolean {
    return hasPlace(this.#answers(), this.#places);
  }

  /**
   * Keeps a call until `send` has ended. `send` begins at once, and says when the answer has arrived.
   * @param onFailure gets what `send` rejects with: the answer could not be stored
   */
  begin(
    callId: string,
    send: (heard: (asksForRest: boolean) => void) => Promise<unknown>,
    onFailure: (error: unknown) => void,
  ): void {
    const call: CallUnderWay = { answer: 'awaited', over: Promise.resolve() };
    this.#calls.set(callId, call);
    const heard = (asksForRest: boolean) => {
      call.answer = asksForRest ? 'rest' : 'here';
      this.#changed();
    };
    call.over = send(heard)
      .catch(onFailure)
      .then(() => {
        this.#calls.delete(callId);
        this.#changed();
      });
  }

  /** Resolves when the answers of all that have begun are stored, or given up. */
  async allOver(): Promise<void> {
    await Promise.all([...this.#calls.values()].map(({ over }) => over));
  }

  #answers(): AnswerState[] {
    return [...this.#calls.values()].map(({ answer }) => answer);
  }
}
