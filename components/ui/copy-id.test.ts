import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortenId } from '@/components/ui/copy-id';

test('keeps the first 8 and the last 7 characters', () => {
  expect(shortenId('e-d71ff1aaaaaaaaaa8468')).toBe('e-d71ff1…aaa8468');
  expect(shortenId('i-5tssxod0000000000g353q1u1')).toBe('i-5tssxo…353q1u1');
});

test('what is short enough stays whole, and nothing gets longer', () => {
  expect(shortenId('1234567890123456')).toBe('1234567890123456');
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (id) => {
      expect(shortenId(id).length).toBeLessThanOrEqual(Math.min(16, id.length));
    }),
  );
});
