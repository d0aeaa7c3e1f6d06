import { expect, test } from 'vitest';
import { jsonResponse } from '@/lib/server/services/run-read';

const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ n, text: `"é\n${n}`, no: undefined }));

test.each([
  { a: 1 },
  { rows: rows(3), nextCursor: null },
  { id: 'x', rows: rows(1_234), counts: { queued: 1 } },
  { rows: rows(500) },
  { rows: [] },
  { rows: 'none' },
  [1, 2],
  null,
])('what is read is what was meant', async (value) => {
  const response = jsonResponse(value);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(value)));
});

test('many rows are written with other work in between', async () => {
  let turns = 0;
  let stopped = false;
  const count = () => {
    turns += 1;
    if (!stopped) setImmediate(count);
  };
  setImmediate(count);
  await jsonResponse({ rows: rows(5_000) }).text();
  stopped = true;
  expect(turns).toBeGreaterThanOrEqual(50);
});
