import type {
  EventLevel,
  EventStatus,
  EventType,
  SimulatedEvent,
  SimulatedInstance,
  SimulatedRegion,
  World,
} from './world';

/** Empty lists do not filter. */
export type EventFilter = {
  types: readonly EventType[];
  statuses: readonly EventStatus[];
  levels: readonly EventLevel[];
  resourceIds: readonly string[];
};

export type SimulatorState = {
  readonly events: readonly SimulatedEvent[];
  readonly instances: readonly SimulatedInstance[];
  readonly regions: readonly SimulatedRegion[];
  findEvent(eventId: string): SimulatedEvent | undefined;
  findInstance(instanceId: string): SimulatedInstance | undefined;
  /** Newest publication first. The answer is shared: do not change it. */
  selectEvents(filter: EventFilter): readonly SimulatedEvent[];
  /** To be called after any change of an event's status. */
  statusChanged(): void;
  /** Counts one real act on an event: the ground truth for "never twice". */
  countEffect(eventId: string): void;
  effects(): Record<string, number>;
  /** Whether an event was ordered at least once. */
  isOrdered(event: SimulatedEvent): boolean;
  /** Whether any event was: a listing of 100,000 need not look for those that got into trouble. */
  hasOrders(): boolean;
  eventsOf(resourceId: string): readonly SimulatedEvent[];
};

/** More filters than this are forgotten: a poller uses a handful. */
const MAX_KEPT_SELECTIONS = 16;

export function createState(world: World): SimulatorState {
  const listing = [...world.events].sort(newestFirst).concat(world.listedTwice);
  const eventById = new Map(world.events.map((event) => [event.eventId, event]));
  const instanceById = new Map(world.instances.map((instance) => [instance.instanceId, instance]));
  const positionsByResource = indexByResource(listing);
  const kept = new Map<string, readonly SimulatedEvent[]>();
  const effects = new Map<string, number>();

  function select(filter: EventFilter): readonly SimulatedEvent[] {
    const types = new Set(filter.types);
    const statuses = new Set(filter.statuses);
    const levels = new Set(filter.levels);
    return candidates(listing, positionsByResource, filter.resourceIds).filter(
      (event) =>
        (types.size === 0 || types.has(event.type)) &&
        (statuses.size === 0 || statuses.has(event.status)) &&
        (levels.size === 0 || levels.has(event.level)),
    );
  }

  return {
    events: world.events,
    instances: world.instances,
    regions: world.regions,
    findEvent: (eventId) => eventById.get(eventId.trim()),
    findInstance: (instanceId) => instanceById.get(instanceId.trim()),
    selectEvents: (filter) => {
      if (filter.resourceIds.length > 0) {
        return select(filter);
      }
      const key = JSON.stringify([filter.types, filter.statuses, filter.levels]);
      const known = kept.get(key);
      if (known !== undefined) {
        return known;
      }
      if (kept.size >= MAX_KEPT_SELECTIONS) {
        kept.clear();
      }
      const selection = select(filter);
      kept.set(key, selection);
      return selection;
    },
    statusChanged: () => kept.clear(),
    countEffect: (eventId) => effects.set(eventId, (effects.get(eventId) ?? 0) + 1),
    effects: () => Object.fromEntries(effects),
    isOrdered: (event) => effects.has(event.eventId),
    hasOrders: () => effects.size > 0,
    eventsOf: (resourceId) => candidates(listing, positionsByResource, [resourceId]),
  };
}

function newestFirst(a: SimulatedEvent, b: SimulatedEvent): number {
  if (a.publishMs !== b.publishMs) {
    return b.publishMs - a.publishMs;
  }
  return a.eventId < b.eventId ? -1 : 1;
}

function indexByResource(listing: readonly SimulatedEvent[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  for (const [position, event] of listing.entries()) {
    const known = positions.get(event.resourceId);
    if (known === undefined) {
      positions.set(event.resourceId, [position]);
    } else {
      known.push(position);
    }
  }
  return positions;
}

function candidates(
  listing: readonly SimulatedEvent[],
  positionsByResource: ReadonlyMap<string, readonly number[]>,
  resourceIds: readonly string[],
): readonly SimulatedEvent[] {
  if (resourceIds.length === 0) {
    return listing;
  }
  return [...new Set(resourceIds)]
    .flatMap((resourceId) => positionsByResource.get(resourceId) ?? [])
    .sort((a, b) => a - b)
    .flatMap((position) => listing[position] ?? []);
}
