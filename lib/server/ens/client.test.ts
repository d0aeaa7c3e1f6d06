import Credential, { Config } from '@alicloud/credentials';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { createEnsClient } from './client';
import type { CloudEvent, EnsClient } from './types';

const REDEPLOY = ['Instance:SystemFailure.Redeploy', 'Instance:SystemMaintenance.Redeploy'];
const OPEN = ['Inquiring', 'Scheduled'];

let simulator: Simulator;
let control: SimulatorControl;
let client: EnsClient;

beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'quiet', seed: 1 });
  control = simulatorControl(simulator.url);
  const keys = { accessKeyId: simulator.accessKeyId, accessKeySecret: simulator.accessKeySecret };
  const credential = new Credential(new Config({ type: 'access_key', ...keys }));
  client = createEnsClient({ endpoint: simulator.url, credential, readTimeoutMs: 5_000 });
});
beforeEach(() => control.reset({ scenario: 'quiet', seed: 1 }));
afterAll(() => simulator.close());

const openEvents = async (pageNumber = 1) =>
  client.describeHistoryEvents({ eventTypes: REDEPLOY, eventStatus: OPEN, pageNumber, pageSize: 100 });

async function onlyCall() {
  const calls = await control.calls();
  expect(calls).toHaveLength(1);
  return calls[0];
}

async function allOpen(): Promise<CloudEvent[]> {
  const all: CloudEvent[] = [];
  for (let pageNumber = 1; ; pageNumber++) {
    const { events, totalCount, pageSize } = await openEvents(pageNumber);
    all.push(...events);
    if (pageNumber * pageSize >= totalCount) return all;
  }
}

const idsOf = ({ eventId, resourceId }: CloudEvent) => ({ eventId, resourceId });

describe('the wire form, one request for each method', () => {
  const sent = (action: string, query: Record<string, string>) => ({
    action,
    method: 'POST',
    query,
    outcome: 'ok',
    status: 200,
    headers: expect.objectContaining({
      'x-acs-action': action,
      'x-acs-version': '2017-11-10',
      accept: 'application/json',
      connection: 'close',
      authorization: expect.stringMatching(/^ACS3-HMAC-SHA256 Credential=simulator-key,SignedHeaders=/),
    }),
  });

  test('describeHistoryEvents', async () => {
    const page = await client.describeHistoryEvents({
      eventTypes: REDEPLOY,
      eventStatus: OPEN,
      resourceIds: ['i-1', 'i-2'],
      pageNumber: 2,
      pageSize: 50,
    });
    expect(page).toMatchObject({ events: [], totalCount: 0, pageNumber: 2, pageSize: 50, unreadable: 0 });
    expect(page.requestId).toMatch(/^[0-9A-F-]{36}$/);
    expect(await onlyCall()).toMatchObject(
      sent('DescribeHistoryEvents', {
        EventTypes: REDEPLOY.join(','),
        EventStatus: 'Inquiring,Scheduled',
        ResourceIds: 'i-1,i-2',
        PageNumber: '2',
        PageSize: '50',
      }),
    );
  });

  test('describeInstances', async () => {
    expect(await client.describeInstances({ instanceIds: ['i-1', 'i-2'] })).toEqual([]);
    expect(await onlyCall()).toMatchObject(
      sent('DescribeInstances', { InstanceIds: '["i-1","i-2"]', PageSize: '100' }),
    );
  });

  test('describeInstances of nothing sends nothing', async () => {
    expect(await client.describeInstances({ instanceIds: [] })).toEqual([]);
    expect(await control.calls()).toEqual([]);
  });

  test('describeEnsRegions', async () => {
    expect(await client.describeEnsRegions()).toHaveLength(4);
    expect((await onlyCall())?.query).toEqual({});
    expect(await onlyCall()).toMatchObject(sent('DescribeEnsRegions', {}));
  });

  test('batchEventRedeployInstance', async () => {
    const [now, later] = (await openEvents()).events;
    if (!now || !later) throw new Error('the scenario has two open events');
    const { nowMs } = await control.reset({ scenario: 'quiet', seed: 1 });
    const planTime = nowMs + 3_600_000;
    const reply = await client.batchEventRedeployInstance({
      eventInfos: [
        { ...idsOf(now), opsType: 'immediate' },
        { ...idsOf(later), opsType: 'scheduled', planTime },
      ],
    });
    expect(reply.results).toEqual([
      { ...idsOf(now), code: '200', message: 'success' },
      { ...idsOf(later), code: '200', message: 'success' },
    ]);
    expect(await control.effects()).toEqual({ [now.eventId]: 1, [later.eventId]: 1 });
    const EventInfos =
      `[{"EventId":"${now.eventId}","OpsType":"immediate","ResourceId":"${now.resourceId}"},` +
      `{"EventId":"${later.eventId}","OpsType":"scheduled","PlanTime":${planTime},"ResourceId":"${later.resourceId}"}]`;
    expect(await onlyCall()).toMatchObject(sent('BatchEventRedeployInstance', { EventInfos }));
    expect((await onlyCall())?.query).toEqual({ EventInfos });
  });

  test('a request that is wrong in itself is not sent', async () => {
    await expect(client.batchEventRedeployInstance({ eventInfos: [] })).rejects.toMatchObject({
      kind: 'not_sent',
    });
    expect(await control.calls()).toEqual([]);
  });
});

