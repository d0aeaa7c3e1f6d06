import { expect, test } from 'vitest';
import { ariaSort, nextSort, sortFromText, sortToText } from '@/components/table/sort';

test('a press sorts ascending, the next one turns it round, another column starts anew', () => {
  const first = nextSort(ariaSort(null, 'due'), 'due');
  expect(first).toEqual({ columnId: 'due', direction: 'asc' });
  const second = nextSort(ariaSort(first, 'due'), 'due');
  expect(second.direction).toBe('desc');
  expect(nextSort(ariaSort(second, 'due'), 'due').direction).toBe('asc');
  expect(nextSort(ariaSort(second, 'level'), 'level')).toEqual({ columnId: 'level', direction: 'asc' });
});

test('aria-sort', () => {
  expect(ariaSort({ columnId: 'due', direction: 'desc' }, 'due')).toBe('descending');
  expect(ariaSort({ columnId: 'due', direction: 'desc' }, 'level')).toBe('none');
});

test('a sort survives the URL; an unknown column does not', () => {
  const sort = { columnId: 'due', direction: 'desc' } as const;
  expect(sortFromText(sortToText(sort), ['due'])).toEqual(sort);
  expect(sortFromText('-nope', ['due'])).toBeNull();
  expect(sortFromText('', ['due'])).toBeNull();
});
