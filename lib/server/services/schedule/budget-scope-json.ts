import 'server-only';
import type { BudgetScope } from '@/lib/domain/schedule/world';
import { BudgetScopeSchema } from '@/lib/schemas/services';

/** What a stored budget is about. Throws on what was not written by us: an unread budget would let all go. */
export function budgetScopeOf({ scopeJson }: { scopeJson: string }): BudgetScope {
  return BudgetScopeSchema.parse(JSON.parse(scopeJson));
}
