import { ROLES, type Role } from '@/lib/domain/permissions';
import type { RegionLimit } from '@/lib/domain/region-limit';

/** Which role a group of the identity provider gives, and in which regions (absent: all), in the order written. */
export type GroupRole = { group: string; role: Role; regions?: readonly string[] };

/**
 * The role of a person who signs in through the identity provider.
 * @param claim what the groups claim holds: a list of names, or one name; anything else counts as no group
 * @returns the strongest role of all groups that match (the order of ROLES), else `fallback`; null means "no access"
 */
export function roleForGroups(
  claim: unknown,
  groupRoles: readonly GroupRole[],
  fallback: Role | null,
): Role | null {
  const groups = new Set(Array.isArray(claim) ? claim : [claim]);
  const matched = groupRoles.filter(({ group }) => groups.has(group)).map(({ role }) => role);
  return ROLES.findLast((role) => matched.includes(role)) ?? fallback;
}

/**
 * The regions of a person who got `role` from their groups: together, those of the groups that give this very role, so
 * that a strong role in one region is not widened by a weaker one elsewhere. Without such a group (the default role), no
 * limit. Undefined when no group of the setting says regions: then it is not for the groups to say.
 */
export function regionsForGroups(
  claim: unknown,
  groupRoles: readonly GroupRole[],
  role: Role | null,
): RegionLimit | undefined {
  if (!saysRegions(groupRoles)) return undefined;
  const groups = new Set(Array.isArray(claim) ? claim : [claim]);
  const giving = groupRoles.filter((one) => groups.has(one.group) && one.role === role);
  if (giving.length === 0 || giving.some(({ regions }) => regions === undefined)) return null;
  return [...new Set(giving.flatMap(({ regions }) => regions ?? []))].sort();
}

export function saysRegions(groupRoles: readonly GroupRole[]): boolean {
  return groupRoles.some(({ regions }) => regions !== undefined);
}
