import 'server-only';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { maySeeRegion } from '@/lib/domain/region-limit';
import { budgetLimit } from '@/lib/domain/schedule/budget';
import { budgetSum } from '@/lib/domain/schedule/budget-change';
import type { BudgetScope } from '@/lib/domain/schedule/world';
import type { BudgetRow, BudgetSum } from '@/lib/schemas/services';
import type { BudgetRecord } from '@/lib/server/db/queries/budgets';
import { budgetScopeOf } from '@/lib/server/services/schedule/budget-scope-json';

/** What budgets come to, with the instances as they are now. */

/** One service or region, or a service in a region, as far as a budget is about it. '' = any. */
export type Cell = { serviceId: string; regionId: string; counted: number };

export type Wholes = {
  /** Instances that count, of each service in each region. */
  members: readonly Cell[];
  /** The same of each region, whatever the service. */
  regions: readonly { regionId: string; counted: number }[];
  serviceNames: ReadonlyMap<string, string>;
  regionNames: ReadonlyMap<string, string>;
  /** How many are down now, by `cellKey`. */
  down: ReadonlyMap<string, number>;
};

/** A service, a region, a service in a region, or with '' for both the account. */
export function cellKey({ serviceId, regionId }: Pick<Cell, 'serviceId' | 'regionId'>): string {
  return `${serviceId}/${regionId}`;
}

/** How many of these are down in each set that a budget can be about. */
export function countDown(
  down: readonly { regionId: string; serviceIds: readonly string[] }[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { regionId, serviceIds } of down) {
    for (const serviceId of ['', ...serviceIds]) {
      for (const key of new Set([cellKey({ serviceId, regionId }), cellKey({ serviceId, regionId: '' })])) {
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** Sets that one budget shows. */
const SHOWN_GROUPS = 20;

type Group = Pick<Cell, 'serviceId' | 'regionId'> & { total: number };

/** The sets of instances that a budget is about. An ended service has none, so its budget is about nothing. */
export function groupsOf(scope: BudgetScope, wholes: Wholes): Group[] {
  const { members, regions, serviceNames } = wholes;
  const sum = (cells: readonly { counted: number }[]) =>
    cells.reduce((total, { counted }) => total + counted, 0);
  const ofService = (serviceId: string): Group => ({
    serviceId,
    regionId: '',
    total: sum(members.filter((cell) => cell.serviceId === serviceId)),
  });
  switch (scope.kind) {
    case 'service':
      return serviceNames.has(scope.serviceId) ? [ofService(scope.serviceId)] : [];
    case 'each_service':
      return [...serviceNames.keys()].map(ofService);
    case 'region':
      return [{ serviceId: '', regionId: scope.regionId, total: sum(regions.filter(isOf(scope.regionId))) }];
    case 'each_region':
      return regions.map(({ regionId, counted }) => ({ serviceId: '', regionId, total: counted }));
    case 'each_service_region':
      return members
        .filter(({ serviceId }) => serviceNames.has(serviceId))
        .map(({ counted, ...cell }) => ({ ...cell, total: counted }));
    case 'account':
      return [{ serviceId: '', regionId: '', total: sum(regions) }];
  }
}

function isOf(regionId: string) {
  return (cell: { regionId: string }) => cell.regionId === regionId;
}

/** The budget with its sets, those that let fewest go first. Sets of one region are shown to those who may see it. */
export function budgetRow(budget: BudgetRecord, wholes: Wholes, limit: RegionLimit): BudgetRow {
  const { id, name, version, limitKind: kind, limitValue: value, updatedByName, updatedAtMs } = budget;
  const scope = budgetScopeOf(budget);
  const groups = groupsOf(scope, wholes)
    .filter(({ regionId }) => regionId === '' || maySeeRegion(limit, regionId))
    .map((group) => ({ group, ...sumOf(budget, group.total) }))
    .sort(
      (a, b) =>
        a.limit - b.limit ||
        a.total - b.total ||
        (orderOf(a.group, wholes) < orderOf(b.group, wholes) ? -1 : 1),
    );
  return {
    id,
    name,
    scope,
    kind,
    value,
    version,
    groups: groups.slice(0, SHOWN_GROUPS).map(({ group, ...sum }) => ({
      ...sum,
      serviceName: wholes.serviceNames.get(group.serviceId) ?? '',
      regionId: group.regionId,
      regionName: wholes.regionNames.get(group.regionId) ?? '',
      down: wholes.down.get(cellKey(group)) ?? 0,
    })),
    groupCount: groups.length,
    updatedByName,
    updatedAtMs,
  };
}

function orderOf({ serviceId, regionId }: Group, { serviceNames }: Wholes): string {
  return `${serviceNames.get(serviceId) ?? ''}/${regionId}`;
}

function sumOf({ limitKind: kind, limitValue: value }: BudgetRecord, total: number): BudgetSum {
  const limit = budgetLimit(kind, value, total);
  return { kind, value, total, limit, sum: budgetSum({ kind, value, total, limit }) };
}

/** Of the budgets about a service as a whole, the one that lets fewest go; null without one. */
export function lowestBudget(
  serviceId: string,
  total: number,
  budgets: readonly BudgetRecord[],
): BudgetSum | null {
  const sums = budgets
    .filter((budget) => isAboutWhole(budgetScopeOf(budget), serviceId))
    .map((budget) => sumOf(budget, total));
  return sums.sort((a, b) => a.limit - b.limit)[0] ?? null;
}

function isAboutWhole(scope: BudgetScope, serviceId: string): boolean {
  return scope.kind === 'each_service' || (scope.kind === 'service' && scope.serviceId === serviceId);
}
