import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EnsError } from './errors';
import { mapRedeployReply, mapRegions } from './map';
import { rowOf } from './read-values';

/** Without a list of results the whole reply is unreadable; anything in a list is read. */
function resultsOf(body: unknown) {
  try {
    return mapRedeployReply(body).results;
  } catch (error) {
    expect(error).toBeInstanceOf(EnsError);
    expect(Array.isArray(rowOf(body).Results)).toBe(false);
    return [];
  }
}

describe('rows of an order', () => {
  const row = { Code: 200, EventId: 'e-1', Message: 'success', ResourceId: 'i-1' };
  const rowWith = (changes: Record<string, unknown>) =>
    mapRedeployReply({ Results: [{ ...row, ...changes }] }).results[0];

  test('a plain reply', () => {
    expect(mapRedeployReply({ RequestId: 'R', Results: [row] })).toEqual({
      requestId: 'R',
      code: null,
      message: null,
      results: [{ eventId: 'e-1', resourceId: 'i-1', code: '200', message: 'success' }],
    });
  });
  test.each([
    [200, '200'],
    ['200', '200'],
    [' 200\n', '200'],
    [403, '403'],
    ['-1', '-1'],
    ['OK-ish', 'OK-ish'],
    ['2e2', '2e2'],
    [undefined, ''],
    [null, ''],
    [true, 'true'],
    [{ a: 1 }, '{"a":1}'],
    [[200], '[200]'],
  ])('Code %j is %j', (Code, code) => {
    expect(rowWith({ Code })?.code).toBe(code);
  });
  test('ids are trimmed; a message may be missing or odd', () => {
    expect(rowWith({ EventId: 'e-1\n', ResourceId: ' i-1 ' })).toMatchObject({
      eventId: 'e-1',
      resourceId: 'i-1',
    });
    expect(rowWith({ Message: undefined })?.message).toBe('');
    expect(rowWith({ Message: { text: 1 } })?.message).toBe('{"text":1}');
  });
  test('rows without ids are left out; the others stay, repeats too', () => {
    const { results } = mapRedeployReply({
      Results: [{}, row, null, row, { ...row, EventId: '' }, 'x', { ...row, ResourceId: [] }],
    });
    expect(results).toHaveLength(2);
  });
  test('no reply is thrown away, and only a Code of 200 reads as 200', () => {
    const item = fc.oneof(
      fc.jsonValue(),
      fc.record({ Code: fc.jsonValue(), EventId: fc.constant('e'), ResourceId: fc.constant('i') }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ Results: fc.array(item) })), (body) => {
        for (const { code, eventId, resourceId } of resultsOf(body)) {
          expect([eventId, resourceId]).not.toContain('');
          if (code === '200') expect(JSON.stringify(body)).toMatch(/"Code":\s*"?\s*200/);
        }
      }),
    );
    expect(() => mapRedeployReply(undefined)).toThrow('The reply could not be read.');
  });
});

describe('regions', () => {
  test('the doubled list; the id stands in for a missing name', () => {
    const list = [
      { EnsRegionId: 'cn-a ', Name: '大连联通', EnName: 'NorthChina' },
      { EnsRegionId: 'cn-b' },
      { Name: 'x' },
      null,
    ];
    expect(mapRegions({ Code: 0, EnsRegions: { EnsRegions: list } })).toEqual([
      { regionId: 'cn-a', name: '大连联通' },
      { regionId: 'cn-b', name: 'cn-b' },
    ]);
  });
  test.each([{}, null, { EnsRegions: [] }, { EnsRegions: { EnsRegions: null } }, 'text'])(
    'is no list: %j',
    (body) => {
      expect(() => mapRegions(body)).toThrow(
        expect.objectContaining({ kind: 'unknown', code: 'UnreadableReply' }),
      );
    },
  );
});
