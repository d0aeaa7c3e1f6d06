import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EnsError } from './errors';
import { mapInstances } from './map';

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
