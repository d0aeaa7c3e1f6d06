import 'server-only';
import { Kysely, Migrator } from 'kysely';
import { libsqlDialect } from '@/lib/server/db/dialects/libsql';
import { postgresDialect } from '@/lib/server/db/dialects/postgres';
import * as initial from '@/lib/server/db/migrations/0001-initial';
import * as approvals from '@/lib/server/db/migrations/0004-approvals';
import type { Database, Schema } from '@/lib/server/db/schema';
import type { StoreKind } from '@/lib/server/db/store-kind';

/** An open store. `db` is one Kysely instance; close it once, at the end of the process or test. */
export type Store = { db: Database; kind: StoreKind; close(): Promise<void> };

const MIGRATIONS = { '0001-initial': initial, '0004-approvals': approvals };

/**
 * Opens the store that `url` names: `file:PATH` (embedded) or `postgres://…`.
 * Does not migrate. Throws when the file or its folder cannot be opened.
 */
export function openStore(url: string): Store {
  const kind: StoreKind = url.startsWith('file:') ? 'libsql' : 'postgres';
  const dialect = kind === 'libsql' ? libsqlDialect(url.slice('file:'.length)) : postgresDialect(url);
  const db = new Kysely<Schema>({ dialect });
  return { db, kind, close: () => db.destroy() };
}

/** Brings the store to the newest shape; safe when several processes start at once (the migrator takes a lock). */
export async function migrateStore(store: Store): Promise<void> {
  const migrator = new Migrator({
    db: store.db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(MIGRATIONS).map(([name, { up }]) => [
            name,
            { up: (db: Kysely<unknown>) => up(db, store.kind) },
          ]),
        ),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
