import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireEvent } from '@/lib/server/ens/wire';
import { simulatorControl } from '@/lib/simulator/control-client';
import { isRecord } from '@/lib/simulator/params';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { orderOf, REDEPLOYABLE, readAll, readPage } from '@/lib/testing/simulator/read-events';
import { type SdkCall, sdkClient } from '@/lib/testing/simulator/sdk-client';
import { NASTY_NAMES } from './nasty';

let simulator: Simulator;
let call: SdkCall;
let events: WireEvent[];
const instanceById = new Map<string, Record<string, unknown>>();

beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'nasty' });
  call = sdkClient(simulator);
  events = await readAll(call);
  const ids = [...new Set(events.map(({ ResourceId }) => String(ResourceId).trim()))];
  for (let from = 0; from < ids.length; from += 100) {
    const answer = await call('DescribeInstances', {
      InstanceIds: JSON.stringify(ids.slice(from, from + 100)),
      PageSize: '100',
    });
    const wrapper = answer.ok && isRecord(answer.body.Instances) ? answer.body.Instances.Instance : [];
    for (const instance of Array.isArray(wrapper) ? wrapper.filter(isRecord) : []) {
      instanceById.set(String(instance.InstanceId).trim(), instance);
    }
  }
});
afterAll(() => simulator.close());

/** The event on the instance of this name: README.md lists the names. */
function eventOn(name: string): WireEvent {
  const found = events.find(
    ({ ResourceId }) => instanceById.get(String(ResourceId).trim())?.InstanceName === name,
  );
  if (found === undefined) {
    throw new Error(`no event on ${name}`);
  }
  return found;
}

test('every nasty name is served unchanged', () => {
  const names = new Set([...instanceById.values()].map(({ InstanceName }) => InstanceName));
  expect(NASTY_NAMES.filter((name) => !names.has(name))).toEqual([]);
  expect(NASTY_NAMES.some((name) => name.length >= 300)).toBe(true);
});

test('events are bent as promised', () => {
  expect(eventOn('odd-event-id-newline').EventId).toMatch(/^e-[0-9a-f]{32}\n$/);
  expect(eventOn('odd-resource-id-newline').ResourceId).toMatch(/^i-[0-9a-z]{25}\n$/);
  expect(eventOn('odd-type-unknown').EventType).toBe('Instance:Quantum.Decohered');
  expect(eventOn('odd-status-unknown').EventStatus).toBe('Postponed');
  expect(eventOn('odd-level-case').EventLevel).toBe('Critical');
  expect(eventOn('odd-not-before-missing')).not.toHaveProperty('NotBefore');
  expect(eventOn('odd-times-digit-strings').NotBefore).toMatch(/^\d{13}$/);
  expect(eventOn('odd-attribute-object').ExtendedAttribute).toBeTypeOf('object');
  expect(events.some(({ Reason }) => String(Reason).length > 300)).toBe(true);
});

test('names, nodes and instances are missing', () => {
  const instances = [...instanceById.values()];
  expect(instances.some((instance) => !('InstanceName' in instance))).toBe(true);
  expect(instances.some(({ InstanceId }) => String(InstanceId).endsWith('\n'))).toBe(true);
  expect(instances.some(({ EnsRegionId }) => EnsRegionId === 'cn-atlantis-telecom')).toBe(true);
  const unknown = events.filter(
    ({ ResourceId }) => String(ResourceId).startsWith('i-') && !instanceById.has(String(ResourceId).trim()),
  );
  expect(unknown).toHaveLength(1);
});

test('one open event comes on the first and again on the last page', async () => {
  const first = await readPage(call, REDEPLOYABLE);
  const all = await readAll(call, REDEPLOYABLE);
  const last = all.at(-1);
  expect(all.length).toBeGreaterThan(100);
  expect(first.events.map(({ EventId }) => EventId)).toContain(last?.EventId);
});

test('rows are bent as promised, after acting', async () => {
  const order = ['row-resource-id-newline', 'row-code-text', 'row-with-foreign-rows', 'row-code-missing'].map(
    eventOn,
  );
  const answer = await call('BatchEventRedeployInstance', orderOf(order));
  const [newline, text, foreign, missing] = order;
  expect(answer).toMatchObject({
    ok: true,
    body: {
      Results: [
        { Code: 200, ResourceId: `${newline?.ResourceId}\n` },
        { Code: 'OK-ish', EventId: text?.EventId },
        { EventId: `e-${'f'.repeat(32)}` },
        { Code: 200, EventId: foreign?.EventId },
        { Code: 500, EventId: foreign?.EventId, ResourceId: expect.stringMatching(/^i-50+$/) },
        { EventId: missing?.EventId },
      ],
    },
  });
  const effects = await simulatorControl(simulator.url).effects();
  expect(effects).toEqual(Object.fromEntries(order.map(({ EventId }) => [EventId, 1])));
});

test('an event listed with a newline is ordered by its clean id', async () => {
  const event = eventOn('odd-event-id-newline');
  const answer = await call('BatchEventRedeployInstance', orderOf([event]));
  expect(answer).toMatchObject({ ok: true, body: { Results: [{ Code: 200 }] } });
  const effects = await simulatorControl(simulator.url).effects();
  expect(effects[String(event.EventId).trim()]).toBe(1);
});
