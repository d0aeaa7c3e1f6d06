import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '@/lib/server/db/store-kind';

/** Approvals, their policy, and what they need to know of people. */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const postgres = kind === 'postgres';
  const text = postgres ? sql`text collate "C"` : sql`text`;
  const int = postgres ? sql`bigint` : sql`integer`;
  await addColumns(db, text, int);
  await createDecisions(db, text, int);
  await createRecords(db, text, int);
}

type ColumnType = ReturnType<typeof sql>;

async function addColumns(db: Kysely<unknown>, text: ColumnType, int: ColumnType): Promise<void> {
  // One column a statement: SQLite takes no more.
  for (const column of ['planHash', 'reasonsJson', 'factsJson', 'requestedBy']) {
    await db.schema.alterTable('batches').addColumn(column, text).execute();
  }
  for (const column of ['policyVersion', 'requestedAtMs', 'expiresAtMs']) {
    await db.schema.alterTable('batches').addColumn(column, int).execute();
  }
  const flags = [
    ['batches', 'neededApprovals'],
    ['batches', 'wasRequested'],
    ['batches', 'glassBroken'],
    ['user', 'roleSinceMs'],
    ['user', 'breakGlass'],
  ] as const;
  for (const [table, column] of flags) {
    await db.schema
      .alterTable(table)
      .addColumn(column, int, (c) => c.notNull().defaultTo(0))
      .execute();
  }
  await db.schema
    .createIndex('batches_requested')
    .on('batches')
    .columns(['requestedBy', 'requestedAtMs'])
    .execute();
  await db.schema.createIndex('batches_expires').on('batches').columns(['state', 'expiresAtMs']).execute();
  await db.schema
    .createIndex('batchRows_region')
    .on('batchRows')
    .columns(['regionId', 'planTimeMs'])
    .execute();
}

async function createDecisions(db: Kysely<unknown>, text: ColumnType, int: ColumnType): Promise<void> {
  await db.schema
    .createTable('policies')
    .addColumn('version', int, (c) => c.primaryKey())
    .addColumn('policyJson', text, (c) => c.notNull())
    .addColumn('savedBy', text, (c) => c.notNull())
    .addColumn('savedByName', text, (c) => c.notNull())
    .addColumn('savedAtMs', int, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('approvals')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('batchId', text, (c) => c.notNull().references('batches.id'))
    .addColumn('revision', int, (c) => c.notNull())
    .addColumn('planHash', text, (c) => c.notNull())
    .addColumn('userId', text, (c) => c.notNull())
    .addColumn('personKey', text, (c) => c.notNull())
    .addColumn('userName', text, (c) => c.notNull())
    .addColumn('decision', text, (c) => c.notNull())
    .addColumn('comment', text)
    .addColumn('atMs', int, (c) => c.notNull())
    .addColumn('voidedAtMs', int)
    .addUniqueConstraint('approvals_personKey_key', ['batchId', 'revision', 'personKey'])
    .execute();
  await db.schema.createIndex('approvals_user').on('approvals').columns(['userId', 'atMs']).execute();
  await db.schema
    .createTable('batchPeople')
    .addColumn('batchId', text, (c) => c.notNull().references('batches.id'))
    .addColumn('userId', text, (c) => c.notNull())
    .addColumn('part', text, (c) => c.notNull())
    .addColumn('atMs', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('batchPeople_pk', ['batchId', 'userId', 'part'])
    .execute();
  await sql`insert into "batchPeople" ("batchId", "userId", "part", "atMs")
    select "id", "createdBy", 'created', "createdAtMs" from "batches"`.execute(db);
}

async function createRecords(db: Kysely<unknown>, text: ColumnType, int: ColumnType): Promise<void> {
  await db.schema
    .createTable('batchPlans')
    .addColumn('batchId', text, (c) => c.notNull().references('batches.id'))
    .addColumn('revision', int, (c) => c.notNull())
    .addColumn('planHash', text, (c) => c.notNull())
    .addColumn('rowsJson', text, (c) => c.notNull())
    .addColumn('atMs', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('batchPlans_pk', ['batchId', 'revision'])
    .execute();
  await db.schema
    .createTable('batchLooks')
    .addColumn('batchId', text, (c) => c.notNull().references('batches.id'))
    .addColumn('userId', text, (c) => c.notNull())
    .addColumn('revision', int, (c) => c.notNull())
    .addColumn('atMs', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('batchLooks_pk', ['batchId', 'userId'])
    .execute();
  await db.schema
    .createTable('batchComments')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('batchId', text, (c) => c.notNull().references('batches.id'))
    .addColumn('rowId', text)
    .addColumn('revision', int, (c) => c.notNull())
    .addColumn('userId', text, (c) => c.notNull())
    .addColumn('userName', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('atMs', int, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('batchComments_batch')
    .on('batchComments')
    .columns(['batchId', 'atMs'])
    .execute();
  await db.schema
    .createTable('glassBreaks')
    .addColumn('batchId', text, (c) => c.primaryKey().references('batches.id'))
    .addColumn('planHash', text, (c) => c.notNull())
    .addColumn('userId', text, (c) => c.notNull())
    .addColumn('personKey', text, (c) => c.notNull())
    .addColumn('userName', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('incidentUrl', text, (c) => c.notNull())
    .addColumn('atMs', int, (c) => c.notNull())
    .addColumn('reviewDueMs', int, (c) => c.notNull())
    .addColumn('reviewedAtMs', int)
    .addColumn('reviewedBy', text)
    .addColumn('reviewedByName', text)
    .addColumn('verdict', text)
    .addColumn('reviewComment', text)
    .execute();
}
