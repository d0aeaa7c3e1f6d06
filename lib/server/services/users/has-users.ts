import 'server-only';
import { ensureMigrated, getStore } from '@/lib/server/db/get-store';

/** What makes the first user of a new installation; there is no default account. */
export const FIRST_USER_COMMAND = 'npm run user -- add you@example.com --role admin';

/** Whether anybody can sign in yet; the sign-in page explains the first steps otherwise. */
export async function hasUsers(): Promise<boolean> {
  await ensureMigrated();
  const user = await getStore()
    .db.selectFrom('user')
    .select('id')
    .where('disabled', '=', 0)
    .executeTakeFirst();
  return user !== undefined;
}
