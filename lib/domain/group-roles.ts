import { ROLES, type Role } from '@/lib/domain/permissions';

/** Which role a group of the identity provider gives, in the order written. */
export type GroupRole = { group: string; role: Role };

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
