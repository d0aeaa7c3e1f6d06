import 'server-only';
import { getConfig } from '@/lib/server/config';
import { migrateStore, openStore, type Store } from '@/lib/server/db/store';

type Held = { store: Store; migrated: Promise<void> | null };

declare global {
  // One store for each process: Next loads this module more than once (instrumentation, routes, dev reload).
  var redeployDeskStore: Held | undefined;
}

function held(): Held {
  globalThis.redeployDeskStore ??= { store: openStore(getConfig().databaseUrl), migrated: null };
  return globalThis.redeployDeskStore;
}

/** The store of this process, opened at the first call. Throws when it cannot be opened, or ConfigError. */
export function getStore(): Store {
  return held().store;
}

/** Brings the store to the newest shape once for each process; a failed try is not remembered. */
export async function ensureMigrated(): Promise<void> {
  const current = held();
  current.migrated ??= migrateStore(current.store);
  try {
    await current.migrated;
  } catch (error) {
    current.migrated = null;
    throw error;
  }
}
