/** The simulator's own time. Signatures are checked against real time; events live in virtual time. */
export type SimulatorClock = {
  /** Virtual now: real time plus everything that was advanced, epoch ms. */
  nowMs(): number;
  /** Real now, epoch ms. */
  realNowMs(): number;
  advance(byMs: number): void;
  /** Forgets everything that was advanced. */
  rewind(): void;
};

export function createClock(): SimulatorClock {
  let offsetMs = 0;
  return {
    nowMs: () => Date.now() + offsetMs,
    realNowMs: () => Date.now(),
    advance: (byMs) => {
      offsetMs += byMs;
    },
    rewind: () => {
      offsetMs = 0;
    },
  };
}
