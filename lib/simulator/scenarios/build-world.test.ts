import { describe, expect, test } from 'vitest';
import { SCENARIO_NAMES, type ScenarioName } from '@/lib/simulator/contract';
import {
  dueMs,
  EVENT_LEVELS,
  EVENT_STATUSES,
  EVENT_TYPES,
  ORDERABLE_STATUSES,
  REDEPLOY_TYPES,
  type SimulatedEvent,
  type World,
} from '@/lib/simulator/world';
import { buildWorld } from './build-world';
import { INSTANCE_ROLES } from './world-builder';

const NOW_MS = Date.UTC(2026, 10, 24, 3, 0, 0);
const HOUR_MS = 3_600_000;

const isRedeployable = ({ type, status }: SimulatedEvent) =>
  REDEPLOY_TYPES.includes(type) && ORDERABLE_STATUSES.includes(status);
const redeployable = (world: World) => world.events.filter(isRedeployable);
const dueInMs = (event: SimulatedEvent) => (dueMs(event) ?? Number.POSITIVE_INFINITY) - NOW_MS;

describe.each(SCENARIO_NAMES)('%s', (scenario: ScenarioName) => {
  const world = buildWorld(scenario, 1, NOW_MS);

  test('the same seed gives the same world, another seed another one', () => {
    expect(JSON.stringify(buildWorld(scenario, 1, NOW_MS)) === JSON.stringify(world)).toBe(true);
    expect(buildWorld(scenario, 2, NOW_MS).events[0]?.eventId).not.toBe(world.events[0]?.eventId);
  });

  test('another time only moves the times', () => {
    const later = buildWorld(scenario, 1, NOW_MS + HOUR_MS);
    const moved = later.events.map(
      (event) => `${event.eventId} ${event.resourceId} ${event.publishMs - HOUR_MS}`,
    );
    const original = world.events.map((event) => `${event.eventId} ${event.resourceId} ${event.publishMs}`);
    expect(moved.join('\n') === original.join('\n')).toBe(true);
  });

  test('identities are valid and unique, and no two events were published at once', () => {
    const { events, instances, regions } = world;
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
    expect(new Set(events.map(({ publishMs }) => publishMs)).size).toBe(events.length);
    expect(new Set(instances.map(({ instanceId }) => instanceId)).size).toBe(instances.length);
    expect(new Set(regions.map(({ regionId }) => regionId)).size).toBe(regions.length);
    expect(events.filter(({ eventId }) => !/^e-[0-9a-f]{32}$/.test(eventId))).toEqual([]);
    expect(instances.filter(({ instanceId }) => !/^i-[0-9a-z]{25}$/.test(instanceId))).toEqual([]);
    expect(redeployable(world).filter(({ resourceId }) => !resourceId.startsWith('i-'))).toEqual([]);
  });

  test('everything is published in the past, and nothing is due within the first hour', () => {
    expect(world.events.filter(({ publishMs }) => publishMs >= NOW_MS)).toEqual([]);
    const open = world.events.filter(({ status }) => ORDERABLE_STATUSES.includes(status));
    expect(open.filter((event) => dueInMs(event) < HOUR_MS)).toEqual([]);
  });

  test('regions have Chinese names', () => {
    expect(world.regions.filter(({ name }) => !/^[\u4e00-\u9fff]{4,6}$/.test(name))).toEqual([]);
  });
});

test('quiet: 40 events in 4 regions with every type, level and status, most of them redeployable', () => {
  const world = buildWorld('quiet', 1, NOW_MS);
  expect([world.events.length, world.regions.length]).toEqual([40, 4]);
  expect(new Set(world.events.map(({ type }) => type))).toEqual(new Set(EVENT_TYPES));
  expect(new Set(world.events.map(({ level }) => level))).toEqual(new Set(EVENT_LEVELS));
  expect(new Set(world.events.map(({ status }) => status))).toEqual(new Set(EVENT_STATUSES));
  expect(redeployable(world).length).toBeGreaterThan(20);
  expect(redeployable(world).some(({ notBeforeMs }) => notBeforeMs === null)).toBe(true);
  expect(redeployable(world).filter((event) => dueInMs(event) <= 2 * HOUR_MS)).toHaveLength(3);
  const local = world.instances.filter(({ diskCategory }) => /^(file|local_)/.test(diskCategory));
  expect(local.length).toBeGreaterThan(3);
  expect(local.length).toBeLessThan(world.instances.length);
});

test('storm: exactly 500 events in 12 regions, at least 400 redeployable, many due within days', () => {
  const world = buildWorld('storm', 1, NOW_MS);
  expect([world.events.length, world.regions.length]).toEqual([500, 12]);
  expect(redeployable(world).length).toBeGreaterThanOrEqual(400);
  expect(redeployable(world).filter((event) => dueInMs(event) < 72 * HOUR_MS).length).toBeGreaterThan(100);
  expect(world.regions[0]).toMatchObject({ regionId: 'cn-dalian-unicom', name: '大连联通' });
  expect(new Set(world.instances.map(({ regionId }) => regionId)).size).toBe(12);
  const loose = world.instances.filter(({ name }) => !/^[a-z]+-[a-z]+-\d{3,}$/.test(name));
  expect(loose.map(({ name, tags }) => [/^tmp\d{3}$/.test(name), tags])).toEqual(
    Array.from({ length: 20 }, () => [true, {}]),
  );
  const ofEvents = new Set(world.events.map(({ resourceId }) => resourceId));
  expect(world.instances.filter(({ instanceId }) => !ofEvents.has(instanceId)).length).toBeGreaterThan(79);
  const tagged = (key: string) => world.instances.filter(({ tags }) => key in tags).length;
  expect(tagged('service')).toBeGreaterThan(0.9 * world.instances.length);
  expect(tagged('env')).toBeGreaterThan(0.8 * world.instances.length);
  expect(tagged('env')).toBeLessThan(world.instances.length - 20);
  const services = new Set(world.instances.map(({ tags }) => tags.service));
  expect(services).toEqual(new Set([...INSTANCE_ROLES, undefined]));
});

test('huge: exactly 100,000 events in 200 regions, at least 60,000 redeployable', () => {
  const world = buildWorld('huge', 1, NOW_MS);
  expect([world.events.length, world.regions.length]).toEqual([100_000, 200]);
  expect(redeployable(world).length).toBeGreaterThanOrEqual(60_000);
});

test('fleet: 20,000 instances, 200 events', () => {
  const world = buildWorld('fleet', 1, NOW_MS);
  expect([world.events.length, world.instances.length, world.regions.length]).toEqual([200, 20_000, 60]);
});

test('nasty: still at least 20 ordinary redeployable events, and more than one page of open ones', () => {
  const world = buildWorld('nasty', 1, NOW_MS);
  const usualNames = new Set(
    world.instances
      .filter(({ name, shape }) => shape === undefined && /^[a-z]+-[a-z]+-\d{3}$/.test(name))
      .map(({ instanceId }) => instanceId),
  );
  const ordinary = redeployable(world).filter(
    ({ resourceId, shape, shapeRow }) =>
      shape === undefined && shapeRow === undefined && usualNames.has(resourceId),
  );
  expect(ordinary.length).toBeGreaterThanOrEqual(20);
  expect(redeployable(world).length).toBeGreaterThan(100);
});
