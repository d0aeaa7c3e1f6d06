import { statSync } from 'node:fs';
import path from 'node:path';
import { parseDatabaseUrl } from '@/lib/server/config';
import { backupStoreFile } from '@/lib/server/db/backup-file';
import type { Store } from '@/lib/server/db/store';
import { embeddedFile, openStore } from '@/lib/server/db/store';
import { recordAudit } from '@/lib/server/services/audit/record';
import { withTransaction } from '@/lib/server/services/context';
import { nowMs } from '@/lib/time/clock';
import { commandContext } from './command-context';
import { loadEnvFiles } from './load-env';
import { describeRows, EXIT_REFUSED, parseStoreArgs, runStoreCommand, stampOf } from './store-command';

// `npm run backup -- [FILE]`: copies the embedded store while the server runs.

const USAGE = `Usage:
  npm run backup -- [FILE] [--force]

Copies the embedded store (DATABASE_URL) into FILE, checked and whole, while the server runs.
Without FILE: backups/desk-TIME.db beside the store. FILE may be a folder. --force replaces a file.`;

const POSTGRES = `Nothing was backed up: DATABASE_URL names a PostgreSQL, whose own tools do it while servers run:

  pg_dump --format=custom --file=desk.dump "$DATABASE_URL"
  pg_restore --list desk.dump > /dev/null      # checks that the file can be read`;

await runStoreCommand(USAGE, async () => {
  const { file, force, help } = parseStoreArgs(process.argv.slice(2));
  if (help) {
    console.log(USAGE);
    return 0;
  }
  loadEnvFiles(false);
  const source = embeddedFile(parseDatabaseUrl(process.env));
  if (source === null) {
    console.error(POSTGRES);
    return EXIT_REFUSED;
  }
  const target = targetOf(file, source);
  const { bytes, rows } = backupStoreFile(source, target, { replace: force });
  await tellBackup(source, target, bytes);
  console.log(`Backed up to ${target} (${(bytes / 1e6).toFixed(1)} MB, checked).\n${describeRows(rows)}.`);
  return 0;
});

/**
 * Into the trail of the store that runs, not of the copy: the copy holds every password's hash, and this is what says who
 * made it. Without it the backup still counts: a full disk must not keep anybody from saving what is there.
 */
async function tellBackup(source: string, target: string, bytes: number): Promise<void> {
  let store: Store | null = null;
  try {
    const opened = openStore(`file:${source}`);
    store = opened;
    await withTransaction({ store: opened }, (tx) =>
      recordAudit(tx, commandContext(opened), {
        action: 'store.backup',
        objectType: 'store',
        objectId: path.basename(source),
        after: { file: target, bytes },
      }),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`The audit trail could not be told of this backup: ${reason}`);
  } finally {
    await store?.close();
  }
}

function targetOf(file: string | null, source: string): string {
  const name = `${path.parse(source).name}-${stampOf(nowMs())}.db`;
  if (file === null) return path.resolve(path.dirname(source), 'backups', name);
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  return path.resolve(isFolder ? path.join(file, name) : file);
}
