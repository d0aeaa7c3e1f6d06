import 'server-only';
import { hashPassword, needsRehash, verifyPassword } from '@/lib/server/auth/password-hash';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';
import { authDate } from '@/lib/server/services/users/user-rows';

type Credentials = { email: string; password: string };

/**
 * The user whose e-mail and password these are; null for an unknown e-mail, a wrong password, a person without one and a
 * disabled one, all after the same work. A hash of older costs is made anew.
 * Throws DeskError `unavailable` `busy` when too many sign in at once.
 */
export async function checkCredentials(
  store: Store,
  { email, password }: Credentials,
  now: () => number,
): Promise<{ id: string } | null> {
  const user = await store.db
    .selectFrom('user')
    .innerJoin('account', 'account.userId', 'user.id')
    .select(['user.id', 'user.disabled', 'account.password'])
    .where('user.email', '=', email)
    .where('account.providerId', '=', 'credential')
    .executeTakeFirst();
  const hash = user?.password ?? null;
  const isRight = await verifyPassword(hash, password, 'stranger');
  if (!user || hash === null || !isRight || user.disabled !== 0) return null;
  if (needsRehash(hash)) await rehash(store, { id: user.id, hash, password }, now());
  return { id: user.id };
}

/** Nobody's sign-in fails by it, and nothing changes that the trail could tell. */
async function rehash(store: Store, old: { id: string; hash: string; password: string }, nowMs: number) {
  try {
    const password = await hashPassword(old.password, 'stranger');
    await store.db
      .updateTable('account')
      .set({ password, updatedAt: authDate(store.kind, nowMs) })
      .where('userId', '=', old.id)
      .where('providerId', '=', 'credential')
      .where('password', '=', old.hash)
      .execute();
  } catch (error) {
    log.warn({ err: error }, 'a password could not be hashed anew');
  }
}
