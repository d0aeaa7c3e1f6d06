import 'server-only';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';
import { z } from 'zod';

/** Files that belong to one database, by what follows its name. They move together or not at all. */
export const FILE_PARTS = ['', '-wal', '-shm'] as const;

const MAGIC = 'SQLite format 3\0';
const BUSY_TIMEOUT_MS = 5_000;

const named = z.array(z.object({ name: z.string() }));
const counted = z.object({ n: z.number() });

/** Opens a database that is there, to read: the file itself is never written, not even by a checkpoint. */
export function openToRead(file: string): Libsql.Database {
  const database = new Libsql(`${pathToFileURL(file).href}?mode=ro`);
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return database;
}

/** Whether the file starts as every SQLite database does. Not for a file that this process has open: see take-store.ts. */
export function looksLikeDatabase(file: string): boolean {
  const start = Buffer.alloc(MAGIC.length);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start, 0, MAGIC.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return start.toString('latin1') === MAGIC;
}

/** Bytes of a file; null when there is none. */
export function sizeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null;
}

/** Names of the tables, SQLite's own left out. */
export function tableNames(database: Libsql.Database): string[] {
  const rows = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .all();
  return named.parse(rows).map(({ name }) => name);
}

/** Names of the migrations that made the store; none when it is not ours. */
export function migrationNames(database: Libsql.Database): string[] {
  if (!tableNames(database).includes('kysely_migration')) return [];
  return named
    .parse(database.prepare('select name from kysely_migration order by name').all())
    .map(({ name }) => name);
}

export function countRows(database: Libsql.Database, table: string): number {
  return counted.parse(database.prepare(`select count(*) as n from ${quoted(table)}`).get()).n;
}

/** What a check says is wrong, at most five findings; empty = sound. @param check `quick_check` or `integrity_check` */
export function findDamage(
  database: Libsql.Database,
  check: 'quick_check' | 'integrity_check',
  table: string | null = null,
): string[] {
  const rows = database.prepare(`PRAGMA ${check}(${table === null ? 5 : quoted(table)})`).all();
  const findings = rows.flatMap((row) =>
    typeof row === 'object' && row !== null
      ? Object.entries(row).flatMap(([key, value]) => (key === check ? [String(value)] : []))
      : [],
  );
  return findings.length === 1 && findings[0] === 'ok' ? [] : findings.slice(0, 5);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
