import type { ScenarioName } from '@/lib/simulator/contract';
import type { World } from '@/lib/simulator/world';
import { huge } from './huge';
import { nasty } from './nasty';
import { quiet } from './quiet';
import { storm } from './storm';

const SCENARIOS: Readonly<Record<ScenarioName, (seed: number, nowMs: number) => World>> = {
  quiet,
  storm,
  huge,
  nasty,
};

/** The same scenario, seed and time give the same world; another time only moves its times. */
export function buildWorld(scenario: ScenarioName, seed: number, nowMs: number): World {
  return SCENARIOS[scenario](seed, nowMs);
}
