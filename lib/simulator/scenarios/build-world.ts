import type { ScenarioName } from '@/lib/simulator/contract';
import type { Trouble } from '@/lib/simulator/faults';
import {
  dueMs,
  EVENT_LEVELS,
  EVENT_STATUSES,
  EVENT_TYPES,
  REDEPLOY_TYPES,
  type World,
} from '@/lib/simulator/world';
import { nasty } from './nasty';
import { addBackground, addRedeployable } from './usual-events';
import { createWorldBuilder, HOUR_MS, MINUTE_MS } from './world-builder';

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
function storm(seed: number, nowMs: number): World {
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
  builder.addIdle(80, 20);
  return builder.world;
}

const EVENTS = 100_000;
const HUGE_REDEPLOYABLE = 65_000;
const REGIONS = 200;

/** Volume: 100,000 events in 200 regions, 65,000 of them redeployable. */
function huge(seed: number, nowMs: number): World {
  const builder = createWorldBuilder('huge', seed, nowMs, REGIONS);
  for (let count = 0; count < EVENTS; count++) {
    if (count < HUGE_REDEPLOYABLE) {
      addRedeployable(builder);
    } else {
      addBackground(builder);
    }
  }
  return builder.world;
}

const FLEET_INSTANCES = 20_000;
const FLEET_EVENTS = 200;

/** A large account on a usual day: 20,000 instances in 60 regions, of which 200 have an event. */
function fleet(seed: number, nowMs: number): World {
  const builder = createWorldBuilder('fleet', seed, nowMs, 60);
  for (let count = 0; count < FLEET_EVENTS; count++) {
    addRedeployable(builder);
  }
  builder.addIdle(FLEET_INSTANCES - FLEET_EVENTS, 500);
  return builder.world;
}

const SCENARIOS: Readonly<Record<ScenarioName, (seed: number, nowMs: number) => World>> = {
  quiet,
  storm,
  huge,
  nasty,
  fleet,
};

/** The same scenario, seed and time give the same world; another time only moves its times. */
export function buildWorld(scenario: ScenarioName, seed: number, nowMs: number): World {
  return SCENARIOS[scenario](seed, nowMs);
}

/** 40 events in 4 regions: every type, level and status, 26 redeployable; small enough to read by eye. */
function quiet(seed: number, nowMs: number): World {
  const builder = createWorldBuilder('quiet', seed, nowMs, 4);
  const local = builder.addInstance({ diskCategory: 'local_ssd' });
  const cloud = builder.addInstance({ diskCategory: 'cloud_efficiency' });

  addRedeployable(builder, {
    status: 'Scheduled',
    notBeforeMs: nowMs + 75 * MINUTE_MS,
    resourceId: local.instanceId,
  });
  addRedeployable(builder, {
    status: 'Inquiring',
    notBeforeMs: nowMs + 95 * MINUTE_MS,
    resourceId: cloud.instanceId,
  });
  addRedeployable(builder, { status: 'Scheduled', notBeforeMs: nowMs + 115 * MINUTE_MS });
  for (const type of REDEPLOY_TYPES) {
    addRedeployable(builder, { type, status: 'Inquiring', notBeforeMs: null });
    for (const level of EVENT_LEVELS) {
      addRedeployable(builder, { type, status: 'Scheduled', level, notBeforeMs: nowMs + 30 * HOUR_MS });
      addRedeployable(builder, { type, status: 'Inquiring', level });
    }
  }
  for (let more = 0; more < 9; more++) {
    addRedeployable(builder);
  }

  const otherTypes = EVENT_TYPES.filter((type) => !REDEPLOY_TYPES.includes(type));
  for (const [index, type] of otherTypes.entries()) {
    addBackground(builder, { type, status: EVENT_STATUSES[index % EVENT_STATUSES.length] });
  }
  for (const status of ['Executing', 'Executed', 'Failed', 'Canceled', 'Avoided', 'Executed'] as const) {
    addBackground(builder, {
      type: builder.random.pick(['Instance:SystemFailure.Redeploy', 'Instance:SystemMaintenance.Redeploy']),
      status,
    });
  }
  builder.addIdle(14, 3);
  return builder.world;
}
