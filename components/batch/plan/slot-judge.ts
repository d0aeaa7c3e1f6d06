import { judgePlan, type TimedRow } from '@/lib/domain/schedule/plan-slots';
import type { ScheduleWorld, SlotVerdict } from '@/lib/domain/schedule/world';
import { monotonicMs } from '@/lib/time/clock';

export type SlotView = {
  /** By row id; the former ones stay until the new ones are there. */
  verdicts: ReadonlyMap<string, SlotVerdict>;
  /** Whether `verdicts` is of the newest times. */
  isCurrent: boolean;
};

const NO_VERDICTS: SlotView = { verdicts: new Map(), isCurrent: false };
/** So long the page is kept from anything else (ms). */
const PIECE_MS = 12;
/** Rows that are judged between two looks at the clock. */
const LOOK_EVERY = 50;

/** Judges the rows of a plan in pieces, so that a plan of 10,000 never holds up a key. What comes in between begins anew. */
export class SlotJudge {
  private view = NO_VERDICTS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getView = (): SlotView => this.view;

  /** A small plan is judged when this returns. */
  start(world: ScheduleWorld, rows: readonly TimedRow[]): void {
    this.stop();
    const verdicts = new Map<string, SlotVerdict>();
    const verdictsOf = judgePlan(world, rows);
    const piece = () => {
      const untilMs = monotonicMs() + PIECE_MS;
      for (let count = 1; ; count += 1) {
        const next = verdictsOf.next();
        if (next.done) {
          this.publish({ verdicts, isCurrent: true });
          return;
        }
        verdicts.set(...next.value);
        if (count % LOOK_EVERY === 0 && monotonicMs() > untilMs) break;
      }
      this.timer = setTimeout(piece, 0);
    };
    piece();
    // Only now: a small plan never looks unjudged in between.
    if (this.timer !== undefined) this.publish({ ...this.view, isCurrent: false });
  }

  /** What is under way ends without an answer. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private publish(view: SlotView): void {
    this.timer = view.isCurrent ? undefined : this.timer;
    this.view = view;
    for (const listener of this.listeners) listener();
  }
}
