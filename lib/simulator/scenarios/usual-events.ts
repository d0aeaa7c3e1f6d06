import type { EventStatus, EventType, SimulatedEvent } from '@/lib/simulator/world';
import { DAY_MS, type EventDetails, HOUR_MS, MINUTE_MS, type WorldBuilder } from './world-builder';

/** An event that takes a redeploy order, on its own new instance; `details` decides what must be certain. */
export function addRedeployable(builder: WorldBuilder, details: Partial<EventDetails> = {}): SimulatedEvent {
  const { random, nowMs } = builder;
  const type: EventType = random.chance(0.55)
    ? 'Instance:SystemFailure.Redeploy'
    : 'Instance:SystemMaintenance.Redeploy';
  const isFailure = (details.type ?? type) === 'Instance:SystemFailure.Redeploy';
  // A failure asks; a maintenance is planned.
  const status: EventStatus = random.chance(isFailure ? 0.75 : 0.25) ? 'Inquiring' : 'Scheduled';
  const dueInMs = usualDueInMs(builder);
  const hasNotBefore = (details.status ?? status) === 'Scheduled' || random.chance(0.7);
  return builder.addEvent({
    type,
    status,
    resourceId: details.resourceId ?? builder.addInstance().instanceId,
    publishMs: nowMs - random.between(10 * MINUTE_MS, 4 * DAY_MS),
    notBeforeMs: hasNotBefore ? nowMs + dueInMs : null,
    ...details,
  });
}

/** Some within hours, a quarter within a day, the rest within six days; never so near that a test is raced. */
function usualDueInMs({ random }: WorldBuilder): number {
  const share = random.between(1, 100);
  if (share <= 8) {
    return random.between(1.5 * HOUR_MS, 6 * HOUR_MS);
  }
  return share <= 35 ? random.between(6 * HOUR_MS, DAY_MS) : random.between(DAY_MS, 6 * DAY_MS);
}

const OTHER_TYPES: readonly [EventType, ...EventType[]] = [
  'Instance:SystemFailure.Reboot',
  'Instance:SystemMaintenance.Reboot',
  'Instance:SystemUpgrade.Migrate',
  'Instance:RegionNetworkDown',
  'EnsRegion:NetworkMigration',
  'Disk:Stalled',
  'IP:SafeRisk',
  'IP:SafeBan',
];

const REDEPLOY_PAIR: readonly [EventType, EventType] = [
  'Instance:SystemFailure.Redeploy',
  'Instance:SystemMaintenance.Redeploy',
];

const CLOSED_STATUSES: readonly [EventStatus, ...EventStatus[]] = [
  'Executed',
  'Executed',
  'Failed',
  'Canceled',
  'Avoided',
  'Executing',
];

const ANY_STATUS: readonly [EventStatus, ...EventStatus[]] = [
  'Scheduled',
  'Scheduled',
  'Inquiring',
  ...CLOSED_STATUSES,
];

/** An event that takes no redeploy order: another type, or a redeployment that runs or is over. */
export function addBackground(builder: WorldBuilder, details: Partial<EventDetails> = {}): SimulatedEvent {
  const { random, nowMs } = builder;
  const type = details.type ?? random.pick(random.chance(0.6) ? OTHER_TYPES : REDEPLOY_PAIR);
  const isRedeploy = REDEPLOY_PAIR.includes(type);
  const status = details.status ?? random.pick(isRedeploy ? CLOSED_STATUSES : ANY_STATUS);
  const publishMs = nowMs - random.between(6 * HOUR_MS, 20 * DAY_MS);
  return builder.addEvent({
    type,
    status,
    resourceId: details.resourceId ?? resourceFor(builder, type),
    publishMs,
    notBeforeMs: notBeforeFor(builder, status, publishMs),
    ...details,
  });
}

function notBeforeFor(
  { random, nowMs }: WorldBuilder,
  status: EventStatus,
  publishMs: number,
): number | null {
  switch (status) {
    case 'Inquiring':
      return null;
    case 'Scheduled':
      return nowMs + random.between(2 * HOUR_MS, 6 * DAY_MS);
    case 'Executing':
      return nowMs - random.between(MINUTE_MS, 5 * MINUTE_MS);
    default:
      return random.between(publishMs, nowMs - 30 * MINUTE_MS);
  }
}

/** The kind of resource that a type speaks of: a node, a disk, an address or an instance. [inferred] */
function resourceFor(builder: WorldBuilder, type: EventType): string {
  const { random } = builder;
  switch (type) {
    case 'EnsRegion:NetworkMigration':
      return builder.addInstance().regionId;
    case 'Disk:Stalled':
      return `d-5${random.base36(24)}`;
    case 'IP:SafeRisk':
    case 'IP:SafeBan':
      return `198.51.${random.between(0, 255)}.${random.between(1, 254)}`;
    default:
      return builder.addInstance().instanceId;
  }
}
