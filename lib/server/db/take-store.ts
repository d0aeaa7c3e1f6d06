import 'server-only';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import Libsql from 'libsql';
import { z } from 'zod';
import { type Checked, checkStoreFile } from '@/lib/server/db/embedded-check';
import {
  keepFilePrivate,
  keepPrivate,
  type Privacy,
  prepareFolder,
  readOnly,
} from '@/lib/server/db/embedded-folder';
import { errorCode, StoreRefusal } from '@/lib/server/db/store-refusal';
import { nowMs } from '@/lib/time/clock';

/**
 * What a server does before it opens an embedded store: takes the folder for itself alone, then checks the file. Tools
 * of the command line do not: they work beside a server. Throws StoreRefusal.
 */
export function takeEmbeddedStore(file: string): { lock: FolderLock; checked: Checked; privacy: Privacy } {
  const folder = prepareFolder(path.dirname(file));
  const lock = takeFolderLock(folder, { pid: process.pid, host: hostname(), sinceMs: nowMs() });
  const store = path.join(folder, path.basename(file));
  try {
    // The check first: it tells a new folder from one whose store has gone.
    const checked = checkStoreFile(store);
    return { lock, checked, privacy: keepPrivate(store) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Who holds a data folder. `sinceMs` is epoch ms. */
export type LockHolder = { pid: number; host: string; sinceMs: number };

type FolderLock = {
  /** Gives the folder back; the end of the process does so too, however it ends. */
  release(): void;
};

const LOCK_FILE = 'desk.lock.db';
const HOLDER_FILE = 'desk.lock.json';
/** For a predecessor that is ending right now (ms). */
const WAIT_MS = 500;

const holderText = z.object({ pid: z.number(), host: z.string(), sinceMs: z.number() });

declare global {
  // Keeps the connections open for the life of the process, and one for each folder, though Next loads modules twice.
  var redeployDeskFolderLocks: Map<string, FolderLock> | undefined;
}

/**
 * Takes the data folder for this process alone. Node has no flock(2); an exclusive transaction that is never ended on a
 * database of its own is the same thing: SQLite's lock of a file belongs to the process, and the operating system drops
 * it with the process, even by kill -9. So there is nothing stale to clear and no process id to believe. The file beside
 * it only names the holder, and is only read while the lock is held.
 *
 * Nobody in this process may open and close the lock file by other means: POSIX locks end with the first close.
 * @param folder real path of an existing folder
 * Throws StoreRefusal `in_use` that names the holder, or why the lock cannot be taken at all.
 */
export function takeFolderLock(folder: string, self: LockHolder): FolderLock {
  globalThis.redeployDeskFolderLocks ??= new Map();
  const locks = globalThis.redeployDeskFolderLocks;
  const known = locks.get(folder);
  if (known) return known;
  const database = openLocked(folder);
  writeHolder(folder, self);
  const lock: FolderLock = {
    release: () => {
      if (!locks.delete(folder)) return;
      rmSync(path.join(folder, HOLDER_FILE), { force: true });
      database.close();
    },
  };
  locks.set(folder, lock);
  return lock;
}

function openLocked(folder: string) {
  const file = path.join(folder, LOCK_FILE);
  let database: Libsql.Database | null = null;
  try {
    database = new Libsql(file);
    // Who may read it may also lock it.
    keepFilePrivate(file);
    database.exec(`PRAGMA busy_timeout = ${WAIT_MS}`);
    // Nothing is ever written: the lock can be taken on a full disk too.
    database.exec('PRAGMA journal_mode = OFF');
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    throw whyNot(folder, error);
  }
}

function whyNot(folder: string, error: unknown): StoreRefusal {
  const code = errorCode(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return inUse(folder);
  if (/^SQLITE_(CANTOPEN|READONLY)/.test(code)) return readOnly(path.join(folder, LOCK_FILE), error);
  return new StoreRefusal(
    'unsupported_folder',
    [
      `The data folder ${folder} cannot be locked (${code || 'unknown error'}).`,
      `Set DATABASE_URL to a file on a local disk. If ${LOCK_FILE} there is damaged and no server runs, remove it: it holds no data.`,
    ],
    error,
  );
}

function inUse(folder: string): StoreRefusal {
  const holder = readHolder(folder);
  const who = holder
    ? `process ${holder.pid} on ${holder.host}, since ${new Date(holder.sinceMs).toISOString()}`
    : 'a process that has not written its name yet';
  return new StoreRefusal('in_use', [
    `The data folder ${folder} is in use by another server: ${who}.`,
    'An embedded store serves one server. Stop that one first, or give this one a folder of its own (DATABASE_URL),',
    'or run several servers on one PostgreSQL store.',
  ]);
}

/** Whole or not at all: a reader never sees half a name. */
function writeHolder(folder: string, self: LockHolder): void {
  const file = path.join(folder, HOLDER_FILE);
  const draft = `${file}.${self.pid}`;
  try {
    writeFileSync(draft, JSON.stringify(self), { mode: 0o600 });
    renameSync(draft, file);
  } catch {
    // On a full disk: the lock holds without a name, and an old name must not stand there.
    rmSync(draft, { force: true });
    rmSync(file, { force: true });
  }
}

function readHolder(folder: string): LockHolder | null {
  try {
    return holderText.parse(JSON.parse(readFileSync(path.join(folder, HOLDER_FILE), 'utf8')));
  } catch {
    return null;
  }
}
