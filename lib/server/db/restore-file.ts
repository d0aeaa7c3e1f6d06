import 'server-only';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Libsql from 'libsql';
import {
  copyStore,
  flush,
  inspectStoreFile,
  removeFiles,
  type StoreContent,
} from '@/lib/server/db/backup-file';
import { RESTORING_SUFFIX } from '@/lib/server/db/embedded-check';
import { FILE_PARTS } from '@/lib/server/db/sqlite-file';
import { nowMs } from '@/lib/time/clock';

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
