import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Names the folder of a run's prepared stores, for its workers. */
const FOLDER_SETTING = 'DESK_E2E_STORES';

/** A folder for the stores of one run, and for the commands that it compiles (lib/cli/ts-hooks.js). Returns what removes it. */
export function keepPreparedStores(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-stores-'));
  process.env[FOLDER_SETTING] = folder;
  process.env.DESK_COMPILED = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * Puts a store of this kind at `file`: a copy when this run has made one of that name already, else by `make`. Outside
 * a run of Playwright nothing is kept, and `make` fills `file` itself.
 * @param make fills the store at the path that it is given, and has closed it when it resolves
 */
export async function copyPrepared(
  name: string,
  file: string,
  make: (file: string) => Promise<void>,
): Promise<void> {
  const folder = process.env[FOLDER_SETTING];
  if (!folder) return make(file);
  const prepared = path.join(folder, `${name}.db`);
  if (!existsSync(prepared)) {
    // Two workers may make it at once: each its own, and the last to be whole stays.
    const own = path.join(folder, `${name}-${process.pid}.db`);
    await make(own);
    renameSync(own, prepared);
  }
  copyFileSync(prepared, file);
}
