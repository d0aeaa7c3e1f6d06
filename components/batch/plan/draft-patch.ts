import type { DraftPlan } from '@/lib/domain/plan';
import type { Draft, DraftRow, SaveDraftInput } from '@/lib/schemas/drafts';

/** What was changed in the browser and is not stored yet; absent = untouched. */
export type DraftPatch = Pick<
  SaveDraftInput,
  'title' | 'note' | 'plan' | 'overrides' | 'exceptions' | 'removeRowIds'
>;

export const NO_PATCH: DraftPatch = {};

export function isEmptyPatch(patch: DraftPatch): boolean {
  return Object.values(patch).every((value) => value === undefined);
}

/** Both changes as one; where they touch the same thing, `later` wins. */
export function mergePatches(earlier: DraftPatch, later: DraftPatch): DraftPatch {
  const overrides = joined(earlier.overrides, later.overrides);
  const exceptions = joined(earlier.exceptions, later.exceptions);
  const removeRowIds =
    earlier.removeRowIds || later.removeRowIds
      ? [...new Set([...(earlier.removeRowIds ?? []), ...(later.removeRowIds ?? [])])]
      : undefined;
  return { ...earlier, ...withoutAbsent(later), ...withoutAbsent({ overrides, exceptions, removeRowIds }) };
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
  const { title, note, plan, overrides = {}, exceptions = {}, removeRowIds = [] } = patch;
  const removed = new Set(removeRowIds);
  return (
    (title === undefined || title === draft.title) &&
    (note === undefined || note === draft.note) &&
    (plan === undefined || sameValue(plan, draft.plan)) &&
    draft.rows.every(
      (row) =>
        !removed.has(row.id) &&
        (!(row.id in overrides) || sameValue(overrides[row.id], row.override)) &&
        (!(row.id in exceptions) || sameValue(exceptions[row.id], row.exception)),
    )
  );
}

/** Cuts a large change into a part of at most `maxRows` overrides, exceptions and removals, and the rest. */
export function splitPatch(patch: DraftPatch, maxRows: number): { part: DraftPatch; rest: DraftPatch } {
  const { overrides = {}, exceptions = {}, removeRowIds = [], ...fields } = patch;
  const changed = Object.entries(overrides);
  const excepted = Object.entries(exceptions);
  const removed = removeRowIds.slice(0, maxRows).length;
  const changedNow = Math.min(changed.length, maxRows - removed);
  const exceptedNow = Math.min(excepted.length, maxRows - removed - changedNow);
  return {
    part: {
      ...fields,
      ...rowChanges(
        changed.slice(0, changedNow),
        excepted.slice(0, exceptedNow),
        removeRowIds.slice(0, removed),
      ),
    },
    rest: rowChanges(changed.slice(changedNow), excepted.slice(exceptedNow), removeRowIds.slice(removed)),
  };
}

type Overrides = NonNullable<DraftPatch['overrides']>;
type Exceptions = NonNullable<DraftPatch['exceptions']>;

function rowChanges(
  changed: [string, Overrides[string]][],
  excepted: [string, Exceptions[string]][],
  removeRowIds: string[],
): DraftPatch {
  return {
    ...(changed.length > 0 ? { overrides: Object.fromEntries(changed) } : {}),
    ...(excepted.length > 0 ? { exceptions: Object.fromEntries(excepted) } : {}),
    ...(removeRowIds.length > 0 ? { removeRowIds } : {}),
  };
}

function patchRows(rows: DraftRow[], { overrides, exceptions, removeRowIds }: DraftPatch): DraftRow[] {
  if (!overrides && !exceptions && !removeRowIds) return rows;
  const removed = new Set(removeRowIds);
  return rows
    .filter((row) => !removed.has(row.id))
    .map((row) => {
      const override = overrides?.[row.id];
      const exception = exceptions?.[row.id];
      if (override === undefined && exception === undefined) return row;
      return {
        ...row,
        ...(override === undefined ? {} : { override }),
        ...(exception === undefined ? {} : { exception }),
      };
    });
}

function joined<Of>(
  earlier: Record<string, Of> | undefined,
  later: Record<string, Of> | undefined,
): Record<string, Of> | undefined {
  return earlier || later ? { ...earlier, ...later } : undefined;
}

function withoutAbsent<T extends object>(value: T): Partial<T> {
  const kept: Partial<T> = { ...value };
  for (const key in kept) if (kept[key] === undefined) delete kept[key];
  return kept;
}

/** Small JSON values whose keys we write ourselves; order of keys does not matter. */
function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => sameValue(value, right.get(key)));
}

/** One thing in which the draft on this screen and the stored one differ. */
export type Difference =
  | { field: 'title' | 'note'; mine: string; theirs: string }
  /** Now or when, the zone it is read in, or the spread. */
  | { field: 'time'; mine: DraftPlan; theirs: DraftPlan }
  /** Rows whose own time differs. */
  | { field: 'ownTimes'; count: number }
  /** Rows that pass other rules, or for another reason. */
  | { field: 'exceptions'; count: number }
  /** Rows that only the stored draft still has, and that only this screen still has. */
  | { field: 'removedHere' | 'removedThere'; count: number };

/** What a person must know before they choose between the two. */
export function differences(mine: Draft, theirs: Draft): Difference[] {
  const found: Difference[] = [];
  for (const field of ['title', 'note'] as const) {
    if (mine[field] !== theirs[field]) found.push({ field, mine: mine[field], theirs: theirs[field] });
  }
  if (!sameValue(mine.plan, theirs.plan)) found.push({ field: 'time', mine: mine.plan, theirs: theirs.plan });
  const { overrides = {}, exceptions = {}, removeRowIds = [] } = patchTo(theirs, mine);
  const stored = new Set(theirs.rows.map(({ id }) => id));
  const counts = [
    ['ownTimes', Object.keys(overrides).length],
    ['exceptions', Object.keys(exceptions).length],
    ['removedHere', removeRowIds.length],
    ['removedThere', mine.rows.filter(({ id }) => !stored.has(id)).length],
  ] as const;
  for (const [field, count] of counts) if (count > 0) found.push({ field, count });
  return found;
}

/** The change that makes `from` what `to` shows. A row that `from` does not have any more cannot come back. */
export function patchTo(from: Draft, to: Draft): DraftPatch {
  const wanted = new Map(to.rows.map((row) => [row.id, row]));
  const changed = from.rows.flatMap(({ id, override }) => {
    const row = wanted.get(id);
    return row && !sameValue(row.override, override) ? [[id, row.override] as const] : [];
  });
  const excepted = from.rows.flatMap(({ id, exception }) => {
    const row = wanted.get(id);
    return row && !sameValue(row.exception, exception) ? [[id, mutable(row.exception)] as const] : [];
  });
  const removeRowIds = from.rows.filter(({ id }) => !wanted.has(id)).map(({ id }) => id);
  return {
    ...(to.title === from.title ? {} : { title: to.title }),
    ...(to.note === from.note ? {} : { note: to.note }),
    ...(sameValue(to.plan, from.plan) ? {} : { plan: to.plan }),
    ...(changed.length > 0 ? { overrides: Object.fromEntries(changed) } : {}),
    ...(excepted.length > 0 ? { exceptions: Object.fromEntries(excepted) } : {}),
    ...(removeRowIds.length > 0 ? { removeRowIds } : {}),
  };
}

/** The input of a save owns its lists. */
export function mutable(exception: DraftRow['exception']): Exceptions[string] {
  return exception === null ? null : { reason: exception.reason, rules: [...exception.rules] };
}
