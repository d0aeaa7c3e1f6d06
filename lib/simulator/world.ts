import type { WireEvent, WireInstance, WireRedeployRow } from '@/lib/server/ens/wire';
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
  readonly shape?: (instance: WireInstance) => WireInstance;
};

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
