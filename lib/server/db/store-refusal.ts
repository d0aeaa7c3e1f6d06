import 'server-only';
import { sql } from 'kysely';
import type { Database } from '@/lib/server/db/schema';

/** Why a store is not used. For tests and logs; people read the message. */
export type StoreRefusalReason =
  | 'in_use'
  | 'no_folder'
  | 'read_only'
  | 'unsupported_folder'
  | 'not_a_file'
  | 'not_a_database'
  | 'foreign_database'
  | 'corrupt'
  | 'newer'
  | 'restore_interrupted'
  | 'missing'
  | 'unreadable'
  | 'exists';

/** The store must not be used as it is. The message is whole: what is wrong, and what to do next. */
export class StoreRefusal extends Error {
  readonly reason: StoreRefusalReason;

  constructor(reason: StoreRefusalReason, lines: readonly string[], cause?: unknown) {
    super(lines.join('\n'), { cause });
    this.name = 'StoreRefusal';
    this.reason = reason;
  }
}

/** How to get back to a store that works; the file that was refused is left as it is. */
export function restoreSteps(file: string): string[] {
  return [
    'The file was not changed. To go on:',
    '  1. stop every server on this store;',
    '  2. npm run restore -- BACKUP   (made by npm run backup; the file above is kept aside);',
    '  3. start again.',
    `Without a backup: move ${file} (and its -wal and -shm, if any) away and keep them; the next start makes an empty store.`,
  ];
}

/** The driver's or the system's code of an error, or ''. libsql gives the code of a failed opening only in its text. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  return /^ConnectionFailed/.test(error.message) ? 'SQLITE_CANTOPEN' : '';
}

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
