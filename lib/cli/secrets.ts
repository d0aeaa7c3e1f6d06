import { parseDatabaseUrl, parseKeyRingSetting } from '@/lib/server/config';
import { migrateStore, openStore } from '@/lib/server/db/store';
import { type KeyRing, withNewKey } from '@/lib/server/secrets/key-ring';
import { forgetLostSecrets, rotateSecrets } from '@/lib/server/services/secrets/rotate';
import { commandContext, UsageError } from './command-context';
import { loadEnvFiles } from './load-env';
import { EXIT_REFUSED, runStoreCommand } from './store-command';

// `npm run secrets -- new|rotate|forget`: the key ring that seals what the store keeps for channels.

const USAGE = `Usage:
  npm run secrets -- new                 prints a key ring with a new first key; known keys follow
  npm run secrets -- rotate [--dry-run]  seals every stored secret under the first key
  npm run secrets -- forget              the key is lost: removes the channels whose secrets no key opens

To change the key: new, set DESK_ENCRYPTION_KEYS on every server and restart them, rotate, take the old key out, restart.`;

await runStoreCommand(USAGE, async () => {
  const [command, ...rest] = process.argv.slice(2);
  if (command === '--help' || command === '-h') {
    console.log(USAGE);
    return 0;
  }
  loadEnvFiles(false);
  if (command === 'new' && rest.length === 0) {
    console.log(`DESK_ENCRYPTION_KEYS="${withNewKey(parseKeyRingSetting(process.env))}"`);
    return 0;
  }
  if (command === 'rotate' && rest.every((flag) => flag === '--dry-run')) return rotate(rest.length > 0);
  if (command === 'forget' && rest.length === 0) return forget();
  throw new UsageError('Say new, rotate or forget.');
});

async function rotate(dryRun: boolean): Promise<number> {
  return withStore(async (store, ring) => {
    const { resealed, current, lost } = await rotateSecrets(commandContext(store), ring, { dryRun });
    if (lost.length > 0) {
      const places = lost.map(
        ({ table, row, column, keyNumber }) => `  ${table} ${row} ${column} (key ${keyNumber ?? '?'})`,
      );
      console.error(`Nothing was changed: no key of the ring opens\n${places.join('\n')}`);
      return EXIT_REFUSED;
    }
    const verb = dryRun ? 'would be re-encrypted' : 'were re-encrypted';
    console.log(`${resealed} secrets ${verb} with key ${ring.current}; ${current} had it already.`);
    if (!dryRun)
      console.log(
        'Older keys can be taken out of DESK_ENCRYPTION_KEYS now; backups from before still need them.',
      );
    return 0;
  });
}

async function forget(): Promise<number> {
  return withStore(async (store, ring) => {
    const ids = await forgetLostSecrets(commandContext(store), ring);
    console.log(ids.length === 0 ? 'Every stored secret opens.' : `Removed the channels ${ids.join(', ')}.`);
    return 0;
  });
}

async function withStore(work: (store: ReturnType<typeof openStore>, ring: KeyRing) => Promise<number>) {
  const ring = parseKeyRingSetting(process.env);
  if (!ring) throw new UsageError('DESK_ENCRYPTION_KEYS is not set.');
  const store = openStore(parseDatabaseUrl(process.env));
  try {
    await migrateStore(store);
    return await work(store, ring);
  } finally {
    await store.close();
  }
}
