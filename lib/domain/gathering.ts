/** Tells things one by one up to a limit, and counts what is more, so that nobody can fill a list by repeating. */

export type GatheringLimits = {
  /** How long a thing that was told is only counted when it comes again (ms); also the time of the limits below. */
  windowMs: number;
  /** How many are told one by one in that time: of one group (an address, a person), and of all together. */
  perGroup: number;
  total: number;
};

export type Note<T> = {
  /** Things with the same key are the same thing. */
  key: string;
  group: string;
  /** What the rest is counted by. */
  kind: string;
  item: T;
};

/** How often something came again since it was told, and when (epoch ms). */
export type Times = { count: number; firstAtMs: number; lastAtMs: number };
export type Repeated<T> = { item: T; times: Times };
/** What was beyond the limits. */
export type Rest = Times & { byKind: Record<string, number>; byGroup: Record<string, number> };
export type Due<T> = { repeated: Repeated<T>[]; rest: Rest | null };

export type Gathering<T> = {
  /** True: tell it now. False: it was counted. */
  note(note: Note<T>, nowMs: number): boolean;
  /** What was to be told could not be: the next of its kind is told as if it were the first. */
  forget(key: string): void;
  /** What has been counted long enough and is to be told now. */
  due(nowMs: number): Due<T>;
  /** Everything that was counted, at the end. */
  end(): Due<T>;
  /** Whether nothing waits for `due`. */
  isEmpty(): boolean;
};

/** Groups that the rest names; those after them are counted as OTHERS. Bounds the memory. */
export const NAMED_GROUPS = 20;
export const OTHERS = 'others';

type Told<T> = { note: Note<T>; toldAtMs: number; again: Times | null };

/** Holds at most twice `total` things: those that were told in this window and in the one before. */
export function createGathering<T>(limits: GatheringLimits): Gathering<T> {
  const told = new Map<string, Told<T>>();
  let window = { fromMs: Number.NEGATIVE_INFINITY, total: 0, groups: new Map<string, number>() };
  let rest: Rest | null = null;

  function takePlace(group: string, nowMs: number): boolean {
    if (nowMs - window.fromMs >= limits.windowMs) window = { fromMs: nowMs, total: 0, groups: new Map() };
    const ofGroup = window.groups.get(group) ?? 0;
    if (window.total >= limits.total || ofGroup >= limits.perGroup) return false;
    window.total += 1;
    window.groups.set(group, ofGroup + 1);
    return true;
  }

  function addToRest({ kind, group }: Note<T>, times: Times): void {
    rest ??= { ...times, count: 0, byKind: {}, byGroup: {} };
    rest.count += times.count;
    rest.lastAtMs = times.lastAtMs;
    rest.byKind[kind] = (rest.byKind[kind] ?? 0) + times.count;
    const isNamed = Object.hasOwn(rest.byGroup, group) || Object.keys(rest.byGroup).length < NAMED_GROUPS;
    const name = isNamed ? group : OTHERS;
    rest.byGroup[name] = (rest.byGroup[name] ?? 0) + times.count;
  }

  function takeRest(): Rest | null {
    const taken = rest;
    rest = null;
    return taken;
  }

  return {
    note(note, nowMs) {
      const known = told.get(note.key);
      if (known) {
        known.again = addTime(known.again, nowMs);
        return false;
      }
      if (takePlace(note.group, nowMs)) {
        told.set(note.key, { note, toldAtMs: nowMs, again: null });
        return true;
      }
      addToRest(note, { count: 1, firstAtMs: nowMs, lastAtMs: nowMs });
      return false;
    },

    forget(key) {
      told.delete(key);
    },

    due(nowMs) {
      const repeated: Repeated<T>[] = [];
      // A copy: what is told again goes to the end of the map, and would be met a second time.
      for (const [key, { note, toldAtMs, again }] of [...told]) {
        if (nowMs - toldAtMs < limits.windowMs) continue;
        told.delete(key);
        if (!again) continue;
        if (takePlace(note.group, nowMs)) {
          told.set(key, { note, toldAtMs: nowMs, again: null });
          repeated.push({ item: note.item, times: again });
        } else {
          addToRest(note, again);
        }
      }
      const isRestDue = rest !== null && nowMs - rest.firstAtMs >= limits.windowMs;
      return { repeated, rest: isRestDue ? takeRest() : null };
    },

    end() {
      const repeated = [...told.values()].flatMap(({ note, again }) =>
        again ? [{ item: note.item, times: again }] : [],
      );
      told.clear();
      return { repeated, rest: takeRest() };
    },

    isEmpty: () => told.size === 0 && rest === null,
  };
}

function addTime(times: Times | null, nowMs: number): Times {
  if (!times) return { count: 1, firstAtMs: nowMs, lastAtMs: nowMs };
  return { ...times, count: times.count + 1, lastAtMs: nowMs };
}
