import 'server-only';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import Libsql from 'libsql';
import { corrupt, RESTORING_SUFFIX } from '@/lib/server/db/embedded-check';
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
import { errorCode, refuseUnknownMigrations, StoreRefusal } from '@/lib/server/db/store-refusal';
import { nowMs } from '@/lib/time/clock';

/** What was found in a store's file that is sound. */
type StoreContent = { bytes: number; rows: Record<string, number> };

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
function copyStore(source: string, draft: string): Record<string, number> {
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
function inspectStoreFile(file: string): StoreContent {
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
function flush(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function removeFiles(file: string): void {
  for (const part of FILE_PARTS) rmSync(file + part, { force: true });
}

export type Restored = StoreContent & {
  /** Rows that waited to be sent in the backup and are `unknown` now. */
  heldRows: number;
  /** Where the former store lies now; null when there was none. */
  keptAt: string | null;
};

/**
 * Puts the backup in the place of the store. The caller holds the folder's lock, so no server runs. The backup is
 * checked, copied and checked again before anything is moved; the former files are kept under another name.
 *
 * Between moving the old and naming the new there is a file `….restoring`, without which a crash right there would look
 * like a folder without a store, and the next start would make an empty one: while it is there no server starts.
 * @param stamp part of the kept files' name, of letters and digits
 * Throws StoreRefusal, or the system's error with the former store still in place.
 */
export function restoreStoreFile(backup: string, file: string, stamp: string): Restored {
  inspectStoreFile(backup);
  const draft = `${file}.restore-draft`;
  removeFiles(draft);
  let content: StoreContent;
  let heldRows: number;
  try {
    // Not a copy of the bytes: what a log beside the file holds must come along.
    copyStore(backup, draft);
    heldRows = holdBack(draft, nowMs());
    content = inspectStoreFile(draft);
    flush(draft);
  } catch (error) {
    removeFiles(draft);
    throw error;
  }
  const restoring = file + RESTORING_SUFFIX;
  // Of a restore that was interrupted.
  removeFiles(restoring);
  renameSync(draft, restoring);
  flush(path.dirname(file));
  const keptAt = keepFormer(file, stamp);
  renameSync(restoring, file);
  flush(path.dirname(file));
  return { ...content, keptAt, heldRows };
}

/**
 * Makes it safe to start on a store of yesterday. What waited to be sent may have been sent since: nobody knows, so it
 * becomes `unknown` and is never sent by itself. Sessions that were ended since must not live again: all end. Calls that
 * were under way are treated by the next start, as after a crash.
 */
function holdBack(draft: string, atMs: number): number {
  const database = new Libsql(draft);
  try {
    database.exec('begin');
    const { changes } = database
      .prepare(
        `update "batchRows" set "outcome" = 'unknown', "reason" = 'restored', "updatedAtMs" = ?, "nextFollowMs" = ?
         where "outcome" = 'queued'`,
      )
      .run(atMs, atMs);
    database.exec('delete from "session"');
    database.exec('commit');
    return changes;
  } finally {
    database.close();
  }
}

/** A database and its log belong together: both get the new name, under which they can still be opened. */
function keepFormer(file: string, stamp: string): string | null {
  const base = `${file}.before-restore-${stamp}`;
  const taken = new Set(readdirSync(path.dirname(file)));
  let kept = base;
  for (let count = 2; FILE_PARTS.some((part) => taken.has(path.basename(kept) + part)); count++) {
    kept = `${base}-${count}`;
  }
  let isKept = false;
  for (const part of FILE_PARTS) {
    if (!existsSync(file + part)) continue;
    renameSync(file + part, kept + part);
    isKept = true;
  }
  // Shared memory is rebuilt from the log by whoever opens it.
  rmSync(`${kept}-shm`, { force: true });
  return isKept ? kept : null;
}
