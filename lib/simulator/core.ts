import type { KeyPair, NonceStore } from './auth';
import { type CallLog, createCallLog } from './call-log';
import type { ScenarioName } from './contract';
import { createFaultBox, type FaultBox, type Trouble } from './faults';
import { createLifecycle, type Lifecycle } from './lifecycle';
import { buildWorld } from './scenarios/build-world';
import { createState, type SimulatorState } from './state';
import type { SimulatedEvent } from './world';

/** The world that requests see. A reset replaces it whole; a request in flight keeps the one it began with. */
export type Stage = {
  scenario: ScenarioName;
  seed: number;
  state: SimulatorState;
  lifecycle: Lifecycle;
  /** Whether this has become of an ordered event, by its scenario or by an armed fault. */
  troubles(event: SimulatedEvent, trouble: Trouble): boolean;
};

export type SimulatorCore = {
  readonly clock: SimulatorClock;
  readonly keys: KeyPair;
  readonly latencyMs: number;
  /** How far the `Date` header of replies is from real time (ms). */
  dateOffsetMs: number;
  readonly faults: FaultBox;
  readonly calls: CallLog;
  readonly nonces: NonceStore;
  /** Aborted when the server closes: ends every reply that is being held back. */
  readonly closing: AbortSignal;
  /** The present world, with everything that is due by now already happened. */
  stage(): Stage;
  /** A fresh world; forgets calls, effects, faults, nonces, the advanced time and the date. */
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
  /** Only what was ordered gets into trouble: before that, the desk could not order it. */
  const troublesOf =
    (state: SimulatorState) =>
    (event: SimulatedEvent, trouble: Trouble): boolean =>
      (event.trouble === trouble || faults.troubles(event.resourceId, trouble)) && state.isOrdered(event);
  const setStage = (scenario: ScenarioName, seed: number): Stage => {
    const nowMs = clock.nowMs();
    const state = createState(buildWorld(scenario, seed, nowMs));
    const troubles = troublesOf(state);
    return { scenario, seed, state, troubles, lifecycle: createLifecycle(state, seed, nowMs, troubles) };
  };
  let stage = setStage(options.scenario, options.seed);
  const core: SimulatorCore = {
    clock,
    keys: options.keys,
    latencyMs: options.latencyMs,
    dateOffsetMs: 0,
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
      core.dateOffsetMs = 0;
      faults.arm([]);
      calls.clear();
      nonces.clear();
      stage = setStage(scenario, seed);
      return stage;
    },
  };
  return core;
}

/** The simulator's own time. Signatures are checked against real time; events live in virtual time. */
type SimulatorClock = {
  /** Virtual now: real time plus everything that was advanced, epoch ms. */
  nowMs(): number;
  /** Real now, epoch ms. */
  realNowMs(): number;
  advance(byMs: number): void;
  /** Forgets everything that was advanced. */
  rewind(): void;
};

function createClock(): SimulatorClock {
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
