import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { type SdkCall, sdkClient } from '@/lib/testing/simulator/sdk-client';

let simulator: Simulator;
let control: SimulatorControl;
let call: SdkCall;
let ids: string[];
beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'storm' });
  control = simulatorControl(simulator.url);
  call = sdkClient(simulator);
  const answer = await call('DescribeInstances', { PageSize: '50' });
  const body: { Instances?: { Instance?: { InstanceId: string }[] } } = answer.ok ? answer.body : {};
  ids = (body.Instances?.Instance ?? []).map(({ InstanceId }) => InstanceId);
});
afterAll(() => simulator.close());

const namesOf = (list: readonly string[]) =>
  Object.fromEntries(list.map((id, index) => [`ResourceId.${index + 1}`, id]));
const ask = (list: readonly string[], more: Record<string, string> = {}) =>
  call('ListTagResources', { ResourceType: 'instance', ...namesOf(list), ...more });

test('50 ids at once: the flat list of their tags, without a Code', async () => {
  const answer = await ask(ids);
  expect(answer).toMatchObject({ ok: true, body: { RequestId: expect.any(String) } });
  const body = answer.ok ? answer.body : {};
  expect(body).not.toHaveProperty('Code');
  const rows: unknown = body.TagResources;
  expect(rows).toEqual(
    expect.arrayContaining([
      {
        ResourceId: expect.stringMatching(/^i-/),
        ResourceType: 'instance',
        TagKey: 'service',
        TagValue: expect.stringMatching(/^[a-z]+-[a-z]+$/),
      },
      expect.objectContaining({ TagKey: 'env', TagValue: expect.stringMatching(/^(production|staging)$/) }),
    ]),
  );
});

test('a long list goes on by its token; unknown and released ids have no tags', async () => {
  const tags = { a: '', b: '2', c: '3' };
  await control.setInstances(ids.map((instanceId) => ({ instanceId, tags })));
  await control.setInstances([{ instanceId: ids[0] ?? '', status: null }]);
  const first = await ask(ids);
  const token = first.ok ? String(first.body.NextToken) : '';
  expect(first).toMatchObject({ ok: true, body: { TagResources: { length: 100 } } });
  const second = await ask(ids, { NextToken: token });
  expect(second).toMatchObject({ ok: true, body: { TagResources: { length: 47 } } });
  expect(second.ok && 'NextToken' in second.body).toBe(false);
  expect(await ask(['i-none'])).toMatchObject({ ok: true, body: { TagResources: [] } });
  expect(await ask(ids.slice(0, 2), { NextToken: token })).toMatchObject({
    ok: false,
    error: { code: 'InvalidParameter.NextToken' },
  });
});

test.each([
  [{}, 'MissingParameter.ResourceType'],
  [{ ResourceType: 'disk', 'ResourceId.1': 'd-1' }, 'InvalidParameter.ResourceType'],
  [{ ResourceType: 'instance' }, 'MissingParameter.ResourceId'],
  [
    { ResourceType: 'instance', ...namesOf(Array.from({ length: 51 }, (_, n) => `i-${n}`)) },
    'InvalidParameter.ResourceId',
  ],
  [{ ResourceType: 'instance', 'ResourceId.1': 'i-1', 'Tag.1.Key': 'service' }, 'InvalidParameter.Tag'],
  [{ ResourceType: 'instance', 'ResourceId.1': 'i-1', NextToken: 'zz' }, 'InvalidParameter.NextToken'],
])('%o is refused', async (query, code) => {
  expect(await call('ListTagResources', query)).toMatchObject({
    ok: false,
    error: { code, statusCode: 400 },
  });
});

test('no permission for tags leaves the instances readable', async () => {
  await control.armFaults([{ action: 'ListTagResources', kind: 'no-permission', times: 2 }]);
  expect(await ask(ids)).toMatchObject({ ok: false, error: { code: 'NoPermission' } });
  expect(await call('DescribeInstances', {})).toMatchObject({ ok: true });
});
