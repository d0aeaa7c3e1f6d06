import 'server-only';
import type { Queryable } from '@/lib/server/db/schema';

const LENGTH = 12;

/** Stands for this store in other people's programs: the beginning of the first audit entry's hash, which never changes. */
export async function readDeskId(db: Queryable): Promise<string> {
  const first = await db.selectFrom('auditEntries').select('hash').where('seq', '=', 1).executeTakeFirst();
  return (first?.hash ?? 'desk').slice(0, LENGTH);
}
