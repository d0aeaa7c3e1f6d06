import type { WireEvent, WireInstance, WireRedeployRow, WireTagResource } from '@/lib/server/ens/wire';
import type { Trouble } from './faults';

/** The simulator's own copy of ENS's words. A wrong word must not be wrong on both sides: never shared with lib/domain. */

export const EVENT_TYPES = [
  'Instance:SystemFailure.Redeploy',
  'Instance:SystemMaintenance.Redeploy',
  'Instance:SystemFailure.Reboot',
  'Instance:SystemMaintenance.Reboot',
  'Instance:SystemUpgrade.Migrate',
  'Instance:RegionNetworkDown',
  'EnsRegion:NetworkMigration',
  'Disk:Stalled',
  'IP:SafeRisk',
  'IP:SafeBan',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** [DOC] BatchEventRedeployInstance: "currently only supports" these two. */
export const REDEPLOY_TYPES: readonly EventType[] = [
  'Instance:SystemFailure.Redeploy',
  'Instance:SystemMaintenance.Redeploy',
];

export const EVENT_LEVELS = ['CRITICAL', 'WARN', 'INFO'] as const;
export type EventLevel = (typeof EVENT_LEVELS)[number];

export const EVENT_STATUSES = [
  'Inquiring',
  'Scheduled',
  'Executing',
  'Executed',
  'Failed',
  'Canceled',
  'Avoided',
] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

export type SimulatedEvent = {
  readonly eventId: string;
  readonly resourceId: string;
  readonly type: EventType;
  readonly level: EventLevel;
  readonly reason: string;
  readonly publishMs: number;
  status: EventStatus;
  notBeforeMs: number | null;
  /** While it is Executing: from when, and to when it takes as planned (epoch ms). */
  run?: { fromMs: number; toMs: number };
  /** What becomes of it once it was ordered, beside what is armed. */
  trouble?: Trouble;
  /** Bends the event as it is listed (scenario `nasty`); filters and rules use the plain fields. */
  readonly shape?: (event: WireEvent) => WireEvent;
  /** Bends this event's row of a redeploy reply (scenario `nasty`). */
  readonly shapeRow?: (row: WireRedeployRow) => WireRedeployRow[];
};

export type SimulatedInstance = {
  readonly instanceId: string;
  readonly name: string;
  readonly regionId: string;
  readonly diskCategory: DiskCategory;
  /** Picks the small print (addresses, sizes). */
  readonly variant: number;
  /** What it is when no event runs on it; null = released: the cloud lists it no more. */
  status: string | null;
  serviceStatus: string;
  tags: Readonly<Record<string, string>>;
  readonly shape?: (instance: WireInstance) => WireInstance;
  /** Bends its rows of ListTagResources (scenario `nasty`). */
  readonly shapeTags?: (rows: WireTagResource[]) => unknown[];
};

/** What an event of these types does to its instance while it runs: a restart. [ECS] RedeployInstance; ENS is silent. */
const RESTARTING_TYPES: readonly EventType[] = [
  'Instance:SystemFailure.Redeploy',
  'Instance:SystemMaintenance.Redeploy',
  'Instance:SystemFailure.Reboot',
  'Instance:SystemMaintenance.Reboot',
  'Instance:SystemUpgrade.Migrate',
];
/** The part of a run in which the instance still stops. */
const STOPPING_SHARE = 0.4;

/** The status that is listed at `nowMs`: a running instance stops and starts again while an event runs on it. */
export function statusAt(
  instance: Pick<SimulatedInstance, 'status'>,
  events: readonly SimulatedEvent[],
  nowMs: number,
): string {
  const running = events.find(
    ({ type, status }) => status === 'Executing' && RESTARTING_TYPES.includes(type),
  );
  if (instance.status !== 'Running' || running?.run === undefined) {
    return instance.status ?? '';
  }
  const { fromMs, toMs } = running.run;
  return nowMs < fromMs + (toMs - fromMs) * STOPPING_SHARE ? 'Stopping' : 'Starting';
}

/** [DOC] `file`, `local_hdd`, `local_ssd` are local disks; `pangu` and `cloud_…` are not. */
export type DiskCategory = 'file' | 'local_hdd' | 'local_ssd' | 'pangu' | 'cloud_efficiency' | 'cloud_ssd';

export type SimulatedRegion = {
  readonly regionId: string;
  readonly name: string;
  readonly area: string;
  readonly province: string;
};

export type World = {
  events: SimulatedEvent[];
  instances: SimulatedInstance[];
  regions: SimulatedRegion[];
  /** Events that the list names a second time, at its end (pages that shift while they are read). */
  listedTwice: SimulatedEvent[];
};

/** Only these two take an order; running and final events refuse it. [ECS] RedeployInstance; ENS is silent. */
export const ORDERABLE_STATUSES: readonly EventStatus[] = ['Inquiring', 'Scheduled'];

/** [DOC] ens-system-event-summary: redeployed "in five days" by default. */
export const SELF_REDEPLOY_AFTER_MS = 5 * 86_400_000;

/** When the cloud acts by itself, epoch ms; null = never, by what is known. */
export function dueMs(event: Pick<SimulatedEvent, 'type' | 'notBeforeMs' | 'publishMs'>): number | null {
  if (event.notBeforeMs !== null) {
    return event.notBeforeMs;
  }
  return event.type === 'Instance:SystemFailure.Redeploy' ? event.publishMs + SELF_REDEPLOY_AFTER_MS : null;
}
