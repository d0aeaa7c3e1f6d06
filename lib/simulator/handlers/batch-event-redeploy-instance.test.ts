import { expect, test } from 'vitest';
import type { WireEvent } from '@/lib/server/ens/wire';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { worldForEachTest } from '@/lib/testing/simulator/hooks';
import { orderOf, REDEPLOYABLE, readAll } from '@/lib/testing/simulator/read-events';
import type { SdkCall } from '@/lib/testing/simulator/sdk-client';

const ACTION = 'BatchEventRedeployInstance';
let call: SdkCall;
let control: SimulatorControl;
let open: WireEvent[];
worldForEachTest('quiet', (world) => {
  ({ call, control, open } = world);
});

const HOUR_MS = 3_600_000;
const good = { EventId: 'e-1', ResourceId: 'i-1', OpsType: 'immediate' };

test.each([
  ['absent', undefined],
  ['no JSON', 'e-1'],
  ['an object', JSON.stringify(good)],
  ['empty', '[]'],
  ['an item that is none', '[null]'],
  ['without EventId', JSON.stringify([{ ...good, EventId: undefined }])],
  ['with a blank ResourceId', JSON.stringify([{ ...good, ResourceId: '  ' }])],
  ['without OpsType', JSON.stringify([{ ...good, OpsType: undefined }])],
  ['with an unknown OpsType', JSON.stringify([{ ...good, OpsType: 'later' }])],
  ['scheduled without PlanTime', JSON.stringify([{ ...good, OpsType: 'scheduled' }])],
  [
    'PlanTime as text',
    JSON.stringify([{ ...good, OpsType: 'scheduled', PlanTime: String(Date.now() + HOUR_MS) }]),
  ],
  [
    'PlanTime with a fraction',
    JSON.stringify([{ ...good, OpsType: 'scheduled', PlanTime: Date.now() + HOUR_MS + 0.5 }]),
  ],
  [
    'PlanTime in seconds',
    JSON.stringify([{ ...good, OpsType: 'scheduled', PlanTime: Math.floor(Date.now() / 1000) }]),
  ],
  ['PlanTime past', JSON.stringify([{ ...good, OpsType: 'scheduled', PlanTime: Date.now() - 1000 }])],
  ['camelCase keys', JSON.stringify([{ eventId: 'e-1', resourceId: 'i-1', opsType: 'immediate' }])],
])('EventInfos %s: all refused, nothing acted on', async (_, infos) => {
  const [ordinary] = JSON.parse(orderOf(open.slice(0, 1)).EventInfos);
  const text = infos?.startsWith('[{') ? JSON.stringify([ordinary, ...JSON.parse(infos)]) : infos;
  const answer = await call(ACTION, text === undefined ? {} : { EventInfos: text });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'InvalidParameter.EventInfos', statusCode: 400 },
  });
  expect(await control.effects()).toEqual({});
});

test('one row each, in order, and a refused row does not stop the others', async () => {
  const closed =
    (await readAll(call, { EventTypes: REDEPLOYABLE.EventTypes, EventStatus: 'Executed' }))[0] ?? {};
  const other = (await readAll(call, { EventTypes: 'Disk:Stalled' }))[0] ?? {};
  const [first = {}, second = {}, third = {}] = open;
  const rows = [
    first,
    { EventId: `e-${'0'.repeat(32)}`, ResourceId: 'i-none' },
    { EventId: second.EventId, ResourceId: third.ResourceId },
    other,
    closed,
    third,
  ];
  const answer = await call(ACTION, orderOf(rows));
  const expected = [200, 404, 404, 400, 403, 200].map((Code, index) => ({
    Code,
    EventId: rows[index]?.EventId,
    Message: Code === 200 ? 'success' : expect.any(String),
    ResourceId: rows[index]?.ResourceId,
  }));
  expect(answer).toMatchObject({ ok: true, body: { RequestId: expect.any(String), Results: expected } });
  expect(await control.effects()).toEqual({ [String(first.EventId)]: 1, [String(third.EventId)]: 1 });
});

test('the same event twice in one immediate order is acted on once', async () => {
  const [event = {}] = open;
  const answer = await call(ACTION, orderOf([event, event]));
  expect(answer).toMatchObject({ ok: true, body: { Results: [{ Code: 200 }, { Code: 403 }] } });
  expect(await control.effects()).toEqual({ [String(event.EventId)]: 1 });
});

test('the whole storm in one call: no limit of rows is documented', async () => {
  await control.reset({ scenario: 'storm' });
  const all = await readAll(call, REDEPLOYABLE);
  const answer = await call(ACTION, orderOf(all, Date.now() + HOUR_MS));
  expect(answer).toMatchObject({ ok: true, body: { Results: { length: all.length } } });
  expect(Object.values(await control.effects())).toEqual(all.map(() => 1));
});
