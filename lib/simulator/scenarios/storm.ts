import type { World } from '@/lib/simulator/world';
import { addBackground, addRedeployable } from './usual-events';
import { createWorldBuilder } from './world-builder';

const REDEPLOYABLE = 430;
const BACKGROUND = 70;

/** The night this product is for: 500 events in 12 regions, 430 of them redeployable, many due within days. */
export function storm(seed: number, nowMs: number): World {
  const builder = createWorldBuilder('storm', seed, nowMs, 12);
  for (let count = 0; count < REDEPLOYABLE; count++) {
    addRedeployable(builder);
  }
  for (let count = 0; count < BACKGROUND; count++) {
    addBackground(builder);
  }
  return builder.world;
}
