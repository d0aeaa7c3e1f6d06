import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { maySeeRegion } from '@/lib/domain/region-limit';
import { isOutOfRotation } from '@/lib/domain/schedule/rotation';
import { MAX_SERVICES } from '@/lib/domain/schedule/service-match';
import {
  type DownNow,
  type Freshness,
  type ServiceDetail,
  ServiceInput,
  type ServiceOptions,
  type ServiceRow,
  type ServicesPage,
} from '@/lib/schemas/services';
import { type BudgetRecord, listBudgets } from '@/lib/server/db/queries/budgets';
import { listRegions } from '@/lib/server/db/queries/instances';
import { countMembers, countRegions } from '@/lib/server/db/queries/schedule-world';
import { listServices, type ServiceRecord } from '@/lib/server/db/queries/services';
import {
  countAllMembers,
  readCoverage,
  readMembersPage,
  readOutOfRotation,
  readTagKeys,
} from '@/lib/server/db/queries/services-page';
import { readScope, type ScopeName } from '@/lib/server/db/queries/sync';
import type { Queryable } from '@/lib/server/db/schema';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { budgetRow, countDown, lowestBudget, type Wholes } from '@/lib/server/services/schedule/budget-rows';
import { budgetScopeOf } from '@/lib/server/services/schedule/budget-scope-json';
import { type DownInstance, readDownNow } from '@/lib/server/services/schedule/down-now';
import { matchOf } from '@/lib/server/services/schedule/match-json';
import { currentScheduleSettings } from '@/lib/server/services/schedule/read-settings';
import { rulesNaming } from '@/lib/server/services/schedule/ruled-services';

/** Marks of "out of rotation" that the page lists. */
const MAX_ROTATION_ROWS = 200;
/** Instances that are named as down, of each service. */
const MAX_DOWN_NAMED = 100;
/** Members of one page. */
const MEMBERS_OF_PAGE = 100;
const MAX_TAG_KEYS = 50;

type MemberCount = { serviceId: string; regionId: string; members: number; counted: number };

type Facts = {
  nowMs: number;
  services: ServiceRecord[];
  budgets: BudgetRecord[];
  /** Of each service in each region: how many it has, and how many of them count in budgets. */
  members: MemberCount[];
  regionNames: Map<string, string>;
  /** Also those beyond the reader's regions: budgets count them. */
  down: DownInstance[];
  wholes: Wholes;
};

/** What list and detail both stand on: some grouped counts, whatever the number of instances. */
async function readFacts(ctx: ServiceContext): Promise<Facts> {
  const { db } = ctx.store;
  const nowMs = ctx.now();
  const services = await listServices(db);
  const members = await readMemberCounts(db, nowMs);
  const regionNames = new Map((await listRegions(db)).map(({ regionId, name }) => [regionId, name]));
  const down = await readDownNow(db, nowMs);
  const wholes: Wholes = {
    members,
    regions: (await countRegions(db, nowMs)).map(({ regionId, count }) => ({ regionId, counted: count })),
    serviceNames: new Map(services.map(({ id, name }) => [id, name])),
    regionNames,
    down: countDown(down),
  };
  return { nowMs, services, budgets: await listBudgets(db), members, regionNames, down, wholes };
}

/**
 * All services with budgets, who is down now, and how fresh that is. Members and who is down are those in the reader's
 * regions; a service that has members, but none of them there, is left out. The sum of a budget counts all.
 */
export async function readServicesPage(ctx: ServiceContext): Promise<ServicesPage> {
  requirePermission(ctx, 'schedule.read');
  const { db } = ctx.store;
  const limit = regionsOf(ctx);
  const facts = await readFacts(ctx);
  const { settings, version } = await currentScheduleSettings(db);
  const rotation = await readOutOfRotation(db, limit, facts.nowMs, MAX_ROTATION_ROWS);
  const inventory = await freshnessOf(db, 'inventory');
  const ofEach = byService(facts.members);
  const downOf = byServiceDown(facts.down.filter(({ regionId }) => maySeeRegion(limit, regionId)));
  const rows = facts.services.flatMap((service): ServiceRow[] => {
    const all = ofEach.get(service.id) ?? [];
    const own = all.filter(({ regionId }) => maySeeRegion(limit, regionId));
    if (own.length === 0 && all.length > 0) return [];
    return [serviceRow(service, { all, own, down: downOf.get(service.id) ?? [], facts })];
  });
  const automatic = facts.services.filter(({ origin }) => origin === 'auto');
  const serviceNames = new Map(rows.map(({ id, name }) => [id, name]));
  return {
    rows,
    coverage: await readCoverage(db, limit),
    inventoryReadAtMs: inventory.readAtMs,
    inventory,
    tags: await freshnessOf(db, 'tags'),
    budgets: facts.budgets.map((budget) => budgetRow(budget, { ...facts.wholes, serviceNames }, limit)),
    rotation: rotation.rows.map((row) => ({
      instanceId: row.instanceId,
      name: row.name,
      regionId: row.regionId,
      regionName: facts.regionNames.get(row.regionId) ?? '',
      reason: row.outOfRotationReason ?? '',
      by: row.outOfRotationBy ?? '',
      untilMs: row.outOfRotationUntilMs ?? 0,
    })),
    rotationCount: rotation.count,
    autoServices: settings.autoServices,
    settingsVersion: version,
    isFull: automatic.length > 0 && facts.services.length >= MAX_SERVICES,
  };
}

