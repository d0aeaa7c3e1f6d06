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

  test('describeInstancesPage', async () => {
    const page = await client.describeInstancesPage({ pageNumber: 2, pageSize: 20 });
    expect(page).toMatchObject({ pageSize: 20, unreadable: 0, instances: { length: 20 } });
    expect(page.totalCount).toBeGreaterThan(40);
    expect(page.instances[0]).toMatchObject({ serviceStatus: 'Normal', status: expect.any(String) });
    expect(await onlyCall()).toMatchObject(sent('DescribeInstances', { PageNumber: '2', PageSize: '20' }));
    expect((await onlyCall())?.query).not.toHaveProperty('InstanceIds');
  });

  test('listTagResources, the ids one by one', async () => {
    const { instances } = await client.describeInstancesPage({ pageNumber: 1, pageSize: 2 });
    const [first = '', second = ''] = instances.map(({ instanceId }) => instanceId);
    await control.setInstances([
      { instanceId: first, tags: { service: 'edge-live', 'team name': '视频 & co' } },
      { instanceId: second, tags: {} },
    ]);
    expect(await client.listTagResources({ resourceIds: [first, second, 'i-none'] })).toEqual({
      tags: [
        { resourceId: first, key: 'service', value: 'edge-live' },
        { resourceId: first, key: 'team name', value: '视频 & co' },
      ],
      nextToken: null,
    });
    const ResourceIds = { 'ResourceId.1': first, 'ResourceId.2': second, 'ResourceId.3': 'i-none' };
    expect((await control.calls()).at(-1)).toMatchObject(
      sent('ListTagResources', { ResourceType: 'instance', ...ResourceIds }),
    );
  });

  test('listTagResources goes on by its token, and sends nothing for nothing', async () => {
    const { instances } = await client.describeInstancesPage({ pageNumber: 1, pageSize: 50 });
    const resourceIds = instances.map(({ instanceId }) => instanceId);
    const tags = { a: '1', b: '2', c: '3' };
    await control.setInstances(resourceIds.map((instanceId) => ({ instanceId, tags })));
    const first = await client.listTagResources({ resourceIds });
    expect([first.tags.length, first.nextToken]).toEqual([100, expect.any(String)]);
    const rest = await client.listTagResources({ resourceIds, nextToken: first.nextToken ?? '' });
    expect([rest.tags.length, rest.nextToken]).toEqual([50, null]);
    const before = (await control.calls()).length;
    expect(await client.listTagResources({ resourceIds: [] })).toEqual({ tags: [], nextToken: null });
    const tooMany = Array.from({ length: 51 }, (_, n) => `i-${n}`);
    await expect(client.listTagResources({ resourceIds: tooMany })).rejects.toMatchObject({
      kind: 'not_sent',
    });
    expect(await control.calls()).toHaveLength(before);
  });

  test.each([
    ['no-permission', 'unauthorised', 'NoPermission'],
    ['throttle', 'throttled', 'Throttling.User'],
    ['truncated-json', 'unknown', 'UnreadableReply'],
  ])('listTagResources with %s: %s', async (fault, kind, code) => {
    await control.armFaults([{ action: 'ListTagResources', kind: fault }]);
    await expect(client.listTagResources({ resourceIds: ['i-1'] })).rejects.toMatchObject({ kind, code });
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

  test('every tag with a resource and a key is read, whatever its value', async () => {
    const first = await client.describeInstancesPage({ pageNumber: 1, pageSize: 100 });
    const last = await client.describeInstancesPage({
      pageNumber: Math.ceil(first.totalCount / 100),
      pageSize: 100,
    });
    const resourceIds = last.instances.map(({ instanceId }) => instanceId).slice(-10);
    const { tags } = await client.listTagResources({ resourceIds });
    expect(tags.every(({ resourceId, key }) => /^\S+$/.test(resourceId) && key === 'service')).toBe(true);
    expect(tags.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['', '7', 'edge-live', 'cdn-cache', '<b>=1+1</b>', 'x'.repeat(5_000)]),
    );
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
