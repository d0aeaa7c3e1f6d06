import type { FaultSpec, InstanceChange, RecordedCall, ScenarioName } from './contract';

export type { FaultSpec, InstanceChange, RecordedCall, ScenarioName } from './contract';

export type SimulatorControl = {
  /** A fresh world; forgets calls, effects, faults, nonces, the advanced time and the date. Seed: 1. */
  reset(input: {
    scenario: ScenarioName;
    seed?: number;
  }): Promise<{ events: number; instances: number; nowMs: number }>;
  /** Moves virtual time ahead and lets everything happen that became due. */
  advanceClock(advanceMs: number): Promise<{ nowMs: number }>;
  /** Replaces all armed faults; `[]` clears them. */
  armFaults(faults: FaultSpec[]): Promise<void>;
  /** Changes status, service status or tags of instances, or releases them (status null). */
  setInstances(changes: InstanceChange[]): Promise<void>;
  /** The `Date` header of every reply from now on: real time plus so much (ms). */
  setDateOffset(offsetMs: number): Promise<void>;
  /** Every request to the fake ENS as it was received, oldest first. */
  calls(): Promise<RecordedCall[]>;
  /** How often each event was really acted on; events never acted on are absent. */
  effects(): Promise<Record<string, number>>;
};

/** The control surface of the simulator at `url`. Every call rejects with the simulator's own words when refused. */
export function simulatorControl(url: string): SimulatorControl {
  const ask = async <T>(route: string, body?: unknown): Promise<T> => {
    const response = await fetch(new URL(`/_control/${route}`, url), {
      // A kept connection may be closed by the server in the moment it is used again.
      headers: { connection: 'close' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`simulator /_control/${route}: ${response.status} ${text}`);
    }
    return parseReply<T>(text);
  };
  return {
    reset: (input) => ask('reset', input),
    advanceClock: (advanceMs) => ask('clock', { advanceMs }),
    armFaults: async (faults) => {
      await ask('faults', faults);
    },
    setInstances: async (changes) => {
      await ask('instances', changes);
    },
    setDateOffset: async (offsetMs) => {
      await ask('date', { offsetMs });
    },
    calls: () => ask('calls'),
    effects: () => ask('effects'),
  };
}

/** Guarantee: the reply comes from control.ts of this folder, whose routes answer with exactly these shapes. */
function parseReply<T>(text: string): T {
  return JSON.parse(text) as T;
}
