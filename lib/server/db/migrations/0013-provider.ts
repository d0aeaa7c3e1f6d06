import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/** How long an approval counts after the last sign-in at the identity provider, where nothing else is set (ms). */
const DEFAULT_APPROVAL_MS = 7 * 86_400_000;

/**
 * When the identity provider vouched for a person last, and until when what they approve counts. And the mailboxes that
 * accounts have had, so that a new e-mail does not make a second person.
 */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema.alterTable('user').addColumn('providerSignInMs', int).execute();
  await db.schema.alterTable('user').addColumn('providerUntilMs', int).execute();
  // A session of theirs lasts for twelve hours: whoever was seen then had signed in shortly before.
  await sql`update "user" set "providerSignInMs" = "lastSeenAtMs",
    "providerUntilMs" = "lastSeenAtMs" + ${sql.lit(DEFAULT_APPROVAL_MS)}
    where exists (select 1 from "account"
      where "account"."userId" = "user"."id" and "account"."providerId" = 'oidc')`.execute(db);
  await db.schema
    .createTable('userMailboxes')
    .addColumn('userId', text, (c) => c.notNull())
    .addColumn('personKey', text, (c) => c.notNull())
    .addColumn('sinceMs', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('userMailboxes_pk', ['userId', 'personKey'])
    .execute();
}
