/** A time-ordered queue (binary heap): the earliest entry first, equal times in the order they came. */
export type DueQueue<T> = {
  push(atMs: number, item: T): void;
  /** Takes the earliest entry that is due at `nowMs`. */
  takeDue(nowMs: number): { atMs: number; item: T } | undefined;
};

type Entry<T> = { atMs: number; order: number; item: T };

export function createDueQueue<T>(): DueQueue<T> {
  const heap: Entry<T>[] = [];
  let pushed = 0;
  return {
    push: (atMs, item) => {
      heap.push({ atMs, order: pushed++, item });
      siftUp(heap);
    },
    takeDue: (nowMs) => {
      const first = heap[0];
      if (first === undefined || first.atMs > nowMs) {
        return undefined;
      }
      const last = heap.pop();
      if (last !== undefined && last !== first) {
        heap[0] = last;
        siftDown(heap);
      }
      return { atMs: first.atMs, item: first.item };
    },
  };
}

function isBefore<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.atMs !== b.atMs ? a.atMs < b.atMs : a.order < b.order;
}

function siftUp<T>(heap: Entry<T>[]): void {
  let at = heap.length - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (!swapIfBefore(heap, at, up)) {
      return;
    }
    at = up;
  }
}

function siftDown<T>(heap: Entry<T>[]): void {
  let at = 0;
  for (;;) {
    const left = at * 2 + 1;
    const leftEntry = heap[left];
    const rightEntry = heap[left + 1];
    if (leftEntry === undefined) {
      return;
    }
    const child = rightEntry !== undefined && isBefore(rightEntry, leftEntry) ? left + 1 : left;
    if (!swapIfBefore(heap, child, at)) {
      return;
    }
    at = child;
  }
}

/** Swaps the two places when the lower one should come first; says whether it did. */
function swapIfBefore<T>(heap: Entry<T>[], lower: number, upper: number): boolean {
  const low = heap[lower];
  const high = heap[upper];
  if (low === undefined || high === undefined || !isBefore(low, high)) {
    return false;
  }
  heap[lower] = high;
  heap[upper] = low;
  return true;
}
