import 'server-only';
import { type Insertable, sql } from 'kysely';
import { personKey } from '@/lib/domain/actors';
import { type PersonNames, personNames } from '@/lib/domain/person-name';
import type { Queryable } from '@/lib/server/db/schema';
import type { GrantsTable } from '@/lib/server/db/schema-accounts';

/**
 * Column of a joined `user`: until when approvals of the person count (epoch ms). Null (without end) for those who have a
 * password here; of the others, who come from the identity provider, only while the last sign-in there is not too old.
 */
export const countsUntilMs = sql<number | null>`case
  when exists (select 1 from "account" where "account"."userId" = "user"."id"
    and "account"."providerId" = 'credential' and "account"."password" is not null) then null
  when exists (select 1 from "account" where "account"."userId" = "user"."id"
    and "account"."providerId" = 'oidc') then coalesce("user"."providerUntilMs", 0)
  else null end`.as('countsUntilMs');

/** One name for all mailboxes that a person has or had. Nobody's has ever changed: one question, and no more. */
export async function readPersonNames(db: Queryable): Promise<PersonNames> {
  const kept = await db
    .selectFrom('userMailboxes')
    .innerJoin('user', 'user.id', 'userMailboxes.userId')
    .select(['userMailboxes.userId', 'userMailboxes.personKey as key', 'user.email'])
    .orderBy('userMailboxes.userId')
    .orderBy('userMailboxes.personKey')
    .execute();
  return personNames(
    kept.flatMap(({ userId, key, email }) => [
      { userId, key },
      { userId, key: personKey({ id: userId, email }) },
    ]),
  );
}

/** Remembers for ever that an account is or was known under these mailboxes; returns how many were new. */
export async function keepMailboxes(
  db: Queryable,
  userId: string,
  emails: readonly string[],
  sinceMs: number,
): Promise<number> {
  const keys = new Set(emails.map((email) => personKey({ id: userId, email })));
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('userMailboxes')
    .values([...keys].map((key) => ({ userId, personKey: key, sinceMs })))
    .onConflict((conflict) => conflict.columns(['userId', 'personKey']).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

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
