import 'server-only';
import { sql } from 'kysely';
import type { Database } from '@/lib/server/db/schema';
import { StoreRefusal } from '@/lib/server/db/store-refusal';

/**
 * Throws StoreRefusal when the store has been through migrations that this version does not know: a newer version wrote
 * it, and this one would misread it.
 */
export async function refuseNewerStore(db: Database, known: readonly string[]): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  refuseUnknownMigrations(
    rows.map(({ name }) => name),
    known,
    'The store',
  );
}

/** As refuseNewerStore, for names that were read already. @param what what a person reads as the subject */
export function refuseUnknownMigrations(
  names: readonly string[],
  known: readonly string[],
  what: string,
): void {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new StoreRefusal('newer', [
    `${what} was written by a newer version of Redeploy Desk (unknown: ${unknown.join(', ')}). It was not changed.`,
    'Install that version again, or restore a backup that was made before the upgrade: npm run restore -- BACKUP.',
  ]);
}
