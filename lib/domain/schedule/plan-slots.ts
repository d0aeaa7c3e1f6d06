import type { RowOrder } from '@/lib/domain/batches';
import { judgeSlot, type Placed } from '@/lib/domain/schedule/judge';
import { passes, rulesOf } from '@/lib/domain/schedule/plan-verdict';
import { ruleMatches } from '@/lib/domain/schedule/row-rules';
import type { ExceptedRule, RowException } from '@/lib/domain/schedule/row-wait';
import { nextFreeSlot, SLOT_LEAD_MS, SLOT_STEP_MS } from '@/lib/domain/schedule/slots';
import type {
  FreeSlot,
  Interval,
  ScheduleWorld,
  SlotBlock,
  SlotVerdict,
  WorldRow,
  WorldRule,
} from '@/lib/domain/schedule/world';

/** Times of a plan: which rows start when, judged together. Pure; instants are epoch ms. */

/** A row of a plan with its start; null while no time is chosen: then there is nothing to judge, and it takes no place. */
export type TimedRow = { row: WorldRow; startMs: number | null };

/** When a row starts by its order: an immediate one now. */
export function startOf(order: RowOrder | null, nowMs: number): number | null {
  if (order === null) return null;
  return order.opsType === 'immediate' ? nowMs : order.planTimeMs;
}

/** What the rows of a plan take of the budgets. One list for all of them: each is judged without itself. */
export function placedOf(rows: readonly TimedRow[]): Placed[] {
  return rows.flatMap(({ row: { key, instanceId, groupKeys, spanMs }, startMs }) =>
    startMs === null ? [] : [{ key, instanceId, groupKeys, fromMs: startMs, toMs: startMs + spanMs }],
  );
}

/** Every row's verdict, one at a time, so that a page can judge thousands in between. Rows without a time have none. */
export function* judgePlan(
  world: ScheduleWorld,
  rows: readonly TimedRow[],
): Generator<[key: string, verdict: SlotVerdict]> {
  const placed = placedOf(rows);
  for (const { row, startMs } of rows) {
    if (startMs !== null) yield [row.key, judgeSlot(world, row, startMs, placed)];
  }
}

/** The windows and budgets that stand in the way, as an exception names them; never a freeze. */
export function exceptableRules(world: ScheduleWorld, blocks: readonly SlotBlock[]): ExceptedRule[] {
  const rules = new Map<string, ExceptedRule>();
  for (const block of blocks) {
    if (block.kind !== 'window' && block.kind !== 'budget') continue;
    for (const rule of rulesOf(world, block) ?? []) {
      rules.set(`${block.kind} ${rule.id}`, { kind: block.kind, ...rule });
    }
  }
  return [...rules.values()];
}

/** The blocks that no exception of the row passes: what submit will say. */
export function openBlocks(
  world: ScheduleWorld,
  blocks: readonly SlotBlock[],
  exception: RowException | null,
): readonly SlotBlock[] {
  return exception === null ? blocks : blocks.filter((block) => !passes(world, block, exception));
}

/**
 * The next free slot as a person means it: after the row's own time where there is one, later still when that time fits
 * already; else anywhere from now on.
 */
export function slotAfter(
  world: ScheduleWorld,
  { row, startMs }: TimedRow,
  nowMs: number,
  placed: readonly Placed[],
): FreeSlot {
  const fits = startMs !== null && judgeSlot(world, row, startMs, placed).blocks.length === 0;
  const afterMs = startMs === null ? nowMs : startMs + (fits ? SLOT_STEP_MS : 0);
  const later = nextFreeSlot(world, row, { afterMs, nowMs }, placed);
  if (later.kind === 'free' || startMs === null) return later;
  const sooner = nextFreeSlot(world, row, { afterMs: nowMs, nowMs }, placed);
  return sooner.kind === 'free' && sooner.startMs !== startMs ? sooner : later;
}

/** A freeze in which the cloud acts by itself, and the stretch of it (E12). */
export type DueFreeze = { rule: Pick<WorldRule, 'id' | 'name'>; stretch: Interval };

/** The freezes about the row that its due time lies in; none without a due time. */
export function dueFreezes(
  world: Pick<ScheduleWorld, 'rules'>,
  row: Pick<WorldRow, 'serviceIds' | 'regionId' | 'level' | 'tags' | 'dueAtMs'>,
): DueFreeze[] {
  const { dueAtMs } = row;
  if (dueAtMs === null) return [];
  return world.rules.flatMap((rule) => {
    if (rule.kind !== 'freeze' || !ruleMatches(rule, row)) return [];
    const stretch = rule.stretches.find(({ fromMs, toMs }) => fromMs <= dueAtMs && dueAtMs < toMs);
    return stretch ? [{ rule, stretch }] : [];
  });
}

/** Steps back that are tried: two weeks of the grid. */
const MAX_STEPS_BACK = 4_032;

/**
 * The last slot before a freeze in which the cloud acts: as late as the rules allow, with the whole outage before it
 * begins. Null when there is none within two weeks before it.
 */
export function lastSlotBefore(
  world: ScheduleWorld,
  row: WorldRow,
  { beforeMs, nowMs }: { beforeMs: number; nowMs: number },
  placed: readonly Placed[],
): number | null {
  const earliestMs = nowMs + SLOT_LEAD_MS;
  let startMs = Math.floor((beforeMs - row.spanMs) / SLOT_STEP_MS) * SLOT_STEP_MS;
  for (let step = 0; step < MAX_STEPS_BACK && startMs >= earliestMs; step += 1) {
    const { blocks } = judgeSlot(world, row, startMs, placed);
    if (blocks.length === 0) return startMs;
    // Over another freeze in one step.
    const freezes = blocks.flatMap((block) => (block.kind === 'freeze' ? [block.stretch.fromMs] : []));
    const clearMs = Math.min(startMs, ...freezes.map((fromMs) => fromMs - row.spanMs));
    startMs = Math.min(startMs - SLOT_STEP_MS, Math.floor(clearMs / SLOT_STEP_MS) * SLOT_STEP_MS);
  }
  return null;
}
