import { personKey } from '@/lib/domain/batch-states';
import { can, type Role } from '@/lib/domain/permissions';
import type { PersonNames } from '@/lib/domain/person-names';

/** Why the right to send without approval cannot be given to somebody, or taken from them. */
export const RIGHT_HURDLES = ['own', 'disabled', 'role'] as const;
export type RightHurdle = (typeof RIGHT_HURDLES)[number];

type Person = { id: string; email: string | null };

/**
 * Why an admin may not give (`allowed`) or take the right, or null when they may. Nobody decides about their own, also
 * not through a second account. Who cannot submit a batch, or is disabled, cannot be given it, but can lose it.
 * @param admin null: the server itself (command line)
 * @param nameOf one name for all mailboxes of a person
 */
export function whyNotSetRight(
  admin: Person | null,
  user: Person & { role: Role; disabled: boolean },
  allowed: boolean,
  nameOf: PersonNames = (key) => key,
): RightHurdle | null {
  if (admin && nameOf(personKey(admin)) === nameOf(personKey(user))) return 'own';
  if (!allowed) return null;
  if (user.disabled) return 'disabled';
  return can(user.role, 'batches.submit') ? null : 'role';
}
