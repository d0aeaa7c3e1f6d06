import { expect, test } from 'vitest';
import type { WireEvent, WireInstance } from '@/lib/server/ens/wire';
import { worldForEachTest } from '@/lib/testing/simulator/hooks';
import { orderOf, readAll, readEvent } from '@/lib/testing/simulator/read-events';
import type { SdkCall } from '@/lib/testing/simulator/sdk-client';
import type { SimulatorControl } from './control-client';

const ACTION = 'BatchEventRedeployInstance';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** No redeployment runs longer than this. */
const RUN_MS = 90_000;

let call: SdkCall;
let control: SimulatorControl;
let nowMs: number;
let open: WireEvent[];
worldForEachTest('storm', (world) => {
  ({ call, control, nowMs, open } = world);
});

async function statusesOf(events: readonly WireEvent[]): Promise<Map<unknown, unknown>> {
  const ids = new Set(events.map(({ EventId }) => EventId));
  const all = await readAll(call);
  return new Map(
    all.filter(({ EventId }) => ids.has(EventId)).map((event) => [event.EventId, event.EventStatus]),
  );
}

const countOf = (statuses: Map<unknown, unknown>, status: string) =>
  [...statuses.values()].filter((value) => value === status).length;

const pick = (status: string, count: number) =>
  open.filter(({ EventStatus }) => EventStatus === status).slice(0, count);

test('immediate: executing at once, then executed, with a few failures', async () => {
  const events = pick('Inquiring', 100);
  await call(ACTION, orderOf(events));
  expect(countOf(await statusesOf(events), 'Executing')).toBe(100);
  await control.advanceClock(RUN_MS);
  const statuses = await statusesOf(events);
  expect(countOf(statuses, 'Executed') + countOf(statuses, 'Failed')).toBe(100);
  expect(countOf(statuses, 'Failed')).toBeGreaterThan(0);
  expect(countOf(statuses, 'Failed')).toBeLessThan(15);
});

test('immediate, ahead of a plan: some are avoided', async () => {
  const events = pick('Scheduled', 100);
  await call(ACTION, orderOf(events));
  await control.advanceClock(RUN_MS);
  const statuses = await statusesOf(events);
  expect(countOf(statuses, 'Avoided')).toBeGreaterThan(10);
  expect(countOf(statuses, 'Executed')).toBeGreaterThan(10);
  const ended = countOf(statuses, 'Avoided') + countOf(statuses, 'Executed') + countOf(statuses, 'Failed');
  // The storm holds one event of each trouble (troubles.test.ts).
  expect(ended).toBeGreaterThanOrEqual(97);
});

test('scheduled: planned for PlanTime, and not before', async () => {
  const [event = {}] = pick('Inquiring', 1);
  const planMs = nowMs + 2 * HOUR_MS;
  await call(ACTION, orderOf([event], planMs));
  expect(await readEvent(call, event)).toMatchObject({ EventStatus: 'Scheduled', NotBefore: planMs });
  await control.advanceClock(2 * HOUR_MS - 60_000);
  expect(await readEvent(call, event)).toMatchObject({ EventStatus: 'Scheduled' });
  await control.advanceClock(60_000);
  expect(await readEvent(call, event)).toMatchObject({ EventStatus: 'Executing', NotBefore: planMs });
  await control.advanceClock(RUN_MS);
  expect((await readEvent(call, event)).EventStatus).toMatch(/^(Executed|Failed)$/);
  expect(await control.effects()).toEqual({ [String(event.EventId)]: 1 });
});

test('planned again: the new time counts, the old one no longer, and both orders are effects', async () => {
  const [event = {}] = pick('Inquiring', 1);
  await call(ACTION, orderOf([event], nowMs + HOUR_MS));
  const again = await call(ACTION, orderOf([event], nowMs + 3 * HOUR_MS));
  expect(again).toMatchObject({ ok: true, body: { Results: [{ Code: 200 }] } });
  expect(await control.effects()).toEqual({ [String(event.EventId)]: 2 });
  await control.advanceClock(2 * HOUR_MS);
  expect(await readEvent(call, event)).toMatchObject({ EventStatus: 'Scheduled' });
  await control.advanceClock(HOUR_MS);
  expect(await readEvent(call, event)).toMatchObject({ EventStatus: 'Executing' });
});

