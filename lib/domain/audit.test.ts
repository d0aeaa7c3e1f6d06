import { expect, test } from 'vitest';
import { GENESIS, headText, parseHead } from '@/lib/domain/audit';

test('a head comes back from its text', () => {
  const head = { seq: 42, hash: 'ab'.repeat(32) };
  expect(parseHead(headText(head))).toEqual(head);
  expect(parseHead(headText(GENESIS))).toEqual(GENESIS);
  expect(parseHead(` 7:${'AB'.repeat(32)}\n`)).toEqual({ seq: 7, hash: 'ab'.repeat(32) });
});

test.each([
  '',
  '42',
  '42:abc',
  `x:${'a'.repeat(64)}`,
  `-1:${'a'.repeat(64)}`,
  `1:${'g'.repeat(64)}`,
  `1:2:${'a'.repeat(64)}`,
  `1:${'a'.repeat(65)}`,
])('is not a head: %s', (text) => {
  expect(parseHead(text)).toBeNull();
});
