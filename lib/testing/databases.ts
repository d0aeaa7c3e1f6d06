import 'server-only';
import { sql } from 'kysely';
import { openStore, type Store } from '@/lib/server/db/store';

/**
 * Databases of PostgreSQL for tests. A copy and the first connections to it take half a second, so the tests of a file
 * use one after the other, emptied in between; a database whose shape a test has changed is dropped. Needs a superuser.
 */

/** Where a template keeps the rows that a fresh store has. */
const FRESH = 'fresh';

/** The triggers that let nobody change the audit trail. */
const GUARDS = sql`
  select tgrelid::regclass as owner, tgname as name from pg_trigger
  where not tgisinternal and tgrelid = 'public."auditEntries"'::regclass`;

type Opened = Store & { dispose(): Promise<void> };
/** `keeper` stays connected from test to test: emptying over a new connection costs PostgreSQL ten times as much CPU. */
type Database = { name: string; shape: string; keeper: Store };
const idle: Database[] = [];
let made = 0;

/** A store on a database that holds what `template` holds; null: an empty one, for this test alone. */
export async function openTestDatabase(template: string | null): Promise<Opened> {
  const database = (template !== null && idle.pop()) || null;
  if (template === null || database === null) return openNew(template);
  await endOthers(database.keeper);
  if ((await shapeOf(database.keeper)) !== database.shape) {
    await database.keeper.close();
    await drop(database.name);
    return openNew(template);
  }
  await refillAlone(database.keeper);
  const store = openStore(databaseUrl(database.name));
  return { ...store, dispose: () => putBack(store, database) };
}

/** The URL of a database on the server of this run. */
export function databaseUrl(name: string): string {
  const url = new URL(process.env.TEST_POSTGRES_URL ?? '');
  url.pathname = `/${name}`;
  return url.toString();
}

/** Keeps the rows of `store` as those that each copy begins with. */
export async function keepAsFresh(store: Store): Promise<void> {
  await sql`create schema ${sql.id(FRESH)}`.execute(store.db);
  await sql`
    do $$ declare t record; begin
      for t in select tablename as name from pg_tables where schemaname = 'public' loop
        execute format('create table ${sql.raw(FRESH)}.%I as table public.%I', t.name, t.name);
      end loop;
    end $$`.execute(store.db);
}

/** Drops every database that the tests of `template` have made, and the template. */
export async function dropTestDatabases(template: string): Promise<void> {
  const names = await asAdmin(async ({ db }) => {
    const { rows } = await sql<{ name: string }>`
      select datname as name from pg_database
      where datname = ${template} or starts_with(datname, ${`${template}_`})`.execute(db);
    return rows.map(({ name }) => name);
  });
  for (const name of names) await drop(name);
}

async function openNew(template: string | null): Promise<Opened> {
  made += 1;
  const name = `${template ?? 'desk_empty'}_${process.pid}_${made}`;
  const from = template === null ? sql`` : sql` template ${sql.id(template)} strategy file_copy`;
  await asAdmin(({ db }) => sql`create database ${sql.id(name)}${from}`.execute(db));
  const store = openStore(databaseUrl(name));
  if (template === null) {
    const dispose = async () => {
      await store.close();
      await drop(name);
    };
    return { ...store, dispose };
  }
  const keeper = openStore(databaseUrl(name));
  const database = { name, shape: await shapeOf(keeper), keeper };
  return { ...store, dispose: () => putBack(store, database) };
}

async function putBack(store: Store, database: Database): Promise<void> {
  await store.close();
  if (!idle.includes(database)) idle.push(database);
}

async function drop(name: string): Promise<void> {
  await asAdmin(({ db }) => sql`drop database ${sql.id(name)} with (force)`.execute(db));
}

/** `work` on the server of this run, outside of any database of a test. */
async function asAdmin<Result>(work: (admin: Store) => Promise<Result>): Promise<Result> {
  const admin = openStore(process.env.TEST_POSTGRES_URL ?? '');
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
}

/** What a test before this one has left connected must not write into this one's rows. */
async function endOthers(store: Store): Promise<void> {
  await sql`
    select pg_terminate_backend(pid, 1000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(store.db);
}

/** `refill`, again when work that a test left under way connected anew and met it halfway. */
async function refillAlone(store: Store): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await refill(store);
      return;
    } catch (error) {
      const isDeadlock = error instanceof Error && 'code' in error && error.code === '40P01';
      if (!isDeadlock || tries === 5) throw error;
      await endOthers(store);
    }
  }
}

/** All rows as a fresh store has them. The triggers that guard the audit trail fire always, so they are off meanwhile. */
async function refill(store: Store): Promise<void> {
  await sql`
    do $$ declare t record; begin
      set local session_replication_role = replica;
      for t in ${GUARDS} loop execute format('alter table %s disable trigger %I', t.owner, t.name); end loop;
      for t in select tablename as name from pg_tables where schemaname = 'public' loop
        execute format('delete from public.%I', t.name);
        execute format('insert into public.%I select * from ${sql.raw(FRESH)}.%I', t.name, t.name);
      end loop;
      for t in ${GUARDS} loop execute format('alter table %s enable always trigger %I', t.owner, t.name); end loop;
    end $$`.execute(store.db);
}

/** A digest of tables, columns, triggers, indexes and constraints. */
async function shapeOf(store: Store): Promise<string> {
  const { rows } = await sql<{ shape: string }>`
    select md5(string_agg(part, ',' order by part)) as shape from (
      select concat('column ', c.relname, a.attname, a.atttypid, a.attnotnull, a.attisdropped) as part
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'public'::regnamespace and a.attnum > 0
      union all select concat('trigger ', tgrelid::regclass, tgname, tgenabled) from pg_trigger
      union all select concat('constraint ', conrelid::regclass, conname) from pg_constraint
        where connamespace = 'public'::regnamespace
      union all select concat('schema ', nspname) from pg_namespace where nspname !~ '^pg_'
    ) parts`.execute(store.db);
  return rows[0]?.shape ?? '';
}
