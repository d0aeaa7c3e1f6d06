import { expect, test } from 'vitest';
import type { WireEvent } from '@/lib/server/ens/wire';
import { worldForEachTest } from '@/lib/testing/simulator/hooks';
import { orderOf, readAll, readEvent, readPage } from '@/lib/testing/simulator/read-events';
import type { SdkCall } from '@/lib/testing/simulator/sdk-client';
import type { SimulatorControl } from './control-client';
import type { Trouble } from './faults';

/** What becomes of an event once it was ordered, by an armed fault or by the scenario. */

const ACTION = 'BatchEventRedeployInstance';
/** No redeployment runs longer than this. */
const RUN_MS = 90_000;

let call: SdkCall;
let control: SimulatorControl;
let open: WireEvent[];
worldForEachTest('storm', (world) => {
  ({ call, control, open } = world);
});

const first = () => open[0] ?? {};
const arm = (kind: Trouble, event: WireEvent) =>
  control.armFaults([{ kind, resourceId: String(event.ResourceId) }]);
const statusOf = async (event: WireEvent) => (await readEvent(call, event)).EventStatus;

async function instanceStatus(event: WireEvent): Promise<unknown> {
  const reply = await call('DescribeInstances', { InstanceIds: JSON.stringify([event.ResourceId]) });
  return reply.ok ? JSON.stringify(reply.body) : reply;
}

test('stay-scheduled holds an order back, also one for at once, until the fault is gone', async () => {
  const event = first();
  await arm('stay-scheduled', event);
  await call(ACTION, orderOf([event]));
  await control.advanceClock(3_600_000);
  expect(await statusOf(event)).toBe('Scheduled');
  await control.armFaults([]);
  await control.advanceClock(2_000);
  expect(await statusOf(event)).toBe('Executing');
});

test('stay-executing runs without an end, until the fault is gone', async () => {
  const event = first();
  await arm('stay-executing', event);
  await call(ACTION, orderOf([event]));
  await control.advanceClock(24 * 3_600_000);
  expect(await statusOf(event)).toBe('Executing');
  await control.armFaults([]);
  await control.advanceClock(2_000);
  expect(await statusOf(event)).not.toBe('Executing');
});

test('vanish hides an event from the list, but only once it was ordered', async () => {
  const event = first();
  const listed = async () => (await readPage(call, { ResourceIds: String(event.ResourceId) })).total;
  await arm('vanish', event);
  expect(await listed()).toBe(1);
  await call(ACTION, orderOf([event]));
  expect(await listed()).toBe(0);
});

test('end-failed ends as Failed; the others of the order do not', async () => {
  const [one = {}, ...others] = open.slice(0, 5);
  await arm('end-failed', one);
  await call(ACTION, orderOf([one, ...others]));
  await control.advanceClock(RUN_MS);
  expect(await statusOf(one)).toBe('Failed');
  expect(await Promise.all(others.map(statusOf))).toContain('Executed');
});

test('instance-stopped stops the instance of an ordered event', async () => {
  const event = first();
  await control.armFaults([{ kind: 'instance-stopped', resourceId: String(event.ResourceId) }]);
  expect(await instanceStatus(event)).toContain('"Status":"Running"');
  await call(ACTION, orderOf([event]));
  expect(await instanceStatus(event)).toContain('"Status":"Stopped"');
});

test('the storm holds one event of each trouble, none of them among the 60 due first', async () => {
  await call(ACTION, orderOf(open.slice(0, 300)));
  await call(ACTION, orderOf(open.slice(300)));
  await control.advanceClock(RUN_MS);
  const all = await readAll(call);
  const ids = new Set(all.map(({ EventId }) => EventId));
  expect(open.filter(({ EventId }) => !ids.has(EventId))).toHaveLength(1);
  const ordered = new Set(open.map(({ EventId }) => EventId));
  const still = all.filter(({ EventId, EventStatus }) => ordered.has(EventId) && EventStatus === 'Executing');
  const held = all.filter(({ EventId, EventStatus }) => ordered.has(EventId) && EventStatus === 'Scheduled');
  expect({ still: still.length, held: held.length }).toEqual({ still: 1, held: 1 });
});
