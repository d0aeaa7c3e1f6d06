/**
 * Of which sets of instances only so many may be down at once (R21), as `budgets.scopeJson` keeps it. The `each_…` kinds
 * stand for many sets: one for each service, each region, or each service in each region.
 */
export type BudgetScope =
  | { kind: 'service'; serviceId: string }
  | { kind: 'each_service' }
  | { kind: 'region'; regionId: string }
  | { kind: 'each_region' }
  | { kind: 'each_service_region' }
  | { kind: 'account' };
