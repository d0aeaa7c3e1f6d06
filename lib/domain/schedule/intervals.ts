import type { Interval } from '@/lib/domain/schedule/world';

/** Sets of instants as sorted lists of half-open stretches that neither overlap nor touch (R2). */

/** The set of all instants in `list`, whatever its order; empty and backward stretches are none. */
export function mergeIntervals(list: readonly Interval[]): Interval[] {
  const sorted = list.filter(({ fromMs, toMs }) => fromMs < toMs).sort((a, b) => a.fromMs - b.fromMs);
  const merged: Interval[] = [];
  for (const { fromMs, toMs } of sorted) {
    const last = merged.at(-1);
    if (last === undefined || fromMs > last.toMs) merged.push({ fromMs, toMs });
    else if (toMs > last.toMs) last.toMs = toMs;
  }
  return merged;
}

/** Instants in both sets. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const both: Interval[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return both;
    const fromMs = Math.max(left.fromMs, right.fromMs);
    const toMs = Math.min(left.toMs, right.toMs);
    if (fromMs < toMs) both.push({ fromMs, toMs });
    if (left.toMs < right.toMs) i += 1;
    else j += 1;
  }
}

/** Instants of `a` that are not in `b`. */
export function subtract(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  if (b.length === 0) return [...a];
  const rest: Interval[] = [];
  let j = 0;
  for (const { fromMs, toMs } of a) {
    let at = fromMs;
    while ((b[j]?.toMs ?? Number.POSITIVE_INFINITY) <= at) j += 1;
    for (let k = j; at < toMs; k += 1) {
      const cut = b[k];
      if (cut === undefined || cut.fromMs >= toMs) {
        rest.push({ fromMs: at, toMs });
        break;
      }
      if (cut.fromMs > at) rest.push({ fromMs: at, toMs: cut.fromMs });
      at = cut.toMs;
    }
  }
  return rest;
}

/** Whether the whole of `interval` lies in the set. */
export function covers(list: readonly Interval[], interval: Interval): boolean {
  const found = stretchAt(list, interval.fromMs);
  return found !== undefined && interval.toMs <= found.toMs;
}

/** The stretch of the set that `ms` lies in. */
export function stretchAt(list: readonly Interval[], ms: number): Interval | undefined {
  const found = list[firstEndingAfter(list, ms)];
  return found !== undefined && found.fromMs <= ms ? found : undefined;
}

/** Index of the first stretch that ends after `ms`; `list.length` when none does. */
export function firstEndingAfter(list: readonly Interval[], ms: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Interval).toMs > ms) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The part of the set within `[fromMs, toMs)`. */
export function clip(list: readonly Interval[], fromMs: number, toMs: number): Interval[] {
  const part: Interval[] = [];
  for (let i = firstEndingAfter(list, fromMs); i < list.length; i += 1) {
    const stretch = list[i] as Interval;
    if (stretch.fromMs >= toMs) break;
    part.push({ fromMs: Math.max(stretch.fromMs, fromMs), toMs: Math.min(stretch.toMs, toMs) });
  }
  return part;
}

/** How long the set is (ms). */
export function lengthOf(list: readonly Interval[]): number {
  return list.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

/** The starts (whole ms) at which something of `spanMs` lies wholly in one stretch of the set. */
export function startsInside(list: readonly Interval[], spanMs: number): Interval[] {
  return list
    .filter(({ fromMs, toMs }) => toMs - fromMs >= spanMs)
    .map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs - spanMs + 1 }));
}

/** The starts (whole ms) at which something of `spanMs` would touch the set. */
export function startsTouching(list: readonly Interval[], spanMs: number): Interval[] {
  return mergeIntervals(list.map(({ fromMs, toMs }) => ({ fromMs: fromMs - spanMs + 1, toMs })));
}