test('a running or finished event takes no order', async () => {
  const [event = {}] = pick('Inquiring', 1);
  await call(ACTION, orderOf([event]));
  expect(await call(ACTION, orderOf([event]))).toMatchObject({ body: { Results: [{ Code: 403 }] } });
  await control.advanceClock(RUN_MS);
  expect(await call(ACTION, orderOf([event]))).toMatchObject({ body: { Results: [{ Code: 403 }] } });
  expect(await control.effects()).toEqual({ [String(event.EventId)]: 1 });
});

test('untouched events run at NotBefore, without an effect', async () => {
  const [event = {}] = open.filter(({ NotBefore }) => Number(NotBefore) < nowMs + 6 * HOUR_MS);
  const dueInMs = Number(event.NotBefore) - nowMs;
  await control.advanceClock(dueInMs - 60_000);
  expect((await readEvent(call, event)).EventStatus).toBe(event.EventStatus);
  await control.advanceClock(60_000);
  expect((await readEvent(call, event)).EventStatus).toBe('Executing');
  await control.advanceClock(RUN_MS);
  expect((await readEvent(call, event)).EventStatus).toMatch(/^(Executed|Failed)$/);
  expect(await control.effects()).toEqual({});
});

test('a failure without NotBefore runs five days after its publication', async () => {
  const [event = {}] = open.filter(
    ({ EventType, NotBefore }) => EventType === 'Instance:SystemFailure.Redeploy' && NotBefore === undefined,
  );
  const dueInMs = Number(event.PublishTime) + 5 * DAY_MS - nowMs;
  await control.advanceClock(dueInMs - 60_000);
  expect((await readEvent(call, event)).EventStatus).toBe('Inquiring');
  await control.advanceClock(60_000 + RUN_MS);
  expect((await readEvent(call, event)).EventStatus).toMatch(/^(Executed|Failed)$/);
});

test('a maintenance that asks, without NotBefore, waits for ever', async () => {
  const [event = {}] = open.filter(
    ({ EventType, NotBefore }) =>
      EventType === 'Instance:SystemMaintenance.Redeploy' && NotBefore === undefined,
  );
  await control.advanceClock(60 * DAY_MS);
  expect((await readEvent(call, event)).EventStatus).toBe('Inquiring');
});

test('its instance stops and starts again along the run; one that was stopped stays so', async () => {
  const events = pick('Inquiring', 60);
  const ids = events.map(({ ResourceId }) => String(ResourceId));
  const stopped = ids[0] ?? '';
  await control.setInstances(
    ids.map((instanceId) => ({ instanceId, status: instanceId === stopped ? 'Stopped' : 'Running' })),
  );
  const statuses = async () => {
    const query = { InstanceIds: JSON.stringify(ids), PageSize: '100' };
    const answer = await call('DescribeInstances', query);
    const body: { Instances?: { Instance?: WireInstance[] } } = answer.ok ? answer.body : {};
    const [first, ...others] = body.Instances?.Instance?.map(({ Status }) => Status) ?? [];
    return { first, others: new Set(others) };
  };
  await call(ACTION, orderOf(events));
  expect(await statuses()).toEqual({ first: 'Stopped', others: new Set(['Stopping']) });
  // 40 of a hundred of the longest run, and less than the whole of many.
  await control.advanceClock(0.45 * RUN_MS);
  const { others } = await statuses();
  expect(others).toEqual(new Set(['Starting', 'Running']));
  await control.advanceClock(RUN_MS);
  expect(await statuses()).toEqual({ first: 'Stopped', others: new Set(['Running']) });
});

test('the same seed gives every event the same fate', async () => {
  const events = pick('Inquiring', 50);
  const run = async () => {
    await control.reset({ scenario: 'storm' });
    await call(ACTION, orderOf(events));
    await control.advanceClock(RUN_MS);
    return statusesOf(events);
  };
  expect(await run()).toEqual(await run());
});
