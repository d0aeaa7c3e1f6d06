import { personKey } from '@/lib/domain/actors';
import { can, PERMISSIONS, type Role } from '@/lib/domain/permissions';
import type { PersonNames } from '@/lib/domain/person-name';

/** What an act about people was, as the notice to the admins tells it. */
export const GRANT_KINDS = [
  'invited',
  'joined',
  'role',
  'enabled',
  'glass',
  'regions',
  'confirmed',
  'disabled',
  'lowered',
  'factor',
] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];

/** So long after its beginning a desk is being set up: what is given then counts at once (ms). */
export const FIRST_DAY_MS = 24 * 3_600_000;

/** How long admins are told of a grant that they do not dismiss (ms). */
export const GRANT_NOTICE_MS = 7 * 24 * 3_600_000;

/**
 * From when a right that is given at `atMs` counts (epoch ms); 0 = at once.
 * @param bornAtMs when the desk began; null = it begins with this
 * @param waitMs 0 switches the wait off
 */
export function countsFrom(grant: { atMs: number; bornAtMs: number | null; waitMs: number }): number {
  const { atMs, bornAtMs, waitMs } = grant;
  const isFirstDay = bornAtMs === null || atMs - bornAtMs < FIRST_DAY_MS;
  return isFirstDay || waitMs === 0 ? 0 : atMs + waitMs;
}

/** Until when something that counts from `fromMs` on waits at `nowMs` (epoch ms); null when it counts. */
export function waitsUntil(fromMs: number | null | undefined, nowMs: number): number | null {
  return typeof fromMs === 'number' && fromMs > nowMs ? fromMs : null;
}

/** Whether the new role may do anything that the old one may not: every step up in ROLES, and some that look like down. */
export function givesRights(before: Role, after: Role): boolean {
  return PERMISSIONS.some((permission) => can(after, permission) && !can(before, permission));
}

/** Roles whose decisions count for others' plans: when they are given, they wait. */
export function decidesForOthers(role: Role): boolean {
  return can(role, 'batches.approve');
}

/** Why an admin cannot confirm a grant: it is about themselves, or they gave it. */
export const CONFIRM_HURDLES = ['own', 'giver'] as const;
export type ConfirmHurdle = (typeof CONFIRM_HURDLES)[number];

type Person = { id: string; email: string | null };

/**
 * Why `admin` may not confirm what `giver` gave to `user`, or null when they may: a second person, also where somebody
 * has several accounts of one mailbox.
 * @param giver null: not known any more; then any other person will do
 * @param nameOf one name for all mailboxes of a person
 */
export function whyNotConfirm(
  admin: Person,
  user: Person,
  giver: Person | null,
  nameOf: PersonNames = (key) => key,
): ConfirmHurdle | null {
  const who = (person: Person) => nameOf(personKey(person));
  if (who(admin) === who(user)) return 'own';
  return giver && who(giver) === who(admin) ? 'giver' : null;
}

/** Why the right to send without approval cannot be given to somebody, or taken from them. */
export const RIGHT_HURDLES = ['own', 'disabled', 'role'] as const;
export type RightHurdle = (typeof RIGHT_HURDLES)[number];

type RightHolder = { id: string; email: string | null };

/**
 * Why an admin may not give (`allowed`) or take the right, or null when they may. Nobody decides about their own, also
 * not through a second account. Who cannot submit a batch, or is disabled, cannot be given it, but can lose it.
 * @param admin null: the server itself (command line)
 * @param nameOf one name for all mailboxes of a person
 */
export function whyNotSetRight(
  admin: RightHolder | null,
  user: RightHolder & { role: Role; disabled: boolean },
  allowed: boolean,
  nameOf: PersonNames = (key) => key,
): RightHurdle | null {
  if (admin && nameOf(personKey(admin)) === nameOf(personKey(user))) return 'own';
  if (!allowed) return null;
  if (user.disabled) return 'disabled';
  return can(user.role, 'batches.submit') ? null : 'role';
}
