import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { getJson, isRefused, ReadError, retryDelayMs, shouldRetry } from '@/lib/api-client/get-json';

const tooMany = new ReadError(429, null, { retryAfterMs: 3_000 });

test('too many requests is waited out, as long as the server wishes and longer each time', () => {
  expect([0, 1, 2, 3, 4].map((failures) => shouldRetry(failures, tooMany))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
  expect([0, 1, 2, 3].map((failures) => retryDelayMs(failures, tooMany, 0))).toEqual([
    3_000, 3_000, 4_000, 8_000,
  ]);
  expect(retryDelayMs(0, tooMany, 0.5)).toBe(3_500);
  expect(retryDelayMs(30, tooMany, 0)).toBe(30_000);
});

test('a refusal is final, a lost connection and a broken server are not', () => {
  expect(isRefused(new ReadError(403, null))).toBe(true);
  expect(isRefused(tooMany)).toBe(false);
  expect(isRefused(new ReadError(503, null))).toBe(false);
  expect(isRefused(new ReadError(null, null))).toBe(false);
  expect(shouldRetry(0, new ReadError(404, null))).toBe(false);
  expect(shouldRetry(1, new ReadError(null, null))).toBe(true);
  expect(shouldRetry(2, new ReadError(500, null))).toBe(false);
});

test('the wish of the server is read from its answer', async () => {
  const server = createServer((_, response) => response.writeHead(429, { 'retry-after': '7' }).end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  await expect(getJson(url)).rejects.toMatchObject({ status: 429, retryAfterMs: 7_000 });
  await new Promise((resolve) => server.close(resolve));
});
