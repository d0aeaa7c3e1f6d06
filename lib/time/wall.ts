/** Wall-clock time ⇄ instant, with the two hours a year in which that is not one to one. */

/** What a calendar and a clock on the wall show; `month` 1–12, `hour` 0–23. */
export type Wall = { year: number; month: number; day: number; hour: number; minute: number };

export type WallResult =
  | { kind: 'ok'; ms: number }
  /** The zone skips this wall time: at `transitionMs` its clocks jump from `jumpFrom` to `jumpTo`. */
  | { kind: 'gap'; transitionMs: number; jumpFrom: Wall; jumpTo: Wall }
  /** The zone shows this wall time twice; a person must say which. */
  | { kind: 'overlap'; earlierMs: number; laterMs: number }
  /** No such date or time anywhere (30 February, 24:00). */
  | { kind: 'invalid' };

const DAY_MS = 86_400_000;
const MIN_YEAR = 1900;
const MAX_YEAR = 9999;
const formats = new Map<string, Intl.DateTimeFormat>();
/** Instants already put on the wall clock of a zone: a list asks for the same ones each second. */
const walls = new Map<string, Map<number, Wall & { second: number }>>();
const MAX_KEPT_WALLS = 2_000;

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** The wall clock of `zone` at the instant `ms` (epoch ms), with seconds. Throws RangeError on an unknown zone. */
export function instantToWall(ms: number, zone: string): Wall & { second: number } {
  let kept = walls.get(zone);
  if (!kept || kept.size >= MAX_KEPT_WALLS) {
    kept = new Map();
    walls.set(zone, kept);
  }
  const wall = kept.get(ms) ?? readWall(ms, zone);
  kept.set(ms, wall);
  return wall;
}

function readWall(ms: number, zone: string): Wall & { second: number } {
  const found: Record<string, number> = {};
  for (const part of formatFor(zone).formatToParts(ms)) {
    if (part.type !== 'literal') found[part.type] = Number(part.value);
  }
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = found;
  return { year, month, day, hour, minute, second };
}

/** How far the wall clock of `zone` is ahead of UTC at the instant `ms` (ms; negative west of Greenwich). */
export function offsetMs(ms: number, zone: string): number {
  const wall = instantToWall(ms, zone);
  return asUtcMs(wall) + wall.second * 1_000 - Math.floor(ms / 1_000) * 1_000;
}

/** The instant at which the clock of `zone` shows `wall`. Never guesses in a gap or an overlap. */
export function wallToInstant(wall: Wall, zone: string): WallResult {
  if (!isCalendarTime(wall)) return { kind: 'invalid' };
  const utc = asUtcMs(wall);
  const offsets = [offsetMs(utc - DAY_MS, zone), offsetMs(utc, zone), offsetMs(utc + DAY_MS, zone)];
  const hits = [...new Set(offsets)]
    .map((offset) => utc - offset)
    .filter((ms) => sameWall(instantToWall(ms, zone), wall))
    .sort((a, b) => a - b);
  const [first, second] = hits;
  if (first === undefined) return gapAround(utc, zone);
  return second === undefined
    ? { kind: 'ok', ms: first }
    : { kind: 'overlap', earlierMs: first, laterMs: second };
}

function gapAround(utc: number, zone: string): WallResult {
  const offsetBefore = offsetMs(utc - DAY_MS, zone);
  let low = utc - DAY_MS;
  let high = utc + DAY_MS;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle, zone) === offsetBefore) low = middle;
    else high = middle;
  }
  return {
    kind: 'gap',
    transitionMs: high,
    jumpFrom: minuteWall(high + offsetBefore, 'UTC'),
    jumpTo: minuteWall(high, zone),
  };
}

function minuteWall(ms: number, zone: string): Wall {
  const { second: _, ...wall } = instantToWall(ms, zone);
  return wall;
}

function asUtcMs(wall: Wall): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
}

function sameWall(a: Wall, b: Wall): boolean {
  return (
    a.year === b.year && a.month === b.month && a.day === b.day && a.hour === b.hour && a.minute === b.minute
  );
}

function isCalendarTime(wall: Wall): boolean {
  if (wall.year < MIN_YEAR || wall.year > MAX_YEAR) return false;
  if (![wall.year, wall.month, wall.day, wall.hour, wall.minute].every(Number.isInteger)) return false;
  return sameWall(minuteWall(asUtcMs(wall), 'UTC'), wall);
}

/** The first instant (epoch ms) of the day that `zone` has at `ms`; where midnight is skipped, the end of the gap. */
export function dayStartMs(ms: number, zone: string): number {
  const { year, month, day } = instantToWall(ms, zone);
  const midnight = wallToInstant({ year, month, day, hour: 0, minute: 0 }, zone);
  switch (midnight.kind) {
    case 'ok':
      return midnight.ms;
    case 'gap':
      return midnight.transitionMs;
    case 'overlap':
      return midnight.earlierMs;
    case 'invalid':
      return ms;
  }
}