test.each([
  `quote " and ' and \` \\ back`,
  '边缘直播节点',
  '🔥👩‍🚒',
  '\ud800 lone \udfff',
  "a&b=c?d#e%20+f (g)* !'~",
  'line\r\n\tend\u0000\u2028',
  '],[{"EventId":"e-2"',
])('a hostile id is signed, and arrives as it is: %j', async (odd) => {
  const info = { eventId: `e-${odd}x`, resourceId: `i-${odd}x`, opsType: 'immediate' } as const;
  const { results } = await client.batchEventRedeployInstance({ eventInfos: [info] });
  expect(results).toEqual([
    expect.objectContaining({ eventId: info.eventId, resourceId: info.resourceId, code: '404' }),
  ]);
  const call = await onlyCall();
  expect(JSON.parse(call?.query.EventInfos ?? '')).toEqual([
    { EventId: info.eventId, OpsType: 'immediate', ResourceId: info.resourceId },
  ]);
});

test('events and their instances, in our shapes', async () => {
  const { events, totalCount, unreadable } = await openEvents();
  expect(events).toHaveLength(26);
  expect({ totalCount, unreadable }).toEqual({ totalCount: 26, unreadable: 0 });
  const [event] = events;
  expect(event).toMatchObject({
    eventId: expect.stringMatching(/^e-\w{32}$/),
    eventLevel: expect.stringMatching(/^(CRITICAL|WARN|INFO)$/),
  });
  const instanceIds = events.map(({ resourceId }) => resourceId);
  const instances = await client.describeInstances({ instanceIds });
  expect(instances.map(({ instanceId }) => instanceId).sort()).toEqual([...new Set(instanceIds)].sort());
  for (const instance of instances) {
    expect(instance).toMatchObject({
      name: expect.stringMatching(/./),
      publicIps: [expect.stringMatching(/^203\.0\./)],
      privateIps: [expect.any(String)],
    });
    expect(instance.disks.map(({ kind }) => kind)).toEqual(['system', 'data']);
    expect(instance.localDisk).toEqual(expect.any(Boolean));
  }
});

describe('the nasty scenario', () => {
  beforeEach(() => control.reset({ scenario: 'nasty', seed: 1 }));

  test('every event and instance is read', async () => {
    const events = await allOpen();
    expect(events.length).toBeGreaterThan(100);
    for (const { eventId, resourceId, eventLevel } of events) {
      expect(eventId).toMatch(/^\S+$/);
      expect(resourceId).toMatch(/^\S+$/);
      expect(eventLevel).toBe(eventLevel.toUpperCase());
    }
    const attributes = events.map(({ extendedAttribute }) => extendedAttribute);
    expect(attributes).toContain('{"nc":"nc-1","nested":{"deep":[1,2]}}');
    expect(attributes).toContain('{broken');
    const instanceIds = [...new Set(events.map(({ resourceId }) => resourceId))];
    const instances = [];
    for (let start = 0; start < instanceIds.length; start += 100) {
      instances.push(
        ...(await client.describeInstances({ instanceIds: instanceIds.slice(start, start + 100) })),
      );
    }
    expect(instances.map(({ instanceId }) => instanceId).every((id) => instanceIds.includes(id))).toBe(true);
    expect(instances.map(({ name }) => name)).toContain('42');
    expect(instances.some(({ localDisk }) => localDisk === null)).toBe(true);
  });

  test('every row of an order is read', async () => {
    const events = await allOpen();
    const codes = new Set<string>();
    const unanswered = [];
    for (let start = 0; start < events.length; start += 20) {
      const part = events.slice(start, start + 20);
      const { results } = await client.batchEventRedeployInstance({
        eventInfos: part.map((event) => ({ ...idsOf(event), opsType: 'immediate' })),
      });
      for (const { code } of results) codes.add(code);
      unanswered.push(
        ...part.filter(
          (event) =>
            !results.some((row) => row.eventId === event.eventId && row.resourceId === event.resourceId),
        ),
      );
    }
    expect(unanswered).toEqual([]);
    expect([...codes]).toEqual(expect.arrayContaining(['200', 'OK-ish', '']));
  });
});
