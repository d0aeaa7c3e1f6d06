import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { maySeeRegion, type RegionLimit } from '@/lib/domain/region-limit';
import type { Interval, ScheduleWorld, WorldRule } from '@/lib/domain/schedule/world';
import {
  type CalendarAnswer,
  type CalendarBy,
  CalendarInput,
  type CalendarLane,
  type CalendarVersion,
  MAX_LANES,
} from '@/lib/schemas/schedule-calendar';
import { readOutcomesVersion } from '@/lib/server/db/queries/outcomes-counts';
import type { Viewer } from '@/lib/server/db/queries/region-limit';
import {
  type CalendarDueLine,
  readCalendarDues,
  readCalendarRows,
  readRegionsOf,
  readServiceRegions,
} from '@/lib/server/db/queries/schedule-calendar';
import {
  readRegionNames,
  readServiceNames,
  readServicesOf,
  readTagsOf,
  readWithoutWindow,
} from '@/lib/server/db/queries/schedule-world';
import { readCounter } from '@/lib/server/db/queries/sync';
import { readActiveRules } from '@/lib/server/db/queries/time-rules';
import type { Queryable } from '@/lib/server/db/schema';
import { shareFor } from '@/lib/server/reads/share-for';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { readSight } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';
import {
  type CalendarAsked,
  type LanePieces,
  laneDrafts,
  type ServicePair,
} from '@/lib/server/services/schedule/calendar-lanes';
import { aboutOf, loadsOf, piecesOf } from '@/lib/server/services/schedule/calendar-loads';
import { barsOf, duesOf } from '@/lib/server/services/schedule/calendar-marks';
import { type DueFacts, freezeFinder, rulesOfLane } from '@/lib/server/services/schedule/calendar-rules';
import { loadWorld } from '@/lib/server/services/schedule/load-world';
import { stretchesWithin } from '@/lib/server/services/schedule/rule-cache';
import { listParam, WHOLE_NUMBER, wholeNumberParam } from '@/lib/server/services/url-params';
import { parseInstant } from '@/lib/url/audit-params';

/** Lines of rows and of due times that one answer is made of. */
const MAX_LINES = 10_000;

/**
 * Windows, freezes, plans, the cloud's own times and budgets of a stretch, a lane for each region or service that has
 * any. Whoever is limited to regions sees only what is there: of budgets that reach beyond them nothing. Input:
 * CalendarInput.
 */
export async function readCalendar(ctx: ServiceContext, input: unknown): Promise<CalendarAnswer> {
  requirePermission(ctx, 'schedule.read');
  const asked = parseInput(CalendarInput, input);
  const { db } = ctx.store;
  const limit = regionsOf(ctx);
  const nowMs = ctx.now();
  const span = { fromMs: asked.fromMs, toMs: asked.toMs };
  const world = await worldOf(ctx, span, asked.by);
  const pairs = await readServiceRegions(db, limit);
  const conditions = {
    within: { ...span, nowMs },
    limit,
    regions: asked.region,
    services: asked.service,
  };
  const byService = asked.by === 'service';
  const lines = await readCalendarRows(db, conditions, {
    byService,
    states: asked.state,
    most: MAX_LINES + 1,
  });
  const rules = world.rules.filter((rule) => isSeen(rule, limit, pairs));
  const dues = await withFacts(db, await readCalendarDues(db, conditions, MAX_LINES + 1), rules, byService);
  const freezeOf = freezeFinder(rules);
  const pieces = asked.by === 'all' ? [] : await piecesByLane(db, world, asked, limit);
  const drafts = laneDrafts({ asked, lines, dues, rules, pieces, pairs, world });
  const page = drafts.slice(asked.skip, asked.skip + MAX_LANES);
  const lanes = page.map((draft): CalendarLane => {
    const { id, name, place } = draft;
    return {
      id,
      name,
      ...rulesOfLane(rules, place, span),
      bars: barsOf(draft.lines, span),
      dues: duesOf(draft.dues, freezeOf, span, asked.zone),
      loads: loadsOf(draft.pieces, span),
    };
  });
  return {
    ...span,
    withoutWindow: world.withoutWindow,
    hasRules: rules.length > 0 || world.groups.length > 0,
    lanes,
    laneCount: drafts.length,
    isCut: lines.length > MAX_LINES || dues.length > MAX_LINES,
    unanswered: dues.filter((due) => due.answeredMs !== due.dueAtMs && freezeOf(due) !== null).length,
    ...filterNames(world, dues, pairs, limit),
  };
}

