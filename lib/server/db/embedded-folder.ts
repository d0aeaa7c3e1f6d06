import 'server-only';
import { accessSync, constants, mkdirSync, realpathSync, statfsSync } from 'node:fs';
import path from 'node:path';
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
