import { expect, test } from 'vitest';
import { batchSupportBlock, supportBlock } from '@/lib/domain/support-block';

const T = Date.UTC(2026, 10, 30, 19, 4, 5);

test('every fact that support asks for, in UTC, one a line', () => {
  const block = supportBlock({
    accountId: '1234567890123456',
    regionId: 'cn-dalian-unicom',
    instanceId: 'i-5',
    status: 'Stopped',
    events: [{ atMs: T, eventId: 'e-1', eventType: 'Instance:SystemFailure.Redeploy' }],
    statuses: [{ atMs: T + 1_000, eventId: 'e-1', to: 'Failed' }],
    calls: [{ atMs: T, requestId: 'R-1', httpStatus: 200, code: '200', message: 'one\n two' }],
  });
  expect(block).toBe(`AccountId: 1234567890123456
RegionId: cn-dalian-unicom
ResourceId: i-5
InstanceStatus: Stopped
2026-11-30T19:04:05.000Z EventId: e-1 EventType: Instance:SystemFailure.Redeploy
2026-11-30T19:04:05.000Z BatchEventRedeployInstance RequestId: R-1 HttpStatus: 200 Code: 200 Message: one two
2026-11-30T19:04:06.000Z EventId: e-1 EventStatus: Failed
`);
});

test('what is not known is left out', () => {
  const facts = {
    accountId: null,
    regionId: '',
    instanceId: 'i-5',
    status: null,
    events: [],
    statuses: [],
    calls: [],
  };
  expect(supportBlock(facts)).toBe('ResourceId: i-5\n');
});

test('the rows of a batch are a line each, and say how many more there are', () => {
  const row = {
    regionId: 'cn-a',
    instanceId: 'i-1',
    eventId: 'e-1',
    phase: 'failed',
    requestId: 'R1',
    code: '200',
    message: 'ok\nResourceId: i-2',
    cloudStatus: 'Failed',
    planTimeMs: null,
  };
  expect(batchSupportBlock([row], 3)).toBe(
    'RegionId: cn-a ResourceId: i-1 EventId: e-1 Phase: failed RequestId: R1 Code: 200 Message: ok ResourceId: i-2 EventStatus: Failed\n... and 2 more rows\n',
  );
});
