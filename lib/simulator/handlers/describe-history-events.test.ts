import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { readAll, readPage } from '@/lib/testing/simulator/read-events';
import { type SdkCall, sdkClient } from '@/lib/testing/simulator/sdk-client';

let simulator: Simulator;
let call: SdkCall;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'storm' });
  call = sdkClient(simulator);
});
afterAll(() => simulator.close());

test('a direct array, newest publication first, in pages without gap or overlap', async () => {
  const all = await readAll(call);
  expect(all).toHaveLength(500);
  expect(new Set(all.map(({ EventId }) => EventId)).size).toBe(500);
  const published = all.map(({ PublishTime }) => Number(PublishTime));
  expect(published).toEqual([...published].sort((a, b) => b - a));
  const third = await readPage(call, { PageSize: '7', PageNumber: '3' });
  expect(third).toEqual({ events: all.slice(14, 21), total: 500 });
  expect((await readPage(call, { PageNumber: '6' })).events).toEqual([]);
});

test('the default page holds 10', async () => {
  const answer = await call('DescribeHistoryEvents', { EventTypes: 'Instance:SystemFailure.Redeploy' });
  expect(answer).toMatchObject({ ok: true, body: { PageNumber: 1, PageSize: 10 } });
});

test('both encodings of a list filter alike', async () => {
  const joined = await readAll(call, {
    EventTypes: 'Disk:Stalled,IP:SafeBan',
    EventStatus: 'Executed,Scheduled',
  });
  const repeated = await readAll(call, {
    EventTypes: '',
    'EventTypes.1': 'Disk:Stalled',
    'EventTypes.2': 'IP:SafeBan',
    'EventStatus.1': 'Executed',
    'EventStatus.2': 'Scheduled',
  });
  expect(joined.length).toBeGreaterThan(0);
  expect(repeated).toEqual(joined);
  for (const event of joined) {
    expect(['Disk:Stalled', 'IP:SafeBan']).toContain(event.EventType);
    expect(['Executed', 'Scheduled']).toContain(event.EventStatus);
  }
});

test('levels and resources filter', async () => {
  const all = await readAll(call);
  const critical = await readAll(call, { EventLevels: 'CRITICAL' });
  expect(critical).toEqual(all.filter(({ EventLevel }) => EventLevel === 'CRITICAL'));
  const wanted = [all[3], all[200], all[499]].map((event) => String(event?.ResourceId));
  const found = await readAll(call, { ResourceIds: wanted.join(',') });
  expect(found).toEqual(all.filter(({ ResourceId }) => wanted.includes(String(ResourceId))));
  expect(found.length).toBeGreaterThanOrEqual(3);
});

test.each([
  [{ EventTypes: '' }, 'MissingParameter.EventTypes'],
  [{ EventTypes: 'Instance:Nothing' }, 'InvalidParameter.EventTypes'],
  [{ EventStatus: 'inquiring' }, 'InvalidParameter.EventStatus'],
  [{ EventLevels: 'Critical' }, 'InvalidParameter.EventLevels'],
  [{ PageSize: '101' }, 'InvalidParameter.PageSize'],
  [{ PageSize: '0' }, 'InvalidParameter.PageSize'],
  [{ PageSize: '1e2' }, 'InvalidParameter.PageSize'],
  [{ PageNumber: '0' }, 'InvalidParameter.PageNumber'],
  [{ PageNumber: '-1' }, 'InvalidParameter.PageNumber'],
  [{ PageNumber: '10 OR 1' }, 'InvalidParameter.PageNumber'],
])('%o is refused as %s', async (query, code) => {
  const answer = await call('DescribeHistoryEvents', { EventTypes: 'Disk:Stalled', ...query });
  expect(answer).toMatchObject({ ok: false, error: { code, statusCode: 400 } });
});
