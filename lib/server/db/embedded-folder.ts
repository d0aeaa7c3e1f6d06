import 'server-only';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  statfsSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { FILE_PARTS } from '@/lib/server/db/sqlite-file';
import { errorCode, StoreRefusal } from '@/lib/server/db/store-refusal';

/**
 * File systems whose locks and shared memory cannot be trusted between machines, by the magic number of statfs(2).
 * Source: linux/magic.h; SQLite's "How To Corrupt", §2.1 (locks of network file systems).
 */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x517b, 'SMB'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
]);

/** Makes the folder of an embedded store when it is absent. Returns its real path. Throws StoreRefusal. */
export function prepareFolder(folder: string): string {
  const wanted = path.resolve(folder);
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreRefusal(
      'no_folder',
      [
        `The data folder ${wanted} cannot be made (${errorCode(error)}).`,
        'Make it yourself and give this user the right to write there, or set DATABASE_URL to a file elsewhere.',
      ],
      error,
    );
  }
  const real = realpathSync(wanted);
  refuseNetworkFolder(real, statfsSync(real).type);
  refuseReadOnly(real, constants.W_OK | constants.X_OK);
  return real;
}

/** @param type what statfs says of the folder's file system. Throws StoreRefusal. */
export function refuseNetworkFolder(folder: string, type: number): void {
  // A 32-bit magic number arrives signed or not, depending on the platform.
  const name = NETWORK_FILE_SYSTEMS.get(type >>> 0);
  if (name === undefined) return;
  throw new StoreRefusal('unsupported_folder', [
    `The data folder ${folder} lies on a network file system (${name}), which cannot guard an embedded store against a second server.`,
    'Set DATABASE_URL to a file on a local disk, or use PostgreSQL (postgres://…).',
  ]);
}

/** Throws StoreRefusal when this user may not do `mode` with the folder or file. */
export function refuseReadOnly(target: string, mode: number): void {
  try {
    accessSync(target, mode);
  } catch (error) {
    throw readOnly(target, error);
  }
}

export function readOnly(target: string, cause: unknown): StoreRefusal {
  return new StoreRefusal(
    'read_only',
    [
      `${target} cannot be written by this user (${errorCode(cause)}).`,
      'Give the user of the server the right to read and write the data folder and all files in it, or mount it writable.',
    ],
    cause,
  );
}

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
