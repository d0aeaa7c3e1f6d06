import 'server-only';
import { downOfEvent } from '@/lib/domain/schedule/down';
import { DEFAULT_SPAN_MS, expectedSpanMs, MAX_SPAN_MS } from '@/lib/domain/schedule/outage';
import { ruleMatches } from '@/lib/domain/schedule/row-rules';
import type {
  RegionTrouble,
  ScheduleWorld,
  TimeRule,
  WorldRow,
  WorldRule,
} from '@/lib/domain/schedule/world';
import { readRegionTroubles, type StretchAsked } from '@/lib/server/db/queries/schedule-down';
import {
  countMembers,
  readHasSchedule,
  readInstanceFacts,
  readRegionNames,
  readServiceNames,
  readServicesOf,
  readSpanSamples,
  readTagsOf,
  readWithoutWindow,
} from '@/lib/server/db/queries/schedule-world';
import { readCounter } from '@/lib/server/db/queries/sync';
import { readActiveRules } from '@/lib/server/db/queries/time-rules';
import type { Queryable } from '@/lib/server/db/schema';
import { shareFor } from '@/lib/server/reads/share-for';
import { loadGroups, readGroupKeys } from '@/lib/server/services/schedule/load-groups';
import type { CountedRow, MemberCount } from '@/lib/server/services/schedule/read-found';
import { stretchesWithin } from '@/lib/server/services/schedule/rule-cache';

export type RowAsked = {
  key: string;
  eventKey: string;
  instanceId: string;
  regionId: string;
  level: string;
  eventType: string;
  dueAtMs: number | null;
  dueIsEstimate: boolean;
};

export type WorldAsked = {
  /** The rows to judge; none = the whole schedule, with every rule and every budget group. */
  rows: readonly RowAsked[];
  /** Starts in `[fromMs, toMs)` can be judged. */
  fromMs: number;
  toMs: number;
  nowMs: number;
  /** Rows of this batch do not count as down: they are the ones that are judged. */
  exceptBatchId?: string;
  /** Of our own rows only those that have left count: for who sends, rows that still wait hold no place. */
  onlySent?: boolean;
  /** The last start that budgets are asked about; rules are known for all of the stretch. Absent: all of it. */
  lastStartMs?: number;
};

/** Whether anything can keep a row from a time: an active rule or budget, or nothing goes without a window. */
export async function hasSchedule(db: Queryable): Promise<boolean> {
  return readHasSchedule(db);
}

/**
 * Everything that the times of these rows are judged by, and the rows as it sees them. Rules that are about none of them
 * are left out, and so are tags that no rule asks for. The events of the rows do not count as due: the rows stand for
 * them. Instances that are down are named whatever their region: whoever shows them to people who are limited to regions
 * leaves the others out.
 */
export async function loadWorld(
  db: Queryable,
  asked: WorldAsked,
): Promise<{ world: ScheduleWorld; rows: WorldRow[] }> {
  const { fromMs, nowMs } = asked;
  // An outage that starts at the end of the stretch is judged to its own end.
  const within = { fromMs, toMs: asked.toMs + MAX_SPAN_MS, nowMs };
  const version = await readCounter(db, 'schedule');
  const withoutWindow = await readWithoutWindow(db);
  const rules = await readActiveRules(db);
  const spans = await readSpans(db, nowMs);
  const known = await readRows(db, asked.rows, rules, spans);
  const members = await countServices(db, known, nowMs);
  const serviceNames = Object.fromEntries((await readServiceNames(db)).map(({ id, name }) => [id, name]));
  const regionNames = Object.fromEntries(
    (await readRegionNames(db)).map(({ regionId, name }) => [regionId, name]),
  );
  const { groups, keysOf } = await loadGroups(db, {
    rows: known,
    members,
    eventKeys: new Set(asked.rows.map(({ eventKey }) => eventKey)),
    spanOf: (eventType) => spans[eventType] ?? DEFAULT_SPAN_MS,
    exceptBatchId: asked.exceptBatchId,
    onlySent: asked.onlySent ?? false,
    within: { ...within, toMs: Math.min(asked.toMs, asked.lastStartMs ?? asked.toMs) + MAX_SPAN_MS },
    names: { services: serviceNames, regions: regionNames },
  });
  const only = onlyMembers(members);
  const rows = known.map((counted) => ({
    ...counted.row,
    groupKeys: keysOf(counted),
    wholeServices: counted.row.serviceIds
      .filter((id) => only.get(id) === counted.row.instanceId)
      .map((id) => serviceNames[id] ?? id),
  }));
  return {
    world: {
      fromMs,
      toMs: asked.toMs,
      version,
      withoutWindow,
      rules: rulesAbout(rows, rules).map((rule) => worldRule(rule, within.fromMs, within.toMs)),
      groups,
      regionTroubles: await loadTroubles(db, rows, spans, within),
      serviceNames,
      regionNames,
    },
    rows,
  };
}

/** The budget groups that these rows count in, without the rest of the world. */
export async function loadGroupKeys(
  db: Queryable,
  { rows, nowMs }: Pick<WorldAsked, 'rows' | 'nowMs'>,
): Promise<string[]> {
  return readGroupKeys(db, await readRows(db, rows, [], {}), nowMs);
}

