import 'server-only';
import type { Database, Tx } from '@/lib/server/db/schema';

const MAX_TRIES = 4;
/** Serialization failure and deadlock of PostgreSQL; another process's write lock in the embedded store. */
const RETRIABLE = /^(40001|40P01|SQLITE_BUSY(_SNAPSHOT)?)$/;

/**
 * Runs `work` in a transaction, again from the start (at most three times) when the store gave up on it only because of
 * another one. `work` must hold nothing but statements: no request may leave from inside.
 */
export async function retryTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (tries >= MAX_TRIES || !RETRIABLE.test(codeOf(error))) throw error;
    }
  }
}

/** Whether a statement failed because `table.column` must be unique. */
export function isUniqueViolation(error: unknown, table: string, column: string): boolean {
  const code = codeOf(error);
  if (code === '23505') return constraintOf(error) === `${table}_${column}_key`;
  return code.startsWith('SQLITE_CONSTRAINT') && messageOf(error).includes(`${table}.${column}`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function constraintOf(error: unknown): unknown {
  return error instanceof Error && 'constraint' in error ? error.constraint : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
