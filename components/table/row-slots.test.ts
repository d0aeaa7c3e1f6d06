import { describe, expect, it } from 'vitest';
import { assignSlots, fits, NO_SLOTS } from '@/components/table/row-slots';

const first = assignSlots(NO_SLOTS, ['a', 'b', 'c'], null);

describe('assignSlots', () => {
  it('gives each row an element of its own, in the order drawn', () => {
    expect([...first]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
  });

  it('leaves a row that stays drawn its element, wherever it goes', () => {
    const next = assignSlots(first, ['x', 'y', 'b'], null);
    expect(next.get('b')).toBe(1);
    expect([...next.keys()]).toEqual(['x', 'y', 'b']);
  });

  it('hands the elements of rows that went to new ones, in their order', () => {
    expect([...assignSlots(first, ['x', 'y', 'z'], null).values()]).toEqual([0, 1, 2]);
  });

  it('makes new elements for more rows, and never one for two rows', () => {
    const next = assignSlots(first, ['b', 'p', 'q', 'r', 's'], null);
    expect(new Set(next.values()).size).toBe(5);
    expect(next.get('b')).toBe(1);
  });

  it('never hands on the element of the row that has the focus', () => {
    const next = assignSlots(first, ['x', 'y', 'z'], 'b');
    expect([...next.values()]).not.toContain(1);
    expect(new Set(next.values()).size).toBe(3);
  });

  it('leaves the row that has the focus its element while it is drawn', () => {
    expect(assignSlots(first, ['c', 'b'], 'b').get('b')).toBe(1);
  });
});

describe('fits', () => {
  it('tells whether the same rows are drawn in the same order', () => {
    expect(fits(first, ['a', 'b', 'c'])).toBe(true);
    expect(fits(first, ['b', 'a', 'c'])).toBe(false);
    expect(fits(first, ['a', 'b'])).toBe(false);
    expect(fits(first, ['a', 'b', 'd'])).toBe(false);
  });
});
