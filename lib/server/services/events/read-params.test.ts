import { expect, test } from 'vitest';
import { EventListInput } from '@/lib/schemas/events';
import { readEventParams } from '@/lib/server/services/events/list';

const read = (query: string) => EventListInput.parse(readEventParams(new URLSearchParams(query)));

test('no parameter means all events in the default order', () => {
  expect(read('')).toEqual({
    q: '',
    type: [],
    level: [],
    status: [],
    region: [],
    dueBeforeMs: null,
    redeployable: false,
    unplanned: false,
    sort: 'due',
    cursor: null,
    limit: 100,
  });
});

test('lists come separated by commas, repeated, or both', () => {
  expect(read('level=CRITICAL,WARN&level=INFO&region=,a,, b&type=')).toMatchObject({
    level: ['CRITICAL', 'WARN', 'INFO'],
    region: ['a', 'b'],
    type: [],
  });
});

test('numbers and flags', () => {
  expect(read('due_before=1790000000000&redeployable=1&limit=5&sort=-level')).toMatchObject({
    dueBeforeMs: 1_790_000_000_000,
    redeployable: true,
    limit: 5,
    sort: '-level',
  });
  for (const query of ['due_before=soon', 'due_before=-1', 'redeployable=maybe', 'unplanned=2']) {
    const name = query.split('=')[0];
    expect(() => read(query)).toThrowError(expect.objectContaining({ details: { parameter: name } }));
  }
});
