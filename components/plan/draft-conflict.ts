import { type DraftPatch, sameValue } from '@/components/plan/draft-patch';
import type { DraftPlan } from '@/lib/domain/plan';
import type { Draft } from '@/lib/schemas/batches';

/** One thing in which the draft on this screen and the stored one differ. */
export type Difference =
  | { field: 'title' | 'note'; mine: string; theirs: string }
  /** Now or when, the zone it is read in, or the spread. */
  | { field: 'time'; mine: DraftPlan; theirs: DraftPlan }
  /** Rows whose own time differs. */
  | { field: 'ownTimes'; count: number }
  /** Rows that only the stored draft still has, and that only this screen still has. */
  | { field: 'removedHere' | 'removedThere'; count: number };

/** What a person must know before they choose between the two. */
export function differences(mine: Draft, theirs: Draft): Difference[] {
  const found: Difference[] = [];
  for (const field of ['title', 'note'] as const) {
    if (mine[field] !== theirs[field]) found.push({ field, mine: mine[field], theirs: theirs[field] });
  }
  if (!sameValue(mine.plan, theirs.plan)) found.push({ field: 'time', mine: mine.plan, theirs: theirs.plan });
  const { overrides = {}, removeRowIds = [] } = patchTo(theirs, mine);
  const stored = new Set(theirs.rows.map(({ id }) => id));
  const counts = [
    ['ownTimes', Object.keys(overrides).length],
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
  const removeRowIds = from.rows.filter(({ id }) => !wanted.has(id)).map(({ id }) => id);
  return {
    ...(to.title === from.title ? {} : { title: to.title }),
    ...(to.note === from.note ? {} : { note: to.note }),
    ...(sameValue(to.plan, from.plan) ? {} : { plan: to.plan }),
    ...(changed.length > 0 ? { overrides: Object.fromEntries(changed) } : {}),
    ...(removeRowIds.length > 0 ? { removeRowIds } : {}),
  };
}
