import type { RowFaults, Trouble } from '@/lib/simulator/faults';
import type { Lifecycle } from '@/lib/simulator/lifecycle';
import type { Query } from '@/lib/simulator/params';
import type { SimulatorState } from '@/lib/simulator/state';
import type { SimulatedEvent } from '@/lib/simulator/world';

export type HandlerInput = {
  query: Query;
  state: SimulatorState;
  lifecycle: Lifecycle;
  /** Virtual now. */
  nowMs: number;
  rowFaults: RowFaults;
  /** Whether this has become of an ordered event. */
  troubles(event: SimulatedEvent, trouble: Trouble): boolean;
};

/** One ENS operation: the reply's body without its RequestId. Throws a Refusal. */
export type Handler = (input: HandlerInput) => Readonly<Record<string, unknown>>;
