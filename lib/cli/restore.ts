import { hostname } from 'node:os';
import path from 'node:path';
import { parseDatabaseUrl } from '@/lib/server/config';
import { prepareFolder } from '@/lib/server/db/embedded-folder';
import { takeFolderLock } from '@/lib/server/db/folder-lock';
import { type Restored, restoreStoreFile } from '@/lib/server/db/restore-file';
import { embeddedFile } from '@/lib/server/db/store';
import { nowMs } from '@/lib/time/clock';
import { loadEnvFiles } from './load-env';
import { describeRows, EXIT_REFUSED, parseStoreArgs, runStoreCommand, stampOf } from './store-command';
import { UsageError } from './usage-error';

// `npm run restore -- FILE`: puts a backup in the place of the embedded store.

const USAGE = `Usage:
  npm run restore -- FILE

Checks the backup FILE and puts it in the place of the embedded store (DATABASE_URL). Stop the server first.
The store that was there is kept beside it, as NAME.before-restore-TIME.`;

const POSTGRES = `Nothing was restored: DATABASE_URL names a PostgreSQL. Stop every server, then restore with its own tools:

  pg_restore --clean --if-exists --single-transaction --no-owner --dbname="$DATABASE_URL" desk.dump`;

runStoreCommand(USAGE, () => {
  const { file: backup, force, help } = parseStoreArgs(process.argv.slice(2));
  if (help) {
    console.log(USAGE);
    return 0;
  }
  loadEnvFiles(false);
  const file = embeddedFile(parseDatabaseUrl(process.env));
  if (file === null) {
    console.error(POSTGRES);
    return EXIT_REFUSED;
  }
  if (backup === null) throw new UsageError('Which FILE?');
  if (force) throw new UsageError('There is no --force: what was there is kept anyway.');
  const { keptAt, rows } = restore(path.resolve(backup), file);
  console.log(`Restored ${path.resolve(backup)} to ${path.resolve(file)}.\n${describeRows(rows)}.`);
  if (keptAt) console.log(`What was there before is kept as ${keptAt}.`);
  console.log(
    'Orders sent after the backup was made are not in it: the next sync reads what the cloud did with these events.',
  );
  return 0;
});

/** Under the lock that servers hold, so that none runs and none starts meanwhile. */
function restore(backup: string, file: string): Restored {
  const folder = prepareFolder(path.dirname(file));
  const atMs = nowMs();
  const lock = takeFolderLock(folder, { pid: process.pid, host: hostname(), sinceMs: atMs });
  try {
    return restoreStoreFile(backup, path.join(folder, path.basename(file)), stampOf(atMs));
  } finally {
    lock.release();
  }
}
