/** Which element each drawn row has, by the row's id, in the order drawn. */
export type RowSlots = ReadonlyMap<string, number>;

export const NO_SLOTS: RowSlots = new Map();

/** What the browser has to do for one row, as ratios: other words in it; its element somewhere else; an element more. */
const COST = { change: 1, move: 2, create: 3 };

/** Whether `slots` belongs to exactly the rows `drawn`, in this order. */
export function fits(slots: RowSlots, drawn: readonly string[]): boolean {
  if (slots.size !== drawn.length) return false;
  let index = 0;
  for (const id of slots.keys()) {
    if (drawn[index] !== id) return false;
    index += 1;
  }
  return true;
}

/**
 * Elements for the rows `drawn`, in the cheaper of two ways: each row keeps its own (right for scrolling), or each place
 * does (right for another order or filter, where one row that stays would push most elements of the list elsewhere). To
 * take over an element is several times cheaper than to make one. That of `focused` never goes to another row, or the
 * focus would silently be on another event.
 */
export function assignSlots(before: RowSlots, drawn: readonly string[], focused: string | null): RowSlots {
  const byRow = keepRows(before, drawn, focused);
  const byPlace = keepPlaces(before, drawn, focused);
  return costOf(before, byRow) <= costOf(before, byPlace) ? byRow : byPlace;
}

function keepRows(before: RowSlots, drawn: readonly string[], focused: string | null): RowSlots {
  const staying = new Set(drawn);
  const free = [...before].filter(([id]) => !staying.has(id) && id !== focused).map(([, slot]) => slot);
  return handOut(drawn, free, unusedOf(before), (id) => before.get(id));
}

function keepPlaces(before: RowSlots, drawn: readonly string[], focused: string | null): RowSlots {
  const free = [...before].filter(([id]) => id !== focused).map(([, slot]) => slot);
  return handOut(drawn, free, unusedOf(before), (id) => (id === focused ? before.get(id) : undefined));
}

/** Each row its `own` element, or else the next that is free, or else a new one. */
function handOut(
  drawn: readonly string[],
  free: readonly number[],
  unused: number,
  own: (id: string) => number | undefined,
): RowSlots {
  const slots = new Map<string, number>();
  let taken = 0;
  for (const id of drawn) {
    slots.set(id, own(id) ?? free[taken] ?? unused + taken - free.length);
    if (own(id) === undefined) taken += 1;
  }
  return slots;
}

function unusedOf(before: RowSlots): number {
  return Math.max(-1, ...before.values()) + 1;
}

/** React leaves an element where it is as long as it comes after all that it left so far. */
function costOf(before: RowSlots, after: RowSlots): number {
  const former = new Map([...before].map(([id, slot], place) => [slot, { id, place }]));
  let cost = 0;
  let last = -1;
  for (const [id, slot] of after) {
    const had = former.get(slot);
    if (!had) {
      cost += COST.create;
      continue;
    }
    if (had.id !== id) cost += COST.change;
    if (had.place < last) cost += COST.move;
    else last = had.place;
  }
  return cost;
}
