import 'server-only';
import { budgetLimit } from '@/lib/domain/schedule/budget';
import type { Down } from '@/lib/domain/schedule/down';
import type { BudgetGroup, DownStretch, WorldRow } from '@/lib/domain/schedule/world';
import type { DownScope } from '@/lib/server/db/queries/schedule-down';
import {
  type ActiveBudget,
  countRegions,
  readActiveBudgets,
  readServicesOf,
} from '@/lib/server/db/queries/schedule-world';
import type { Queryable } from '@/lib/server/db/schema';
import type { CountedRow, GroupsAsked } from '@/lib/server/services/schedule/read-found';
import { type Found, readFound } from '@/lib/server/services/schedule/read-found';

/**
 * The budget groups that the rows count in, with everybody who is down in them; of no rows, all groups that have
 * instances. `keysOf` says in which a row counts: in none when its instance is out of rotation or the like (R20).
 */
export async function loadGroups(
  db: Queryable,
  asked: GroupsAsked,
): Promise<{ groups: BudgetGroup[]; keysOf(row: CountedRow): string[] }> {
  const budgets = await readActiveBudgets(db);
  if (budgets.length === 0) return { groups: [], keysOf: () => [] };
  const { nowMs } = asked.within;
  const places = asked.rows.flatMap((counted) => (isCounted(counted, nowMs) ? [placeOf(counted.row)] : []));
  const groupsAt = groupFinder(budgets);
  const groups = new Map<string, Group>();
  for (const place of asked.rows.length === 0 ? await allPlaces(db, asked) : places) {
    for (const group of groupsAt(place)) groups.set(group.key, group);
  }
  const totals = groups.size === 0 ? new Map<string, number>() : await readTotals(db, asked, budgets);
  for (const counted of newcomers(asked.rows, nowMs)) {
    for (const about of new Set(groupsAt(placeOf(counted)).map((group) => group.about))) {
      totals.set(about, (totals.get(about) ?? 0) + 1);
    }
  }
  const down = await readDown(db, scopeOf([...groups.values()]), groups, groupsAt, asked);
  return {
    groups: [...groups.values()]
      .map((group) => budgetGroup(group, totals.get(group.about) ?? 0, down.get(group.key) ?? [], asked))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    keysOf: (counted) =>
      isCounted(counted, nowMs) ? groupsAt(placeOf(counted.row)).map(({ key }) => key) : [],
  };
}

/** The keys of the budget groups that these rows count in, each once: what is locked before their places are counted. */
export async function readGroupKeys(
  db: Queryable,
  rows: readonly CountedRow[],
  nowMs: number,
): Promise<string[]> {
  const groupsAt = groupFinder(await readActiveBudgets(db));
  const counted = rows.filter((row) => isCounted(row, nowMs));
  return [...new Set(counted.flatMap(({ row }) => groupsAt(placeOf(row)).map(({ key }) => key)))];
}

/** Whether a row's instance counts (R20). One that no reading of the whole account knows yet counts as itself. */
function isCounted({ instance }: CountedRow, nowMs: number): boolean {
  if (instance === null) return true;
  return (
    instance.goneAtMs === null &&
    instance.status !== 'Expired' &&
    instance.serviceStatus !== 'Deleting' &&
    (instance.outOfRotationUntilMs ?? 0) <= nowMs
  );
}

/** Rows whose instances the totals of the store lack, one for each instance. */
function newcomers(rows: readonly CountedRow[], nowMs: number): WorldRow[] {
  const found = new Map<string, WorldRow>();
  for (const counted of rows) {
    const { row, instance } = counted;
    const isInTotals = instance !== null && (instance.found === 1 || instance.inInventory === 1);
    if (!isInTotals && isCounted(counted, nowMs)) found.set(row.instanceId, row);
  }
  return [...found.values()];
}

/** Where an instance is, as far as budgets ask. */
type Place = { serviceIds: readonly string[]; regionId: string };
function placeOf({ serviceIds, regionId }: WorldRow): Place {
  return { serviceIds, regionId };
}

type Group = {
  key: string;
  budget: ActiveBudget;
  /** What it is about, the same for every budget: `service/…`, `region/…`, `service/…/region/…` or `account`. */
  about: string;
  serviceId: string | null;
  regionId: string | null;
};

function groupsOf(budget: ActiveBudget, { serviceIds, regionId }: Place): Group[] {
  const group = (service: string | null, region: string | null): Group => {
    const about = [
      ...(service === null ? [] : ['service', service]),
      ...(region === null ? [] : ['region', region]),
    ];
    const text = about.length === 0 ? 'account' : about.join('/');
    return { key: `${budget.id}/${text}`, budget, about: text, serviceId: service, regionId: region };
  };
  const { scope } = budget;
  switch (scope.kind) {
    case 'service':
      return serviceIds.includes(scope.serviceId) ? [group(scope.serviceId, null)] : [];
    case 'each_service':
      return serviceIds.map((id) => group(id, null));
    case 'region':
      return scope.regionId === regionId ? [group(null, regionId)] : [];
    case 'each_region':
      return [group(null, regionId)];
    case 'each_service_region':
      return serviceIds.map((id) => group(id, regionId));
    case 'account':
      return [group(null, null)];
  }
}

