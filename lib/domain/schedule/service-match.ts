import { compileGlob, compileHole, type Glob } from '@/lib/domain/schedule/glob';
import type { AutoServices } from '@/lib/domain/schedule/settings';

/** Which instances a service has: rules and words of schedule.md, R17 and R18. */

/** Any one of these is enough. Tags and ids are compared exactly, names by globs. */
export type ServiceMatch = {
  tags: readonly { key: string; value: string }[];
  names: readonly string[];
  regionIds: readonly string[];
  instanceIds: readonly string[];
};
export const NO_MATCH: ServiceMatch = { tags: [], names: [], regionIds: [], instanceIds: [] };

/*
 * Limits, all [inferred], ours: what a person can still oversee, and a rebuild of 20,000 instances stays under a second.
 */
/** Services that are in force at once, automatic and manual. */
export const MAX_SERVICES = 500;
/** Ids in the list of one service. */
export const MAX_MATCH_IDS = 1_000;
/** Tags, names and regions of one service, each. */
export const MAX_MATCH_PARTS = 20;
/** Globs of all services: each is compared with every name. */
export const MAX_GLOBS = 200;
/** Characters of a service's name; longer values of a tag or pattern make none. */
export const MAX_SERVICE_NAME = 128;

/** As much of an instance as membership asks for. */
export type MatchedInstance = {
  instanceId: string;
  name: string;
  regionId: string;
  /** Values by key. */
  tags: ReadonlyMap<string, string>;
};

/** The value that makes an instance a member of an automatic service; null for none. Blanks around it do not count. */
export type AutoValue = (instance: MatchedInstance) => string | null;

export function autoValueOf(auto: AutoServices | null): AutoValue {
  if (auto === null) return () => null;
  const find = auto.kind === 'name' ? compileHole(auto.pattern) : null;
  return ({ name, tags }) => {
    const value = (auto.kind === 'tag' ? tags.get(auto.key) : find?.(name))?.trim() ?? '';
    return value === '' || value.length > MAX_SERVICE_NAME || /\p{C}/u.test(value) ? null : value;
  };
}

/**
 * Puts instances into manual services: ids of those that an instance belongs to, sorted. Made ready once, then asked for
 * each of thousands: only globs are tried one by one.
 */
export function manualServicesOf(
  services: readonly { id: string; match: ServiceMatch }[],
): (instance: MatchedInstance) => string[] {
  const byInstance = new Map<string, string[]>();
  const byRegion = new Map<string, string[]>();
  const byTag = new Map<string, string[]>();
  const globs: { matches: Glob; id: string }[] = [];
  for (const { id, match } of services) {
    for (const instanceId of match.instanceIds) push(byInstance, instanceId, id);
    for (const regionId of match.regionIds) push(byRegion, regionId, id);
    for (const { key, value } of match.tags) push(byTag, tagKey(key, value), id);
    for (const name of match.names) globs.push({ matches: compileGlob(name), id });
  }
  const keys = tagKeysOf(services.map(({ match }) => match));
  return ({ instanceId, name, regionId, tags }) => {
    const ids = new Set<string>(byInstance.get(instanceId));
    for (const id of byRegion.get(regionId) ?? []) ids.add(id);
    for (const key of keys) {
      const value = tags.get(key);
      if (value !== undefined) for (const id of byTag.get(tagKey(key, value)) ?? []) ids.add(id);
    }
    for (const { matches, id } of globs) if (!ids.has(id) && matches(name)) ids.add(id);
    return [...ids].sort();
  };
}

/** Keys of the tags that these services look at. */
export function tagKeysOf(matches: readonly ServiceMatch[]): string[] {
  return [...new Set(matches.flatMap(({ tags }) => tags.map(({ key }) => key)))];
}

/**
 * The values that become automatic services when not all can: first those that are one already, so that a new value never
 * takes a service away, then those with most instances, then by name.
 */
export function chosenValues(
  counts: ReadonlyMap<string, number>,
  existing: ReadonlySet<string>,
  room: number,
): string[] {
  const rank = ([value, count]: [string, number]) => (existing.has(value) ? Number.MAX_SAFE_INTEGER : count);
  return [...counts]
    .sort((a, b) => rank(b) - rank(a) || (a[0] < b[0] ? -1 : 1))
    .slice(0, Math.max(0, room))
    .map(([value]) => value);
}

/** Whether `after` may leave out an instance that `before` took: such a change lets more go at once. */
export function isNarrower(before: ServiceMatch, after: ServiceMatch): boolean {
  const lacks = (old: readonly string[], now: readonly string[]) => old.some((part) => !now.includes(part));
  const tags = ({ tags }: ServiceMatch) => tags.map(({ key, value }) => tagKey(key, value));
  return (
    lacks(before.names, after.names) ||
    lacks(before.regionIds, after.regionIds) ||
    lacks(before.instanceIds, after.instanceIds) ||
    lacks(tags(before), tags(after))
  );
}

/** Keys hold no NUL, so the two parts cannot be taken for another pair. */
function tagKey(key: string, value: string): string {
  return `${key}\0${value}`;
}

function push(map: Map<string, string[]>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids) ids.push(id);
  else map.set(key, [id]);
}
