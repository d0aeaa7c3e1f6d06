import 'server-only';
import { personKey } from '@/lib/domain/batch-states';
import { readAccounts, readPerson } from '@/lib/server/db/queries/approvals';
import { readPersonNames } from '@/lib/server/db/queries/people';
import type { Queryable } from '@/lib/server/db/schema';

/** One person, and all accounts that they have: the rules count people, not accounts. */
export type OnePerson = { key: string; accountIds: string[] };

/** Whose account `userId` is. One that the store does not know is a person of its own. */
export async function personOf(db: Queryable, userId: string): Promise<OnePerson> {
  const account = await readPerson(db, userId);
  if (!account) return { key: userId, accountIds: [userId] };
  const nameOf = await readPersonNames(db);
  const key = nameOf(personKey(account));
  const accounts = await readAccounts(db);
  return { key, accountIds: accounts.filter((one) => nameOf(personKey(one)) === key).map(({ id }) => id) };
}
