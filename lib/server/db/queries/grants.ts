import 'server-only';
import type { Insertable } from 'kysely';
import type { GrantsTable, Queryable } from '@/lib/server/db/schema';

export async function insertGrant(db: Queryable, grant: Insertable<GrantsTable>): Promise<void> {
  await db.insertInto('grants').values(grant).execute();
}

/** An invite that was used is told of as the account that it became. */
export async function forgetInvited(db: Queryable, email: string): Promise<void> {
  await db.deleteFrom('grants').where('kind', '=', 'invited').where('email', '=', email).execute();
}

/** So many grants are told of at once; older ones stay in the audit trail. */
const MAX_NOTICES = 100;

/** What others than `userId` gave after `sinceMs` (epoch ms), and that person has not put away; newest first. */
export async function readUnreadGrants(db: Queryable, about: { userId: string; sinceMs: number }) {
  return db
    .selectFrom('grants')
    .leftJoin('user', 'user.id', 'grants.userId')
    .selectAll('grants')
    .select(['user.countsFromMs', 'user.breakGlassFromMs', 'user.regionsFromMs'])
    .where('grants.atMs', '>', about.sinceMs)
    .where('grants.byId', '!=', about.userId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('noticeDismissals')
            .select('noticeId')
            .where('noticeDismissals.userId', '=', about.userId)
            .whereRef('noticeDismissals.noticeId', '=', 'grants.id'),
        ),
      ),
    )
    .orderBy('grants.atMs', 'desc')
    .orderBy('grants.id')
    .limit(MAX_NOTICES)
    .execute();
}

/** Puts notices away for one person; those that nobody is told of any more are forgotten. */
export async function storeDismissals(
  db: Queryable,
  dismissed: { userId: string; noticeIds: readonly string[]; atMs: number; forgetBeforeMs: number },
): Promise<void> {
  const { userId, noticeIds, atMs, forgetBeforeMs } = dismissed;
  await db
    .deleteFrom('noticeDismissals')
    .where('userId', '=', userId)
    .where('atMs', '<', forgetBeforeMs)
    .execute();
  for (const noticeId of noticeIds) {
    await db
      .insertInto('noticeDismissals')
      .values({ userId, noticeId, atMs })
      .onConflict((conflict) => conflict.columns(['userId', 'noticeId']).doNothing())
      .execute();
  }
}

/** When the desk began (epoch ms): its oldest account or its first policy, whichever is older; null before both. */
export async function readBirth(db: Queryable): Promise<number | null> {
  const { user } = await db
    .selectFrom('user')
    .select((eb) => eb.fn.min('createdAt').as('user'))
    .executeTakeFirstOrThrow();
  const { policy } = await db
    .selectFrom('policies')
    .select((eb) => eb.fn.min('savedAtMs').as('policy'))
    .executeTakeFirstOrThrow();
  const known = [dateMs(user), policy === null ? null : Number(policy)].filter((ms) => ms !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** better-auth keeps its dates as text in one store and as dates in the other. */
function dateMs(date: unknown): number | null {
  if (date instanceof Date) return date.getTime();
  return typeof date === 'string' ? new Date(date).getTime() : null;
}
