/**
 * Patterns of names as people write them: `*` any characters, `?` exactly one, everything else is itself, upper and
 * lower case differ (schedule.md R17). No regular expressions: those of a stranger can take for ever.
 */

/** The place in a pattern where a service's name stands. */
export const SERVICE_HOLE = '{service}';
/** Characters of one pattern. Ours: a line that one can read. */
export const MAX_GLOB_LENGTH = 200;
/** Characters of a name that patterns look at. [inferred] ENS gives instance names 2 to 128. */
const MAX_NAME_LENGTH = 256;

/** Whether a name matches. Takes at most (characters of the name × characters of the pattern) steps. */
export type Glob = (name: string) => boolean;

/**
 * Makes a pattern ready. Between two stars the first place that fits is taken and never looked at again: a later one
 * could only leave less for the rest.
 */
export function compileGlob(pattern: string): Glob {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return (name) => name.length === first.length && fits(first, name, 0);
  return (whole) => {
    const name = whole.slice(0, MAX_NAME_LENGTH);
    const end = name.length - last.length;
    if (end < first.length || !fits(first, name, 0) || !fits(last, name, end)) return false;
    let at = first.length;
    for (const piece of others) {
      while (at + piece.length <= end && !fits(piece, name, at)) at++;
      at += piece.length;
      if (at > end) return false;
    }
    return true;
  };
}

/** Whether `piece`, which holds no star, stands at `at`. */
function fits(piece: string, name: string, at: number): boolean {
  for (let index = 0; index < piece.length; index++) {
    if (piece[index] !== '?' && piece[index] !== name[at + index]) return false;
  }
  return at + piece.length <= name.length;
}

/** What stands in the hole of a pattern; null when a name does not match it. */
export type HoleFinder = (name: string) => string | null;

/**
 * Makes a pattern with one hole ready. What stands before the hole takes as little as it can, then the hole does:
 * `{service}-*` finds `live` in `live-edge-01`. The hole is never empty.
 */
export function compileHole(pattern: string): HoleFinder {
  const [before = '', after = ''] = pattern.split(SERVICE_HOLE);
  const backwards = reversed(after);
  return (whole) => {
    const name = whole.slice(0, MAX_NAME_LENGTH);
    const startsAt = matchedLengths(before, name).indexOf(1);
    if (startsAt < 0) return null;
    const tails = matchedLengths(backwards, reversed(name));
    // The first place before the hole is the best one: any hole from a later place also ends behind it.
    for (let end = startsAt + 1; end <= name.length; end++) {
      if (tails[name.length - end] === 1) return name.slice(startsAt, end);
    }
    return null;
  };
}

/** Whether a text is such a pattern: one hole, of sensible length. */
export function isHolePattern(pattern: string): boolean {
  return pattern.length <= MAX_GLOB_LENGTH && pattern.split(SERVICE_HOLE).length === 2;
}

/** For each n: 1 when `pattern` matches the first n characters of `text`. */
function matchedLengths(pattern: string, text: string): number[] {
  let lengths = [1, ...Array<number>(text.length).fill(0)];
  for (const sign of pattern.split('')) {
    const next = Array<number>(text.length + 1).fill(0);
    for (let length = 0; length <= text.length; length++) {
      if (sign === '*') next[length] = lengths[length] || (length > 0 && next[length - 1]) ? 1 : 0;
      else if (length > 0 && lengths[length - 1] && (sign === '?' || sign === text[length - 1])) {
        next[length] = 1;
      }
    }
    lengths = next;
  }
  return lengths;
}

/** By UTF-16 units, as `matchedLengths` compares: a character of two units matches itself on both ways. */
function reversed(text: string): string {
  return text.split('').reverse().join('');
}
