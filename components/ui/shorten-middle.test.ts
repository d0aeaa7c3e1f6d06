import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortenMiddle } from '@/components/ui/shorten-middle';

test('keeps both ends', () => {
  expect(shortenMiddle('e-d71ff1aaaaaaaaaa8468', 16)).toBe('e-d71ff1…aaa8468');
  expect(shortenMiddle('short', 16)).toBe('short');
});

test('never longer than asked, and never longer than the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 3, max: 40 }), (text, length) => {
      expect(shortenMiddle(text, length).length).toBeLessThanOrEqual(
        Math.min(Math.max(length, 3), text.length),
      );
    }),
  );
});
