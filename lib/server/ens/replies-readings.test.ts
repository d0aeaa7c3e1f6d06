import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  error,
  html,
  json,
  type Reply,
  type ReplyingServer,
  startReplyingServer,
} from '@/lib/testing/ens-replies';
import { EnsError } from './errors';
import type { EnsClient } from './types';

/** Every reply to a reading that was tried beside the vendor's own SDK, and what becomes of it here (ens-api §5a). */

let server: ReplyingServer;
let client: EnsClient;

beforeAll(async () => {
  server = await startReplyingServer();
  client = server.client;
});
afterAll(() => server.close());

const INSTANCE = {
  InstanceId: 'i-1',
  InstanceName: 'edge',
  SystemDisk: { Category: 'cloud_ssd', Size: 40_960 },
};
const instances = (...list: unknown[]) => ({
  Code: 0,
  TotalCount: list.length,
  Instances: { Instance: list },
});

/** What a reading becomes: `kind code` of its error, or JSON of what is asked for. */
async function reading(reply: Reply, read: () => Promise<unknown>): Promise<unknown> {
  server.say(reply);
  return read().catch((thrown: unknown) => {
    if (!(thrown instanceof EnsError)) throw thrown;
    return `${thrown.kind} ${thrown.code}`;
  });
}
const ids = () =>
  client.describeInstances({ instanceIds: ['i-1'] }).then((list) => list.map((one) => one.instanceId));
const disks = () =>
  client
    .describeInstances({ instanceIds: ['i-1'] })
    .then((list) => list[0]?.disks.map(({ sizeGib }) => sizeGib));
const addresses = () =>
  client
    .describeInstances({ instanceIds: ['i-1'] })
    .then((list) => [list[0]?.publicIps, list[0]?.privateIps]);
const regions = () => client.describeEnsRegions().then((list) => list.map(({ regionId }) => regionId));
const page = () =>
  client
    .describeHistoryEvents({ eventTypes: ['Instance:SystemFailure.Redeploy'], pageNumber: 1, pageSize: 100 })
    .then(({ events }) => events.map((one) => [one.eventId, one.notBeforeMs, one.publishTimeMs]));
const event = (changes: object) =>
  json({ TotalCount: 1, Events: [{ EventId: 'e-1', ResourceId: 'i-1', ...changes }] });
const at = Date.UTC(2026, 10, 30, 1, 2, 3);

