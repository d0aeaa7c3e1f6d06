import type { OpsType } from '@/lib/domain/batches';

export type DiffRow = {
  eventKey: string;
  eventId: string;
  resourceId: string;
  instanceName: string;
  opsType: OpsType;
  planTimeMs: number | null;
};

type Order = { opsType: OpsType; planTimeMs: number | null };

/** What is different between two revisions of a plan. Rows of `removed` are as they were, the others as they are. */
export type PlanDiff = {
  added: DiffRow[];
  removed: DiffRow[];
  changed: (DiffRow & { before: Order })[];
};

/** Compares two plans by event. The order of rows means nothing. */
export function diffPlans(before: readonly DiffRow[], after: readonly DiffRow[]): PlanDiff {
  const old = new Map(before.map((row) => [row.eventKey, row]));
  const kept = new Set(after.map(({ eventKey }) => eventKey));
  const changed = after.flatMap((row) => {
    const was = old.get(row.eventKey);
    if (!was || (was.opsType === row.opsType && was.planTimeMs === row.planTimeMs)) return [];
    return [{ ...row, before: { opsType: was.opsType, planTimeMs: was.planTimeMs } }];
  });
  return {
    added: after.filter(({ eventKey }) => !old.has(eventKey)),
    removed: before.filter(({ eventKey }) => !kept.has(eventKey)),
    changed,
  };
}
