import { createRandom, type Random } from '@/lib/simulator/random';
import type {
  DiskCategory,
  EventLevel,
  EventType,
  SimulatedEvent,
  SimulatedInstance,
  World,
} from '@/lib/simulator/world';
import { edgeRegions } from './places';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export type WorldBuilder = {
  readonly random: Random;
  /** Virtual now at the reset: every time of the world is relative to it. */
  readonly nowMs: number;
  readonly world: World;
  addInstance(details?: Partial<Omit<SimulatedInstance, 'instanceId' | 'variant'>>): SimulatedInstance;
  /** `publishMs` is made unique, so that the order of the list is fixed by the seed. */
  addEvent(details: EventDetails): SimulatedEvent;
};

export type EventDetails = Omit<SimulatedEvent, 'eventId' | 'level' | 'reason'> &
  Partial<Pick<SimulatedEvent, 'level' | 'reason'>>;

/** First words of the instances' names. */
export const INSTANCE_ROLES = [
  'edge-live',
  'cdn-cache',
  'rtc-mixer',
  'vod-edge',
  'game-relay',
  'iot-gateway',
  'dns-edge',
  'ai-infer',
] as const;
const LOCAL_DISKS: readonly [DiskCategory, DiskCategory, DiskCategory] = ['local_ssd', 'local_hdd', 'file'];
const CLOUD_DISKS: readonly [DiskCategory, DiskCategory, DiskCategory] = [
  'cloud_efficiency',
  'cloud_ssd',
  'pangu',
];

const LOCAL_DISK_SHARE = 0.45;

const USUAL_LEVELS: Readonly<Record<EventType, readonly [EventLevel, ...EventLevel[]]>> = {
  'Instance:SystemFailure.Redeploy': ['CRITICAL', 'CRITICAL', 'WARN'],
  'Instance:SystemMaintenance.Redeploy': ['WARN', 'WARN', 'INFO', 'CRITICAL'],
  'Instance:SystemFailure.Reboot': ['CRITICAL'],
  'Instance:SystemMaintenance.Reboot': ['WARN'],
  'Instance:SystemUpgrade.Migrate': ['INFO', 'WARN'],
  'Instance:RegionNetworkDown': ['CRITICAL'],
  'EnsRegion:NetworkMigration': ['WARN', 'INFO'],
  'Disk:Stalled': ['CRITICAL', 'WARN'],
  'IP:SafeRisk': ['WARN'],
  'IP:SafeBan': ['CRITICAL'],
};

const USUAL_REASONS: Readonly<Record<EventType, readonly [string, ...string[]]>> = {
  'Instance:SystemFailure.Redeploy': ['nc_disk_failure', 'nc_memory_error', 'nc_network_error', 'nc_down'],
  'Instance:SystemMaintenance.Redeploy': ['nc_maintenance', 'nc_retirement', 'nc_firmware_upgrade'],
  'Instance:SystemFailure.Reboot': ['nc_down', 'nc_kernel_panic'],
  'Instance:SystemMaintenance.Reboot': ['nc_maintenance'],
  'Instance:SystemUpgrade.Migrate': ['region_upgrade', 'nc_retirement'],
  'Instance:RegionNetworkDown': ['nc_network_error', 'idc_power_failure'],
  'EnsRegion:NetworkMigration': ['idc_network_cutover'],
  'Disk:Stalled': ['disk_io_hang'],
  'IP:SafeRisk': ['ddos_risk'],
  'IP:SafeBan': ['ddos_blackhole'],
};

export function createWorldBuilder(
  scenario: string,
  seed: number,
  nowMs: number,
  regionCount: number,
): WorldBuilder {
  const random = createRandom(`${scenario}:${seed}`);
  const regions = edgeRegions(regionCount);
  const world: World = { events: [], instances: [], regions: [...regions], listedTwice: [] };
  const usedIds = new Set<string>();
  const usedPublishMs = new Set<number>();
  const serials = new Map<string, number>();

  function unusedId(make: () => string): string {
    for (;;) {
      const id = make();
      if (!usedIds.has(id)) {
        usedIds.add(id);
        return id;
      }
    }
  }

  function nextName(): string {
    const role = random.pick(INSTANCE_ROLES);
    const serial = (serials.get(role) ?? 0) + random.between(1, 3);
    serials.set(role, serial);
    return `${role}-${String(serial).padStart(3, '0')}`;
  }

  return {
    random,
    nowMs,
    world,
    addInstance: (details = {}) => {
      const instance: SimulatedInstance = {
        instanceId: unusedId(() => `i-5${random.base36(24)}`),
        name: nextName(),
        regionId: random.pick(regions).regionId,
        diskCategory: random.pick(random.chance(LOCAL_DISK_SHARE) ? LOCAL_DISKS : CLOUD_DISKS),
        variant: random.uint32(),
        ...details,
      };
      world.instances.push(instance);
      return instance;
    },
    addEvent: (details) => {
      let publishMs = details.publishMs;
      while (usedPublishMs.has(publishMs)) {
        publishMs--;
      }
      usedPublishMs.add(publishMs);
      const event: SimulatedEvent = {
        eventId: unusedId(() => `e-${random.hex(32)}`),
        level: random.pick(USUAL_LEVELS[details.type]),
        reason: random.pick(USUAL_REASONS[details.type]),
        ...details,
        publishMs,
      };
      world.events.push(event);
      return event;
    },
  };
}