/** Who is down changes with the clock too: read anew after so long (ms). */
const WORLD_MS = 10_000;
const shareWorld = shareFor<ScheduleWorld>(WORLD_MS);

/**
 * Rules, and who is down: the same for everybody, so it is read once for all pages that show the same stretch. It names
 * what a reader may not see. A month shows no budgets.
 */
async function worldOf(ctx: ServiceContext, span: Interval, by: CalendarBy): Promise<ScheduleWorld> {
  const { db } = ctx.store;
  const version = await versionOf(db, { id: '' });
  const key = JSON.stringify([version, span.fromMs, span.toMs, by === 'all']);
  return shareWorld(ctx.store.aside, key, async () => {
    const nowMs = ctx.now();
    if (by === 'all') return rulesAlone(db, span);
    return (await loadWorld(db, { rows: [], ...span, nowMs })).world;
  });
}

async function rulesAlone(db: Queryable, span: Interval): Promise<ScheduleWorld> {
  const names = (lines: readonly { id: string; name: string }[]) =>
    Object.fromEntries(lines.map(({ id, name }) => [id, name]));
  const rules = await readActiveRules(db);
  return {
    ...span,
    version: await readCounter(db, 'schedule'),
    withoutWindow: await readWithoutWindow(db),
    rules: rules.map((rule) => ({ ...rule, stretches: stretchesWithin(rule, span.fromMs, span.toMs) })),
    groups: [],
    regionTroubles: [],
    serviceNames: names(await readServiceNames(db)),
    regionNames: names((await readRegionNames(db)).map(({ regionId, name }) => ({ id: regionId, name }))),
  };
}

/** Each of them only rises, so their sum changes whenever one of them does. */
async function versionOf(db: Queryable, viewer: Viewer): Promise<number> {
  return (
    (await readOutcomesVersion(db, viewer)) +
    (await readCounter(db, 'mirror')) +
    (await readCounter(db, 'schedule'))
  );
}

/** What pages poll: another number means that a row, an event or a rule has changed. No input. */
export async function getCalendarVersion(ctx: ServiceContext): Promise<CalendarVersion> {
  const actor = requirePermission(ctx, 'schedule.read');
  return { ...(await readSight(ctx)), version: await versionOf(ctx.store.db, actor) };
}

/** The URL of GET /api/calendar → its input; times as instants in UTC or as epoch ms. */
export function readCalendarParams(params: URLSearchParams) {
  return {
    fromMs: instant(params, 'from'),
    toMs: instant(params, 'to'),
    by: params.get('by') || undefined,
    region: listParam(params, 'region'),
    service: listParam(params, 'service'),
    state: listParam(params, 'state'),
    zone: params.get('zone') || undefined,
    skip: wholeNumberParam(params, 'skip'),
  };
}

function instant(params: URLSearchParams, name: string): number {
  const text = params.get(name) ?? '';
  const ms = WHOLE_NUMBER.test(text) ? Number(text) : parseInstant(text);
  if (ms === null) throw new DeskError('invalid_input', 'parameter', { parameter: name });
  return ms;
}

/** Whether a rule can be about anything that the reader sees. */
function isSeen({ owner, scope }: WorldRule, limit: RegionLimit, pairs: readonly ServicePair[]): boolean {
  if (limit === null) return true;
  const services = new Set(pairs.map(({ id }) => id));
  const regionIds = owner.kind === 'region' ? [owner.id] : scope.regionIds;
  const serviceIds = owner.kind === 'service' ? [owner.id] : scope.serviceIds;
  return (
    (regionIds.length === 0 || regionIds.some((id) => maySeeRegion(limit, id))) &&
    (serviceIds.length === 0 || serviceIds.some((id) => services.has(id)))
  );
}

