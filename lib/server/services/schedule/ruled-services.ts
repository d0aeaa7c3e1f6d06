import 'server-only';
import type { TimeRuleKind } from '@/lib/domain/schedule/world';
import { RuleScopeSchema } from '@/lib/schemas/time-rules';
import { listBudgets } from '@/lib/server/db/queries/budgets';
import type { Queryable } from '@/lib/server/db/schema';
import { budgetScopeOf } from '@/lib/server/services/schedule/budget-scope-json';

export type RuleName = {
  id: string;
  kind: TimeRuleKind;
  name: string;
  owner: 'account' | 'region' | 'service';
};

/** Windows and freezes that name this service, as owner or in their scope; by name. */
export async function rulesNaming(db: Queryable, serviceId: string): Promise<RuleName[]> {
  const rules = await db
    .selectFrom('timeRules')
    .select(['id', 'kind', 'name', 'ownerKind', 'ownerId', 'scopeJson'])
    .where('active', '=', 1)
    .orderBy('name')
    .execute();
  return rules
    .filter(
      ({ ownerKind, ownerId, scopeJson }) =>
        (ownerKind === 'service' && ownerId === serviceId) ||
        RuleScopeSchema.parse(JSON.parse(scopeJson)).serviceIds.includes(serviceId),
    )
    .map(({ id, kind, name, ownerKind }) => ({ id, kind, name, owner: ownerKind }));
}

/** Whether a budget, window or freeze is about this service: ending it lets more go. */
export async function isRuled(db: Queryable, serviceId: string): Promise<boolean> {
  const budgets = await listBudgets(db);
  const hasBudget = budgets.map(budgetScopeOf).some((scope) => {
    if (scope.kind === 'service') return scope.serviceId === serviceId;
    return scope.kind === 'each_service' || scope.kind === 'each_service_region';
  });
  return hasBudget || (await rulesNaming(db, serviceId)).length > 0;
}
