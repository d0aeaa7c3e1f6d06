import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ALL_MATCHING,
  countSelected,
  idsBetween,
  isSelected,
  NO_SELECTION,
  prune,
  shownState,
  toggleId,
  withIds,
} from '@/components/table/selection-store';

const order = ['a', 'b', 'c', 'd', 'e'];

test('a range holds both ends in either direction', () => {
  expect(idsBetween(order, 'b', 'd')).toEqual(['b', 'c', 'd']);
  expect(idsBetween(order, 'd', 'b')).toEqual(['b', 'c', 'd']);
  expect(idsBetween(order, 'c', 'c')).toEqual(['c']);
});

test('a range without its start is the row itself; without its end, nothing', () => {
  expect(idsBetween(order, null, 'c')).toEqual(['c']);
  expect(idsBetween(order, 'gone', 'c')).toEqual(['c']);
  expect(idsBetween(order, 'a', 'gone')).toEqual([]);
});

test('toggling twice changes nothing, in both kinds', () => {
  for (const start of [withIds(NO_SELECTION, ['a'], true), withIds(ALL_MATCHING, ['b'], false)]) {
    expect(toggleId(toggleId(start, 'c'), 'c')).toEqual(start);
  }
});

test('all matching, with some taken out', () => {
  const selection = withIds(ALL_MATCHING, ['a', 'b'], false);
  expect(isSelected(selection, 'a')).toBe(false);
  expect(isSelected(selection, 'never loaded')).toBe(true);
  expect(countSelected(selection, 214)).toBe(212);
  expect(countSelected(withIds(selection, ['a'], true), 214)).toBe(213);
  expect(countSelected(selection, 1)).toBe(0);
});

test('pruning says what it dropped, and keeps the object when it drops nothing', () => {
  const selection = withIds(NO_SELECTION, ['a', 'b', 'c'], true);
  const result = prune(selection, (id) => id !== 'b');
  expect(result.dropped).toEqual(['b']);
  expect([isSelected(result.selection, 'b'), isSelected(result.selection, 'c')]).toEqual([false, true]);
  expect(prune(selection, () => true).selection).toBe(selection);
});

test('the state of what is shown', () => {
  const selection = withIds(NO_SELECTION, ['a', 'hidden'], true);
  expect(shownState(selection, ['a', 'b'])).toBe('some');
  expect(shownState(selection, ['a'])).toBe('all');
  expect(shownState(selection, ['b'])).toBe('none');
  expect(shownState(selection, [])).toBe('none');
});

test('the original is never changed', () => {
  withIds(NO_SELECTION, ['a'], true);
  withIds(ALL_MATCHING, ['a'], false);
  expect(countSelected(NO_SELECTION, 9)).toBe(0);
  expect(countSelected(ALL_MATCHING, 9)).toBe(9);
});

test('what was set last counts, whatever came before', () => {
  const ids = fc.array(fc.constantFrom(...order), { maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(ids, fc.boolean())),
      ids,
      fc.boolean(),
      fc.boolean(),
      (steps, last, on, all) => {
        const before = steps.reduce(
          (now, [some, flag]) => withIds(now, some, flag),
          all ? ALL_MATCHING : NO_SELECTION,
        );
        const after = withIds(before, last, on);
        for (const id of order)
          expect(isSelected(after, id)).toBe(last.includes(id) ? on : isSelected(before, id));
      },
    ),
  );
});
