import 'server-only';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** For tests: a small disk of its own, in memory. */
export type TestDisk = {
  folder: string;
  /** Takes all of its room but about so many bytes. */
  fill(leaveBytes?: number): void;
  /** Gives the room back. */
  empty(): void;
  dispose(): void;
};

const BLOCK_BYTES = 64 * 1024;

/** Null where no disk can be mounted: that needs root, and a container may forbid it. */
export function mountTestDisk(megabytes: number): TestDisk | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder]);
  if (status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const filler = path.join(folder, 'filler');
  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    fill: (leaveBytes = 0) => {
      const file = openSync(filler, 'a');
      try {
        while (freeBytes() > leaveBytes) {
          writeSync(file, Buffer.alloc(Math.min(BLOCK_BYTES, Math.max(1, freeBytes() - leaveBytes))));
        }
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler, { force: true }),
    dispose: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
