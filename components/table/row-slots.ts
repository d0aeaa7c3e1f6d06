/** Which element each drawn row has, by the row's id, in the order drawn. */
export type RowSlots = ReadonlyMap<string, number>;

export const NO_SLOTS: RowSlots = new Map();

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
 * Elements for the rows `drawn`. A row that stays drawn keeps its element, and with it focus and state; a new one
 * takes over that of a row that went, which is several times cheaper than to make one. The element of `neverReuse` (the
 * row that has the focus) goes with its row, or the focus would silently be on another event.
 */
export function assignSlots(before: RowSlots, drawn: readonly string[], neverReuse: string | null): RowSlots {
  const staying = new Set(drawn);
  const free: number[] = [];
  let unused = 0;
  for (const [id, slot] of before) {
    unused = Math.max(unused, slot + 1);
    if (!staying.has(id) && id !== neverReuse) free.push(slot);
  }
  free.reverse();
  const slots = new Map<string, number>();
  for (const id of drawn) slots.set(id, before.get(id) ?? free.pop() ?? unused++);
  return slots;
}
