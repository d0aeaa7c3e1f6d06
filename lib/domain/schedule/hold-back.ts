import { ASK_PLACE_MS, ASK_READING_MS, ASK_RULE_MS, MAX_NOW_WAIT_MS } from '@/lib/domain/limits';
import type { Delivery } from '@/lib/domain/schedule/delivery';
import { passes } from '@/lib/domain/schedule/plan-verdict';
import type { RowException, RowWait, WaitReason } from '@/lib/domain/schedule/row-wait';
import type { ScheduleWorld, SlotBlock } from '@/lib/domain/schedule/world';

/** Instances that are named of a full budget. */
const MAX_NAMED_DOWN = 10;

const REASONS: Readonly<Record<SlotBlock['kind'], WaitReason>> = {
  freeze: 'waiting_freeze',
  window: 'waiting_window',
  no_window: 'waiting_window',
  budget: 'waiting_budget',
};
const GRAVITY: readonly SlotBlock['kind'][] = ['freeze', 'window', 'no_window', 'budget'];

/**
 * What a row waits for: the gravest of what keeps it from its time and is not passed by its exception. Null: it may go.
 * @param sinceMs since when it waits
 */
export function waitFor(
  world: ScheduleWorld,
  said: { blocks: readonly SlotBlock[]; exception: RowException | null },
  sinceMs: number,
): RowWait | null {
  const [block] = said.blocks
    .filter((one) => !passes(world, one, said.exception))
    .toSorted((a, b) => GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind));
  if (!block) return null;
  return {
    reason: REASONS[block.kind],
    ...namesOf(block),
    sinceMs,
    untilMs: block.untilMs,
  };
}

function namesOf(block: SlotBlock): Pick<RowWait, 'names' | 'label' | 'limit' | 'down'> {
  const none = { label: '', limit: null, down: [] };
  switch (block.kind) {
    case 'freeze':
      return { ...none, names: [block.name] };
    case 'window':
      return { ...none, names: block.names };
    case 'no_window':
      return { ...none, names: [] };
    case 'budget': {
      const { name, label, limit, down } = block;
      return { names: [name], label, limit, down: down.slice(0, MAX_NAMED_DOWN) };
    }
  }
}

/** A row that waits until its budgets' members are read. */
export function waitForReading(sinceMs: number): RowWait {
  return {
    reason: 'waiting_inventory',
    names: [],
    label: '',
    limit: null,
    down: [],
    sinceMs,
    untilMs: null,
  };
}

/** Whether two waits are the same news: the same rule in the way. Who is down meanwhile is none. */
export function isSameWait(a: RowWait | null, b: RowWait | null): boolean {
  if (a === null || b === null) return a === b;
  return a.reason === b.reason && a.label === b.label && JSON.stringify(a.names) === JSON.stringify(b.names);
}

/** Whether a row has waited for as long as it may; one that is handed over with a time ends by that time (R55). */
export function isOutOfPatience(delivery: Delivery, { sinceMs }: RowWait, nowMs: number): boolean {
  return delivery === 'now' && nowMs >= sinceMs + MAX_NOW_WAIT_MS;
}

const ASK_AGAIN_MS: Readonly<Record<WaitReason, number>> = {
  waiting_freeze: ASK_RULE_MS,
  waiting_window: ASK_RULE_MS,
  waiting_budget: ASK_PLACE_MS,
  waiting_inventory: ASK_READING_MS,
};

/** When a waiting row is asked about again (epoch ms): when its rule ends, soon, and not later than it may wait. */
export function askAgainMs(delivery: Delivery, wait: RowWait, nowMs: number): number {
  const soonMs = nowMs + ASK_AGAIN_MS[wait.reason];
  const endMs = delivery === 'now' ? wait.sinceMs + MAX_NOW_WAIT_MS : soonMs;
  return Math.max(nowMs + 1, Math.min(wait.untilMs ?? soonMs, soonMs, endMs));
}
