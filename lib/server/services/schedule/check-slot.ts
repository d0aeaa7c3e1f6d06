import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { maySeeRegion } from '@/lib/domain/region-limit';
import { firstEndingAfter } from '@/lib/domain/schedule/intervals';
import { judgeSlot } from '@/lib/domain/schedule/judge';
import { nextFreeSlot, SLOT_HORIZON_MS } from '@/lib/domain/schedule/slots';
import type {
  FreeSlot,
  ScheduleWorld,
  SlotBlock,
  SlotVerdict,
  WorldRow,
  WorldRule,
} from '@/lib/domain/schedule/world';
import { CheckSlotInput, type SlotCheck, type SlotCheckVerdict } from '@/lib/schemas/time-rules';
import { findInstance } from '@/lib/server/db/queries/instances';
import { readOpenEvent, type TimedRow } from '@/lib/server/db/queries/schedule-effect';
import { readActiveRules } from '@/lib/server/db/queries/time-rules';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { loadWorld } from '@/lib/server/services/schedule/load-world';

const DAY_MS = 86_400_000;
/** How far from now a time may be asked for. */
const MAX_AHEAD_MS = 366 * DAY_MS;
const MAX_BACK_MS = 31 * DAY_MS;

/**
 * Whether a redeploy of an instance may start at a time, rule by rule. Of an instance without an open event its place and
 * services count, and the expected outage is the default.
 * Throws DeskError `not_found` `instance` (also for one in another region), `invalid_input` `field`.
 */
export async function checkSlot(
  ctx: ServiceContext,
  input: z.input<typeof CheckSlotInput>,
): Promise<SlotCheck> {
  requirePermission(ctx, 'schedule.read');
  const { instanceId, atMs } = parseInput(CheckSlotInput, input);
  const nowMs = ctx.now();
  if (atMs > nowMs + MAX_AHEAD_MS || atMs < nowMs - MAX_BACK_MS) {
    throw new DeskError('invalid_input', 'field', { field: 'atMs' });
  }
  const asked = await rowOf(ctx, instanceId);
  const { world, rows } = await loadWorld(ctx.store.db, {
    rows: [asked],
    fromMs: Math.min(nowMs, atMs),
    toMs: Math.max(nowMs, atMs) + SLOT_HORIZON_MS + DAY_MS,
    nowMs,
  });
  const [row] = rows;
  if (!row) throw new DeskError('not_found', 'instance');
  const verdict = judgeSlot(world, row, atMs);
  const about = new Set(world.rules.map(({ id }) => id));
  const others = (await readActiveRules(ctx.store.db)).filter(({ id }) => !about.has(id));
  return {
    instanceId,
    atMs,
    allowed: verdict.blocks.length === 0,
    rules: [
      ...world.rules.map((rule) => judgedRule(rule, { atMs, verdict })),
      ...others.map(({ kind, id, name }) => ({ kind, id, name, verdict: 'other' as const, untilMs: null })),
      ...judgedBudgets(world, row, verdict),
    ],
    spanMs: row.spanMs,
    nextFreeMs: startOf(nextFreeSlot(world, row, { afterMs: atMs, nowMs })),
  };
}

/** The instance as a row: of its next open event, or as it stands. */
async function rowOf(ctx: ServiceContext, instanceId: string): Promise<TimedRow> {
  const limit = regionsOf(ctx);
  const event = await readOpenEvent(ctx.store.db, instanceId, limit);
  if (event) return event;
  const instance = await findInstance(ctx.store.db, instanceId);
  if (!instance || !maySeeRegion(limit, instance.regionId)) throw new DeskError('not_found', 'instance');
  return {
    key: instanceId,
    eventKey: instanceId,
    instanceId,
    regionId: instance.regionId,
    level: '',
    eventType: 'Instance:SystemMaintenance.Redeploy',
    dueAtMs: null,
    dueIsEstimate: false,
    startMs: null,
  };
}

function startOf(slot: FreeSlot): number | null {
  if (slot.kind === 'free') return slot.startMs;
  return slot.kind === 'none_before_due' ? slot.afterMs : null;
}

type Judged = SlotCheck['rules'][number];
type Asked = { atMs: number; verdict: SlotVerdict };

/** What one rule says; windows of one owner are judged together, so one that is closed may do no harm (R6). */
function judgedRule(rule: WorldRule, { atMs, verdict }: Asked): Judged {
  const { id, kind, name } = rule;
  const as = (word: SlotCheckVerdict, untilMs: number | null): Judged => ({
    kind,
    id,
    name,
    verdict: word,
    untilMs,
  });
  const stretch = rule.stretches[firstEndingAfter(rule.stretches, atMs)];
  if (kind === 'freeze') {
    const block = verdict.blocks.find((one) => one.kind === 'freeze' && one.ruleId === id);
    return block ? as('frozen', block.untilMs) : as('clear', stretch?.fromMs ?? null);
  }
  if (!stretch || stretch.fromMs > atMs) return as('closed', stretch?.fromMs ?? null);
  const block = verdict.blocks.find((one) => one.kind === 'window' && one.ruleIds.includes(id));
  if (block?.kind !== 'window') return as('open', stretch.toMs);
  return as(block.reason === 'closed' ? 'ends' : block.reason, block.untilMs);
}

function judgedBudgets(world: ScheduleWorld, row: WorldRow, { blocks }: SlotVerdict): Judged[] {
  const full = new Map(
    blocks
      .filter((block): block is SlotBlock & { kind: 'budget' } => block.kind === 'budget')
      .map((block) => [block.groupKey, block]),
  );
  return world.groups
    .filter(({ key }) => row.groupKeys.includes(key))
    .map(({ key, budgetId, budgetName, label }) => ({
      kind: 'budget',
      id: budgetId,
      name: label === '' ? budgetName : `${budgetName} (${label})`,
      verdict: full.has(key) ? 'full' : 'room',
      untilMs: full.get(key)?.untilMs ?? null,
    }));
}

/** The same, asked by an address. */
export async function checkSlotByUrl(ctx: ServiceContext, { searchParams }: URL): Promise<SlotCheck> {
  const atMs = searchParams.get('atMs') ?? '';
  return checkSlot(ctx, {
    instanceId: searchParams.get('instanceId') ?? '',
    atMs: /^\d{1,16}$/.test(atMs) ? Number(atMs) : Number.NaN,
  });
}