/** With the services and tags of each instance, as far as a rule or a lane asks for them. */
async function withFacts(
  db: Queryable,
  dues: readonly CalendarDueLine[],
  rules: readonly WorldRule[],
  byService: boolean,
): Promise<DueFacts[]> {
  const freezes = rules.filter(({ kind }) => kind === 'freeze');
  const asksServices =
    byService || freezes.some(({ owner, scope }) => owner.kind === 'service' || scope.serviceIds.length > 0);
  const keys = [...new Set(freezes.flatMap(({ scope }) => scope.tags.map(({ key }) => key)))];
  const ids = [...new Set(dues.map(({ resourceId }) => resourceId))];
  const services = new Map<string, string[]>();
  for (const { instanceId, serviceId } of asksServices ? await readServicesOf(db, ids) : []) {
    listIn(services, instanceId).push(serviceId);
  }
  const tags = new Map<string, { key: string; value: string }[]>();
  for (const { instanceId, key, value } of await readTagsOf(db, ids, keys)) {
    listIn(tags, instanceId).push({ key, value });
  }
  return dues.map((due) => ({
    ...due,
    serviceIds: services.get(due.resourceId) ?? [],
    tags: tags.get(due.resourceId) ?? [],
  }));
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Who is down in each lane. A service's budget counts in each region where one of its instances is down. */
async function piecesByLane(
  db: Queryable,
  { groups }: ScheduleWorld,
  { by, region, ...span }: CalendarAsked,
  limit: RegionLimit,
): Promise<LanePieces[]> {
  const isWanted = (regionId: string) =>
    maySeeRegion(limit, regionId) && (region.length === 0 || region.includes(regionId));
  const spread = limit === null ? groups.filter((group) => isOfService(group)) : [];
  const ids = by === 'region' ? new Set(spread.flatMap(({ down }) => down.map((one) => one.instanceId))) : [];
  const regionOf = await readRegionsOf(db, [...ids], limit);
  return groups.flatMap((group): LanePieces[] => {
    if (group.down.length === 0) return [];
    const { serviceId, regionId } = aboutOf(group);
    if (regionId !== null && !isWanted(regionId)) return [];
    if (regionId === null && limit !== null) return [];
    const pieces = piecesOf(group, span);
    if (by === 'service') return serviceId === null ? [] : [{ ...pieces, laneId: serviceId }];
    if (regionId !== null) return [{ ...pieces, laneId: regionId }];
    if (serviceId === null) return [];
    const byRegion = new Map<string, BudgetDown[]>();
    for (const one of group.down) {
      const at = regionOf.get(one.instanceId);
      if (at !== undefined && isWanted(at)) listIn(byRegion, at).push(one);
    }
    return [...byRegion].map(([laneId, down]) => {
      const there = piecesOf({ ...group, down }, span);
      return { group, laneId, counts: pieces.counts.map((count, at) => (there.counts[at] ? count : 0)) };
    });
  });
}
type BudgetDown = ScheduleWorld['groups'][number]['down'][number];

function isOfService(group: ScheduleWorld['groups'][number]): boolean {
  const { serviceId, regionId } = aboutOf(group);
  return serviceId !== null && regionId === null;
}

/** Regions and services that the filters offer. */
function filterNames(
  { regionNames }: Pick<ScheduleWorld, 'regionNames'>,
  dues: readonly CalendarDueLine[],
  pairs: readonly ServicePair[],
  limit: RegionLimit,
): Pick<CalendarAnswer, 'regions' | 'services'> {
  const regions = new Map(Object.entries(regionNames).filter(([id]) => maySeeRegion(limit, id)));
  for (const { regionId, regionName } of dues) if (!regions.has(regionId)) regions.set(regionId, regionName);
  const services = new Map(pairs.map(({ id, name }) => [id, name]));
  const listed = (names: ReadonlyMap<string, string>) =>
    [...names].filter(([id]) => id !== '').map(([id, name]) => ({ id, name }));
  return { regions: listed(regions), services: listed(services) };
}
