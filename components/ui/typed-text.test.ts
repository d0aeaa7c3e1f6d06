import { expect, test } from 'vitest';
import { pastedCut } from '@/components/ui/typed-text';

const field = (type: 'text' | 'textarea', value = '', selectionStart = value.length) => ({
  type,
  value,
  selectionStart,
  selectionEnd: value.length,
});

test('what a field leaves out of a pasted text is counted as it keeps the text', () => {
  expect(pastedCut(field('textarea', '12345'), '67890', 10)).toBe(0);
  expect(pastedCut(field('textarea', '12345'), '678901', 10)).toBe(1);
  // What is selected makes room.
  expect(pastedCut(field('textarea', '12345', 2), '678901', 10)).toBe(0);
});

test('a line break of Windows is one character, and a field of one line takes none at the end', () => {
  expect(pastedCut(field('textarea'), '1234\r\n6789\r\n', 10)).toBe(0);
  expect(pastedCut(field('textarea'), '1234\r\n6789\r\n1', 10)).toBe(1);
  expect(pastedCut(field('text'), '1234567890\r\n', 10)).toBe(0);
  expect(pastedCut(field('text'), '1234\r\n67890\n\n', 10)).toBe(0);
  expect(pastedCut(field('text'), '1234\r\n678901\n', 10)).toBe(1);
});
