import 'server-only';
import { type Kysely, sql } from 'kysely';
import { GENESIS } from '@/lib/domain/audit';
import { auditHash } from '@/lib/server/db/queries/audit-chain';
import type { Schema } from '@/lib/server/db/schema';
import type { StoreKind } from '@/lib/server/db/store-kind';

const PAGE_ROWS = 500;

/** Chains the audit entries by hash, and makes the store refuse to change or remove them. */
export async function up(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  const int = kind === 'postgres' ? sql`bigint` : sql`integer`;
  const entries = () => db.schema.alterTable('auditEntries');
  await entries().addColumn('policyVersion', int).execute();
  await entries()
    .addColumn('prevHash', text, (c) => c.notNull().defaultTo(''))
    .execute();
  await entries()
    .addColumn('hash', text, (c) => c.notNull().defaultTo(''))
    .execute();
  for (const column of ['action', 'actorId']) {
    await db.schema.createIndex(`audit_${column}`).on('auditEntries').columns([column, 'seq']).execute();
  }
  await db.schema.createIndex('audit_time').on('auditEntries').columns(['atMs', 'seq']).execute();
  await db.schema
    .createTable('auditChecks')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('upToSeq', int, (c) => c.notNull())
    .addColumn('upToHash', text, (c) => c.notNull())
    .addColumn('atMs', int, (c) => c.notNull())
    .addColumn('brokenSeq', int)
    .addColumn('brokenKind', text)
    .addColumn('brokenWasSeq', int)
    .execute();
  await chainEntries(db.withTables<Schema>());
  await (kind === 'postgres' ? protectPostgres(db) : protectLibsql(db));
}

/** Entries that were written before the chain get their hashes in the order of their numbers. */
async function chainEntries(db: Kysely<Schema>): Promise<void> {
  let last = GENESIS;
  for (;;) {
    const page = await db
      .selectFrom('auditEntries')
      .selectAll()
      .where('seq', '>', last.seq)
      .orderBy('seq')
      .limit(PAGE_ROWS)
      .execute();
    if (page.length === 0) return;
    for (const { hash: _, ...entry } of page) {
      const prevHash = last.hash;
      const hash = auditHash({ ...entry, prevHash });
      await db.updateTable('auditEntries').set({ prevHash, hash }).where('seq', '=', entry.seq).execute();
      last = { seq: entry.seq, hash };
    }
  }
}

/** The third trigger is needed because REPLACE removes rows without firing the second (SQLite, "ON CONFLICT"). */
async function protectLibsql(db: Kysely<unknown>): Promise<void> {
  const refusal = sql.raw(`select raise(abort, 'audit entries can only be added at the end')`);
  for (const change of ['update', 'delete']) {
    await sql`create trigger ${sql.id(`auditEntries_no_${change}`)} before ${sql.raw(change)} on "auditEntries"
      begin ${refusal}; end`.execute(db);
  }
  await sql`create trigger "auditEntries_only_append" before insert on "auditEntries"
    when new.seq <= (select coalesce(max(seq), 0) from "auditEntries")
    begin ${refusal}; end`.execute(db);
}

/** "always": also where a session calls itself a replica, which switches ordinary triggers off. */
async function protectPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function "auditEntries_refuse"() returns trigger language plpgsql as $$
    begin
      raise exception 'audit entries can only be added at the end' using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  await sql`create trigger "auditEntries_no_change" before update or delete or truncate on "auditEntries"
    for each statement execute function "auditEntries_refuse"()`.execute(db);
  await sql`create function "auditEntries_append"() returns trigger language plpgsql as $$
    begin
      if new.seq <= (select coalesce(max(seq), 0) from "auditEntries") then
        raise exception 'audit entries can only be added at the end' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger "auditEntries_only_append" before insert on "auditEntries"
    for each row execute function "auditEntries_append"()`.execute(db);
  for (const trigger of ['auditEntries_no_change', 'auditEntries_only_append']) {
    await sql`alter table "auditEntries" enable always trigger ${sql.id(trigger)}`.execute(db);
  }
}
