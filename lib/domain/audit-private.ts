import { can, type Role } from '@/lib/domain/permissions';

/**
 * Members of `before` and `after` that are for whoever acted, and for those who keep the trail (`audit.export`): the title
 * of a draft that nobody else ever saw, and what a person looked for.
 */
const PRIVATE_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  'draft.discard': ['title'],
  'selection.freeze': ['filter'],
  'events.export': ['filter'],
  'outcomes.export': ['filter'],
  'feed.create': ['filter'],
};

/** Actions whose entries have such members. */
export const PRIVATE_ACTIONS: readonly string[] = Object.keys(PRIVATE_MEMBERS);

/** Who reads the trail. */
export type Reader = { id: string; role: Role };

/** Whether `reader` sees the entries of others whole. */
export function keepsTrail({ role }: Pick<Reader, 'role'>): boolean {
  return can(role, 'audit.export');
}

/** Names of the members that `reader` does not see. */
export function hiddenMembers(reader: Reader, entry: { action: string; actorId: string }): readonly string[] {
  if (entry.actorId === reader.id || keepsTrail(reader)) return [];
  return Object.hasOwn(PRIVATE_MEMBERS, entry.action) ? (PRIVATE_MEMBERS[entry.action] ?? []) : [];
}

/** `value` without these members. What is no object any more (somebody tampered with it) is left out whole. */
export function withoutMembers(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || value === null) return value;
  if (typeof value !== 'object' || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
