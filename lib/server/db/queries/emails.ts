import 'server-only';
import type { Queryable } from '@/lib/server/db/schema';

/** The e-mails of these people by their ids; one question. Who is not in the store is left out. */
export async function readEmails(
  db: Queryable,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(userIds)];
  if (ids.length === 0) return new Map();
  const found = await db.selectFrom('user').select(['id', 'email']).where('id', 'in', ids).execute();
  return new Map(found.map(({ id, email }) => [id, email]));
}
