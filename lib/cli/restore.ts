import { hostname } from 'node:os';
import path from 'node:path';
import { parseDatabaseUrl } from '@/lib/server/config';
import { type Restored, restoreStoreFile } from '@/lib/server/db/backup-file';
import { prepareFolder } from '@/lib/server/db/embedded-folder';
import { embeddedFile, migrateStore, openStore } from '@/lib/server/db/store';
import { takeFolderLock } from '@/lib/server/db/take-store';
import { recordAudit } from '@/lib/server/services/audit/record';
import { advanceBatch } from '@/lib/server/services/batches/advance';
import { withTransaction } from '@/lib/server/services/context';
import { nowMs } from '@/lib/time/clock';
import { commandContext, UsageError } from './command-context';
import { loadEnvFiles } from './load-env';
import { describeRows, EXIT_REFUSED, parseStoreArgs, runStoreCommand, stampOf } from './store-command';

// `npm run restore -- FILE`: puts a backup in the place of the embedded store.

const USAGE = `Usage:
  npm run restore -- FILE

Checks the backup FILE and puts it in the place of the embedded store (DATABASE_URL). Stop the server first.
The store that was there is kept beside it, as NAME.before-restore-TIME.`;

const POSTGRES = `Nothing was restored: DATABASE_URL names a PostgreSQL. Stop every server, then restore with its own tools:

  pg_restore --clean --if-exists --single-transaction --no-owner --dbname="$DATABASE_URL" desk.dump`;

await runStoreCommand(USAGE, async () => {
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
  const { keptAt, heldRows, rows } = await restore(path.resolve(backup), file);
  console.log(`Restored ${path.resolve(backup)} to ${path.resolve(file)}.\n${describeRows(rows)}.`);
  if (keptAt) console.log(`What was there before is kept as ${keptAt}.`);
  if (heldRows > 0) {
    console.log(
      `${heldRows} rows waited to be sent in the backup. They may have been sent since, so they are unknown now and are not sent by themselves: look at their batches.`,
    );
  }
  console.log('Everybody has to sign in again.');
  return 0;
});

/** Under the lock that servers hold, so that none runs and none starts meanwhile. */
async function restore(backup: string, file: string): Promise<Restored> {
  const folder = prepareFolder(path.dirname(file));
  const atMs = nowMs();
  const lock = takeFolderLock(folder, { pid: process.pid, host: hostname(), sinceMs: atMs });
  try {
    const target = path.join(folder, path.basename(file));
    const restored = restoreStoreFile(backup, target, stampOf(atMs));
    await tellRestored(target, path.basename(backup), restored);
    return restored;
  } finally {
    lock.release();
  }
}

/** Into the restored store's own audit, and its batches move on that have nothing left to send. */
async function tellRestored(file: string, backup: string, { heldRows, keptAt }: Restored): Promise<void> {
  const store = openStore(`file:${file}`);
  try {
    await migrateStore(store);
    const ctx = commandContext(store);
    await withTransaction({ store }, async (tx) => {
      await recordAudit(tx, ctx, {
        action: 'store.restore',
        objectType: 'store',
        objectId: path.basename(file),
        after: { backup, heldRows, keptAt: keptAt && path.basename(keptAt) },
      });
      const sending = await tx.selectFrom('batches').select('id').where('state', '=', 'sending').execute();
      for (const { id } of sending) await advanceBatch(tx, ctx, id);
    });
  } finally {
    await store.close();
  }
}
