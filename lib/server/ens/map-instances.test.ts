import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EnsError } from './errors';
import { mapInstances, mapInstancesPage, mapTags } from './map';

const INSTANCE = {
  InstanceId: 'i-1',
  InstanceName: 'edge-1',
  EnsRegionId: 'cn-a',
  Status: 'Running',
  SpecName: 'ens.sn1.small',
  InstanceTypeFamily: 'x86_vm',
  Cpu: '2',
  Memory: 4_096,
  OSName: 'linux',
  PublicIpAddresses: { PublicIpAddress: [{ Ip: '203.0.113.1', Isp: 'unicom' }, { Ip: '203.0.113.2' }] },
  PublicIpAddress: { IpAddress: ['203.0.113.1'] },
  PrivateIpAddresses: { PrivateIpAddress: [{ Ip: '10.0.0.1' }] },
  InnerIpAddress: { IpAddress: ['10.0.0.1', '10.0.0.2'] },
  NetworkAttributes: { PrivateIpAddress: { IpAddress: ['10.0.0.3'] } },
  SystemDisk: { Category: 'cloud_ssd', DiskSize: 20 },
  DataDisk: { DataDisk: [{ device_type: 'pangu', DiskSize: '100' }] },
};
const CLOUD_INSTANCE = {
  instanceId: 'i-1',
  name: 'edge-1',
  status: 'Running',
  serviceStatus: '',
  regionId: 'cn-a',
  spec: 'ens.sn1.small',
  cpu: '2',
  memoryMb: 4_096,
  osName: 'linux',
  publicIps: ['203.0.113.1', '203.0.113.2'],
  privateIps: ['10.0.0.1', '10.0.0.2', '10.0.0.3'],
  disks: [
    { category: 'cloud_ssd', sizeGib: 20, kind: 'system' },
    { category: 'pangu', sizeGib: 100, kind: 'data' },
  ],
  localDisk: false,
};
const replyOf = (...list: unknown[]) => ({ Code: 0, TotalCount: list.length, Instances: { Instance: list } });
const instanceOf = (changes: Record<string, unknown>) =>
  mapInstances(replyOf({ ...INSTANCE, ...changes }))[0];
const disks = (system: unknown, ...data: unknown[]) =>
  instanceOf({ SystemDisk: system, DataDisk: { DataDisk: data } })?.localDisk;

test('a plain instance', () => {
  expect(mapInstances(replyOf(INSTANCE))).toEqual([CLOUD_INSTANCE]);
});

test.each([
  ['id trimmed', { InstanceId: 'i-1\n' }, {}],
  ['name a number', { InstanceName: 42 }, { name: '42' }],
  ['name missing', { InstanceName: null }, { name: '' }],
  ['cpu a number, memory a text', { Cpu: 2, Memory: '4096' }, {}],
  ['memory odd', { Memory: 'much' }, { memoryMb: null }],
  ['no spec', { SpecName: '' }, { spec: 'x86_vm' }],
  [
    'no addresses',
    {
      PublicIpAddresses: null,
      PublicIpAddress: [],
      PrivateIpAddresses: 'x',
      InnerIpAddress: {},
      NetworkAttributes: 1,
    },
    { publicIps: [], privateIps: [] },
  ],
  ['no disks', { SystemDisk: null, DataDisk: { DataDisk: null } }, { disks: [], localDisk: null }],
  ['empty disks', { SystemDisk: {}, DataDisk: { DataDisk: [{}] } }, { disks: [], localDisk: null }],
])('%s', (_name, changes, expected) => {
  expect(instanceOf(changes)).toEqual({ ...CLOUD_INSTANCE, ...expected });
});

test.each(['file', 'local_hdd', 'local_ssd', 'LOCAL_SSD', ' file '])(
  '%s is a local disk, by either spelling, in any place',
  (name) => {
    const cloud = { Category: 'cloud_efficiency', DiskSize: 40 };
    expect(disks({ Category: name })).toBe(true);
    expect(disks({ device_type: name })).toBe(true);
    expect(disks({ Category: 'cloud_ssd', device_type: name })).toBe(true);
    expect(disks(cloud, cloud, { Category: name })).toBe(true);
    expect(disks({ DiskSize: 20 }, { device_type: name })).toBe(true);
  },
);

