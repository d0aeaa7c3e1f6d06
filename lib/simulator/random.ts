/** Seeded randomness: the same seed gives the same world, on every machine. Never for anything secret. */
export type Random = {
  /** An unsigned 32-bit integer. */
  uint32(): number;
  /** An integer, `from` ≤ n ≤ `to`. */
  between(from: number, to: number): number;
  /** True with the given probability (0…1). */
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  hex(length: number): string;
  /** Digits and lower-case letters. */
  base36(length: number): string;
};

/** A 32-bit FNV-1a hash with a final mix, so that near texts give far numbers. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** mulberry32: small, fast, and good enough for scenery. */
export function createRandom(seed: string): Random {
  let state = hash32(seed);
  const uint32 = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const fraction = () => uint32() / 0x1_0000_0000;
  const digits = (length: number, radix: number, width: number) => {
    let text = '';
    while (text.length < length) {
      text += uint32().toString(radix).padStart(width, '0').slice(-width);
    }
    return text.slice(0, length);
  };
  return {
    uint32,
    between: (from, to) => from + Math.floor(fraction() * (to - from + 1)),
    chance: (probability) => fraction() < probability,
    pick: (items) => items[Math.floor(fraction() * items.length)] ?? items[0],
    hex: (length) => digits(length, 16, 8),
    base36: (length) => digits(length, 36, 6),
  };
}
