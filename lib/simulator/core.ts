import type { KeyPair, NonceStore } from './auth';
import { type CallLog, createCallLog } from './call-log';
import { createClock, type SimulatorClock } from './clock';
import type { ScenarioName } from './contract';
import { createFaultBox, type FaultBox } from './faults';
import { createLifecycle, type Lifecycle } from './lifecycle';
import { buildWorld } from './scenarios/build-world';
import { createState, type SimulatorState } from './state';

/** The world that requests see. A reset replaces it whole; a request in flight keeps the one it began with. */
export type Stage = {
  scenario: ScenarioName;
  seed: number;
  state: SimulatorState;
  lifecycle: Lifecycle;
};

export type SimulatorCore = {
  readonly clock: SimulatorClock;
  readonly keys: KeyPair;
  readonly latencyMs: number;
  readonly faults: FaultBox;
  readonly calls: CallLog;
  readonly nonces: NonceStore;
  /** Aborted when the server closes: ends every reply that is being held back. */
  readonly closing: AbortSignal;
  /** The present world, with everything that is due by now already happened. */
  stage(): Stage;
  /** A fresh world; forgets calls, effects, faults, nonces and the advanced time. */
  reset(scenario: ScenarioName, seed: number): Stage;
};

export function createCore(options: {
  keys: KeyPair;
  scenario: ScenarioName;
  seed: number;
  latencyMs: number;
  closing: AbortSignal;
}): SimulatorCore {
  const clock = createClock();
  const faults = createFaultBox();
  const calls = createCallLog();
  const nonces: NonceStore = new Map();
  let stage = setStage(options.scenario, options.seed, clock.nowMs());
  return {
    clock,
    keys: options.keys,
    latencyMs: options.latencyMs,
    faults,
    calls,
    nonces,
    closing: options.closing,
    stage: () => {
      stage.lifecycle.settle(clock.nowMs());
      return stage;
    },
    reset: (scenario, seed) => {
      clock.rewind();
      faults.arm([]);
      calls.clear();
      nonces.clear();
      stage = setStage(scenario, seed, clock.nowMs());
      return stage;
    },
  };
}

function setStage(scenario: ScenarioName, seed: number, nowMs: number): Stage {
  const state = createState(buildWorld(scenario, seed, nowMs));
  return { scenario, seed, state, lifecycle: createLifecycle(state, seed, nowMs) };
}
