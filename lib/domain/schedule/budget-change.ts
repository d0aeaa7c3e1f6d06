import type { BudgetScope } from '@/lib/domain/schedule/world';

/** Rules about budgets as people write them; what they do: budget.ts. Limits are [inferred], ours. */

/** Budgets in force at once. */
export const MAX_BUDGETS = 200;
export const MAX_BUDGET_NAME = 80;
/** The highest number that a budget may say; more instances than one account has. */
export const MAX_BUDGET_COUNT = 100_000;

export type BudgetTerms = { scope: BudgetScope; limitKind: 'count' | 'percent'; limitValue: number };

/**
 * Whether the change lets go at some time what was kept back before (R11): a higher limit, or sets of instances that no
 * longer have one. A number and a percent cannot be compared, so that change counts, too.
 */
export function loosensBudget(before: BudgetTerms, after: BudgetTerms): boolean {
  if (!covers(after.scope, before.scope)) return true;
  if (after.limitValue === 0) return false;
  return after.limitKind !== before.limitKind || after.limitValue > before.limitValue;
}

/** Whether every set of `before` is a set of `after`, with the same instances. */
function covers(after: BudgetScope, before: BudgetScope): boolean {
  if (after.kind === 'each_service' && before.kind === 'service') return true;
  if (after.kind === 'each_region' && before.kind === 'region') return true;
  if (after.kind === 'service' && before.kind === 'service') return after.serviceId === before.serviceId;
  if (after.kind === 'region' && before.kind === 'region') return after.regionId === before.regionId;
  return after.kind === before.kind;
}

/** The sum by which a limit was found: `10 % of 7 = 0 → 1`, `25 % of 10 = 2`, `2 of 7` (R22). For machines and scripts. */
export function budgetSum({
  kind,
  value,
  total,
  limit,
}: {
  kind: 'count' | 'percent';
  value: number;
  total: number;
  limit: number;
}): string {
  if (kind === 'count') return `${value} of ${total}`;
  const share = shareOf(value, total);
  return share === limit
    ? `${value} % of ${total} = ${share}`
    : `${value} % of ${total} = ${share} → ${limit}`;
}

/** A share, rounded down, before it is raised to the least that is useful. */
export function shareOf(value: number, total: number): number {
  return Math.floor((total * value) / 100);
}
