import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { readAll } from '@/lib/testing/simulator/read-events';
import { type SdkCall, sdkClient } from '@/lib/testing/simulator/sdk-client';

let simulator: Simulator;
let call: SdkCall;
let ids: string[];
beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'storm' });
  call = sdkClient(simulator);
  const events = await readAll(call);
  ids = [...new Set(events.map(({ ResourceId }) => String(ResourceId)))].filter((id) => id.startsWith('i-'));
});
afterAll(() => simulator.close());

test('finds 100 ids at once, with the nesting and the types of the real reply', async () => {
  const answer = await call('DescribeInstances', {
    InstanceIds: JSON.stringify(ids.slice(0, 100)),
    PageSize: '100',
  });
  expect(answer).toMatchObject({ ok: true, body: { Code: 0, TotalCount: 100, PageSize: 100 } });
  const instances = listOf(answer);
  expect(instances.map(({ InstanceId }) => InstanceId)).toEqual(ids.slice(0, 100));
  for (const instance of instances) {
    expect(instance).toMatchObject({
      InstanceName: expect.stringMatching(/^[a-z]+-[a-z]+-\d{3,}$/),
      EnsRegionId: expect.stringMatching(/^cn-[a-z]+-(unicom|telecom|cmcc)$/),
      Cpu: expect.stringMatching(/^\d+$/),
      Memory: expect.any(Number),
      PublicIpAddresses: { PublicIpAddress: [{ Ip: expect.any(String) }] },
      PrivateIpAddresses: { PrivateIpAddress: [{ Ip: expect.any(String) }] },
      SystemDisk: {
        Category: expect.any(String),
        device_type: expect.any(String),
        Size: 20_480,
        storage: 20_480,
      },
      DataDisk: { DataDisk: [{ Category: expect.any(String) }] },
    });
    // The vendor's model has no such field there.
    expect(instance.SystemDisk).not.toHaveProperty('DiskSize');
  }
});

test('without PageSize only 10 come, and an empty list finds nothing', async () => {
  const answer = await call('DescribeInstances', { InstanceIds: JSON.stringify(ids.slice(0, 50)) });
  expect(listOf(answer)).toHaveLength(10);
  expect(await call('DescribeInstances', { InstanceIds: '[]' })).toMatchObject({
    ok: true,
    body: { Code: 0, TotalCount: 0, Instances: { Instance: [] } },
  });
});

test('without ids, page by page, every instance of the account once', async () => {
  const seen: unknown[] = [];
  let total = 0;
  for (let page = 1; page === 1 || (page - 1) * 100 < total; page++) {
    const answer = await call('DescribeInstances', { PageNumber: String(page), PageSize: '100' });
    total = answer.ok ? Number(answer.body.TotalCount) : 0;
    seen.push(...listOf(answer).map(({ InstanceId }) => InstanceId));
  }
  expect(seen).toHaveLength(total);
  expect(new Set(seen).size).toBe(total);
  // Those without an event too.
  expect(total).toBeGreaterThan(ids.length + 79);
  expect(ids.every((id) => seen.includes(id))).toBe(true);
});

test('what the control changes is listed so, and a released instance is gone', async () => {
  const control = simulatorControl(simulator.url);
  const [first = '', second = ''] = ids;
  const find = async (...wanted: string[]) =>
    listOf(await call('DescribeInstances', { InstanceIds: JSON.stringify(wanted), PageSize: '100' }));
  const count = async () => {
    const answer = await call('DescribeInstances', {});
    return answer.ok ? answer.body.TotalCount : null;
  };
  const before = Number(await count());
  await control.setInstances([
    { instanceId: first, status: 'Stopped', serviceStatus: 'Deleting' },
    { instanceId: second, status: null },
  ]);
  expect(await find(first, second)).toEqual([
    expect.objectContaining({ InstanceId: first, Status: 'Stopped', ServiceStatus: 'Deleting' }),
  ]);
  expect(await count()).toBe(before - 1);
  await expect(control.setInstances([{ instanceId: first, status: '' }])).rejects.toThrow('status');
  await control.setInstances([
    { instanceId: first, status: 'Running', serviceStatus: 'Normal' },
    { instanceId: second, status: 'Running' },
  ]);
  expect(await find(first, second)).toMatchObject([{ Status: 'Running' }, { Status: 'Running' }]);
});

test('filters by node and status', async () => {
  const [first] = listOf(await call('DescribeInstances', {}));
  const region = String(first?.EnsRegionId);
  const inRegion = listOf(await call('DescribeInstances', { EnsRegionId: region, PageSize: '100' }));
  expect(inRegion.length).toBeGreaterThan(1);
  expect(new Set(inRegion.map(({ EnsRegionId }) => EnsRegionId))).toEqual(new Set([region]));
  const stopped = listOf(await call('DescribeInstances', { Status: 'Stopped', PageSize: '100' }));
  expect(new Set(stopped.map(({ Status }) => Status))).toEqual(new Set(['Stopped']));
});

test.each([
  [{ InstanceIds: 'i-1,i-2' }, 'InvalidParameter.InstanceIds'],
  [{ InstanceIds: '[1]' }, 'InvalidParameter.InstanceIds'],
  [
    { InstanceIds: JSON.stringify(Array.from({ length: 101 }, (_, n) => `i-${n}`)) },
    'InvalidParameter.InstanceIds',
  ],
  [{ PageSize: '101' }, 'InvalidParameter.PageSize'],
  [{ SearchKey: 'edge' }, 'InvalidParameter.SearchKey'],
  [{ EipAddresses: '203.0.113.1' }, 'InvalidParameter.EipAddresses'],
  [{ 'EipAddresses.1': '203.0.113.1' }, 'InvalidParameter.EipAddresses'],
  [{ EnsServiceId: 'ens-1' }, 'InvalidParameter.EnsServiceId'],
  [{ ImageId: 'm-1' }, 'InvalidParameter.ImageId'],
  [{ VpdId: 'vpd-1' }, 'InvalidParameter.VpdId'],
  [{ VpdVSwitchId: 'vpd-vsw-1' }, 'InvalidParameter.VpdVSwitchId'],
])('%o is refused', async (query, code) => {
  expect(await call('DescribeInstances', query)).toMatchObject({
    ok: false,
    error: { code, statusCode: 400 },
  });
});

test('regions come with a doubled name, and every instance of the storm has one', async () => {
  const answer = await call('DescribeEnsRegions', {});
  expect(answer).toMatchObject({
    ok: true,
    body: { Code: 0, EnsRegions: { EnsRegions: expect.any(Array) } },
  });
  expect(JSON.stringify(answer)).toContain(
    '"EnsRegionId":"cn-dalian-unicom","Name":"大连联通","EnName":"NorthEastChina"',
  );
  const one = await call('DescribeEnsRegions', { EnsRegionId: 'cn-dalian-unicom' });
  expect(one).toMatchObject({ ok: true, body: { EnsRegions: { EnsRegions: [{ Province: 'Liaoning' }] } } });
  await simulatorControl(simulator.url).reset({ scenario: 'quiet' });
  const quiet = await call('DescribeEnsRegions', {});
  expect(quiet).toMatchObject({ ok: true, body: { EnsRegions: { EnsRegions: { length: 4 } } } });
});

function listOf(answer: Awaited<ReturnType<SdkCall>>): Record<string, unknown>[] {
  const body: { Instances?: { Instance?: Record<string, unknown>[] } } = answer.ok ? answer.body : {};
  return body.Instances?.Instance ?? [];
}
