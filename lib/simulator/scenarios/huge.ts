import type { World } from '@/lib/simulator/world';
import { addBackground, addRedeployable } from './usual-events';
import { createWorldBuilder } from './world-builder';

const EVENTS = 100_000;
const REDEPLOYABLE = 65_000;
const REGIONS = 200;

/** Volume: 100,000 events in 200 regions, 65,000 of them redeployable. */
export function huge(seed: number, nowMs: number): World {
  const builder = createWorldBuilder('huge', seed, nowMs, REGIONS);
  for (let count = 0; count < EVENTS; count++) {
    if (count < REDEPLOYABLE) {
      addRedeployable(builder);
    } else {
      addBackground(builder);
    }
  }
  return builder.world;
}
