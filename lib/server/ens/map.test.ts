import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EnsError } from './errors';
import { mapHistoryEvents } from './map';

const ASKED = { pageNumber: 1, pageSize: 100 };
const EVENT = {
  EventId: 'e-1',
  EventType: 'Instance:SystemFailure.Redeploy',
  EventLevel: 'CRITICAL',
  EventStatus: 'Inquiring',
  ResourceId: 'i-1',
  Reason: 'nc_down',
  NotBefore: 1_715_578_245_000,
  PublishTime: 1_715_000_000_000,
  ExtendedAttribute: '{}',
};
const CLOUD_EVENT = {
  eventId: 'e-1',
  resourceId: 'i-1',
  eventType: 'Instance:SystemFailure.Redeploy',
  eventLevel: 'CRITICAL',
  eventStatus: 'Inquiring',
  reason: 'nc_down',
  notBeforeMs: 1_715_578_245_000,
  publishTimeMs: 1_715_000_000_000,
  extendedAttribute: '{}',
};
const page = (Events: unknown, more: Record<string, unknown> = {}) =>
  mapHistoryEvents({ RequestId: 'R', PageNumber: 1, PageSize: 100, TotalCount: 1, Events, ...more }, ASKED);
const eventOf = (changes: Record<string, unknown>) => page([{ ...EVENT, ...changes }]).events[0];
const unreadable = expect.objectContaining({ kind: 'unknown', code: 'UnreadableReply' });

describe('events', () => {
  test('a plain page', () => {
    expect(page([EVENT])).toEqual({
      requestId: 'R',
      events: [CLOUD_EVENT],
      totalCount: 1,
      pageNumber: 1,
      pageSize: 100,
      unreadable: 0,
    });
  });

  test.each([
    ['ids trimmed', { EventId: ' e-1\n', ResourceId: '\ti-1\r\n' }, {}],
    ['an id of digits', { ResourceId: 77 }, { resourceId: '77' }],
    ['level in upper case', { EventLevel: 'Warn ' }, { eventLevel: 'WARN' }],
    [
      'unknown words',
      { EventType: 'X:Y', EventStatus: 'Postponed' },
      { eventType: 'X:Y', eventStatus: 'Postponed' },
    ],
    [
      'words missing',
      { EventType: null, EventStatus: undefined, EventLevel: null, Reason: null },
      { eventType: '', eventStatus: '', eventLevel: '', reason: '' },
    ],
    ['attribute as object', { ExtendedAttribute: { a: [1] } }, { extendedAttribute: '{"a":[1]}' }],
    ['attribute broken', { ExtendedAttribute: '{broken' }, { extendedAttribute: '{broken' }],
    ['reason as object', { Reason: { code: 'x' } }, { reason: '{"code":"x"}' }],
    ['times as digits', { NotBefore: '1715578245000', PublishTime: ' 1715000000000 ' }, {}],
    ['latest time', { NotBefore: 8.64e15 }, { notBeforeMs: 8.64e15 }],
    ['times absent', { NotBefore: undefined, PublishTime: null }, { notBeforeMs: null, publishTimeMs: null }],
    [
      'times zero and negative',
      { NotBefore: 0, PublishTime: -1 },
      { notBeforeMs: null, publishTimeMs: null },
    ],
    [
      'times impossible',
      { NotBefore: 8.64e15 + 1, PublishTime: 'soon' },
      { notBeforeMs: null, publishTimeMs: null },
    ],
    [
      'times of other types',
      { NotBefore: {}, PublishTime: true },
      { notBeforeMs: null, publishTimeMs: null },
    ],
    [
      'times empty and broken',
      { NotBefore: '', PublishTime: 1.5 },
      { notBeforeMs: null, publishTimeMs: null },
    ],
  ])('%s', (_name, changes, expected) => {
    expect(eventOf(changes)).toEqual({ ...CLOUD_EVENT, ...expected });
  });

  test('rows without an id are counted', () => {
    const rows = [
      EVENT,
      { ...EVENT, EventId: ' ' },
      { ...EVENT, ResourceId: null },
      { ...EVENT, EventId: {} },
      null,
      'x',
      [EVENT],
    ];
    expect(page(rows)).toMatchObject({ events: [CLOUD_EVENT], unreadable: 6 });
  });

  test('a list may be missing when the reply says that there is nothing', () => {
    expect(page(undefined, { TotalCount: 0 }).events).toEqual([]);
    expect(page(null, { TotalCount: '0' }).events).toEqual([]);
    expect(page([], { TotalCount: 7 })).toMatchObject({ events: [], totalCount: 7 });
  });

  test.each([
    {},
    null,
    undefined,
    [],
    'text',
    7,
    { TotalCount: 5 },
    { Events: { Event: [] }, TotalCount: 1 },
  ])('is no page: %j', (body) => {
    expect(() => mapHistoryEvents(body, ASKED)).toThrow(unreadable);
  });

  test('numbers of the page: as text, or as asked', () => {
    expect(page([EVENT], { PageNumber: '3', PageSize: '50', TotalCount: '120' })).toMatchObject({
      pageNumber: 3,
      pageSize: 50,
      totalCount: 120,
    });
    const odd = { PageNumber: undefined, PageSize: -1 };
    expect(page([EVENT], odd)).toMatchObject(ASKED);
    expect(page([EVENT], { PageNumber: 0, PageSize: 0 })).toMatchObject(ASKED);
  });

  test('without a total, only a full page promises more', () => {
    const asked = { PageNumber: 3, PageSize: 2, TotalCount: 'many' };
    expect(page([EVENT], asked).totalCount).toBe(5);
    expect(page([EVENT, null], asked).totalCount).toBe(7);
  });

  test('a value nested too deeply costs itself alone', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(eventOf({ Reason: deep })).toEqual({ ...CLOUD_EVENT, reason: '' });
  });

  test('any JSON: a page, or one known error; every row is an event or counted', () => {
    const field = fc.jsonValue({ maxDepth: 2 });
    const names = fc.constantFrom(...Object.keys(EVENT));
    const row = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(names, field).map((changes) => ({ ...EVENT, ...changes })),
    );
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          Events: fc.oneof(fc.array(row), fc.jsonValue()),
          TotalCount: field,
          PageSize: field,
          PageNumber: field,
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(body, (reply) => {
        try {
          const {
            events,
            unreadable: count,
            pageNumber,
            pageSize,
            totalCount,
          } = mapHistoryEvents(reply, ASKED);
          const rows = typeof reply === 'object' && reply !== null && 'Events' in reply ? reply.Events : [];
          expect(events.length + count).toBe(Array.isArray(rows) ? rows.length : 0);
          for (const number of [pageNumber, pageSize, totalCount])
            expect(number).toSatisfy(Number.isSafeInteger);
          for (const { eventId, resourceId } of events)
            expect([eventId, resourceId].every((id) => id !== '' && id === id.trim())).toBe(true);
        } catch (error) {
          if (!(error instanceof EnsError)) throw error;
          expect(error.code).toBe('UnreadableReply');
        }
      }),
    );
  });
});
