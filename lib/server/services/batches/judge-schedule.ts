import 'server-only';
import { z } from 'zod';
import type { OpsType } from '@/lib/domain/batches';
import { judgeSlot, type Placed } from '@/lib/domain/schedule/judge';
import { type PlanVerdict, verdictOf } from '@/lib/domain/schedule/plan-verdict';
import type { RowException } from '@/lib/domain/schedule/row-wait';
import type { ScheduleWorld, SlotBlock, WorldRow } from '@/lib/domain/schedule/world';
import { lockGroups } from '@/lib/server/db/queries/schedule-locks';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { hasSchedule, loadGroupKeys, loadWorld } from '@/lib/server/services/schedule/load-world';

/** A row, as far as its time is judged: when it starts, and what it passes. */
export type TimedRow = {
  eventKey: string;
  resourceId: string;
  regionId: string;
  eventLevel: string;
  eventType: string;
  dueAtMs: number | null;
  dueIsEstimate: number;
  opsType: OpsType;
  planTimeMs: number | null;
};

/** What the schedule says of a plan. */
export type JudgedPlan = {
  verdict: PlanVerdict;
  /** Counter of rule changes. */
  version: number;
  /** Event key → how long its outage is expected to last (ms). */
  spans: ReadonlyMap<string, number>;
};

/** So far behind the last row the world is known (ms): for what is said of the end of a rule. */
const LOOK_AHEAD_MS = 7 * 86_400_000;

/**
 * Judges every row of a plan at its time, all of them together. Null when there is no rule and no budget at all: then
 * nothing is read. With `locks`, the budgets that they count in are locked first, so that of two requests for the last
 * place the second sees what the first has taken.
 */
export async function judgePlan(
  db: Queryable,
  plan: {
    batchId: string;
    rows: readonly TimedRow[];
    exceptions: ReadonlyMap<string, RowException>;
    nowMs: number;
  },
  { locks = false } = {},
): Promise<JudgedPlan | null> {
  if (!(await hasSchedule(db))) return null;
  const request = worldRequest(plan);
  const groupKeys = locks ? await loadGroupKeys(db, request) : [];
  if (groupKeys.length > 0) await lockGroups(db as Tx, groupKeys);
  return judged(await loadWorld(db, request), plan);
}

/** The world of a plan, its rows in it, and when each starts (epoch ms). */
export async function worldOfPlan(db: Queryable, plan: Parameters<typeof judgePlan>[1]) {
  const startOf = new Map(plan.rows.map((row) => [row.eventKey, row.planTimeMs ?? plan.nowMs]));
  return {
    ...(await loadWorld(db, worldRequest(plan))),
    startOf: (eventKey: string) => startOf.get(eventKey) ?? plan.nowMs,
  };
}

function worldRequest({ batchId, rows, nowMs }: Parameters<typeof judgePlan>[1]) {
  let lastMs = nowMs;
  for (const { planTimeMs } of rows) if (planTimeMs !== null && planTimeMs > lastMs) lastMs = planTimeMs;
  return {
    rows: rows.map(worldInput),
    fromMs: nowMs,
    toMs: lastMs + LOOK_AHEAD_MS,
    lastStartMs: lastMs,
    nowMs,
    exceptBatchId: batchId,
  };
}

/** A row as `loadWorld` takes it. */
export function worldInput(row: Omit<TimedRow, 'opsType' | 'planTimeMs'>) {
  const { eventKey, resourceId: instanceId, regionId, eventLevel: level, eventType, dueAtMs } = row;
  const dueIsEstimate = row.dueIsEstimate === 1;
  return { key: eventKey, eventKey, instanceId, regionId, level, eventType, dueAtMs, dueIsEstimate };
}

function judged(
  { world, rows }: { world: ScheduleWorld; rows: readonly WorldRow[] },
  { rows: timed, exceptions, nowMs }: Parameters<typeof judgePlan>[1],
): JudgedPlan {
  const startOf = new Map(timed.map((row) => [row.eventKey, row.planTimeMs ?? nowMs]));
  const placed: Placed[] = [];
  for (const row of rows)
    if (row.groupKeys.length > 0) placed.push(placeOf(row, startOf.get(row.key) ?? nowMs));
  const said: { blocks: readonly SlotBlock[]; exception: RowException | null }[] = [];
  for (const row of rows) {
    const { blocks } = judgeSlot(world, row, startOf.get(row.key) ?? nowMs, placed);
    const exception = exceptions.get(row.key) ?? null;
    said.push({ blocks, exception });
  }
  return {
    verdict: verdictOf(world, said),
    version: world.version,
    spans: new Map(rows.map(({ key, spanMs }) => [key, spanMs])),
  };
}

/** A row of a plan at its time, as it counts in the budgets. */
export function placeOf({ key, instanceId, groupKeys, spanMs }: WorldRow, startMs: number): Placed {
  return { key, instanceId, groupKeys, fromMs: startMs, toMs: startMs + spanMs };
}

const VerdictSchema: z.ZodType<PlanVerdict> = z.object({
  rows: z.number(),
  blocked: z.number(),
  rules: z.array(
    z.object({
      kind: z.enum(['window', 'no_window', 'freeze', 'budget']),
      id: z.string(),
      name: z.string(),
      rows: z.number(),
      excepted: z.number(),
      untilMs: z.number().nullable(),
    }),
  ),
});

/** What was said at the request; null when nothing was, or what is stored cannot be read. */
export function readVerdict(verdictJson: string | null): PlanVerdict | null {
  if (verdictJson === null) return null;
  const found = VerdictSchema.safeParse(JSON.parse(verdictJson));
  return found.success ? found.data : null;
}
