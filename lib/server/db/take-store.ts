import 'server-only';
import { hostname } from 'node:os';
import path from 'node:path';
import { type Checked, checkStoreFile } from '@/lib/server/db/embedded-check';
import { prepareFolder } from '@/lib/server/db/embedded-folder';
import { type FolderLock, takeFolderLock } from '@/lib/server/db/folder-lock';
import { keepPrivate, type Privacy } from '@/lib/server/db/private-files';
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