/** The groups of all budgets at a place; places that thousands of rows share are looked at once. */
function groupFinder(budgets: readonly ActiveBudget[]): (place: Place) => readonly Group[] {
  const known = new Map<string, Group[]>();
  return (place) => {
    const key = JSON.stringify([place.regionId, place.serviceIds]);
    const found = known.get(key) ?? budgets.flatMap((budget) => groupsOf(budget, place));
    known.set(key, found);
    return found;
  };
}

/** Every place that has instances. */
async function allPlaces(db: Queryable, { members, within }: GroupsAsked): Promise<Place[]> {
  const regions = await countRegions(db, within.nowMs);
  return [
    ...members.map(({ serviceId, regionId }) => ({ serviceIds: [serviceId], regionId })),
    ...regions.map(({ regionId }) => ({ serviceIds: [], regionId })),
  ];
}

/** How many instances there are of each thing that a budget is about. */
async function readTotals(
  db: Queryable,
  { members, within }: GroupsAsked,
  budgets: readonly ActiveBudget[],
): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  const add = (about: string, count: number) => totals.set(about, (totals.get(about) ?? 0) + count);
  for (const { serviceId, regionId, count } of members) {
    add(`service/${serviceId}`, count);
    add(`service/${serviceId}/region/${regionId}`, count);
  }
  const asksRegions = budgets.some(({ scope }) => ['region', 'each_region', 'account'].includes(scope.kind));
  for (const { regionId, count } of asksRegions ? await countRegions(db, within.nowMs) : []) {
    add(`region/${regionId}`, count);
    add('account', count);
  }
  return totals;
}

/** More services or regions than this are not named to the store: it reads all, and what is not asked for is left out. */
const MAX_NAMED = 500;

function scopeOf(groups: readonly Group[]): DownScope {
  const serviceIds = new Set<string>();
  const regionIds = new Set<string>();
  for (const { serviceId, regionId } of groups) {
    if (serviceId !== null) serviceIds.add(serviceId);
    else if (regionId !== null) regionIds.add(regionId);
    else return null;
  }
  if (serviceIds.size > MAX_NAMED || regionIds.size > MAX_NAMED) return null;
  return { serviceIds: [...serviceIds], regionIds: [...regionIds] };
}

/** Who is down (R23), by the key of each group that it counts in. */
async function readDown(
  db: Queryable,
  scope: DownScope,
  groups: ReadonlyMap<string, Group>,
  groupsAt: (place: Place) => readonly Group[],
  asked: GroupsAsked,
): Promise<Map<string, DownStretch[]>> {
  const byGroup = new Map<string, DownStretch[]>();
  if (groups.size === 0) return byGroup;
  const { fromMs, toMs } = asked.within;
  const found = (await readFound(db, scope, asked)).filter(
    ({ down }) => down !== null && down.fromMs < toMs && down.toMs > fromMs,
  );
  const services = await servicesOf(db, found, groups);
  for (const { instanceId, regionId, down, number } of found) {
    const place = { serviceIds: services.get(instanceId) ?? [], regionId };
    const stretch = { ...(down as Down), instanceId, batchNumber: number };
    for (const { key } of groupsAt(place)) {
      if (!groups.has(key)) continue;
      const others = byGroup.get(key);
      if (others) others.push(stretch);
      else byGroup.set(key, [stretch]);
    }
  }
  return byGroup;
}

/** The services of those who are down, where a group is about services. */
async function servicesOf(
  db: Queryable,
  found: readonly Found[],
  groups: ReadonlyMap<string, Group>,
): Promise<Map<string, string[]>> {
  const services = new Map<string, string[]>();
  if (![...groups.values()].some(({ serviceId }) => serviceId !== null)) return services;
  const ids = [...new Set(found.map(({ instanceId }) => instanceId))];
  for (const { instanceId, serviceId } of await readServicesOf(db, ids)) {
    services.set(instanceId, [...(services.get(instanceId) ?? []), serviceId]);
  }
  return services;
}

function budgetGroup(
  { key, budget, serviceId, regionId }: Group,
  total: number,
  down: readonly DownStretch[],
  { names }: GroupsAsked,
): BudgetGroup {
  const { id, name, version, limitKind, limitValue } = budget;
  const label = [
    ...(serviceId === null ? [] : [names.services[serviceId] ?? serviceId]),
    ...(regionId === null ? [] : [names.regions[regionId] ?? regionId]),
  ].join(' · ');
  return {
    key,
    budgetId: id,
    budgetName: name,
    budgetVersion: version,
    label,
    limitKind,
    limitValue,
    total,
    limit: budgetLimit(limitKind, limitValue, total),
    down,
  };
}
