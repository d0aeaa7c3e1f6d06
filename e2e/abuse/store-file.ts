import path from 'node:path';
import Libsql from 'libsql';
import type { Desk } from '@/e2e/helpers/desk';

/** Writes into the embedded store of a running desk, behind the product's back; how many rows that changed. */
export function tamper(desk: Desk, sql: string, ...values: (string | number)[]): number {
  return withStore(desk, (db) => db.prepare(sql).run(...values).changes);
}

/** Rows of the embedded store as they are. */
export function stored(desk: Desk, sql: string, ...values: (string | number)[]): unknown[] {
  return withStore(desk, (db) => db.prepare(sql).all(...values));
}

function withStore<T>(desk: Desk, use: (db: Libsql.Database) => T): T {
  const db = new Libsql(path.join(desk.folder, 'desk.db'));
  try {
    return use(db);
  } finally {
    db.close();
  }
}
