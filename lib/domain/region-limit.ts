import type { Role } from '@/lib/domain/permissions';

/**
 * The regions that a person is limited to; null: no limit. An event, row or instance whose region is not known ('') is
 * nobody's who is limited. Rules in words: docs/security.md, "People who are limited to regions".
 */
export type RegionLimit = readonly string[] | null;

/** A region id as ENS writes them (`cn-dalian-unicom`); one that the desk has not met yet may be named too. */
export const REGION_ID = /^[A-Za-z0-9._-]{1,100}$/;
/** Ours [inferred]: a list that a person can still check. */
export const MAX_LIMIT_REGIONS = 200;

export function maySeeRegion(limit: RegionLimit, regionId: string): boolean {
  return limit === null || limit.includes(regionId);
}

/** Whether the limit covers every one of them; of a batch, an act on the whole needs that. */
export function coversAll(limit: RegionLimit, regionIds: readonly string[]): boolean {
  return limit === null || regionIds.every((regionId) => limit.includes(regionId));
}

/** Whether `after` lets see any region that `before` does not: such a change gives rights. */
export function isWider(before: RegionLimit, after: RegionLimit): boolean {
  if (before === null) return false;
  return after === null || after.some((regionId) => !before.includes(regionId));
}

/** What both limits cover. */
export function sharedLimit(one: RegionLimit, other: RegionLimit): RegionLimit {
  if (one === null || other === null) return one ?? other;
  return one.filter((regionId) => other.includes(regionId));
}

/** The limit in one form: every region once, in order. */
export function tidyLimit(limit: RegionLimit): RegionLimit {
  return limit === null ? null : [...new Set(limit)].sort();
}

/** The limit as its column keeps it: JSON of a list of ids, null without a limit. */
export function limitJson(limit: RegionLimit): string | null {
  const tidy = tidyLimit(limit);
  return tidy === null ? null : JSON.stringify(tidy);
}

/** The limit that a column holds. Whatever is no list of texts lets see nothing: damage widens no one's rights. */
export function parseLimit(json: string | null | undefined): string[] | null {
  if (json === null) return null;
  try {
    const value: unknown = JSON.parse(json ?? '');
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** The limit of a person with this role: admins have none, since they give others theirs. */
export function limitOf(role: Role | string | null, regionsJson: string | null | undefined): string[] | null {
  return role === 'admin' ? null : parseLimit(regionsJson);
}

/**
 * A person's limit and what it was before it was widened last. Decisions about others' plans go by the narrower one for
 * requests from before, and while the widening waits for a second admin.
 */
export type RegionRight = {
  now: RegionLimit;
  before: RegionLimit;
  /** When it was widened last (epoch ms); 0: never. */
  sinceMs: number;
  /** From when the widening counts for decisions (epoch ms); 0: at once. */
  fromMs: number;
};

/** The columns of a user that say it; all null or absent together when there is no such account. */
export type RegionColumns = {
  role: string | null;
  regionsJson: string | null;
  regionsBeforeJson: string | null;
  regionsSinceMs: number | null;
  regionsFromMs: number | null;
};

export function regionRight(columns: RegionColumns): RegionRight {
  return {
    now: limitOf(columns.role, columns.regionsJson),
    before: limitOf(columns.role, columns.regionsBeforeJson),
    sinceMs: columns.regionsSinceMs ?? 0,
    fromMs: columns.regionsFromMs ?? 0,
  };
}

/** The limit by which the person decides at `nowMs` about a plan that was requested at `requestedAtMs` (epoch ms). */
export function decidingLimit(
  right: RegionRight,
  { requestedAtMs, nowMs }: { requestedAtMs: number | null; nowMs: number },
): RegionLimit {
  const isLater = right.sinceMs > (requestedAtMs ?? Number.NEGATIVE_INFINITY);
  const isWaiting = right.fromMs > nowMs;
  return isLater || isWaiting ? sharedLimit(right.now, right.before) : right.now;
}

/** A request runs out long before this; until then a second widening keeps the limit from before the first (ms). */
const KEPT_BEFORE_MS = 31 * 24 * 3_600_000;

/**
 * What a change of the limit at `atMs` makes of it. Narrowing counts at once and for everything; widening is remembered
 * with what it was.
 * @param fromMs from when a widening counts for decisions (epoch ms; 0: at once)
 */
export function changedRight(
  right: RegionRight,
  after: RegionLimit,
  { atMs, fromMs }: { atMs: number; fromMs: number },
): RegionRight {
  if (!isWider(right.now, after)) {
    // A widening that was taken back waits for nobody any more.
    return { ...right, now: after, fromMs: isWider(right.before, after) ? right.fromMs : 0 };
  }
  const isFresh = right.sinceMs > atMs - KEPT_BEFORE_MS || right.fromMs > atMs;
  const before = isFresh ? sharedLimit(right.before, right.now) : right.now;
  return { now: after, before, sinceMs: atMs, fromMs };
}

/**
 * The name of an ENS region for a reader. The vendor's `Name` is Chinese and its `EnName` is the area's,
 * so other readers get a name made from the id: `cn-dalian-unicom` → "Dalian Unicom".
 */
export function regionLabel(regionId: string, regionName: string, locale: string): string {
  const name = regionName.trim();
  if (locale.toLowerCase().startsWith('zh')) return name || regionId;
  if (name === '') return regionId;
  return isAscii(name) ? name : nameFromId(regionId) || regionId;
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7E]*$/.test(text);
}

/** Empty when the id has no other part than the country. */
function nameFromId(regionId: string): string {
  const [, ...places] = regionId.split('-').filter((part) => part !== '');
  return places.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ');
}
