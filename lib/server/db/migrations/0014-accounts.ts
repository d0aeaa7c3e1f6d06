import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/** The second factor, sign-ins that wait for its code, and what names are compared by (empty for names of before). */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema.alterTable('user').addColumn('nameKey', text).execute();
  await db.schema.createIndex('user_nameKey_key').on('user').column('nameKey').unique().execute();
  await db.schema
    .createTable('secondFactors')
    .addColumn('userId', text, (c) => c.primaryKey().references('user.id').onDelete('cascade'))
    .addColumn('secret', text, (c) => c.notNull())
    .addColumn('startedAtMs', int, (c) => c.notNull())
    .addColumn('confirmedAtMs', int)
    .addColumn('lastStep', int, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('recoveryCodes')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('userId', text, (c) => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('codeHash', text, (c) => c.notNull())
    .addColumn('usedAtMs', int)
    .execute();
  await db.schema
    .createIndex('recoveryCodes_user')
    .on('recoveryCodes')
    .columns(['userId', 'codeHash'])
    .execute();
  await db.schema
    .createTable('signInSteps')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('userId', text, (c) => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('tokenHash', text, (c) => c.notNull().unique())
    .addColumn('expiresAtMs', int, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('signInSteps_user').on('signInSteps').column('userId').execute();
}