test('"no local disk" needs every disk to say so', () => {
  const cloud = { Category: 'cloud_efficiency', DiskSize: 40 };
  expect(disks(cloud, cloud)).toBe(false);
  expect(disks(undefined, cloud)).toBe(false);
  expect(disks(cloud, { DiskSize: 40 })).toBeNull();
  expect(disks(undefined)).toBeNull();
});

test('a page counts what it could not read, and what the whole account holds', () => {
  const asked = { pageNumber: 2, pageSize: 100 };
  const page = (body: unknown) => mapInstancesPage(body, asked);
  const list = { Instance: [INSTANCE, { Status: 'Running' }, null] };
  expect(page({ Code: 0, TotalCount: '230', PageSize: 100, Instances: list })).toEqual({
    instances: [CLOUD_INSTANCE],
    totalCount: 230,
    pageSize: 100,
    unreadable: 2,
  });
  expect(page({ Code: 0, Instances: list })).toMatchObject({ totalCount: 103, pageSize: 100 });
  const full = { Instance: Array.from({ length: 100 }, () => INSTANCE) };
  // Without a count, a full page promises more.
  expect(page({ Code: 0, Instances: full }).totalCount).toBe(201);
  for (const body of [{}, null, { Code: 0 }, { Code: 'Throttling.User', TotalCount: 0 }, { TotalCount: 3 }]) {
    expect(() => page(body)).toThrow(EnsError);
  }
});

test('the service status as the cloud writes it', () => {
  expect(instanceOf({ ServiceStatus: ' Deleting ' })?.serviceStatus).toBe('Deleting');
  expect(instanceOf({ ServiceStatus: null })?.serviceStatus).toBe('');
});

test('tags: a list, or none at all of a reply that says nothing else', () => {
  const tag = { ResourceId: 'i-1\n', ResourceType: 'instance', TagKey: 'service', TagValue: ' live ' };
  const rows = [tag, { ...tag, TagValue: undefined }, { ...tag, TagKey: '' }, { ...tag, ResourceId: {} }, 7];
  expect(mapTags({ RequestId: 'R', TagResources: rows, NextToken: 'abc' })).toEqual({
    tags: [
      { resourceId: 'i-1', key: 'service', value: 'live' },
      { resourceId: 'i-1', key: 'service', value: '' },
    ],
    nextToken: 'abc',
  });
  for (const last of [undefined, null, '']) {
    expect(mapTags({ RequestId: 'R', TagResources: [], NextToken: last }).nextToken).toBeNull();
  }
  expect(mapTags({ RequestId: 'R' })).toEqual({ tags: [], nextToken: null });
  for (const body of [
    {},
    null,
    'text',
    { RequestId: 'R', TagResources: {} },
    { RequestId: 'R', Code: 'X' },
  ]) {
    expect(() => mapTags(body)).toThrow(EnsError);
  }
});

test('instances without an id are left out', () => {
  expect(mapInstances(replyOf(INSTANCE, {}, null, 'x', { ...INSTANCE, InstanceId: '' }))).toHaveLength(1);
});

test('a missing list is believed only with a total of zero', () => {
  expect(mapInstances({ TotalCount: 0 })).toEqual([]);
  for (const body of [
    {},
    null,
    [],
    { Instances: [] },
    { Code: 0, Instances: {} },
    { TotalCount: 1, Instances: null },
  ]) {
    expect(() => mapInstances(body)).toThrow(
      expect.objectContaining({ kind: 'unknown', code: 'UnreadableReply' }),
    );
  }
});

test('any JSON: a list, or one known error', () => {
  const names = fc.constantFrom(...Object.keys(INSTANCE));
  const row = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(names, fc.jsonValue({ maxDepth: 3 })).map((changes) => ({ ...INSTANCE, ...changes })),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.array(row).map((list) => replyOf(...list)),
      ),
      (body) => {
        try {
          for (const { instanceId, localDisk, disks: found } of mapInstances(body)) {
            expect(instanceId).not.toBe('');
            if (localDisk !== null) expect(found).not.toEqual([]);
          }
        } catch (error) {
          if (!(error instanceof EnsError)) throw error;
          expect(error.code).toBe('UnreadableReply');
        }
      },
    ),
  );
});