function serviceRow(
  { id, name, origin, version, ownerNote }: ServiceRecord,
  { all, own, down, facts }: { all: MemberCount[]; own: MemberCount[]; down: DownNow[]; facts: Facts },
): ServiceRow {
  return {
    id,
    name,
    origin,
    version,
    ownerNote,
    members: sumOf(own, 'members'),
    counted: sumOf(own, 'counted'),
    regions: own.map(({ serviceId: _, ...cell }) => ({
      ...cell,
      regionName: facts.regionNames.get(cell.regionId) ?? '',
    })),
    budget: lowestBudget(id, sumOf(all, 'counted'), facts.budgets),
    down: down.slice(0, MAX_DOWN_NAMED),
    downCount: down.length,
  };
}

/**
 * One service: whom it has, in pages, and what is about it. Throws DeskError `not_found` `service`, also when it has
 * members and none of them is in the reader's regions.
 */
export async function readService(ctx: ServiceContext, input: unknown): Promise<ServiceDetail> {
  requirePermission(ctx, 'schedule.read');
  const { serviceId, cursor } = parseInput(ServiceInput, input);
  const { db } = ctx.store;
  const limit = regionsOf(ctx);
  const facts = await readFacts(ctx);
  const service = facts.services.find(({ id }) => id === serviceId);
  const all = facts.members.filter((member) => member.serviceId === serviceId);
  const own = all.filter(({ regionId }) => maySeeRegion(limit, regionId));
  if (!service || (own.length === 0 && all.length > 0)) throw new DeskError('not_found', 'service');
  const page = { limit, after: cursor, most: MEMBERS_OF_PAGE };
  const members = await readMembersPage(db, serviceId, page);
  const causes = new Map(facts.down.map(({ instanceId, cause }) => [instanceId, cause]));
  const mine = facts.budgets.filter((budget) => {
    const scope = budgetScopeOf(budget);
    if (scope.kind === 'service') return scope.serviceId === serviceId;
    return scope.kind === 'each_service' || scope.kind === 'each_service_region';
  });
  // Of budgets about each service this one alone is shown.
  const wholes: Wholes = {
    ...facts.wholes,
    members: all,
    serviceNames: new Map([[serviceId, service.name]]),
  };
  const { id, name, origin, version, ownerNote, updatedByName, updatedAtMs } = service;
  return {
    id,
    name,
    origin,
    version,
    ownerNote,
    updatedByName,
    updatedAtMs,
    match: origin === 'manual' ? toMutable(matchOf(service)) : null,
    members: members.map((member) => ({
      instanceId: member.instanceId,
      name: member.name,
      regionId: member.regionId,
      regionName: facts.regionNames.get(member.regionId) ?? '',
      status: member.status,
      outOfRotation: isOutOfRotation(member, facts.nowMs),
      down: causes.get(member.instanceId) ?? null,
    })),
    memberCount: sumOf(own, 'members'),
    nextCursor: members.length < MEMBERS_OF_PAGE ? null : (members.at(-1)?.instanceId ?? null),
    budgets: mine.map((budget) => budgetRow(budget, wholes, limit)),
    rules: await rulesNaming(db, serviceId),
  };
}

/** What the dialogs of admins offer: tags that instances carry, and regions with their instances. */
export async function readServiceOptions(ctx: ServiceContext): Promise<ServiceOptions> {
  requirePermission(ctx, 'schedule.manage');
  const { db } = ctx.store;
  const counted = new Map(
    (await countRegions(db, ctx.now())).map(({ regionId, count }) => [regionId, count]),
  );
  const names = new Map((await listRegions(db)).map(({ regionId, name }) => [regionId, name]));
  const regionIds = [...new Set([...names.keys(), ...counted.keys()])].filter((id) => id !== '').sort();
  return {
    tagKeys: await readTagKeys(db, MAX_TAG_KEYS),
    regions: regionIds.map((regionId) => ({
      regionId,
      regionName: names.get(regionId) ?? '',
      counted: counted.get(regionId) ?? 0,
    })),
    accountCounted: [...counted.values()].reduce((total, count) => total + count, 0),
  };
}

async function readMemberCounts(db: Queryable, nowMs: number): Promise<MemberCount[]> {
  const key = (cell: { serviceId: string; regionId: string }) => `${cell.serviceId}/${cell.regionId}`;
  const counted = new Map((await countMembers(db, null, nowMs)).map((cell) => [key(cell), cell.count]));
  const all = await countAllMembers(db, null);
  return all.map((cell) => ({ ...cell, counted: counted.get(key(cell)) ?? 0 }));
}

async function freshnessOf(db: Queryable, name: ScopeName): Promise<Freshness> {
  const { lastSuccessMs, lastErrorCode, lastErrorKind, lastErrorAtMs } = await readScope(db, name);
  const isFailing = lastErrorAtMs !== null && lastErrorAtMs > (lastSuccessMs ?? 0);
  return {
    readAtMs: lastSuccessMs,
    error: isFailing ? { code: lastErrorCode ?? '', kind: lastErrorKind ?? '', atMs: lastErrorAtMs } : null,
  };
}

function byService(members: readonly MemberCount[]): Map<string, MemberCount[]> {
  const found = new Map<string, MemberCount[]>();
  for (const member of members) listOf(found, member.serviceId).push(member);
  return found;
}

function byServiceDown(down: readonly DownInstance[]): Map<string, DownNow[]> {
  const found = new Map<string, DownNow[]>();
  for (const { instanceId, cause, batchNumber, serviceIds } of down) {
    for (const id of serviceIds) listOf(found, id).push({ instanceId, cause, batchNumber });
  }
  return found;
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key) ?? [];
  lists.set(key, known);
  return known;
}

function sumOf(members: readonly MemberCount[], what: 'members' | 'counted'): number {
  return members.reduce((sum, member) => sum + member[what], 0);
}

function toMutable({ tags, names, regionIds, instanceIds }: ReturnType<typeof matchOf>) {
  return { tags: [...tags], names: [...names], regionIds: [...regionIds], instanceIds: [...instanceIds] };
}
