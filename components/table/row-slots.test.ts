import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignSlots, fits, NO_SLOTS } from '@/components/table/row-slots';

const first = assignSlots(NO_SLOTS, ['a', 'b', 'c', 'd', 'e'], null);
const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnop'), { maxLength: 12 });

describe('assignSlots', () => {
  it('gives each row an element of its own, in the order drawn', () => {
    expect([...first]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['d', 3],
      ['e', 4],
    ]);
  });

  it('leaves rows their elements when the window of the list moves on', () => {
    const next = assignSlots(first, ['b', 'c', 'd', 'e', 'f'], null);
    expect([...next.values()]).toEqual([1, 2, 3, 4, 0]);
  });

  it('leaves rows their elements when one goes', () => {
    expect([...assignSlots(first, ['a', 'c', 'd', 'e'], null).values()]).toEqual([0, 2, 3, 4]);
  });

  it('leaves places their elements in another order, where rows that stay would push the others around', () => {
    const next = assignSlots(first, ['e', 'x', 'y', 'b', 'z'], null);
    expect([...next.keys()]).toEqual(['e', 'x', 'y', 'b', 'z']);
    expect([...next.values()]).toEqual([0, 1, 2, 3, 4]);
  });

  it('hands the elements of rows that went to new ones, in their order', () => {
    expect([...assignSlots(first, ['v', 'w', 'x', 'y', 'z'], null).values()]).toEqual([0, 1, 2, 3, 4]);
  });

  it('never hands on the element of the row that has the focus', () => {
    const next = assignSlots(first, ['v', 'w', 'x', 'y', 'z'], 'b');
    expect([...next.values()]).not.toContain(1);
    expect(new Set(next.values()).size).toBe(5);
  });

  it('leaves the row that has the focus its element while it is drawn', () => {
    expect(assignSlots(first, ['e', 'd', 'c', 'b', 'a'], 'b').get('b')).toBe(1);
  });

  it('holds for any list after any other: no element for two rows, none of the focused row for another', () => {
    fc.assert(
      fc.property(ids, ids, ids, fc.nat(), (one, two, three, pick) => {
        let slots = assignSlots(NO_SLOTS, one, null);
        for (const drawn of [two, three]) {
          const focused = [...slots.keys()][pick % Math.max(1, slots.size)] ?? null;
          const before = slots;
          slots = assignSlots(before, drawn, focused);
          expect(fits(slots, drawn)).toBe(true);
          expect(new Set(slots.values()).size).toBe(drawn.length);
          if (focused === null) continue;
          const own = before.get(focused);
          for (const [id, slot] of slots) expect(slot === own).toBe(id === focused);
        }
      }),
    );
  });
});

describe('fits', () => {
  it('tells whether the same rows are drawn in the same order', () => {
    const slots = assignSlots(NO_SLOTS, ['a', 'b', 'c'], null);
    expect(fits(slots, ['a', 'b', 'c'])).toBe(true);
    expect(fits(slots, ['b', 'a', 'c'])).toBe(false);
    expect(fits(slots, ['a', 'b'])).toBe(false);
    expect(fits(slots, ['a', 'b', 'd'])).toBe(false);
  });
});
