import type { PlannedRow } from '@/components/batch/plan/planned-row';
import { isSlotBlocked } from '@/components/batch/plan/planned-row';
import type { TimedRow } from '@/lib/domain/schedule/plan-slots';
import { fitAll, SLOT_LEAD_MS, SLOT_STEP_MS } from '@/lib/domain/schedule/slots';
import type { FreeSlot, ScheduleWorld } from '@/lib/domain/schedule/world';

/** Rows that one press fits: more would hold up the page for seconds. */
export const MAX_FITTED_ROWS = 1_000;

export type Fit = {
  /** Row id → its new start (epoch ms). */
  moves: ReadonlyMap<string, number>;
  stuck: readonly { key: string; slot: FreeSlot }[];
};

/** Whether Fit all has anything to do for a row: the schedule keeps it from its time, or it has none. */
export function wantsFit(planned: PlannedRow): boolean {
  return planned.order === null || isSlotBlocked(planned);
}

/**
 * Places the rows that do not fit or have no time; all others stay where they are and keep their places, also those that
 * pass a rule by an exception. The same plan gives the same answer.
 */
export function fitPlan(
  world: ScheduleWorld,
  rows: readonly PlannedRow[],
  timed: readonly TimedRow[],
  nowMs: number,
): Fit {
  const plannedOf = new Map(rows.map((planned) => [planned.row.id, planned]));
  const wanting = timed.filter(({ row }) => {
    const planned = plannedOf.get(row.key);
    return planned !== undefined && wantsFit(planned);
  });
  const chosen = wanting.slice(0, MAX_FITTED_ROWS);
  const moving = new Set(chosen.map(({ row }) => row.key));
  const soonMs = Math.ceil((nowMs + SLOT_LEAD_MS) / SLOT_STEP_MS) * SLOT_STEP_MS;
  const { moves, stuck } = fitAll(
    withTaken(
      world,
      timed.filter(({ row }) => !moving.has(row.key)),
    ),
    chosen.map(({ row, startMs }) => ({
      row,
      startMs: startMs ?? soonMs,
      opsType: plannedOf.get(row.key)?.order?.opsType ?? 'scheduled',
    })),
    { nowMs },
  );
  const all = new Map(moves);
  const isStuck = new Set(stuck.map(({ key }) => key));
  // A row without a time gets one, also where the first fits.
  for (const { row, startMs } of chosen) {
    if (startMs === null && !all.has(row.key) && !isStuck.has(row.key)) all.set(row.key, soonMs);
  }
  return { moves: all, stuck };
}

/** The world in which the rows that stay have their places. */
function withTaken(world: ScheduleWorld, staying: readonly TimedRow[]): ScheduleWorld {
  const groups = world.groups.map((group) => ({
    ...group,
    down: [
      ...group.down,
      ...staying.flatMap(({ row, startMs }) =>
        startMs === null || !row.groupKeys.includes(group.key)
          ? []
          : [
              {
                instanceId: row.instanceId,
                cause: 'row' as const,
                batchNumber: null,
                fromMs: startMs,
                toMs: startMs + row.spanMs,
              },
            ],
      ),
    ],
  }));
  return { ...world, groups };
}