/** Network events of the regions of the rows; of no rows, of all regions (R25). */
async function loadTroubles(
  db: Queryable,
  rows: readonly WorldRow[],
  spans: Readonly<Record<string, number>>,
  within: StretchAsked,
): Promise<RegionTrouble[]> {
  const regionIds = rows.length === 0 ? null : [...new Set(rows.map(({ regionId }) => regionId))];
  const events = await readRegionTroubles(db, regionIds, within);
  return events.flatMap(({ regionId, eventType, dueIsEstimate, ...event }) => {
    const spanMs = spans[eventType] ?? DEFAULT_SPAN_MS;
    const down = downOfEvent({ ...event, dueIsEstimate: dueIsEstimate === 1, spanMs }, within.nowMs);
    return down ? [{ regionId, eventType, fromMs: down.fromMs, toMs: down.toMs }] : [];
  });
}

const KEPT_MS = 5 * 60_000;
const shareSpans = shareFor<Readonly<Record<string, number>>>(KEPT_MS);

/** The expected outage of an event type (ms, A1). */
export async function readSpanOf(db: Queryable, nowMs: number): Promise<(eventType: string) => number> {
  const spans = await readSpans(db, nowMs);
  return (eventType) => spans[eventType] ?? DEFAULT_SPAN_MS;
}

/** The expected outage of each event type that our own history tells of (ms). */
function readSpans(db: Queryable, nowMs: number): Promise<Readonly<Record<string, number>>> {
  // A transaction is a new object each time; the adapter is the store's own, in it as well.
  return shareSpans(db.getExecutor().adapter, '', async () => {
    const samples = await readSpanSamples(db, nowMs);
    return Object.fromEntries([...samples].map(([type, spans]) => [type, expectedSpanMs(spans)]));
  });
}

async function readRows(
  db: Queryable,
  asked: readonly RowAsked[],
  rules: readonly TimeRule[],
  spans: Readonly<Record<string, number>>,
): Promise<CountedRow[]> {
  const ids = [...new Set(asked.map(({ instanceId }) => instanceId))];
  const facts = new Map((await readInstanceFacts(db, ids)).map((line) => [line.instanceId, line]));
  const services = listsBy(await readServicesOf(db, ids), (line) => line.serviceId);
  const keys = [...new Set(rules.flatMap(({ scope }) => scope.tags.map(({ key }) => key)))];
  const tags = listsBy(await readTagsOf(db, ids, keys), ({ key, value }) => ({ key, value }));
  return asked.map((row) => {
    const instance = facts.get(row.instanceId) ?? null;
    return {
      row: {
        key: row.key,
        instanceId: row.instanceId,
        regionId: row.regionId || instance?.regionId || '',
        level: row.level.toUpperCase(),
        tags: tags.get(row.instanceId) ?? [],
        serviceIds: services.get(row.instanceId) ?? [],
        groupKeys: [],
        spanMs: spans[row.eventType] ?? DEFAULT_SPAN_MS,
        dueAtMs: row.dueAtMs,
        dueIsEstimate: row.dueIsEstimate,
        wholeServices: [],
      },
      instance,
    };
  });
}

function listsBy<T extends { instanceId: string }, V>(
  lines: readonly T[],
  read: (line: T) => V,
): Map<string, V[]> {
  const lists = new Map<string, V[]>();
  for (const line of lines) {
    const list = lists.get(line.instanceId);
    if (list) list.push(read(line));
    else lists.set(line.instanceId, [read(line)]);
  }
  return lists;
}

/** Services with so many are asked for by name; with more it is quicker to count all. */
const MAX_NAMED_SERVICES = 500;

/** How many instances the services of the rows have in each region; of no rows, all services. */
async function countServices(
  db: Queryable,
  rows: readonly CountedRow[],
  nowMs: number,
): Promise<MemberCount[]> {
  const serviceIds = [...new Set(rows.flatMap(({ row }) => row.serviceIds))];
  if (rows.length > 0 && serviceIds.length === 0) return [];
  const isNamed = rows.length > 0 && serviceIds.length <= MAX_NAMED_SERVICES;
  return countMembers(db, isNamed ? serviceIds : null, nowMs);
}

/** Services with a single instance: its id by theirs (R26). */
function onlyMembers(members: readonly MemberCount[]): Map<string, string> {
  const only = new Map<string, string>();
  const several = new Set<string>();
  for (const { serviceId, count, onlyId } of members) {
    if (count > 1 || only.has(serviceId)) several.add(serviceId);
    else only.set(serviceId, onlyId);
  }
  for (const serviceId of several) only.delete(serviceId);
  return only;
}

/** The rules that are about at least one of the rows; of no rows, all. */
function rulesAbout(rows: readonly WorldRow[], rules: readonly TimeRule[]): TimeRule[] {
  if (rows.length === 0) return [...rules];
  const different = new Map(
    rows.map((row) => [JSON.stringify([row.regionId, row.level, row.serviceIds, row.tags]), row]),
  );
  const facts = [...different.values()];
  return rules.filter((rule) => facts.some((row) => ruleMatches(rule, row)));
}

function worldRule(rule: TimeRule, fromMs: number, toMs: number): WorldRule {
  const { id, kind, name, owner, scope, zone, fit, lastStartMinutes, version } = rule;
  const stretches = stretchesWithin(rule, fromMs, toMs);
  return { id, kind, name, owner, scope, zone, fit, lastStartMinutes, version, stretches };
}
