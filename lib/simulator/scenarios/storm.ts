import type { Trouble } from '@/lib/simulator/fault-kinds';
import { dueMs, type World } from '@/lib/simulator/world';
import { addBackground, addRedeployable } from './usual-events';
import { createWorldBuilder } from './world-builder';

const REDEPLOYABLE = 430;
const BACKGROUND = 70;

/** What goes wrong in a night, once it was ordered; each happens to one of the events that are due within a day. */
const TROUBLES: readonly Trouble[] = [
  'stay-scheduled',
  'stay-executing',
  'vanish',
  'end-failed',
  'instance-stopped',
];
/** The ones due first stay sound: these are what a first try orders. */
const FIRST_IN_TROUBLE = 60;
const EVERY = 7;

/** The night this product is for: 500 events in 12 regions, 430 of them redeployable, many due within days. */
export function storm(seed: number, nowMs: number): World {
  const builder = createWorldBuilder('storm', seed, nowMs, 12);
  const orderable = Array.from({ length: REDEPLOYABLE }, () => addRedeployable(builder));
  for (let count = 0; count < BACKGROUND; count++) {
    addBackground(builder);
  }
  const byDue = orderable.filter((event) => dueMs(event) !== null);
  byDue.sort((a, b) => (dueMs(a) ?? 0) - (dueMs(b) ?? 0));
  for (const [index, trouble] of TROUBLES.entries()) {
    const event = byDue[FIRST_IN_TROUBLE + index * EVERY];
    if (event !== undefined) {
      event.trouble = trouble;
    }
  }
  return builder.world;
}
