import type { EventRow } from '@/lib/schemas/events';

/** A row as it is drawn. `left`: it no longer belongs to the list, but must not vanish under someone's pointer. */
export type ShownRow = EventRow & { left: boolean };

/** `listId` names filter and sort: another list starts afresh. `source` is the array that `rows` was made from. */
export type Steady = {
  listId: string;
  source: readonly EventRow[];
  held: boolean;
  rows: readonly ShownRow[];
};

/**
 * The rows to draw after `source` arrived. While `held` (the pointer is over the list), rows keep their places: changed
 * ones change in place, those that left stay dimmed, new ones go to the end. Unchanged rows keep their identity.
 */
export function steady(
  before: Steady | null,
  next: { listId: string; source: readonly EventRow[]; held: boolean },
): Steady {
  const same = before !== null && before.listId === next.listId;
  const former = new Map(same ? before.rows.map((row) => [row.key, row]) : []);
  const fresh = new Map<string, ShownRow>();
  for (const row of next.source) {
    // Pages that shift while they are read can hold a row twice.
    if (!fresh.has(row.key)) fresh.set(row.key, keepIdentity(former.get(row.key), row));
  }
  if (!same || !next.held) return { ...next, rows: [...fresh.values()] };
  const rows = before.rows.map((row) => fresh.get(row.key) ?? (row.left ? row : { ...row, left: true }));
  for (const [key, row] of fresh) if (!former.has(key)) rows.push(row);
  return { ...next, rows };
}

function keepIdentity(former: ShownRow | undefined, row: EventRow): ShownRow {
  return former && !former.left && sameRow(former, row) ? former : { ...row, left: false };
}

function sameRow(a: EventRow, b: EventRow): boolean {
  return (
    a.eventStatus === b.eventStatus &&
    a.eventLevel === b.eventLevel &&
    a.eventType === b.eventType &&
    a.reason === b.reason &&
    a.dueAtMs === b.dueAtMs &&
    a.dueIsEstimate === b.dueIsEstimate &&
    a.notBeforeMs === b.notBeforeMs &&
    a.publishTimeMs === b.publishTimeMs &&
    a.instanceName === b.instanceName &&
    a.regionId === b.regionId &&
    a.regionName === b.regionName &&
    a.localDisk === b.localDisk &&
    a.notRedeployable === b.notRedeployable &&
    a.goneAtMs === b.goneAtMs &&
    a.heldBy?.batchId === b.heldBy?.batchId
  );
}
