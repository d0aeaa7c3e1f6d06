import type { ErrorDetails } from '@/lib/domain/errors';
import type { RowException } from '@/lib/domain/schedule/row-wait';
import type { ScheduleWorld, SlotBlock } from '@/lib/domain/schedule/world';

export type BlockKind = SlotBlock['kind'];

/** How many rows of a plan one rule keeps from their times. */
export type RuleVerdict = {
  kind: BlockKind;
  /** Of the rule or budget; '' where no window applies. */
  id: string;
  name: string;
  rows: number;
  /** Of those, the rows that pass it by an exception. */
  excepted: number;
  /** The last of the times at which it ends for one of them; null: not known. */
  untilMs: number | null;
};

/** What the schedule says of a plan at one moment; stored with a request, to tell later what has changed since. */
export type PlanVerdict = {
  /** Rows that were judged. */
  rows: number;
  /** Rows that something keeps from their times, without an exception for all of it. */
  blocked: number;
  rules: RuleVerdict[];
};

export const NOTHING_SAID: PlanVerdict = { rows: 0, blocked: 0, rules: [] };

/** The rules and budgets that an exception must name to pass a block, each with its version now; null: nothing passes it. */
export function rulesOf(world: ScheduleWorld, block: SlotBlock): { id: string; version: number }[] | null {
  if (block.kind === 'window') {
    return block.ruleIds.map((id) => ({
      id,
      version: world.rules.find((rule) => rule.id === id)?.version ?? -1,
    }));
  }
  if (block.kind !== 'budget') return null;
  const group = world.groups.find(({ key }) => key === block.groupKey);
  return [{ id: block.budgetId, version: group?.budgetVersion ?? -1 }];
}

/** Whether a row passes a block by its exception: every rule of it is named, at the version that it has now. */
export function passes(world: ScheduleWorld, block: SlotBlock, exception: RowException | null): boolean {
  if (exception === null) return false;
  const rules = rulesOf(world, block);
  return (
    rules?.every((rule) =>
      exception.rules.some(
        ({ kind, id, version }) => kind === block.kind && id === rule.id && version === rule.version,
      ),
    ) ?? false
  );
}

/** Sums up what was said of rows. @param said the blocks of each row, and the exception that it has */
export function verdictOf(
  world: ScheduleWorld,
  said: readonly { blocks: readonly SlotBlock[]; exception: RowException | null }[],
): PlanVerdict {
  const rules = new Map<string, RuleVerdict>();
  let blocked = 0;
  for (const { blocks, exception } of said) {
    let isBlocked = false;
    for (const block of blocks) {
      const excepted = passes(world, block, exception);
      if (!excepted) isBlocked = true;
      for (const { id, name } of namedRules(block)) {
        const key = `${block.kind} ${id}`;
        const known = rules.get(key) ?? { kind: block.kind, id, name, rows: 0, excepted: 0, untilMs: null };
        known.rows += 1;
        if (excepted) known.excepted += 1;
        if (block.untilMs !== null) known.untilMs = Math.max(known.untilMs ?? 0, block.untilMs);
        rules.set(key, known);
      }
    }
    if (isBlocked) blocked += 1;
  }
  return { rows: said.length, blocked, rules: [...rules.values()].toSorted(gravestFirst) };
}

function namedRules(block: SlotBlock): { id: string; name: string }[] {
  switch (block.kind) {
    case 'window':
      return block.ruleIds.map((id, at) => ({ id, name: block.names[at] ?? '' }));
    case 'freeze':
      return [{ id: block.ruleId, name: block.name }];
    case 'budget':
      return [{ id: block.budgetId, name: block.label ? `${block.name} (${block.label})` : block.name }];
    case 'no_window':
      return [{ id: '', name: '' }];
  }
}

const GRAVITY: readonly BlockKind[] = ['freeze', 'window', 'no_window', 'budget'];

function gravestFirst(a: RuleVerdict, b: RuleVerdict): number {
  return GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind) || b.rows - a.rows;
}

/** Rows that one kind of rule keeps from their times, without those that pass it. */
function held(verdict: PlanVerdict, kind: BlockKind): RuleVerdict[] {
  return verdict.rules.filter((rule) => rule.kind === kind && rule.rows > rule.excepted);
}

function sum(rules: readonly RuleVerdict[]): number {
  return rules.reduce((rows, rule) => Math.max(rows, rule.rows - rule.excepted), 0);
}

/**
 * Why a plan is refused, as the reason and details of an error: a freeze before all else, then windows and budgets. Null
 * when every row may go.
 */
export function refusedBy(
  verdict: PlanVerdict,
): { reason: 'rows_frozen' | 'rows_off_schedule'; details: ErrorDetails } | null {
  if (verdict.blocked === 0) return null;
  const [freeze] = held(verdict, 'freeze');
  if (freeze) {
    const { name, untilMs } = freeze;
    const details: ErrorDetails = { count: sum(held(verdict, 'freeze')), name, end: 'no' };
    if (untilMs !== null) Object.assign(details, { end: 'yes', untilMs });
    return { reason: 'rows_frozen', details };
  }
  const first = verdict.rules.find((rule) => rule.rows > rule.excepted);
  return {
    reason: 'rows_off_schedule',
    details: {
      count: verdict.blocked,
      window: sum(held(verdict, 'window')),
      budget: sum(held(verdict, 'budget')),
      no_window: sum(held(verdict, 'no_window')),
      name: first?.name ?? '',
    },
  };
}

/** The rules that keep more rows back now than at the request: what an approver must hear of. */
export function newSince(before: PlanVerdict, now: PlanVerdict): RuleVerdict[] {
  return now.rules.filter((rule) => {
    const was = before.rules.find(({ kind, id }) => kind === rule.kind && id === rule.id);
    return rule.rows - rule.excepted > (was ? was.rows - was.excepted : 0);
  });
}
