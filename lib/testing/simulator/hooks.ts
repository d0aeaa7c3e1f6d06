import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { WireEvent } from '@/lib/server/ens/wire';
import { type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { REDEPLOYABLE, readAll } from '@/lib/testing/simulator/read-events';
import { type SdkCall, sdkClient } from '@/lib/testing/simulator/sdk-client';

type World = {
  simulator: Simulator;
  control: SimulatorControl;
  call: SdkCall;
  /** What can be redeployed at the start. */
  open: WireEvent[];
  /** The simulator's clock at the start (epoch ms). */
  nowMs: number;
};

/** Hooks of the file that calls it: one simulator for all its tests, as new before each, when `use` takes its world. */
export function worldForEachTest(scenario: 'quiet' | 'storm', use: (world: World) => void): void {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.close());
  beforeEach(async () => {
    const control = simulatorControl(simulator.url);
    const call = sdkClient(simulator);
    const { nowMs } = await control.reset({ scenario });
    use({ simulator, control, call, open: await readAll(call, REDEPLOYABLE), nowMs });
  });
}
