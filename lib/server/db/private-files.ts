import 'server-only';
import { chmodSync, closeSync, openSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { FILE_PARTS } from '@/lib/server/db/sqlite-file';
import { errorCode } from '@/lib/server/db/store-refusal';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
/** Rights of the group and of everybody else. */
const OTHERS = 0o077;

/** Files that the desk makes beside a store; a folder that holds anything else is somebody else's, too. */
const OURS = /^\.?(desk|demo|backups?|auth-secret|dev-auth-secret|app\.log|simulator\.log)\b/;

export type Privacy = {
  /** What other users of this machine could read until now. */
  mended: string[];
  /** The folder, when they still can list it, and why it was left so. */
  open: { folder: string; why: 'shared' | 'not_owner' } | null;
};

/**
 * Makes the embedded store readable for this user alone: it holds password hashes and sessions. A new file and folder
 * begin so; wider ones of before are mended. A folder that also holds other things, or belongs to somebody else, keeps
 * its rights: then the rights of the files protect the store.
 * @param file path of the store, which need not exist; its folder must
 */
export function keepPrivate(file: string): Privacy {
  const target = path.resolve(file);
  createPrivate(target);
  const mended = FILE_PARTS.map((part) => target + part).filter((one) => narrow(one, FILE_MODE));
  const folder = path.dirname(target);
  if (!isOpen(folder)) return { mended, open: null };
  if (!holdsOnlyOurs(folder, path.basename(target))) return { mended, open: { folder, why: 'shared' } };
  if (!narrow(folder, FOLDER_MODE)) return { mended, open: { folder, why: 'not_owner' } };
  return { mended: [...mended, folder], open: null };
}

/**
 * Never opens a file that is there: closing it would drop the locks that this process holds on it (POSIX). A file that
 * cannot be made is left to SQLite, whose error says more.
 */
function createPrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', FILE_MODE));
  } catch {}
}

/** Takes the rights of others away from a file that this user owns; leaves any other as it is. */
export function keepFilePrivate(file: string): void {
  narrow(file, FILE_MODE);
}

/** Takes the rights of others away; true when there were some and they are gone. */
function narrow(target: string, mode: number): boolean {
  if (!isOpen(target)) return false;
  try {
    chmodSync(target, mode);
    return true;
  } catch (error) {
    if (/^(EPERM|EROFS|ENOENT|EACCES)$/.test(errorCode(error))) return false;
    throw error;
  }
}

function isOpen(target: string): boolean {
  const mode = statSync(target, { throwIfNoEntry: false })?.mode;
  return mode !== undefined && (mode & OTHERS) !== 0;
}

/** A home, a project's folder or /tmp must never be closed to others by us, though root could. */
function holdsOnlyOurs(folder: string, storeName: string): boolean {
  const stem = path.parse(storeName).name;
  return readdirSync(folder).every((name) => OURS.test(name) || name.startsWith(stem));
}
