import type { EventRow, FrozenSelection, SelectionInput } from '@/lib/schemas/events';

export type Summary = { count: number; regions: number | null; critical: number; localDisk: number };

/**
 * What is chosen, by identity. `listed` was ticked row by row. `frozen` is a set that the server keeps: `keys` are
 * its members here, `except` those unticked since, `outside` those it holds that were never chosen.
 */
export type EventSelection =
  | { kind: 'listed'; rows: ReadonlyMap<string, EventRow> }
  | {
      kind: 'frozen';
      selectionId: string;
      frozenAtMs: number;
      /** Whether it is everything that matched, or rows picked one by one. */
      matching: boolean;
      summary: Summary;
      keys: ReadonlySet<string>;
      except: ReadonlyMap<string, EventRow>;
      outside: readonly string[];
    };

export const NOTHING: EventSelection = { kind: 'listed', rows: new Map() };

export function selectedKeys(selection: EventSelection): ReadonlySet<string> {
  if (selection.kind === 'listed') return new Set(selection.rows.keys());
  const { keys, except } = selection;
  return except.size === 0 ? keys : new Set([...keys].filter((key) => !except.has(key)));
}

/**
 * The selection after the grid says which keys are ticked now. `find` gives the row of a key that is shown or was
 * chosen; a key without one, or outside a frozen set, cannot be added.
 */
export function withTicked(
  selection: EventSelection,
  ticked: ReadonlySet<string>,
  find: (key: string) => EventRow | undefined,
): EventSelection {
  if (selection.kind === 'listed') {
    const rows = new Map<string, EventRow>();
    for (const key of ticked) {
      const row = find(key) ?? selection.rows.get(key);
      if (row) rows.set(key, row);
    }
    return { kind: 'listed', rows };
  }
  const except = new Map<string, EventRow>();
  for (const key of selection.keys) {
    const row = ticked.has(key) ? undefined : (find(key) ?? selection.except.get(key));
    if (row) except.set(key, row);
  }
  return except.size === selection.keys.size ? NOTHING : { ...selection, except };
}

/** The selection without `keys`. */
export function without(selection: EventSelection, rows: readonly EventRow[]): EventSelection {
  if (rows.length === 0) return selection;
  const gone = new Set(rows.map(({ key }) => key));
  const kept = new Set([...selectedKeys(selection)].filter((key) => !gone.has(key)));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return withTicked(selection, kept, (key) => byKey.get(key));
}

export function summarise(rows: Iterable<EventRow>): Summary {
  const regions = new Set<string>();
  let count = 0;
  let critical = 0;
  let localDisk = 0;
  for (const row of rows) {
    count += 1;
    if (row.regionId) regions.add(row.regionId);
    if (row.eventLevel === 'CRITICAL') critical += 1;
    if (row.localDisk) localDisk += 1;
  }
  return { count, regions: regions.size, critical, localDisk };
}

/** What the bar says. The regions of a frozen set cannot be told once rows are taken out of it: then null. */
export function summaryOf(selection: EventSelection): Summary {
  if (selection.kind === 'listed') return summarise(selection.rows.values());
  const out = summarise(selection.except.values());
  if (out.count === 0) return selection.summary;
  const { count, critical, localDisk } = selection.summary;
  return {
    count: count - out.count,
    regions: null,
    critical: critical - out.critical,
    localDisk: localDisk - out.localDisk,
  };
}

/** The selection of everything that matched, as the server froze it at `frozenAtMs` (epoch ms). */
export function frozenMatching(
  frozen: FrozenSelection,
  keys: readonly string[],
  frozenAtMs: number,
): EventSelection {
  const { selectionId, count, regions, critical, localDisk } = frozen;
  return {
    kind: 'frozen',
    selectionId,
    frozenAtMs,
    matching: true,
    summary: { count, regions, critical, localDisk },
    keys: new Set(keys),
    except: new Map(),
    outside: [],
  };
}

/** Picked rows as part of a frozen set of `keys`: for more rows than may travel as a list. */
export function frozenPicked(
  frozen: FrozenSelection,
  keys: readonly string[],
  picked: ReadonlyMap<string, EventRow>,
  frozenAtMs: number,
): EventSelection {
  const members = keys.flatMap((key) => picked.get(key) ?? []);
  return {
    kind: 'frozen',
    selectionId: frozen.selectionId,
    frozenAtMs,
    matching: false,
    summary: summarise(members),
    keys: new Set(members.map(({ key }) => key)),
    except: new Map(),
    outside: keys.filter((key) => !picked.has(key)),
  };
}

/** The selection as JSON, for this tab's storage; null when nothing is selected. */
export function toKept(selection: EventSelection): unknown {
  if (selection.kind === 'listed') {
    return selection.rows.size === 0 ? null : { kind: 'listed', rows: [...selection.rows.values()] };
  }
  const { keys, except, ...rest } = selection;
  return { ...rest, keys: [...keys], except: [...except.values()] };
}

/**
 * The selection that `toKept` made, without the `taken` keys. A frozen set of which a plan was submitted has served its
 * purpose. Null for anything else.
 */
export function fromKept(kept: unknown, taken: readonly string[]): EventSelection | null {
  if (!isKept(kept)) return null;
  if (kept.kind === 'listed') {
    const gone = new Set(taken);
    const rows = kept.rows.filter(({ key }) => !gone.has(key));
    return { kind: 'listed', rows: new Map(rows.map((row) => [row.key, row])) };
  }
  const keys = new Set(kept.keys);
  if (taken.some((key) => keys.has(key))) return NOTHING;
  return { ...kept, keys, except: new Map(kept.except.map((row) => [row.key, row])) };
}

type Kept =
  | { kind: 'listed'; rows: EventRow[] }
  | (Omit<Extract<EventSelection, { kind: 'frozen' }>, 'keys' | 'except'> & {
      keys: string[];
      except: EventRow[];
    });

/** Guarantee: only `toKept` writes what is read here, in this tab; an older build may have written other members. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'listed') return 'rows' in value && Array.isArray(value.rows);
  return value.kind === 'frozen' && 'keys' in value && Array.isArray(value.keys) && 'except' in value;
}

/** What travels to the server. */
export function toSelectionInput(selection: EventSelection): SelectionInput {
  return selection.kind === 'listed'
    ? { kind: 'keys', keys: [...selection.rows.keys()] }
    : {
        kind: 'frozen',
        selectionId: selection.selectionId,
        except: [...selection.outside, ...selection.except.keys()],
      };
}

export type Dropped = { row: EventRow; gone: boolean };

/**
 * Chosen events that can no longer be ordered. `shown` are the rows of the list; `others` the present state of chosen
 * rows that are not in it, or null while that is not known.
 */
export function findDropped(
  selection: EventSelection,
  shown: ReadonlyMap<string, EventRow>,
  others: ReadonlyMap<string, EventRow> | null,
): Dropped[] {
  if (selection.kind === 'frozen') {
    return [...shown.values()]
      .filter(({ key }) => selection.keys.has(key) && !selection.except.has(key))
      .filter(isIneligible)
      .map((row) => ({ row, gone: false }));
  }
  return [...selection.rows.values()].flatMap((chosen): Dropped[] => {
    const now = shown.get(chosen.key) ?? others?.get(chosen.key);
    if (now) return isIneligible(now) ? [{ row: now, gone: false }] : [];
    return others ? [{ row: chosen, gone: true }] : [];
  });
}

export function isIneligible(row: Pick<EventRow, 'notRedeployable' | 'heldBy'>): boolean {
  return row.notRedeployable !== null || row.heldBy !== null;
}
