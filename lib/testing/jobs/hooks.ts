import 'server-only';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { StoreKind } from '@/lib/server/db/store-kind';
import type { EnsClient } from '@/lib/server/ens/types';
import { type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { type DispatchBench, openDispatchBench } from '@/lib/testing/jobs/dispatch-bench';
import { clientOf, openSyncBench, type SyncBench } from '@/lib/testing/jobs/sync-bench';

/** What a bench stands on: `control` is the simulator's, whose world is as new in each test. */
type Cloud = { control: SimulatorControl; simulator: Simulator };

/**
 * For tests: hooks of the `describe` that calls it. One simulator of the scenario `quiet` serves all its tests; each has a
 * bench of its own, with a mirror of the account. `use` takes them before each test.
 */
export function dispatchBenchForEachTest(
  kind: StoreKind,
  use: (desk: Cloud & { bench: DispatchBench }) => void,
): void {
  benchForEachTest(
    'quiet',
    async (cloud) => ({ ...cloud, bench: await openDispatchBench(kind, cloud.simulator) }),
    use,
  );
}

/** The same for the sync, of any scenario: its bench has a store that is still empty. `ens` is the plain client. */
export function syncBenchForEachTest(
  kind: StoreKind,
  scenario: 'quiet' | 'storm',
  use: (desk: Cloud & { ens: EnsClient; bench: SyncBench }) => void,
): void {
  benchForEachTest(
    scenario,
    async (cloud) => {
      const ens = clientOf(cloud.simulator);
      return { ...cloud, ens, bench: await openSyncBench(kind, ens) };
    },
    use,
  );
}

function benchForEachTest<Desk extends { bench: { store: { dispose(): Promise<void> } } }>(
  scenario: 'quiet' | 'storm',
  open: (cloud: Cloud) => Promise<Desk>,
  use: (desk: Desk) => void,
): void {
  let cloud: Cloud;
  let desk: Desk;
  beforeAll(async () => {
    const simulator = await startSimulator({ scenario });
    cloud = { simulator, control: simulatorControl(simulator.url) };
  });
  afterAll(() => cloud.simulator.close());
  beforeEach(async () => {
    await cloud.control.reset({ scenario });
    desk = await open(cloud);
    use(desk);
  });
  afterEach(() => desk.bench.store.dispose());
}
