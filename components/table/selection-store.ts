import { z } from 'zod';

/**
 * What is selected, by id and never by position: a refetch that reorders rows moves no tick.
 * `all` means every row that matches the filter, loaded or not, with some taken out again.
 */
export type Selection =
  | { kind: 'some'; ids: ReadonlySet<string> }
  | { kind: 'all'; except: ReadonlySet<string> };

export const NO_SELECTION: Selection = { kind: 'some', ids: new Set() };
export const ALL_MATCHING: Selection = { kind: 'all', except: new Set() };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id);
}

/** How many rows are selected; `matching` is the number of selectable rows that match the filter. */
export function countSelected(selection: Selection, matching: number): number {
  return selection.kind === 'some' ? selection.ids.size : Math.max(matching - selection.except.size, 0);
}

/** Selects (`on`) or deselects all of `ids`; the rest stays as it is. */
export function withIds(selection: Selection, ids: Iterable<string>, on: boolean): Selection {
  const listed = new Set(selection.kind === 'some' ? selection.ids : selection.except);
  const add = selection.kind === 'some' ? on : !on;
  for (const id of ids) {
    if (add) listed.add(id);
    else listed.delete(id);
  }
  return selection.kind === 'some' ? { kind: 'some', ids: listed } : { kind: 'all', except: listed };
}

export function toggleId(selection: Selection, id: string): Selection {
  return withIds(selection, [id], !isSelected(selection, id));
}

/** The ids from `fromId` to `toId` in the order shown, both included, whichever comes first; only `toId` if the other is gone. */
export function idsBetween(order: readonly string[], fromId: string | null, toId: string): string[] {
  const to = order.indexOf(toId);
  const from = fromId === null ? -1 : order.indexOf(fromId);
  if (to === -1) return [];
  if (from === -1) return [toId];
  return order.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** Drops the ids that `keep` refuses and says which, so that the screen can tell the person. Same object if none. */
export function prune(
  selection: Selection,
  keep: (id: string) => boolean,
): { selection: Selection; dropped: readonly string[] } {
  if (selection.kind === 'all') return { selection, dropped: [] };
  const dropped = [...selection.ids].filter((id) => !keep(id));
  return { selection: dropped.length === 0 ? selection : withIds(selection, dropped, false), dropped };
}

/** State of the "select all shown" checkbox over the selectable ids that are shown. */
export function shownState(selection: Selection, shown: readonly string[]): 'none' | 'some' | 'all' {
  const count = shown.reduce((sum, id) => sum + (isSelected(selection, id) ? 1 : 0), 0);
  if (count === 0) return 'none';
  return count === shown.length ? 'all' : 'some';
}

const STORAGE_KEY = 'desk-selection';

const keptSchema = z.object({
  userId: z.string(),
  /** As the list that wrote it understands it. */
  state: z.unknown(),
  /** Keys that a submitted plan has taken out of it since. */
  taken: z.array(z.string()),
});
type Kept = z.infer<typeof keptSchema>;

/** Keeps what is selected in this tab: over Back, navigation and reload. Null forgets it. */
export function keepSelection(userId: string, state: unknown): void {
  try {
    if (state === null) sessionStorage.removeItem(STORAGE_KEY);
    else sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ userId, state, taken: [] } satisfies Kept));
  } catch {
    // Storage is off or full: the selection then lives as long as the page.
  }
}

/** What the same person has selected in this tab, and which keys were taken out since; null without. */
export function keptSelection(userId: string): Pick<Kept, 'state' | 'taken'> | null {
  const kept = read();
  return kept?.userId === userId ? kept : null;
}

/** These rows were submitted: they are no part of the selection any more. */
export function takeOutOfSelection(keys: readonly string[]): void {
  const kept = read();
  if (!kept) return;
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ ...kept, taken: [...kept.taken, ...keys] }));
  } catch {
    // As above; the list then drops them because they are in a batch.
  }
}

function read(): Kept | null {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
