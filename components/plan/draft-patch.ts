import type { Draft, DraftRow, SaveDraftInput } from '@/lib/schemas/batches';

/** What was changed in the browser and is not stored yet; absent = untouched. */
export type DraftPatch = Pick<SaveDraftInput, 'title' | 'note' | 'plan' | 'overrides' | 'removeRowIds'>;

export const NO_PATCH: DraftPatch = {};

export function isEmptyPatch(patch: DraftPatch): boolean {
  return Object.values(patch).every((value) => value === undefined);
}

/** Both changes as one; where they touch the same thing, `later` wins. */
export function mergePatches(earlier: DraftPatch, later: DraftPatch): DraftPatch {
  const overrides = joined(earlier.overrides, later.overrides);
  const removeRowIds =
    earlier.removeRowIds || later.removeRowIds
      ? [...new Set([...(earlier.removeRowIds ?? []), ...(later.removeRowIds ?? [])])]
      : undefined;
  return { ...earlier, ...withoutAbsent(later), ...withoutAbsent({ overrides, removeRowIds }) };
}

/** The draft as the person sees it: what is stored, with `patch` on top. */
export function applyPatch(draft: Draft, patch: DraftPatch): Draft {
  if (isEmptyPatch(patch)) return draft;
  return {
    ...draft,
    title: patch.title ?? draft.title,
    note: patch.note ?? draft.note,
    plan: patch.plan ?? draft.plan,
    rows: patchRows(draft.rows, patch),
  };
}

/** Whether the stored draft already says everything that `patch` says: the answer to our own save was lost. */
export function containsPatch(draft: Draft, patch: DraftPatch): boolean {
  const { title, note, plan, overrides = {}, removeRowIds = [] } = patch;
  const removed = new Set(removeRowIds);
  return (
    (title === undefined || title === draft.title) &&
    (note === undefined || note === draft.note) &&
    (plan === undefined || sameValue(plan, draft.plan)) &&
    draft.rows.every(
      (row) => !removed.has(row.id) && (!(row.id in overrides) || sameValue(overrides[row.id], row.override)),
    )
  );
}

/** Cuts a large change into a part of at most `maxRows` overrides and removals, and the rest. */
export function splitPatch(patch: DraftPatch, maxRows: number): { part: DraftPatch; rest: DraftPatch } {
  const { overrides = {}, removeRowIds = [], ...fields } = patch;
  const changed = Object.entries(overrides);
  const removeNow = removeRowIds.slice(0, maxRows);
  const changeNow = changed.slice(0, maxRows - removeNow.length);
  const removeLater = removeRowIds.slice(removeNow.length);
  const changeLater = changed.slice(changeNow.length);
  return {
    part: { ...fields, ...rowChanges(changeNow, removeNow) },
    rest: rowChanges(changeLater, removeLater),
  };
}

type Overrides = NonNullable<DraftPatch['overrides']>;

function rowChanges(changed: [string, Overrides[string]][], removeRowIds: string[]): DraftPatch {
  return {
    ...(changed.length > 0 ? { overrides: Object.fromEntries(changed) } : {}),
    ...(removeRowIds.length > 0 ? { removeRowIds } : {}),
  };
}

function patchRows(rows: DraftRow[], { overrides, removeRowIds }: DraftPatch): DraftRow[] {
  if (!overrides && !removeRowIds) return rows;
  const removed = new Set(removeRowIds);
  return rows
    .filter((row) => !removed.has(row.id))
    .map((row) => {
      const override = overrides?.[row.id];
      return override === undefined ? row : { ...row, override };
    });
}

function joined(earlier: Overrides | undefined, later: Overrides | undefined): Overrides | undefined {
  return earlier || later ? { ...earlier, ...later } : undefined;
}

function withoutAbsent<T extends object>(value: T): Partial<T> {
  const kept: Partial<T> = { ...value };
  for (const key in kept) if (kept[key] === undefined) delete kept[key];
  return kept;
}

/** Small JSON values whose keys we write ourselves; order of keys does not matter. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => sameValue(value, right.get(key)));
}
