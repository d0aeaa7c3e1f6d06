import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { nameFault, nameKey } from '@/lib/domain/person-name';
import { isUniqueViolation } from '@/lib/server/db/retry-transaction';
import type { Tx } from '@/lib/server/db/schema';

type Person = { id?: string; email: string; name: string };

/** The name to store and what it is compared by; null for one that is the person's own e-mail. */
export type ClaimedName = { name: string; nameKey: string | null };

/**
 * The name, if it is one and nobody else has one that looks like it; people who were switched off count, since the trail
 * names them. Throws DeskError `invalid_input` `user_name` or `name_reserved`, `conflict` `name_taken`.
 */
export async function claimName(tx: Tx, person: Person): Promise<ClaimedName> {
  const fault = nameFault(person.name, person.email);
  if (fault !== null) throw new DeskError('invalid_input', fault);
  if (await isTaken(tx, person)) throw new DeskError('conflict', 'name_taken');
  return { name: person.name, nameKey: nameKey(person.name) };
}

/**
 * For names that the person did not type here, and that must not keep them out: the name; beside the e-mail when somebody
 * else has it; the e-mail alone when it is no name.
 */
export async function nameOrEmail(tx: Tx, person: Person): Promise<ClaimedName> {
  const { name, email } = person;
  if (nameFault(name, email) !== null) return { name: email, nameKey: null };
  if (!(await isTaken(tx, person))) return { name, nameKey: nameKey(name) };
  return { name: `${name} (${email})`, nameKey: null };
}

/** Runs `work`; a person who got the same name at the same moment becomes DeskError `conflict` `name_taken`. */
export async function uniqueName<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error, 'user', 'nameKey')) throw error;
    throw new DeskError('conflict', 'name_taken');
  }
}

/** The key in the store decides, by whatever rule it was made: it is unique there. Names of before it have none. */
async function isTaken(tx: Tx, { id, name }: Person): Promise<boolean> {
  const key = nameKey(name);
  const people = await tx
    .selectFrom('user')
    .select(['id', 'name', 'nameKey'])
    .where((eb) => eb.or([eb('nameKey', '=', key), eb('nameKey', 'is', null)]))
    .execute();
  return people.some(
    (other) =>
      other.id !== id &&
      (other.nameKey !== null || (!other.name.includes('@') && nameKey(other.name) === key)),
  );
}
