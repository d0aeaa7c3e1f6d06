import 'server-only';
import type { Config } from '@/lib/server/config';
import type { Store } from '@/lib/server/db/store';

/**
 * What a live session of a person is good for: everything; nothing but setting up the second factor that this desk asks
 * for (`unfinished`); or nothing at all, since passwords are switched off (`barred`).
 */
export type Standing = 'full' | 'unfinished' | 'barred';

type Settings = Partial<Pick<Config, 'passwordSignIn' | 'secondFactor'>>;

/** Read from the store at each request: what is set up or reset counts from the next one on. */
export async function standingOf(store: Store, settings: Settings, userId: string): Promise<Standing> {
  const { passwordSignIn = true, secondFactor = 'optional' } = settings;
  if (passwordSignIn && secondFactor === 'optional') return 'full';
  const account = await store.db
    .selectFrom('account')
    .leftJoin('secondFactors', 'secondFactors.userId', 'account.userId')
    .select('secondFactors.confirmedAtMs')
    .where('account.userId', '=', userId)
    .where('account.providerId', '=', 'credential')
    .where('account.password', 'is not', null)
    .executeTakeFirst();
  if (!account) return 'full';
  if (!passwordSignIn) return 'barred';
  return account.confirmedAtMs === null ? 'unfinished' : 'full';
}
