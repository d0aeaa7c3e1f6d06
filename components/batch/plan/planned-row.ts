import type { RowOrder } from '@/lib/domain/batches';
import { MIN_PLAN_LEAD_MS } from '@/lib/domain/limits';
import { effectiveOrders } from '@/lib/domain/plan';
import { judgeRow, type RowVerdict } from '@/lib/domain/row-gate';
import { openBlocks } from '@/lib/domain/schedule/plan-slots';
import type { ScheduleWorld, SlotBlock, SlotVerdict } from '@/lib/domain/schedule/world';
import type { Draft, DraftRow } from '@/lib/schemas/drafts';

/** What the schedule says of a row at its time; `open` are the blocks that no exception of the row passes. */
export type RowSlot = { verdict: SlotVerdict; open: readonly SlotBlock[] };

/** One line of the plan: the stored row, what it will order, what stands against it now, and its slot once it is judged. */
export type PlannedRow = {
  row: DraftRow;
  order: RowOrder | null;
  judgement: RowVerdict<'plan'>;
  slot: RowSlot | null;
};

export type PlanSummary = {
  ready: number;
  /** Rows with a refusal, or with a warning about time. */
  needLook: number;
  blocked: number;
  immediate: number;
  scheduled: number;
  localDisk: number;
  /** Rows that the cloud handles before, or at any moment. */
  cloudFirst: number;
  /** Rows that the schedule keeps from their time, and no exception passes it. */
  slotBlocked: number;
  /** Rows that pass a window or a budget by an exception. */
  excepted: number;
  regions: { regionId: string; regionName: string }[];
  /** Epoch ms, of the scheduled rows; null without any. */
  earliestMs: number | null;
  latestMs: number | null;
};

/** All rows with their orders, judged at `nowMs`. @param slots what the schedule says, by row id */
export function judgeDraft(
  draft: Pick<Draft, 'plan' | 'rows'>,
  nowMs: number,
  slots?: { verdicts: ReadonlyMap<string, SlotVerdict>; world: ScheduleWorld | null },
): PlannedRow[] {
  const orders = effectiveOrders(draft.plan, draft.rows);
  return draft.rows.map((row, index) => {
    const order = orders[index] ?? null;
    const verdict = order === null ? undefined : slots?.verdicts.get(row.id);
    const slot =
      verdict && slots?.world
        ? { verdict, open: openBlocks(slots.world, verdict.blocks, row.exception) }
        : null;
    return { row, order, judgement: judgeRow('plan', { ...row, order }, nowMs), slot };
  });
}

/** Whether the event or its time keeps the row from being submitted; what the schedule says is another question. */
export function isBlocked({ judgement }: PlannedRow): boolean {
  return judgement.refusals.length > 0;
}

export function isSlotBlocked({ slot }: PlannedRow): boolean {
  return slot !== null && slot.open.length > 0;
}

/** A local disk alone is told, but is no reason to look at the row's time again. */
export function needsLook(planned: PlannedRow): boolean {
  const { refusals, warnings } = planned.judgement;
  return (
    refusals.length > 0 || isSlotBlocked(planned) || warnings.some((warning) => warning !== 'local_disk')
  );
}

export function summarise(rows: readonly PlannedRow[]): PlanSummary {
  const times = rows.flatMap(({ order }) => (order?.opsType === 'scheduled' ? [order.planTimeMs] : []));
  const count = (test: (row: PlannedRow) => boolean) => rows.filter(test).length;
  return {
    ready: count((row) => !needsLook(row)),
    needLook: count(needsLook),
    blocked: count(isBlocked),
    immediate: count(({ order }) => order?.opsType === 'immediate'),
    scheduled: times.length,
    localDisk: count(({ judgement }) => judgement.warnings.includes('local_disk')),
    cloudFirst: count(({ judgement }) => judgement.warnings.some((warning) => warning !== 'local_disk')),
    slotBlocked: count(isSlotBlocked),
    excepted: count(({ row }) => row.exception !== null),
    regions: [...new Map(rows.map(({ row }) => [row.regionId, regionOf(row)])).values()],
    earliestMs: times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b)),
    latestMs: times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b)),
  };
}

function regionOf({ regionId, regionName }: DraftRow): { regionId: string; regionName: string } {
  return { regionId, regionName };
}

/**
 * Own times for the chosen rows, `byMs` later (or earlier) than they are planned now. Rows that go immediately or have
 * no time yet stay as they are.
 */
export function shiftedOverrides(rows: readonly PlannedRow[], byMs: number): Record<string, RowOrder> {
  return Object.fromEntries(
    rows.flatMap(({ row, order }) =>
      order?.opsType === 'scheduled'
        ? [[row.id, { opsType: 'scheduled' as const, planTimeMs: order.planTimeMs + byMs }]]
        : [],
    ),
  );
}

const MINUTE_MS = 60_000;
/** So long before the cloud acts by itself (ms) a row is moved to. */
export const BEFORE_DUE_MS = 30 * MINUTE_MS;
/** Time to look through the plan and submit it. */
const TO_SUBMIT_MS = 5 * MINUTE_MS;

/** Rows that are planned after the time at which the cloud acts, while that is still to come. */
export function isLate({ judgement }: PlannedRow): boolean {
  return judgement.warnings.includes('after_due');
}

/**
 * Own times, 30 minutes before the cloud acts, for the late ones among `rows`; where that is too near, the earliest time
 * that can still be submitted (whole minutes). A row whose due time leaves no room gets none.
 */
export function beforeDueOverrides(rows: readonly PlannedRow[], nowMs: number): Record<string, RowOrder> {
  const earliestMs = Math.ceil((nowMs + MIN_PLAN_LEAD_MS + TO_SUBMIT_MS) / MINUTE_MS) * MINUTE_MS;
  return Object.fromEntries(
    rows.filter(isLate).flatMap(({ row }) => {
      if (row.dueAtMs === null || row.dueAtMs <= earliestMs) return [];
      const wishedMs = Math.floor((row.dueAtMs - BEFORE_DUE_MS) / MINUTE_MS) * MINUTE_MS;
      return [[row.id, { opsType: 'scheduled' as const, planTimeMs: Math.max(wishedMs, earliestMs) }]];
    }),
  );
}

/** The time for a whole plan that lets no row come too late: 30 minutes before the first of them; null without any room. */
export function beforeFirstDueMs(rows: readonly Pick<PlannedRow, 'row'>[], nowMs: number): number | null {
  const dues = rows.flatMap(({ row }) => (row.dueAtMs !== null && row.dueAtMs > nowMs ? [row.dueAtMs] : []));
  if (dues.length === 0) return null;
  const ms = Math.floor((dues.reduce((a, b) => Math.min(a, b)) - BEFORE_DUE_MS) / MINUTE_MS) * MINUTE_MS;
  return ms > nowMs + MIN_PLAN_LEAD_MS ? ms : null;
}
