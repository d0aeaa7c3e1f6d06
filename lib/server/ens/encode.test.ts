import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historyEventsQuery, instancesQuery, redeployQuery } from './client';
import type { EventInfo } from './types';

test('lists are joined by commas; empty ones are absent', () => {
  expect(
    historyEventsQuery({
      eventTypes: ['a', 'b'],
      eventStatus: ['c'],
      resourceIds: ['i-1', 'i-2'],
      pageNumber: 2,
      pageSize: 50,
    }),
  ).toEqual({ EventTypes: 'a,b', EventStatus: 'c', ResourceIds: 'i-1,i-2', PageNumber: '2', PageSize: '50' });
  expect(historyEventsQuery({ eventTypes: ['a'], eventStatus: [], pageNumber: 1, pageSize: 100 })).toEqual({
    EventTypes: 'a',
    PageNumber: '1',
    PageSize: '100',
  });
});

test('InstanceIds is JSON in a string, PageSize the text 100', () => {
  expect(instancesQuery(['i-1', 'i"2'])).toEqual({ InstanceIds: '["i-1","i\\"2"]', PageSize: '100' });
});

test('EventInfos: order of keys, PlanTime a number, absent for immediate', () => {
  const rows: EventInfo[] = [
    { planTime: 1_742_452_232_000, opsType: 'scheduled', resourceId: 'i-1', eventId: 'e-1' },
    { resourceId: 'i-2', eventId: 'e-2', opsType: 'immediate', planTime: 5 },
  ];
  expect(redeployQuery(rows).EventInfos).toBe(
    '[{"EventId":"e-1","OpsType":"scheduled","PlanTime":1742452232000,"ResourceId":"i-1"},' +
      '{"EventId":"e-2","OpsType":"immediate","ResourceId":"i-2"}]',
  );
});

test.each([
  ['no rows', () => redeployQuery([])],
  ['no PlanTime', () => redeployQuery([{ eventId: 'e', resourceId: 'i', opsType: 'scheduled' }])],
  [
    'half a millisecond',
    () => redeployQuery([{ eventId: 'e', resourceId: 'i', opsType: 'scheduled', planTime: 1.5 }]),
  ],
  [
    'no time',
    () => redeployQuery([{ eventId: 'e', resourceId: 'i', opsType: 'scheduled', planTime: Number.NaN }]),
  ],
  ['101 ids', () => instancesQuery(Array.from({ length: 101 }, (_, index) => `i-${index}`))],
  ['no type', () => historyEventsQuery({ eventTypes: [], pageNumber: 1, pageSize: 1 })],
])('nothing is sent for %s', (_name, build) => {
  expect(build).toThrow(expect.objectContaining({ kind: 'not_sent', code: 'InvalidRequest' }));
});

test('any row comes out of the JSON as it went in, and can be encoded for a URL', () => {
  const row = fc.record({
    eventId: fc.string({ unit: 'binary' }),
    resourceId: fc.string({ unit: 'binary' }),
    opsType: fc.constantFrom('immediate', 'scheduled'),
    planTime: fc.integer({ min: 1, max: 8.64e15 }),
  });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 20 }),
      fc.constantFrom('', '\ud800', '\udfff"'),
      (rows, odd) => {
        const sent = rows.map((item) => ({ ...item, eventId: item.eventId + odd }));
        const { EventInfos = '' } = redeployQuery(sent);
        expect(() => encodeURIComponent(EventInfos)).not.toThrow();
        expect(JSON.parse(EventInfos)).toEqual(
          sent.map(({ eventId, resourceId, opsType, planTime }) => ({
            EventId: eventId,
            OpsType: opsType,
            ...(opsType === 'scheduled' && { PlanTime: planTime }),
            ResourceId: resourceId,
          })),
        );
      },
    ),
  );
});

test('bare lists can always be encoded for a URL', () => {
  const { ResourceIds = '' } = historyEventsQuery({
    eventTypes: ['a'],
    resourceIds: ['\ud800'],
    pageNumber: 1,
    pageSize: 1,
  });
  expect(() => encodeURIComponent(ResourceIds)).not.toThrow();
});
