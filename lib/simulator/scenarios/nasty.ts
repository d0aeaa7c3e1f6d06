import type { World } from '@/lib/simulator/world';
import {
  NASTY_EVENT_SHAPES,
  NASTY_INSTANCE_SHAPES,
  NASTY_NAMES,
  NASTY_REASONS,
  NASTY_ROW_SHAPES,
} from './nasty-values';
import { addBackground, addRedeployable } from './usual-events';
import { createWorldBuilder, HOUR_MS, type WorldBuilder } from './world-builder';

const REGIONS = 6;
/** So many that the open redeployments alone fill more than one page of 100. */
const ORDINARY = 60;

/** Every odd value that ENS was seen to send, or could: see nasty-values.ts. 60 ordinary events besides. */
export function nasty(seed: number, nowMs: number): World {
  const builder = createWorldBuilder('nasty', seed, nowMs, REGIONS);
  for (const name of NASTY_NAMES) {
    addOpen(builder, builder.addInstance({ name }).instanceId);
  }
  for (const reason of NASTY_REASONS) {
    addRedeployable(builder, { reason });
  }
  addOddEvents(builder);
  addOddInstances(builder);
  for (const [name, shapeRow] of Object.entries(NASTY_ROW_SHAPES)) {
    addOpen(builder, builder.addInstance({ name }).instanceId, { shapeRow });
  }
  for (let count = 0; count < ORDINARY; count++) {
    addRedeployable(builder);
  }
  for (let count = 0; count < 10; count++) {
    addBackground(builder);
  }
  listNewestTwice(builder);
  return builder.world;
}

/** A redeployable event with a due time far enough away for any test. */
function addOpen(
  builder: WorldBuilder,
  resourceId: string,
  more: Partial<Parameters<WorldBuilder['addEvent']>[0]> = {},
): void {
  addRedeployable(builder, {
    type: 'Instance:SystemFailure.Redeploy',
    status: 'Inquiring',
    resourceId,
    notBeforeMs: builder.nowMs + 48 * HOUR_MS,
    ...more,
  });
}

function addOddEvents(builder: WorldBuilder): void {
  for (const [name, shape] of Object.entries(NASTY_EVENT_SHAPES)) {
    const { instanceId } = builder.addInstance({ name });
    if (name.startsWith('odd-type') || name.startsWith('odd-status-unknown')) {
      // Filters still find it under a type that exists; the redeployment refuses it.
      addBackground(builder, {
        type: 'Instance:SystemUpgrade.Migrate',
        status: 'Scheduled',
        resourceId: instanceId,
        shape,
      });
    } else if (name === 'odd-status-display-text') {
      addBackground(builder, {
        type: 'Instance:SystemFailure.Redeploy',
        status: 'Failed',
        resourceId: instanceId,
        shape,
      });
    } else if (name === 'odd-not-before-missing') {
      addOpen(builder, instanceId, { notBeforeMs: null, shape });
    } else {
      addOpen(builder, instanceId, { shape });
    }
  }
}

function addOddInstances(builder: WorldBuilder): void {
  for (const shape of Object.values(NASTY_INSTANCE_SHAPES)) {
    addOpen(builder, builder.addInstance({ shape }).instanceId);
  }
  addOpen(
    builder,
    builder.addInstance({ name: 'odd-region-unknown', regionId: 'cn-atlantis-telecom' }).instanceId,
  );
  // Released meanwhile: DescribeInstances does not know it.
  addOpen(builder, `i-5${builder.random.base36(24)}`);
}

/** The newest open event comes again at the end of the list, as when pages shift while they are read. */
function listNewestTwice({ world }: WorldBuilder): void {
  const newest = world.events
    .filter(({ status, shape }) => status === 'Inquiring' && shape === undefined)
    .reduce((best, event) => (event.publishMs > best.publishMs ? event : best));
  world.listedTwice.push(newest);
}