const READINGS: [string, Reply, () => Promise<unknown>, unknown][] = [
  ['an instance', json(instances(INSTANCE)), ids, ['i-1']],
  ['no instance', json(instances()), ids, []],
  ['an instance without an id', json(instances({ InstanceName: 'x' }, INSTANCE)), ids, ['i-1']],
  ['Code "0"', json({ ...instances(INSTANCE), Code: '0' }), ids, ['i-1']],
  ['Code 200', json({ ...instances(INSTANCE), Code: 200 }), ids, ['i-1']],
  ['no Code', json({ ...instances(INSTANCE), Code: undefined }), ids, ['i-1']],
  ['Code null', json({ ...instances(INSTANCE), Code: null }), ids, ['i-1']],
  ['Code 500 beside an empty list', json({ ...instances(), Code: 500 }), ids, 'refused 500'],
  ['Code 1 beside an empty list', json({ ...instances(), Code: 1 }), ids, 'refused 1'],
  [
    'a throttle with status 200',
    json({ ...error('Throttling.User'), TotalCount: 0 }),
    ids,
    'throttled Throttling.User',
  ],
  [
    'no permission with status 200',
    json({ ...error('NoPermission'), TotalCount: 0 }),
    ids,
    'unauthorised NoPermission',
  ],
  ['an error with status 200', json(error('InternalError')), ids, 'refused InternalError'],
  ['no list', json({ Code: 0 }), ids, 'unknown UnreadableReply'],
  ['no list, and says none', json({ Code: 0, TotalCount: 0 }), ids, []],
  [
    'a list that is an object',
    json({ Code: 0, TotalCount: 1, Instances: { Instance: {} } }),
    ids,
    'unknown UnreadableReply',
  ],
  ['instances packed', { body: gzipSync(JSON.stringify(instances(INSTANCE))) }, ids, ['i-1']],
  [
    'instances cut off',
    { body: JSON.stringify(instances(INSTANCE)).slice(0, -2) },
    ids,
    'unknown UnreadableReply',
  ],
  [
    'instances with a mark of the byte order',
    { body: `\uFEFF${JSON.stringify(instances(INSTANCE))}` },
    ids,
    ['i-1'],
  ],
  ['instances, 204', { status: 204, body: '' }, ids, 'unknown UnreadableReply'],
  ['instances, 302', { status: 302, body: '{}' }, ids, 'unknown UnexpectedStatus'],
  ['instances, 502 page', html(502), ids, 'unknown UnreadableReply'],
  [
    'instances, 400',
    json(error('InvalidParameter.InstanceIds'), 400),
    ids,
    'refused InvalidParameter.InstanceIds',
  ],
  ['a system disk in MiB', json(instances(INSTANCE)), disks, [40]],
  [
    'a system disk in MiB, by its other name',
    json(instances({ ...INSTANCE, SystemDisk: { storage: '20480' } })),
    disks,
    [20],
  ],
  [
    'a data disk in GiB',
    json(instances({ InstanceId: 'i-1', DataDisk: { DataDisk: [{ DiskSize: 100, Size: 102_400 }] } })),
    disks,
    [100],
  ],
  [
    'a data disk in MiB alone',
    json(instances({ InstanceId: 'i-1', DataDisk: { DataDisk: [{ Size: 51_200 }] } })),
    disks,
    [50],
  ],
  ['a disk of an odd size', json(instances({ ...INSTANCE, SystemDisk: { Size: 1_500 } })), disks, [1.5]],
  [
    'a disk whose size is a word',
    json(instances({ ...INSTANCE, SystemDisk: { Category: 'x', Size: 'big' } })),
    disks,
    [null],
  ],
  [
    'an address as a plain text',
    json(instances({ ...INSTANCE, PublicIpAddress: '203.0.113.1' })),
    addresses,
    [['203.0.113.1'], []],
  ],
  [
    'an IpAddress as a plain text',
    json(instances({ ...INSTANCE, InnerIpAddress: { IpAddress: '10.0.0.1' } })),
    addresses,
    [[], ['10.0.0.1']],
  ],
  [
    'an IpAddress as a list',
    json(instances({ ...INSTANCE, InnerIpAddress: { IpAddress: ['10.0.0.1', '10.0.0.2'] } })),
    addresses,
    [[], ['10.0.0.1', '10.0.0.2']],
  ],
  [
    'a private address of the network',
    json(instances({ ...INSTANCE, NetworkAttributes: { PrivateIpAddress: { IpAddress: '10.0.0.3' } } })),
    addresses,
    [[], ['10.0.0.3']],
  ],
  [
    'network interfaces',
    json(
      instances({
        ...INSTANCE,
        NetworkInterfaces: {
          NetworkInterfaces: [
            {
              PrimaryIpAddress: '10.0.0.4',
              PrivateIpSets: {
                PrivateIpSet: [{ PrivateIpAddress: '10.0.0.4' }, { PrivateIpAddress: '10.0.0.5' }],
              },
              Ipv6Sets: { Ipv6Set: [{ Ipv6Address: '2001:db8::4' }] },
            },
            { PrimaryIpAddress: '10.0.0.6' },
          ],
        },
      }),
    ),
    addresses,
    [[], ['10.0.0.4', '10.0.0.5', '2001:db8::4', '10.0.0.6']],
  ],
  [
    'network interfaces that are odd',
    json(
      instances({
        ...INSTANCE,
        NetworkInterfaces: { NetworkInterfaces: [null, 'x', { PrivateIpSets: [] }] },
      }),
    ),
    addresses,
    [[], []],
  ],
  ['regions', json({ Code: 0, EnsRegions: { EnsRegions: [{ EnsRegionId: 'cn-a' }] } }), regions, ['cn-a']],
  ['regions, Code 500', json({ Code: 500, EnsRegions: { EnsRegions: [] } }), regions, 'refused 500'],
  [
    'regions, Code a word',
    json({ Code: 'InternalError', EnsRegions: { EnsRegions: [] } }),
    regions,
    'refused InternalError',
  ],
  ['regions, no list', json({ Code: 0 }), regions, 'unknown UnreadableReply'],
  [
    'regions that are no objects',
    json({ Code: 0, EnsRegions: { EnsRegions: [null, 'cn-a', {}] } }),
    regions,
    [],
  ],
  ['regions, a list too early', json({ Code: 0, EnsRegions: [] }), regions, 'unknown UnreadableReply'],
  ['regions, two documents', { body: '{}{}' }, regions, 'unknown UnreadableReply'],
  ['regions, 503 Throttling', json(error('Throttling'), 503), regions, 'throttled Throttling'],
  ['an event', event({ NotBefore: at, PublishTime: at }), page, [['e-1', at, at]]],
  [
    'an event with UTC texts alone',
    event({ NotBeforeUtcTime: '2026-11-30T01:02:03Z', PublishUtcTime: '2026-11-30T01:02:03Z' }),
    page,
    [['e-1', at, at]],
  ],
  [
    'an event with both',
    event({ NotBefore: at, NotBeforeUtcTime: '2030-01-01T00:00:00Z' }),
    page,
    [['e-1', at, null]],
  ],
  [
    'a UTC text without its zone',
    event({ NotBeforeUtcTime: '2026-11-30 01:02:03' }),
    page,
    [['e-1', at, null]],
  ],
  [
    'a UTC text with another zone',
    event({ NotBeforeUtcTime: '2026-11-30T09:02:03+08:00' }),
    page,
    [['e-1', at, null]],
  ],
  [
    'a UTC text to the minute',
    event({ NotBeforeUtcTime: '2026-11-30T01:02Z' }),
    page,
    [['e-1', at - 3_000, null]],
  ],
  [
    'a UTC text that is none',
    event({ NotBeforeUtcTime: 'tomorrow', PublishUtcTime: 20261130 }),
    page,
    [['e-1', null, null]],
  ],
  ['a UTC text of no day', event({ NotBeforeUtcTime: '2026-13-45T01:02:03Z' }), page, [['e-1', null, null]]],
  ['times of zero', event({ NotBefore: 0, NotBeforeUtcTime: '' }), page, [['e-1', null, null]]],
  ['events as an object', json({ TotalCount: 1, Events: { Event: [] } }), page, 'unknown UnreadableReply'],
  ['an error instead of events', json(error('Throttling.Api')), page, 'throttled Throttling.Api'],
  [
    'a throttle that says none',
    json({ ...error('Throttling.User'), TotalCount: 0 }),
    page,
    'throttled Throttling.User',
  ],
  [
    'a throttle beside an empty list',
    json({ ...error('Throttling.User'), TotalCount: 0, Events: [] }),
    page,
    'throttled Throttling.User',
  ],
  [
    'no permission beside an empty list, without a number',
    json({ ...error('NoPermission'), Events: [] }),
    page,
    'unauthorised NoPermission',
  ],
  ['an empty list with Code 200', json({ ...error(200), TotalCount: 0, Events: [] }), page, []],
  ['no events, and says none', json({ TotalCount: 0 }), page, []],
  [
    'events without ids',
    json({ TotalCount: 2, Events: [{}, { EventId: 'e-1', ResourceId: 'i-1' }] }),
    page,
    [['e-1', null, null]],
  ],
  ['events cut off', { body: '{"TotalCount":1,"Events":[' }, page, 'unknown UnreadableReply'],
  [
    'events, 400',
    json(error('InvalidParameter.EventTypes'), 400),
    page,
    'refused InvalidParameter.EventTypes',
  ],
  ['events, 401 page', html(401), page, 'unknown UnreadableReply'],
];

describe('a reading', () => {
  test.each(READINGS)('%s', async (_name, reply, read, expected) =>
    expect(await reading(reply, read)).toEqual(expected),
  );
});

test('the table is as long as the comparison was', () => {
  expect(READINGS.length).toBeGreaterThanOrEqual(59);
});
