import 'server-only';
import { sql } from 'kysely';
import { personKey } from '@/lib/domain/batch-states';
import { type PersonNames, personNames } from '@/lib/domain/person-names';
import type { Queryable } from '@/lib/server/db/schema';

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
