import 'server-only';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type Libsql from 'libsql';
import { corrupt } from '@/lib/server/db/embedded-check';
import { refuseUnknownMigrations } from '@/lib/server/db/refuse-newer';
import {
  countRows,
  FILE_PARTS,
  findDamage,
  looksLikeDatabase,
  migrationNames,
  openToRead,
  sizeOf,
  tableNames,
} from '@/lib/server/db/sqlite-file';
import { MIGRATION_NAMES } from '@/lib/server/db/store';
import { errorCode, StoreRefusal } from '@/lib/server/db/store-refusal';

/** What was found in a store's file that is sound. */
export type StoreContent = { bytes: number; rows: Record<string, number> };

/** Rows are only ever added to these: a copy holds as many as there were before it, or more. */
const GROWING_TABLES = ['auditEntries', 'batches', 'calls', 'eventHistory'];

/**
 * Copies the embedded store at `source` to `target` while servers go on writing: one consistent moment of it, checked
 * whole (integrity, known shape, rows) before it gets its name. `target` is there whole or not at all, and an existing
 * file is only replaced with `replace`. Throws StoreRefusal.
 */
export function backupStoreFile(
  source: string,
  target: string,
  { replace }: { replace: boolean },
): StoreContent {
  if (!sizeOf(source)) {
    throw new StoreRefusal('missing', [`There is no store at ${source}, so there is nothing to back up.`]);
  }
  if (!replace) refuseExisting(target);
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  const draft = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.partial`);
  removeFiles(draft);
  try {
    const before = copyStore(source, draft);
    const content = inspectStoreFile(draft);
    for (const table of GROWING_TABLES) {
      if ((content.rows[table] ?? 0) < (before[table] ?? 0)) throw corrupt(draft, [`${table} lost rows`]);
    }
    flush(draft);
    give(draft, target, replace);
    flush(path.dirname(target));
    return content;
  } finally {
    removeFiles(draft);
  }
}

/**
 * Copies one moment of the store at `source` into `draft`, a file without companions for the owner alone. Returns how
 * many rows the growing tables had just before. Throws StoreRefusal when the source cannot be opened or is damaged.
 */
export function copyStore(source: string, draft: string): Record<string, number> {
  let database: Libsql.Database | null = null;
  try {
    database = openToRead(source);
    const tables = tableNames(database);
    const rows = countAll(
      database,
      GROWING_TABLES.filter((table) => tables.includes(table)),
    );
    // Holds password hashes: for the owner alone, from the first byte on.
    closeSync(openSync(draft, 'wx', 0o600));
    database.prepare('vacuum into ?').run(draft);
    return rows;
  } catch (error) {
    const code = errorCode(error);
    if (database === null && code === 'SQLITE_CANTOPEN') {
      throw new StoreRefusal(
        'unreadable',
        [`${source} cannot be opened. Is it a store, and may this user read it?`],
        error,
      );
    }
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw corrupt(source, [code]);
    throw error;
  } finally {
    database?.close();
  }
}

/**
 * Reads the whole file of a store that nobody writes: its integrity, that it is ours and not of a newer version, and how
 * many rows it has. Throws StoreRefusal.
 */
export function inspectStoreFile(file: string): StoreContent {
  const bytes = sizeOf(file);
  if (bytes === null) throw new StoreRefusal('missing', [`There is no file ${file}.`]);
  if (!looksLikeDatabase(file)) {
    throw new StoreRefusal('not_a_database', [
      `${file} is no backup of a store: it is not a database at all.`,
    ]);
  }
  const { findings, names, rows } = readWhole(file);
  if (findings.length > 0) {
    throw new StoreRefusal('corrupt', [
      `${file} is damaged; it cannot be used. The integrity check says:`,
      ...findings.map((finding) => `  ${finding}`),
    ]);
  }
  if (names.length === 0) {
    throw new StoreRefusal('foreign_database', [`${file} is a database, but no store of Redeploy Desk.`]);
  }
  refuseUnknownMigrations(names, MIGRATION_NAMES, file);
  return { bytes, rows };
}

function readWhole(file: string): { findings: string[]; names: string[]; rows: Record<string, number> } {
  try {
    const database = openToRead(file);
    try {
      const findings = findDamage(database, 'integrity_check');
      if (findings.length > 0) return { findings, names: [], rows: {} };
      const names = migrationNames(database);
      return { findings, names, rows: countAll(database, tableNames(database)) };
    } finally {
      database.close();
    }
  } catch (error) {
    return { findings: [errorCode(error) || 'it cannot be read'], names: [], rows: {} };
  }
}

function countAll(database: Libsql.Database, tables: readonly string[]): Record<string, number> {
  return Object.fromEntries(tables.map((table) => [table, countRows(database, table)]));
}

function refuseExisting(target: string): void {
  if (!FILE_PARTS.some((part) => existsSync(target + part))) return;
  throw new StoreRefusal('exists', [`${target} is there already. Choose another name, or add --force.`]);
}

/** A link fails where a file is; a rename would replace it, though it was not there a moment ago. */
function give(draft: string, target: string, replace: boolean): void {
  if (replace) {
    // A log that stays behind would be taken for the new file's.
    removeFiles(target);
    renameSync(draft, target);
    return;
  }
  try {
    linkSync(draft, target);
  } catch (error) {
    refuseExisting(target);
    // A file system without hard links.
    if (!/^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS)$/.test(errorCode(error))) throw error;
    renameSync(draft, target);
  }
}

/** To the disk itself, so that the name never stands without its content after a power cut. */
export function flush(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export function removeFiles(file: string): void {
  for (const part of FILE_PARTS) rmSync(file + part, { force: true });
}
