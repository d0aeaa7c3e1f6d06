import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';
import { maySeeRegion, type RegionLimit } from '@/lib/domain/region-limit';
import type { ScheduleWorld, WorldRule } from '@/lib/domain/schedule/world';
import {
  type CalendarAnswer,
  type CalendarBy,
  CalendarInput,
  type CalendarLane,
  type CalendarVersion,
  MAX_LANES,
} from '@/lib/schemas/schedule-calendar';
import { readOutcomesVersion } from '@/lib/server/db/queries/outcomes-counts';
import {
  type CalendarDueLine,
  type CalendarRowLine,
  readCalendarDues,
  readCalendarRows,
  readRegionsOf,
  readServiceRegions,
} from '@/lib/server/db/queries/schedule-calendar';
import { readServicesOf, readTagsOf } from '@/lib/server/db/queries/schedule-world';
import { readCounter } from '@/lib/server/db/queries/sync';
import type { Queryable } from '@/lib/server/db/schema';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { readSight } from '@/lib/server/services/outcomes/judging';
import { parseInput } from '@/lib/server/services/parse-input';
import { aboutOf, type GroupPieces, loadsOf, piecesOf } from '@/lib/server/services/schedule/calendar-loads';
import { barsOf, duesOf } from '@/lib/server/services/schedule/calendar-marks';
import {
  type DueFacts,
  freezeFinder,
  type LanePlace,
  rulesOfLane,
} from '@/lib/server/services/schedule/calendar-rules';
import { loadWorld } from '@/lib/server/services/schedule/load-world';
import { listParam, WHOLE_NUMBER, wholeNumberParam } from '@/lib/server/services/url-params';
import { parseInstant } from '@/lib/url/audit-params';

/** Lines of rows and of due times that one answer is made of. */
const MAX_LINES = 10_000;
type Input = z.output<typeof CalendarInput>;

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
  const { world } = await loadWorld(db, { rows: [], ...span, nowMs });
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

/** What pages poll: another number means that a row, an event or a rule has changed. No input. */
export async function getCalendarVersion(ctx: ServiceContext): Promise<CalendarVersion> {
  const actor = requirePermission(ctx, 'schedule.read');
  const { db } = ctx.store;
  // Each of them only rises, so their sum changes whenever one of them does.
  const version =
    (await readOutcomesVersion(db, actor)) +
    (await readCounter(db, 'mirror')) +
    (await readCounter(db, 'schedule'));
  return { ...(await readSight(ctx)), version };
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

type ServicePair = { id: string; name: string; regionId: string };

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

type LanePieces = GroupPieces & { laneId: string };

/** Who is down in each lane. A service's budget counts in each region where one of its instances is down. */
async function piecesByLane(
  db: Queryable,
  { groups }: ScheduleWorld,
  { by, region, ...span }: Input,
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

type LaneDraft = {
  id: string;
  name: string;
  place: LanePlace;
  lines: CalendarRowLine[];
  dues: DueFacts[];
  pieces: LanePieces[];
};

type LaneParts = {
  asked: Input;
  lines: readonly CalendarRowLine[];
  dues: readonly DueFacts[];
  rules: readonly WorldRule[];
  pieces: readonly LanePieces[];
  pairs: readonly ServicePair[];
  world: ScheduleWorld;
};

/** The lanes that have anything, by name; what belongs to none comes last. */
function laneDrafts({ asked, lines, dues, rules, pieces, pairs, world }: LaneParts): LaneDraft[] {
  const drafts = new Map<string, LaneDraft>();
  const { by } = asked;
  const wanted = by === 'service' ? asked.service : asked.region;
  const services = new Map(pairs.map(({ id, name }) => [id, name]));
  const lane = (given: string, name = ''): LaneDraft | null => {
    const id = by === 'all' || (by === 'service' && !services.has(given)) ? '' : given;
    if (by !== 'all' && wanted.length > 0 && !wanted.includes(id)) return null;
    const known = drafts.get(id);
    if (known) {
      known.name ||= name;
      return known;
    }
    const draft: LaneDraft = {
      id,
      name: (by === 'service' ? services.get(id) : world.regionNames[id]) ?? name,
      place: placeOf(by, id, pairs, asked),
      lines: [],
      dues: [],
      pieces: [],
    };
    drafts.set(id, draft);
    return draft;
  };
  if (by === 'all') lane('');
  for (const line of lines) lane(line.laneId, line.regionName ?? '')?.lines.push(line);
  for (const due of dues) {
    const at = by === 'service' ? (due.serviceIds.length > 0 ? due.serviceIds : ['']) : [due.regionId];
    for (const id of at) lane(id, due.regionName)?.dues.push(due);
  }
  for (const one of pieces) lane(one.laneId)?.pieces.push(one);
  // What only has rules of its own is a lane as well.
  for (const { owner, scope } of rules) {
    const ids = by === 'service' ? scope.serviceIds : by === 'region' ? scope.regionIds : [];
    for (const id of owner.kind === by ? [...ids, owner.id] : ids) {
      if (by === 'service' ? services.has(id) : world.regionNames[id] !== undefined) lane(id);
    }
  }
  for (const id of by === 'all' ? [] : wanted) lane(id);
  return [...drafts.values()].sort(
    (a, b) =>
      Number(a.id === '') - Number(b.id === '') || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
  );
}

function placeOf(by: CalendarBy, id: string, pairs: readonly ServicePair[], asked: Input): LanePlace {
  const regionIds = by === 'region' ? [id] : asked.region;
  const near = pairs.filter(
    (pair) =>
      (by === 'region' ? pair.regionId === id : by === 'service' ? pair.id === id : true) &&
      (regionIds.length === 0 || regionIds.includes(pair.regionId)) &&
      (asked.service.length === 0 || asked.service.includes(pair.id)),
  );
  return {
    regionId: by === 'region' ? id : null,
    serviceId: by === 'service' ? id : null,
    regionIds:
      by === 'service'
        ? new Set(near.map(({ regionId }) => regionId))
        : asked.region.length > 0
          ? new Set(asked.region)
          : null,
    serviceIds: by === 'all' && asked.service.length === 0 ? null : new Set(near.map((pair) => pair.id)),
  };
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
