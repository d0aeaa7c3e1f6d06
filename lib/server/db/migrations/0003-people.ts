import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/** Invites, step-up proofs, and what the users page and the identity provider need to know. */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema.alterTable('user').addColumn('lastSeenAtMs', int).execute();
  await db.schema.alterTable('session').addColumn('authTimeMs', int).execute();
  await db.schema
    .createIndex('account_identity')
    .on('account')
    .columns(['providerId', 'accountId'])
    .unique()
    .execute();
  await db.schema
    .createTable('invites')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('email', text, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('tokenHash', text, (c) => c.notNull().unique())
    .addColumn('createdBy', text, (c) => c.notNull())
    .addColumn('createdByName', text, (c) => c.notNull())
    .addColumn('createdAtMs', int, (c) => c.notNull())
    .addColumn('expiresAtMs', int, (c) => c.notNull())
    .addColumn('closedAtMs', int)
    .execute();
  await db.schema.createIndex('invites_email').on('invites').column('email').execute();
  await db.schema
    .createTable('stepUps')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('sessionId', text, (c) => c.notNull().references('session.id').onDelete('cascade'))
    .addColumn('userId', text, (c) => c.notNull())
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('expiresAtMs', int, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('stepUps_session').on('stepUps').columns(['sessionId', 'purpose']).execute();
}
