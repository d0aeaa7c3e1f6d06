import { EVENT_LEVELS, EVENT_STATUSES, EVENT_TYPES, REDEPLOY_TYPES, type World } from '@/lib/simulator/world';
import { addBackground, addRedeployable } from './usual-events';
import { createWorldBuilder, HOUR_MS, MINUTE_MS } from './world-builder';

/** 40 events in 4 regions: every type, level and status, 26 redeployable; small enough to read by eye. */
export function quiet(seed: number, nowMs: number): World {
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
  return builder.world;
}
