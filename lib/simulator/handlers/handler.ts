import type { RowFaults } from '@/lib/simulator/faults';
import type { Lifecycle } from '@/lib/simulator/lifecycle';
import type { Query } from '@/lib/simulator/params';
import type { SimulatorState } from '@/lib/simulator/state';

export type HandlerInput = {
  query: Query;
  state: SimulatorState;
  lifecycle: Lifecycle;
  /** Virtual now. */
  nowMs: number;
  rowFaults: RowFaults;
};

/** One ENS operation: the reply's body without its RequestId. Throws a Refusal. */
export type Handler = (input: HandlerInput) => Readonly<Record<string, unknown>>;
